from decimal import Decimal

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from salaries.models import Area

from ..catalogue.study import in_months
from .certifications import Certification


class TrainingQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Training(models.Model):
    """A type of program, or one named course."""

    class Mode(models.TextChoices):
        CAMPUS = "CAMPUS", "On campus"
        ONLINE = "ONLINE", "Online"
        HYBRID = "HYBRID", "Partly online"
        EITHER = "EITHER", "On campus or online"

    class Award(models.TextChoices):
        COURSE = "COURSE", "Course"
        CERTIFICATE = "CERTIFICATE", "Certificate"
        DIPLOMA = "DIPLOMA", "Diploma"
        ASSOCIATE = "ASSOCIATE", "Associate degree"
        BACHELOR = "BACHELOR", "Bachelor’s degree"
        MASTER = "MASTER", "Master’s degree"

    class School(models.TextChoices):
        COMMUNITY = "COMMUNITY", "Community or technical college"
        UNIVERSITY = "UNIVERSITY", "University"
        CAREER = "CAREER", "Career school or training company"
        ORGANIZATION = "ORGANIZATION", "Organization of coders"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    provider = models.CharField(
        max_length=120, blank=True, help_text="Empty for a type of program."
    )
    state = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where its provider is. Empty for a type of program.",
    )
    mode = models.CharField(
        "how it is taught",
        max_length=6,
        choices=Mode,
        blank=True,
        help_text="Empty where no source says.",
    )
    award = models.CharField(
        "what you get",
        max_length=11,
        choices=Award,
        blank=True,
        help_text="The kind: its own words are a fact. Empty where neither name nor source says.",
    )
    school = models.CharField(
        "kind of school",
        max_length=12,
        choices=School,
        blank=True,
        help_text="By its name or a source. Empty where neither says.",
    )
    leads_to = models.ForeignKey(
        Certification,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="trainings",
        help_text="When it prepares for one certification.",
    )

    history = HistoricalRecords()
    objects = TrainingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("certifications:program", (self.slug,))

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["certifications.certification", "salaries.area"]

    @property
    def is_kind(self) -> bool:
        """Whether it is a kind of program, and not one school’s."""
        return not self.provider


class TrainingCost(SourcedFact):
    """What a program or course costs, by some source."""

    class Per(models.TextChoices):
        WHOLE = "WHOLE", "in all"
        YEAR = "YEAR", "a year"
        UNIT = "UNIT", "a credit unit"

    class Covers(models.TextChoices):
        TUITION = "TUITION", "Tuition and fees"
        BOOKS = "BOOKS", "Books and supplies"
        BUDGET = "BUDGET", "Everything, living included"
        LIVING = "LIVING", "Housing and food, after grants"

    subject = ("training", "per", "covers", "who", "year_text")
    topic = "Training"
    lasts = 12
    moves_totals = True
    measured = "low"
    usual = (0, 60_000)

    training = models.ForeignKey(Training, models.CASCADE, related_name="costs")
    covers = models.CharField(max_length=7, choices=Covers, default=Covers.TUITION)
    per = models.CharField(max_length=5, choices=Per, default=Per.WHOLE)
    who = models.CharField(
        "for whom", max_length=120, blank=True, help_text="“California residents”."
    )
    year_text = models.CharField(
        "school year", max_length=20, blank=True, help_text="“2025–26”, when it names one."
    )
    low = models.DecimalField("dollars", max_digits=8, decimal_places=2)
    high = models.DecimalField("upper end", max_digits=8, decimal_places=2, null=True, blank=True)
    with_exam = models.BooleanField(
        "with an exam, unnamed",
        default=False,
        help_text="On for “course plus exam”, where the source does not say which exam.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_cost_in_order",
                condition=Q(low__gte=0) & (Q(high__isnull=True) | Q(high__gte=models.F("low"))),
                violation_error_message="The upper end cannot be below the lower one, or below $0.",
            ),
            unique_fact(
                "unique_training_cost", "training", "covers", "per", "who", "low", "locator"
            ),
            dated_in_order("training_cost_dates_in_order"),
        ]

    @property
    def figure(self):
        exam = ", with an exam that the source does not name" if self.with_exam else ""
        return f"{words.span(self.low, self.high, words.money)} {self.get_per_display()}{exam}"

    @property
    def question(self):
        per = "" if self.per == self.Per.WHOLE else f" {self.get_per_display()}"
        who = f" for {self.who}" if self.who else ""
        year = f" in {self.year_text}" if self.year_text else ""
        asked = {
            self.Covers.TUITION: f"What does “{self.training}” cost",
            self.Covers.BOOKS: f"What do books for “{self.training}” cost",
            self.Covers.BUDGET: f"What does “{self.training}” cost with living included",
            self.Covers.LIVING: f"What do housing and food cost with “{self.training}”",
        }[self.covers]
        return f"{asked}{per}{who}{year}?"


