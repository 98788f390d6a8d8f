from django.db import models
from django.db.models import Q, Value

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact

from .certifications import Certification


class PayReport(SourcedFact):
    """Pay that a survey of an issuer's members, a job site or an author reports for a group.

    Such people chose to answer; the figure is never the pay of a state or of a first job.
    """

    class Statistic(models.TextChoices):
        MEAN = "MEAN", "mean"
        MEDIAN = "MEDIAN", "median"
        RANGE = "RANGE", "typical range"
        UNSTATED = "UNSTATED", "not said whether mean or median"

    subject = ("certification", "who", "survey", "year", "statistic")
    topic = "Pay reports"
    lasts = 120  # it names the year of its survey
    measured = "low"
    usual = (10_000, 300_000)

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="pay_reports"
    )
    who = models.CharField(
        "who answered", max_length=120, help_text="“CPC holders”, “all respondents”."
    )
    survey = models.CharField(max_length=80, blank=True, help_text="“AAPC salary survey”.")
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Year of the survey. Empty when not said."
    )
    statistic = models.CharField(max_length=8, choices=Statistic)
    low = models.PositiveIntegerField("dollars a year", help_text="The lower end, for a range.")
    high = models.PositiveIntegerField("upper end", null=True, blank=True)
    is_at_least = models.BooleanField("more than this", default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pay_report_range_in_order",
                condition=Q(high__isnull=True) | Q(high__gte=models.F("low")),
                violation_error_message="The upper end cannot be below the lower one.",
            ),
            unique_fact(
                "unique_pay_report",
                "certification",
                "who",
                "survey",
                "year",
                "statistic",
                "low",
                "locator",
                nullable={"certification": Value(0), "year": Value(0)},
            ),
            dated_in_order("pay_report_dates_in_order"),
        ]

    @property
    def figure(self):
        more = "more than " if self.is_at_least else ""
        return more + words.span(self.low, self.high, words.money)

    @property
    def is_of_apprentices(self) -> bool:
        """Whether those who answered hold the apprentice title: “CPC-A holders”."""
        code = self.certification.apprentice_code if self.certification else ""
        return bool(code) and self.who.startswith(code)

    @property
    def question(self):
        survey = f" by the {self.survey}" if self.survey else ""
        year = f" {'of' if self.survey else 'in'} {self.year}" if self.year else ""
        asked = {
            self.Statistic.MEAN: f"What do {self.who} earn on average",
            self.Statistic.MEDIAN: f"What is the median pay of {self.who}",
            self.Statistic.RANGE: f"What do {self.who} typically earn",
            self.Statistic.UNSTATED: f"What do {self.who} earn",
        }[self.statistic]
        return f"{asked}{survey}{year}?"
