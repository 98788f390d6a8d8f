from copy import copy
from datetime import datetime
from functools import reduce
from itertools import combinations
from operator import and_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.functional import cached_property

from salaries import flags
from salaries.figures import HOURLY_PERCENTILES, PERCENTILES, Mark, WageFigure, WageSpan

from .prices import PriceParity
from .surveys import ALL_INDUSTRIES, CODERS, HOSPITALS, Area, Industry, Occupation, Release


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


# Of the rows of one release: alike on every database, since codes are digits.
IN_ORDER = ("occupation__code", "area__kind", "area__code", "industry")


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

    def with_source(self):
        return self.select_related("area", "occupation", "release__source__publisher")

    def of(self, occupation: Occupation, release: Release):
        """An occupation in every area by one release, all industries together."""
        rows = self.across_industries().filter(occupation=occupation, release=release)
        return rows.order_by(*IN_ORDER)

    def in_states(self):
        """Those of the states, DC and the territories, with the nation's beside them."""
        return self.filter(area__in=Area.objects.nation_and_states()).select_related("area")

    def releases_by_state(self, occupation: Occupation):
        """The releases that have pay of an occupation in some state."""
        found = self.across_industries().filter(
            occupation=occupation, release=OuterRef("pk"), area__in=Area.objects.states()
        )
        # Of each release the first that is found is enough: a join would read them all.
        first = Subquery(found.order_by().values("pk")[:1])
        return Release.objects.published().annotate(first=first).filter(first__isnull=False)

    def places_of(self, release: Release) -> set[str]:
        """The states and territories that our copy of a release has, whatever the occupation."""
        found = self.across_industries().filter(release=release, area=OuterRef("pk"))
        return set(Area.objects.states().filter(Exists(found)).values_list("slug", flat=True))

    def by_industry(self, occupation: Occupation, release: Release):
        """An occupation in each industry by one release. The survey says so for the nation only."""
        return (
            self.filter(occupation=occupation, release=release, area__slug=Area.NATION)
            .exclude(industry=ALL_INDUSTRIES)
            .select_related("industry", "area")
        )

    def in_industry_groups(self, occupation: Occupation, release: Release):
        """An occupation in the industries of four digits and in all hospitals, most jobs first."""
        groups = Q(industry__code__regex="^[0-9]{3}[1-9]00$") | Q(industry=HOSPITALS)
        most_jobs = F("employment").desc(nulls_last=True)
        return self.by_industry(occupation, release).filter(groups).order_by(most_jobs, "industry")

    def around(self, areas, release: Release, occupations, slug: str):
        """The first occupation in these areas by one release, and the others in one of them."""
        first, *_ = occupations
        return (
            self.across_industries()
            .filter(release=release, occupation__in=occupations, area__in=areas)
            .filter(Q(occupation=first) | Q(area__slug=slug))
            .select_related("area__state")
            .order_by(*IN_ORDER)
        )

    def over_years(self, occupation: Occupation, slugs):
        """An occupation in these areas by every release, under whichever code."""
        return (
            self.published()
            .across_industries()
            .filter(area__slug__in=slugs, occupation__in=Occupation.objects.chain(occupation))
            .select_related("area", "occupation", "release__source__publisher")
            .order_by("release__year", *IN_ORDER)
        )

    def newest(self, at: datetime | None = None):
        """Those of the newest release that readers see, or saw at a moment."""
        releases = Release.objects.known_at(at) if at else Release.objects.published()
        newest = releases.order_by("-year").values("pk")[:1]
        return self.filter(release__in=newest)

    def of_nation_and(self, usps: str | None):
        """Those of the nation and of one state, the nation first."""
        slugs = {Area.NATION, (usps or Area.NATION).lower()}
        return (
            self.across_industries().filter(area__slug__in=slugs).with_source().order_by(*IN_ORDER)
        )

    def for_place(self, usps: str | None, at: datetime | None = None):
        """What coders earn in the nation and in one state, by the newest release. One query."""
        return self.newest(at).filter(occupation__code=CODERS).of_nation_and(usps)


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

    @classmethod
    def absent(
        cls, release: Release, occupation: Occupation, area: Area, *, is_covered: bool
    ) -> "Wage":
        """Stands for a row that the release does not have; every figure says why.

        Not published, where the survey of that year did not use the code, or where the area
        `is_covered`: our copy of the release has such areas, or this one by another occupation.
        Else not collected.
        """
        is_unpublished = is_covered or not occupation.is_surveyed_in(release.year)
        marks = dict.fromkeys(Measure.values if is_unpublished else (), Mark.NOT_PUBLISHED)
        return cls(release=release, occupation=occupation, area=area, marks=marks)

    # Set by at_average_prices; the columns themselves always hold what the survey printed.
    is_adjusted = False
    price_parity: PriceParity | None = None

    def at_average_prices(self, price_parity: PriceParity | None) -> "Wage":
        """Show every dollar of this row as what it buys at the nation's average prices.

        Without a price level no dollar can be shown so, and each says that it is not published.
        """
        self.is_adjusted, self.price_parity = True, price_parity
        return self

    def as_paid(self) -> "Wage":
        """A copy that shows what is paid, at whatever prices this row is shown."""
        twin = copy(self)
        twin.__dict__.pop("shown", None)
        twin.is_adjusted, twin.price_parity = False, None
        return twin

    def has_like_prices(self, other: "Wage") -> bool:
        """Whether dollars of the two may be held against each other.

        At average prices only by levels of one year and source; those of another year or of a
        copy may differ by more than the pay does. The nation is 100 in every table. Without a
        level there are no dollars to tell apart.
        """
        levels = [row.price_parity for row in (self, other) if row.price_parity]
        if len(levels) < 2 or Area.NATION in (self.area.slug, other.area.slug):
            return True
        return len({(level.year, level.source_id) for level in levels}) == 1

    @property
    def flags(self) -> list[str]:
        """Reasons for little trust, in words; by what was paid, at whatever prices it is shown."""
        percentiles = [getattr(self, name) for name in PERCENTILES]
        return flags.flags(self.mean_error, self.employment, percentiles)

    @cached_property
    def shown(self) -> dict[str, WageFigure]:
        """Every figure of the row by its column, for templates: `wage.shown.annual_median`."""
        return {name: WageFigure(self, name) for name in Measure.values}

    @property
    def likely_start(self) -> WageSpan:
        """The lowest tenth to the lowest quarter: our reading of where a first job pays."""
        return WageSpan(self, "annual_p10", "annual_p25")

    @property
    def spread(self) -> WageSpan:
        """The lowest to the highest tenth."""
        return WageSpan(self, "annual_p10", "annual_p90")
