from datetime import datetime
from functools import reduce
from itertools import combinations
from operator import and_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from salaries.figures import HOURLY_PERCENTILES, PERCENTILES
from salaries.pay import ALL_INDUSTRIES, Printed

from .surveys import Area, Industry, Occupation, Release


class Measure(models.TextChoices):
    """What the survey measures; each is a column of Wage."""

    EMPLOYMENT = "employment", "Jobs"
    EMPLOYMENT_ERROR = "employment_error", "Survey error of jobs"
    JOBS_PER_1000 = "jobs_per_1000", "Jobs per 1,000"
    LOCATION_QUOTIENT = "location_quotient", "Density of jobs"
    HOURLY_MEAN = "hourly_mean", "Hourly mean"
    HOURLY_P10 = "hourly_p10", "Hourly, 10th percentile"
    HOURLY_P25 = "hourly_p25", "Hourly, 25th percentile"
    HOURLY_MEDIAN = "hourly_median", "Hourly median"
    HOURLY_P75 = "hourly_p75", "Hourly, 75th percentile"
    HOURLY_P90 = "hourly_p90", "Hourly, 90th percentile"
    ANNUAL_MEAN = "annual_mean", "Yearly mean"
    ANNUAL_P10 = "annual_p10", "Yearly, 10th percentile"
    ANNUAL_P25 = "annual_p25", "Yearly, 25th percentile"
    ANNUAL_MEDIAN = "annual_median", "Yearly median"
    ANNUAL_P75 = "annual_p75", "Yearly, 75th percentile"
    ANNUAL_P90 = "annual_p90", "Yearly, 90th percentile"
    MEAN_ERROR = "mean_error", "Survey error of the mean"


class WageQuerySet(models.QuerySet):
    def get_by_natural_key(self, release, occupation, area, industry):
        return self.get(
            release__slug=release, occupation__code=occupation, area__slug=area, industry=industry
        )

    def published(self):
        """Those of the releases that readers see."""
        return self.filter(release__in=Release.objects.published())

    def across_industries(self):
        return self.filter(industry=ALL_INDUSTRIES)

    def places_of(self, release: Release) -> set[int]:
        """The states and territories that our copy of a release has, whatever the occupation."""
        found = self.across_industries().filter(release=release, area=OuterRef("pk"))
        return set(Area.objects.states().filter(Exists(found)).values_list("pk", flat=True))

    def releases_by_state(self, occupation: Occupation) -> set[int]:
        """The releases that have pay of an occupation in some state."""
        found = self.across_industries().filter(
            occupation=occupation, release=OuterRef("pk"), area__in=Area.objects.states()
        )
        # Of each release the first that is found is enough: a join would read them all.
        first = Subquery(found.order_by().values("pk")[:1])
        releases = Release.objects.published().annotate(first=first).filter(first__isnull=False)
        return set(releases.values_list("pk", flat=True))

    def held(self):
        """What is held of them, as the survey printed it: the rows of the newest release."""
        return self.newest().printed()

    def printed(self):
        """The rows as Printed, whatever order the database has them in."""
        return self.order_by().values_list(*Printed._fields)

    def newest(self, at: datetime | None = None):
        """Those of the newest release that readers see, or saw at a moment."""
        releases = Release.objects.known_at(at) if at else Release.objects.published()
        newest = releases.order_by("-year").values("pk")[:1]
        return self.filter(release__in=newest)


def dollars(verbose_name: str) -> models.PositiveIntegerField:
    """A column of whole dollars, empty where the survey prints none."""
    return models.PositiveIntegerField(verbose_name, null=True, blank=True)


def hourly(verbose_name: str) -> models.DecimalField:
    """A column of dollars and cents an hour, empty where the survey prints none."""
    return models.DecimalField(verbose_name, max_digits=6, decimal_places=2, null=True, blank=True)


def rising(*columns: str) -> Q:
    """Each figure at least as high as those before it; empty ones are passed over."""
    return reduce(
        and_,
        (
            Q((f"{low}__isnull", True)) | Q((f"{high}__isnull", True)) | Q((f"{low}__lte", F(high)))
            for low, high in combinations(columns, 2)
        ),
    )


class Wage(models.Model):
    """What the survey found for one occupation in one area: jobs, pay, and its own error.

    Of the nation there are also rows for each industry alone.

    A cell without a plain number is empty, and `marks` says why, by the survey's own mark.
    """

    # The unique rule below begins with the release; an index of it alone would tempt the planner.
    release = models.ForeignKey(Release, models.CASCADE, related_name="wages", db_index=False)
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="wages")
    industry = models.ForeignKey(
        Industry, models.PROTECT, related_name="wages", default=ALL_INDUSTRIES
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="wages")
    employment = models.PositiveIntegerField("jobs", null=True, blank=True)
    employment_error = models.DecimalField(
        "error of jobs, percent", max_digits=4, decimal_places=1, null=True, blank=True
    )
    jobs_per_1000 = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    location_quotient = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    hourly_mean = hourly("hourly mean")
    hourly_p10 = hourly("hourly, 10th percentile")
    hourly_p25 = hourly("hourly, 25th percentile")
    hourly_median = hourly("hourly median")
    hourly_p75 = hourly("hourly, 75th percentile")
    hourly_p90 = hourly("hourly, 90th percentile")
    annual_mean = dollars("yearly mean")
    annual_p10 = dollars("yearly, 10th percentile")
    annual_p25 = dollars("yearly, 25th percentile")
    annual_median = dollars("yearly median")
    annual_p75 = dollars("yearly, 75th percentile")
    annual_p90 = dollars("yearly, 90th percentile")
    mean_error = models.DecimalField(
        "error of the mean, percent", max_digits=4, decimal_places=1, null=True, blank=True
    )
    marks = models.JSONField(
        default=dict, blank=True, help_text="Column to the survey's mark: {“annual_p90”: “#”}."
    )

    objects = WageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="unique_wage",
                fields=["release", "occupation", "industry", "area"],
                violation_error_message="This release already has this occupation in this area.",
            ),
            models.CheckConstraint(
                name="wage_annual_percentiles_in_order",
                condition=rising(*PERCENTILES),
                violation_error_message="Percentiles must rise: p10, p25, median, p75, p90.",
            ),
            models.CheckConstraint(
                name="wage_hourly_percentiles_in_order",
                condition=rising(*HOURLY_PERCENTILES),
                violation_error_message="Percentiles must rise: p10, p25, median, p75, p90.",
            ),
            models.CheckConstraint(
                name="wage_is_not_negative",
                condition=reduce(
                    and_,
                    (
                        Q((f"{column}__isnull", True)) | Q((f"{column}__gte", 0))
                        for column in Measure.values
                    ),
                ),
                violation_error_message="Neither jobs nor pay nor an error can be negative.",
            ),
        ]

    def __str__(self):
        return f"{self.occupation} in {self.area}, {self.release}"

    def natural_key(self):
        return (self.release.slug, self.occupation.code, self.area.slug, self.industry_id)

    natural_key.dependencies = [
        "salaries.release",
        "salaries.occupation",
        "salaries.area",
        "salaries.industry",
    ]
