from django.db import models
from django.db.models import F, Q

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact

from .certifications import Certification

WHOM = {"": "", "NEW": " for people new to the field", "KNOWS": " for people who know the field"}


def _at_least_one(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 1})


class StudyTime(SourcedFact):
    """How long some source says it takes to prepare for an exam: an estimate, never a rule.

    These are hours of study. The hours of a class are those of its training, and so is how many
    months it runs.
    """

    class ForWhom(models.TextChoices):
        NEW = "NEW", "People new to the field"
        KNOWS = "KNOWS", "People who know it: coders, billers, nurses"

    subject = ("certification",)
    topic = "Study time"
    moves_totals = True

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="study_times")
    estimate = models.CharField(
        "in plain words",
        max_length=250,
        help_text="As the source says it: “6–12 weeks at 10–15 hours a week”.",
    )
    for_whom = models.CharField(
        max_length=5,
        choices=ForWhom,
        blank=True,
        help_text="Only where the source says so. Empty for “most”, or where it says nothing.",
    )
    weeks_low = models.PositiveSmallIntegerField("weeks, at least", null=True, blank=True)
    weeks_high = models.PositiveSmallIntegerField("weeks, at most", null=True, blank=True)
    # Of study, in each of those weeks: only where the source says how many.
    hours_low = models.PositiveSmallIntegerField("hours a week, at least", null=True, blank=True)
    hours_high = models.PositiveSmallIntegerField("hours a week, at most", null=True, blank=True)
    study_hours = models.PositiveSmallIntegerField(
        "hours of study in all",
        null=True,
        blank=True,
        help_text="Where the source gives hours and no weeks: the most of a range.",
    )
    counts_course = models.BooleanField(
        "a course is part of it",
        default=False,
        help_text="Only where the source says so: “a foundations course included”.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="study_time_has_weeks_or_hours",
                condition=Q(weeks_high__isnull=False) | Q(study_hours__isnull=False),
                violation_error_message="An estimate of time needs its weeks or its hours.",
            ),
            models.CheckConstraint(
                name="study_time_weeks_in_order",
                condition=Q(weeks_low__isnull=True) | Q(weeks_high__gte=F("weeks_low")),
                violation_error_message="The most weeks cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="study_time_hours_a_week_in_order",
                condition=Q(hours_low__isnull=True)
                | Q(hours_high__isnull=False, hours_high__gte=F("hours_low")),
                violation_error_message="The most hours a week cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="study_time_hours_a_week_have_weeks",
                condition=Q(hours_high__isnull=True) | Q(weeks_high__isnull=False),
                violation_error_message="Hours a week need the weeks they are for.",
            ),
            models.CheckConstraint(
                name="study_time_is_some",
                condition=_at_least_one("weeks_low")
                & _at_least_one("weeks_high")
                & _at_least_one("study_hours")
                & _at_least_one("hours_low")
                & _at_least_one("hours_high"),
                violation_error_message="Weeks and hours must be at least 1, or empty.",
            ),
            unique_fact("unique_study_time", "certification", "estimate"),
            dated_in_order("study_time_dates_in_order"),
        ]

    @property
    def figure(self):
        if not self.weeks_high:
            return self.estimate
        weeks = f"{words.span(*self.weeks)} weeks"
        if self.hours_high:
            weeks += f" at {words.span(*self.hours_a_week)} hours a week"
        return f"{weeks}{WHOM[self.for_whom]}"

    @property
    def weeks(self) -> tuple[int, int]:
        """Of an estimate in weeks: the fewest and the most."""
        return self.weeks_low or self.weeks_high, self.weeks_high

    @property
    def hours_a_week(self) -> tuple[int, int]:
        """Of an estimate that says them: the fewest and the most."""
        return self.hours_low or self.hours_high, self.hours_high

    @property
    def hours_in_all(self) -> tuple[int, int] | None:
        """The fewest and the most hours of study; None where weeks are all it says.

        6 weeks of 10 hours to 12 weeks of 15 are 60 to 180 hours.
        """
        if not self.weeks_high:
            return self.study_hours, self.study_hours
        if not self.hours_high:
            return None
        (fewest, most), (low, high) = self.weeks, self.hours_a_week
        return fewest * low, most * high

    @property
    def claim(self):
        """Estimates of time are for unlike people: none speaks against another."""
        return None

    @property
    def question(self):
        return f"How long does it take to prepare for the {self.certification.code}?"
