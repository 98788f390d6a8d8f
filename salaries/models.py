from functools import reduce
from itertools import combinations
from operator import and_

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs
from django.urls import reverse
from django.utils.functional import cached_property

from coderpath.sources.models import Source

from .figures import PERCENTILES, Mark, WageFigure, WageSpan
from .places import spoken_place

CODERS = "29-2072"
ALL = "00-0000"


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


class OccupationQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Occupation(models.Model):
    """An occupation of the Standard Occupational Classification; codes change with its version."""

    code = models.CharField(max_length=7, unique=True, help_text="As “29-2072”.")
    title = models.CharField(max_length=120)
    soc_version = models.PositiveSmallIntegerField("classification of", help_text="As 2018.")

    objects = OccupationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.title}"

    def natural_key(self):
        return (self.code,)

    @property
    def workers(self) -> str:
        """Those who work in it, as a sentence has them."""
        return "all workers" if self.code == ALL else self.title.lower()

    @property
    def is_coders(self) -> bool:
        return self.code == CODERS


class AreaQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def states(self):
        """The states, DC and the territories."""
        return self.filter(kind__in=[Area.Kind.STATE, Area.Kind.TERRITORY])


class Area(models.Model):
    """A place the survey covers."""

    NATION = "us"

    class Kind(models.TextChoices):
        NATION = "NATION", "United States"
        STATE = "STATE", "State or DC"
        TERRITORY = "TERRITORY", "Territory"
        METRO = "METRO", "Metropolitan area"
        NONMETRO = "NONMETRO", "Nonmetropolitan area"

    slug = models.SlugField(max_length=80, unique=True, help_text="As in addresses: “oh”, “us”.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=9, choices=Kind)
    code = models.CharField(max_length=7, help_text="FIPS or CBSA code, as the survey writes it.")
    state = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", help_text="Of a metro."
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="unique_area_code",
                fields=["kind", "code"],
                violation_error_message="There already is an area of this kind with this code.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        if self.slug == Area.NATION:
            return reverse("salaries:list")
        return reverse("salaries:state", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def spoken(self) -> str:
        """The name as a sentence has it: “the Virgin Islands”."""
        return spoken_place(self.slug, self.name)


class ReleaseQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Release(models.Model):
    """One release of a wage survey: OEWS May 2025."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="releases")
    top_code_hourly = models.DecimalField(
        max_digits=6, decimal_places=2, help_text="What the mark # stands for: at or above it."
    )
    top_code_annual = models.PositiveIntegerField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('salaries:list')}?year={self.year}"

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.source"]


class WageQuerySet(models.QuerySet):
    def get_by_natural_key(self, release, occupation, area):
        return self.get(release__slug=release, occupation__code=occupation, area__slug=area)

    def with_source(self):
        return self.select_related("area", "occupation", "release__source")

    def of(self, occupation: Occupation, release: Release):
        return self.filter(occupation=occupation, release=release)

    def in_states(self):
        """Those of the states, DC and the territories, with the nation's beside them."""
        return self.filter(
            area__kind__in=[Area.Kind.NATION, Area.Kind.STATE, Area.Kind.TERRITORY]
        ).select_related("area")

    def nearest_in_pay(self, wage: "Wage"):
        """Other states and territories, by how near their median is to this one's."""
        return (
            self.of(wage.occupation, wage.release)
            .in_states()
            .select_related("release__source")
            .exclude(area__slug__in=[Area.NATION, wage.area.slug])
            .filter(annual_median__isnull=False)
            .order_by(Abs(F("annual_median") - wage.annual_median), "area__slug")
        )

    def newest(self):
        """Those of the newest release that is loaded."""
        newest = Release.objects.order_by("-year").values("pk")[:1]
        return self.filter(release__in=newest)

    def of_nation_and(self, usps: str | None):
        """Those of the nation and of one state, the nation first."""
        slugs = {Area.NATION, (usps or Area.NATION).lower()}
        return self.filter(area__slug__in=slugs).with_source().order_by("area__kind", "pk")

    def for_place(self, usps: str | None):
        """What coders earn in the nation and in one state, by the newest release. One query."""
        return self.newest().filter(occupation__code=CODERS).of_nation_and(usps)


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

    A cell without a plain number is empty, and `marks` says why, by the survey's own mark.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="wages")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="wages")
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
                fields=["release", "occupation", "area"],
                violation_error_message="This release already has this occupation in this area.",
            ),
            models.CheckConstraint(
                name="wage_annual_percentiles_in_order",
                condition=rising(*PERCENTILES),
                violation_error_message="Percentiles must rise: p10, p25, median, p75, p90.",
            ),
            models.CheckConstraint(
                name="wage_hourly_percentiles_in_order",
                condition=rising(
                    "hourly_p10", "hourly_p25", "hourly_median", "hourly_p75", "hourly_p90"
                ),
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
        return (self.release.slug, self.occupation.code, self.area.slug)

    natural_key.dependencies = ["salaries.release", "salaries.occupation", "salaries.area"]

    @classmethod
    def unpublished(cls, release: Release, occupation: Occupation, area: Area) -> "Wage":
        """Stands for a row that the release does not have; every figure says so."""
        marks = dict.fromkeys(Measure.values, Mark.NOT_PUBLISHED)
        return cls(release=release, occupation=occupation, area=area, marks=marks)

    @property
    def is_published(self) -> bool:
        """Whether the release has the row at all."""
        return any(figure.unknown != "NOT_PUBLISHED" for figure in self.shown.values())

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
