from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from coderpath.sources import words
from coderpath.sources.models import Source

CODERS = "29-2072"


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


class Mark(models.TextChoices):
    """Why a cell of the survey holds no plain number."""

    WITHHELD = "*", "withheld"
    EMPLOYMENT_WITHHELD = "**", "withheld"
    TOP_CODED = "#", "at or above the top code"
    NOT_COLLECTED = "", "not collected"


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


class AreaQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def states(self):
        """The states, DC and the territories."""
        return self.filter(kind__in=[Area.Kind.STATE, Area.Kind.TERRITORY])


class Area(models.Model):
    """A place the survey covers."""

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
        return reverse("salaries:state", args=[self.slug])

    def natural_key(self):
        return (self.slug,)


class ReleaseQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Release(models.Model):
    """One release of a wage survey: OEWS May 2025."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="releases")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.source"]


class WageQuerySet(models.QuerySet):
    def get_by_natural_key(self, release, occupation, area):
        return self.get(release__slug=release, occupation__code=occupation, area__slug=area)

    def with_source(self):
        return self.select_related("area", "occupation", "release__source")

    def of_coders(self):
        return self.filter(occupation__code=CODERS)

    def newest(self):
        """Those of the newest release that is loaded."""
        newest = Release.objects.order_by("-year").values("pk")[:1]
        return self.filter(release__in=newest)


def dollars(verbose_name: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(verbose_name, null=True, blank=True)


def hourly(verbose_name: str) -> models.DecimalField:
    return models.DecimalField(verbose_name, max_digits=6, decimal_places=2, null=True, blank=True)


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
                condition=(
                    Q(annual_p25__isnull=True)
                    | Q(annual_p10__isnull=True)
                    | Q(annual_p10__lte=F("annual_p25"))
                )
                & (
                    Q(annual_median__isnull=True)
                    | Q(annual_p25__isnull=True)
                    | Q(annual_p25__lte=F("annual_median"))
                )
                & (
                    Q(annual_p75__isnull=True)
                    | Q(annual_median__isnull=True)
                    | Q(annual_median__lte=F("annual_p75"))
                )
                & (
                    Q(annual_p90__isnull=True)
                    | Q(annual_p75__isnull=True)
                    | Q(annual_p75__lte=F("annual_p90"))
                ),
                violation_error_message="Percentiles must rise: p10, p25, median, p75, p90.",
            ),
        ]

    def __str__(self):
        return f"{self.occupation_id} {self.area_id} {self.release_id}"

    def natural_key(self):
        return (self.release.slug, self.occupation.code, self.area.slug)

    natural_key.dependencies = ["salaries.release", "salaries.occupation", "salaries.area"]

    def measure(self, name: str) -> "WageFigure":
        """One figure of the row, with its source."""
        return WageFigure(self, name)

    @property
    def shown(self) -> dict[str, "WageFigure"]:
        """Every figure of the row by its column, for templates: `wage.shown.annual_median`."""
        return {name: WageFigure(self, name) for name in Measure.values}


@dataclass(frozen=True)
class WageFigure:
    """One cell of a wage row. Shown like any fact: it has a figure, a source and a date."""

    wage: Wage
    name: str

    is_in_force = True
    is_old = False
    standing = "REPORTED"
    note = ""

    @property
    def value(self):
        return getattr(self.wage, self.name)

    @property
    def mark(self) -> str:
        return self.wage.marks.get(self.name, "")

    @property
    def is_top_coded(self) -> bool:
        return self.mark == Mark.TOP_CODED

    @property
    def unknown(self) -> str:
        """The reason there is no figure, as a finding gives it; empty when there is one."""
        if self.value is not None or self.is_top_coded:
            return ""
        return "WITHHELD" if self.mark else "NOT_COLLECTED"

    @property
    def figure(self) -> str:
        if self.value is None:
            return "top-coded" if self.is_top_coded else ""
        if self.name.endswith("_error"):
            return f"{words.number(self.value)}%"
        if self.name.startswith(("annual", "hourly")):
            return words.money(self.value) + ("+" if self.is_top_coded else "")
        return words.number(self.value)

    @property
    def source(self) -> Source:
        return self.wage.release.source

    @property
    def dated(self) -> str:
        return self.wage.release.name
