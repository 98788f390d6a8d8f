from django.db import models
from django.db.models import Q, Value
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from salaries.models import Area

from .certifications import Certification
from .issuers import Issuer
from .training import Training


class FundingQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Funding(models.Model):
    """A way in which someone else pays for training, an exam or dues."""

    class Kind(models.TextChoices):
        FEDERAL = "FEDERAL", "Federal program"
        MILITARY = "MILITARY", "For service members, veterans and their families"
        STATE = "STATE", "State program"
        EMPLOYER = "EMPLOYER", "Employer or apprenticeship"
        SCHOOL = "SCHOOL", "School"
        ORGANIZATION = "ORGANIZATION", "Organization of coders"
        HARDSHIP = "HARDSHIP", "Help in hardship"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    for_whom = models.CharField(
        max_length=120, blank=True, help_text="In a few words, as its rules say it."
    )
    condition = models.CharField(
        max_length=160,
        blank=True,
        help_text="What must hold before it pays, after “if”: it stands beside every sum.",
    )
    ask = models.CharField(
        "how to ask",
        max_length=200,
        blank=True,
        help_text="Whom to ask, and for what. A whole sentence.",
    )
    unknown = models.CharField(
        "what we don’t know",
        max_length=200,
        blank=True,
        help_text="Beyond what its rules leave open. A whole sentence.",
    )
    pays_course = models.BooleanField("can pay for a course", default=False)
    pays_books = models.BooleanField("can pay for books", default=False)
    pays_exam = models.BooleanField("can pay for an exam", default=False)
    pays_dues = models.BooleanField("can pay dues", default=False)
    state = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="When it is for one state.",
    )
    certification = models.ForeignKey(
        Certification,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="When it pays for this exam alone.",
    )
    issuer = models.ForeignKey(
        Issuer,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organization",
        help_text="When it pays for the exams or dues of one organization.",
    )
    school = models.CharField(
        "kind of school",
        max_length=12,
        choices=Training.School,
        blank=True,
        help_text="When it pays for courses at this kind of school alone.",
    )
    needs_school = models.BooleanField(
        "at schools alone",
        default=False,
        help_text="On where courses of organizations that are no school are left out.",
    )
    is_for_degrees = models.BooleanField(
        "for a degree alone", default=False, help_text="On where it pays for no shorter course."
    )

    history = HistoricalRecords()
    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = "way to pay"
        verbose_name_plural = "ways to pay"
        ordering = ["kind", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("certifications:funding", (self.slug,))

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = [
        "certifications.certification",
        "certifications.issuer",
        "salaries.area",
    ]


class FundingRule(SourcedFact):
    """What a source says of a way to pay: for whom it is, how much it gives, by which rule."""

    class Kind(models.TextChoices):
        WHO = "WHO", "Who can get it"
        AMOUNT = "AMOUNT", "How much it pays"
        RULE = "RULE", "Rule"
        LENGTH = "LENGTH", "Length of the training"
        START = "START", "When it begins"
        APPLY = "APPLY", "How to apply"

    class Per(models.TextChoices):
        TEST = "TEST", "a test"
        YEAR = "YEAR", "a year"
        LIFETIME = "LIFETIME", "in a lifetime"
        TAX_RETURN = "TAX_RETURN", "a tax return"
        AWARD = "AWARD", "an award"

    subject = ("funding", "kind")
    topic = "Ways to pay"
    lasts = 12

    funding = models.ForeignKey(
        Funding, models.CASCADE, related_name="rules", verbose_name="way to pay"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    says = models.CharField(
        max_length=250,
        blank=True,
        help_text="In plain words, as a reader needs it. Empty when the amount says it all.",
    )
    low = models.DecimalField("dollars", max_digits=8, decimal_places=2, null=True, blank=True)
    high = models.DecimalField("upper end", max_digits=8, decimal_places=2, null=True, blank=True)
    per = models.CharField(max_length=10, choices=Per, blank=True)
    hours_low = models.PositiveSmallIntegerField("hours of class", null=True, blank=True)
    hours_high = models.PositiveSmallIntegerField(
        "the most", null=True, blank=True, help_text="The most class hours that it pays for."
    )
    weeks_low = models.PositiveSmallIntegerField(
        "weeks", null=True, blank=True, help_text="The fewest weeks that the training may take."
    )
    weeks_below = models.PositiveSmallIntegerField("fewer than", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="funding_length_in_order",
                condition=Q(
                    hours_low__isnull=True,
                    hours_high__isnull=True,
                    weeks_low__isnull=True,
                    weeks_below__isnull=True,
                )
                | Q(kind="LENGTH")
                & (Q(hours_high__isnull=True) | Q(hours_high__gte=models.F("hours_low")))
                & (Q(weeks_below__isnull=True) | Q(weeks_below__gt=models.F("weeks_low"))),
                violation_error_message="Hours and weeks stand under “Length of the training”, "
                "with the fewest first.",
            ),
            models.CheckConstraint(
                name="funding_rule_says_something",
                condition=~Q(says="") | Q(low__isnull=False),
                violation_error_message="Say the rule, or give the amount.",
            ),
            models.CheckConstraint(
                name="funding_amount_is_of_something",
                condition=Q(low__isnull=True, high__isnull=True, per="")
                | Q(kind="AMOUNT", low__isnull=False, low__gte=0)
                & (Q(high__isnull=True) | Q(high__gte=models.F("low")))
                & ~Q(per=""),
                violation_error_message="Dollars stand under “How much it pays”, with what they "
                "are for and the lower end first.",
            ),
            unique_fact(
                "unique_funding_rule",
                "funding",
                "kind",
                "says",
                "low",
                nullable={"low": Value(-1, models.DecimalField(max_digits=8, decimal_places=2))},
            ),
            dated_in_order("funding_rule_dates_in_order"),
        ]

    @property
    def figure(self) -> str:
        says = words.dates(self.says)
        if self.low is None:
            return says
        amount = f"{words.span(self.low, self.high, words.money)} {self.get_per_display()}"
        return f"{amount}: {says}" if says else amount

    @property
    def claim(self):
        """Two sources contradict each other on who can get it and how much; rules add up."""
        match self.kind:
            case self.Kind.WHO:
                return self.says
            case self.Kind.AMOUNT if self.low is not None:
                return self.low, self.high, self.per
        return None

    @property
    def question(self) -> str:
        return {
            self.Kind.WHO: f"Who can get “{self.funding}”?",
            self.Kind.AMOUNT: f"How much does “{self.funding}” pay?",
            self.Kind.RULE: f"By which rules does “{self.funding}” pay?",
            self.Kind.LENGTH: f"How long is the training that “{self.funding}” pays for?",
            self.Kind.START: f"When does “{self.funding}” begin?",
            self.Kind.APPLY: f"How do you apply for “{self.funding}”?",
        }[self.kind]