class TrainingLength(SourcedFact):
    """How long a program or course takes, by some source: on the calendar, or in hours.

    Hours of class are not hours of study: what a learner studies beside the class comes on top.
    """

    class HoursKind(models.TextChoices):
        CLASS = "CLASS", "class hours"
        STUDY = "STUDY", "hours of study"

    subject = ("training",)
    topic = "Training"
    moves_totals = True

    training = models.ForeignKey(Training, models.CASCADE, related_name="lengths")
    # Empty where the source only says how long it takes at most.
    months_low = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    months_high = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    weeks_low = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_high = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    hours_kind = models.CharField(
        "what the hours are",
        max_length=5,
        choices=HoursKind,
        default=HoursKind.CLASS,
        help_text="Of study only where the source means all that a learner spends.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_length_says_something",
                condition=Q(months_high__isnull=False)
                | Q(weeks_high__isnull=False)
                | Q(hours__isnull=False),
                violation_error_message="Give its months, its weeks or its hours.",
            ),
            models.CheckConstraint(
                name="training_length_is_some_time",
                condition=(Q(months_low__isnull=True) | Q(months_low__gt=0))
                & (Q(months_high__isnull=True) | Q(months_high__gt=0))
                & (Q(weeks_low__isnull=True) | Q(weeks_low__gte=1))
                & (Q(weeks_high__isnull=True) | Q(weeks_high__gte=1))
                & (Q(hours__isnull=True) | Q(hours__gte=1)),
                violation_error_message="Months, weeks and hours must be more than 0, or empty.",
            ),
            models.CheckConstraint(
                name="training_length_in_order",
                condition=Q(months_low__isnull=True) | Q(months_high__gte=models.F("months_low")),
                violation_error_message="The most months cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="training_length_in_weeks_or_months",
                condition=Q(weeks_low__isnull=True, weeks_high__isnull=True)
                | Q(months_low__isnull=True, months_high__isnull=True)
                & Q(weeks_high__gte=Coalesce("weeks_low", "weeks_high")),
                violation_error_message="Give weeks or months, and the fewest weeks first.",
            ),
            unique_fact(
                "unique_training_length",
                "training",
                "months_high",
                "hours",
                "locator",
                nullable={"months_high": Value(Decimal(0)), "hours": Value(0)},
            ),
            dated_in_order("training_length_dates_in_order"),
        ]

    @property
    def figure(self):
        calendar = self._months if self.months_high is not None else self._weeks
        return ", ".join(filter(None, (calendar, self.hours and self._hours)))

    @property
    def _hours(self) -> str:
        return f"{words.number(self.hours)} {self.get_hours_kind_display()}"

    @property
    def _months(self) -> str:
        if self.months_low is None:
            return f"up to {words.plural(self.months_high, 'month')}"
        if self.months_low == self.months_high:
            return words.plural(self.months_high, "month")
        return f"{words.span(self.months_low, self.months_high, words.number)} months"

    @property
    def _weeks(self) -> str:
        if not self.weeks_high:
            return ""
        if not self.weeks_low:
            return f"up to {words.plural(self.weeks_high, 'week')}"
        count = words.span(self.weeks_low, self.weeks_high)
        return f"{count} {'week' if self.weeks_high == 1 else 'weeks'}"

    @property
    def runs_at_least(self) -> Decimal | None:
        """Months on the calendar; None where only the most is said, or nothing."""
        if not self.weeks_high:
            return self.months_low
        return None if self.weeks_low is None else in_months(self.weeks_low)

    @property
    def runs_at_most(self) -> Decimal | None:
        """Months on the calendar; None where only hours are said."""
        return in_months(self.weeks_high) if self.weeks_high else self.months_high

    @property
    def is_of_class(self) -> bool:
        """Whether its hours are those of class: study beside them comes on top."""
        return self.hours_kind == self.HoursKind.CLASS

    @property
    def question(self):
        return f"How long does “{self.training}” take?"
