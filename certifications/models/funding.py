from django.db import models
from django.db.models import Q, Value
from simple_history.models import HistoricalRecords

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact


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
        ORGANIZATION = "ORGANIZATION", "Organization of coders"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)

    history = HistoricalRecords()
    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = "way to pay"
        verbose_name_plural = "ways to pay"
        ordering = ["kind", "name"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


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

    class Meta:
        constraints = [
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
        if self.low is None:
            return self.says
        amount = f"{words.span(self.low, self.high, words.money)} {self.get_per_display()}"
        return f"{amount}: {self.says}" if self.says else amount

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
