from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.sources.models import Source
from salaries.places import NATION, TERRITORIES, place_name, short_title, spoken_place

CODERS = "29-2072"
BILLERS = "43-3021"
ALL = "00-0000"
HOSPITALS = "622000"
PHYSICIANS = "621100"


def surveyed(column: str) -> Q:
    """What a release has figures of that readers see; `column` is that of the wages."""
    return Q(Exists(_wages(column).published()))


def in_sight(column: str) -> Q:
    """Not what only releases have that readers do not see."""
    return surveyed(column) | ~Exists(_wages(column))


def _wages(column: str) -> models.QuerySet:
    wage = Release.wages.field.model  # which knows this module
    return wage.objects.filter(**{column: OuterRef("pk")})


class OccupationQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)

    def published(self):
        """Those that readers may ask for: not one that came only with what they do not see."""
        return self.filter(Q(is_offered=True) | in_sight("occupation"))


class Occupation(models.Model):
    """An occupation of the Standard Occupational Classification; codes change with its version."""

    code = models.CharField(max_length=7, unique=True, help_text="As “29-2072”.")
    title = models.CharField(max_length=120)
    soc_version = models.PositiveSmallIntegerField("classification of", help_text="As 2018.")
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        help_text="The code under which the survey counted them before; the two do not compare.",
    )
    first_year = models.PositiveSmallIntegerField(
        "first survey",
        null=True,
        blank=True,
        help_text="The first survey with this code, if known.",
    )
    last_year = models.PositiveSmallIntegerField(
        "last survey", null=True, blank=True, help_text="Empty while the code is in use."
    )
    is_offered = models.BooleanField(
        "offered to readers", default=False, help_text="Among the occupations of the pay pages."
    )

    objects = OccupationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="occupation_ends_after_it_begins",
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(last_year__gte=F("first_year")),
                violation_error_message="The last survey cannot be before the first.",
            ),
        ]

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

    def is_surveyed_in(self, year: int) -> bool:
        """Whether the survey of that year used this code."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def clean(self):
        """Refuses a chain of codes that leads back to this one: pages would follow it for ever."""
        before, seen = self.follows, set()
        while before and before.pk not in seen:
            if before.pk == self.pk:
                raise ValidationError({"follows": "This code would follow itself."})
            seen.add(before.pk)
            before = before.follows


class IndustryQuerySet(models.QuerySet):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Industry(models.Model):
    """An industry of the survey, or all of them together."""

    code = models.CharField(
        max_length=8, primary_key=True, help_text="As the survey writes it: “622000”."
    )
    title = models.CharField(max_length=200)

    objects = IndustryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "industries"
        ordering = ["code"]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.code,)


class AreaQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def states(self):
        """The states, DC and the territories."""
        return self.filter(kind__in=Area.STATES)

    def published(self):
        """Those that readers see: of parts, those of a known state. `is_surveyed` are those
        that a release has figures of."""
        is_seen = in_sight("area") & Q(state__isnull=False)
        return self.filter(~Q(kind__in=Area.PARTS) | is_seen).annotate(is_surveyed=surveyed("area"))


class Area(models.Model):
    """A place the survey covers."""

    NATION = NATION

    class Kind(models.TextChoices):
        NATION = "NATION", "United States"
        STATE = "STATE", "State or DC"
        TERRITORY = "TERRITORY", "Territory"
        METRO = "METRO", "Metropolitan area"
        NONMETRO = "NONMETRO", "Nonmetropolitan area"

    STATES = (Kind.STATE, Kind.TERRITORY)
    PARTS = (Kind.METRO, Kind.NONMETRO)

    slug = models.SlugField(max_length=80, unique=True, help_text="As in addresses: “oh”, “us”.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=9, choices=Kind)
    code = models.CharField(max_length=7, help_text="FIPS or CBSA code, as the survey writes it.")
    state = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="parts",
        help_text="Of a metro: the state it is named for first.",
    )
    states = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="areas",
        help_text="Of a metro: every state it lies in.",
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(name="area_kind", fields=["kind"])]
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
            return address_of("salaries:list")
        if self.is_part:
            return address_of("salaries:area", (self.state.slug, self.slug))
        return address_of("salaries:state", (self.slug,))

    @classmethod
    def nation(cls) -> "Area":
        """The nation as pages name it, stored or not."""
        return cls(slug=cls.NATION, name="United States", kind=cls.Kind.NATION)

    @classmethod
    def of_state(cls, usps: str) -> "Area":
        """A state, DC or a territory as pages name it, stored or not."""
        kind = cls.Kind.TERRITORY if usps in TERRITORIES else cls.Kind.STATE
        return cls(slug=usps, name=place_name(usps), kind=kind)

    @classmethod
    def named(cls, slug: str) -> "Area":
        """The nation or the place of a postal code as pages name it, stored or not."""
        return cls.nation() if slug == cls.NATION else cls.of_state(slug)

    @property
    def is_part(self) -> bool:
        """Whether it is an area within a state or several."""
        return self.kind in Area.PARTS

    def natural_key(self):
        return (self.slug,)

    @property
    def projected_in(self) -> str:
        """The slug of the area whose jobs are projected: of a part, the state it is named for."""
        return self.state.slug if self.is_part and self.state else self.slug

    @property
    def spoken(self) -> str:
        """The name as a sentence has it: “the Virgin Islands”."""
        if self.kind == Area.Kind.NONMETRO:
            return f"the {self.name}"
        return spoken_place(self.slug, self.name)

    @property
    def short_name(self) -> str:
        """The name within its state: “Akron”; “Southern Ohio, rural”."""
        return short_title(self.name)


class ReleaseQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def published(self):
        """Those that readers see."""
        return self.filter(status=Release.Status.PUBLISHED)

    def known_at(self, moment: datetime):
        """Those that readers saw at a moment; one without a history was there from the start."""
        entries = Release.history.filter(id=OuterRef("pk"))
        then = entries.filter(history_date__lte=moment).order_by("-history_date", "-history_id")
        shown = Release.Status.PUBLISHED
        return self.annotate(status_then=Subquery(then.values("status")[:1])).filter(
            Q(status_then=shown) | ~Exists(entries) & Q(status=shown)
        )


class Release(models.Model):
    """One release of a wage survey: OEWS May 2025. Readers see it while it is published."""

    class Status(models.TextChoices):
        STAGED = "STAGED", "Staged"
        PUBLISHED = "PUBLISHED", "Published"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="releases")
    top_code_hourly = models.DecimalField(
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="What the mark # stands for: at or above it. Empty when not known.",
    )
    top_code_annual = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(
        max_length=9,
        choices=Status,
        default=Status.PUBLISHED,
        help_text="Staged: looked at before readers see it. Withdrawn: the one before is shown.",
    )

    history = HistoricalRecords()
    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('salaries:list')}?year={self.year}"

    @classmethod
    def came_or_went_after(cls, moment: datetime) -> models.QuerySet:
        """What happened after a moment to the releases that readers did not see both then and now.

        As entries in their history.
        """
        stayed = cls.objects.known_at(moment).published().values("pk")
        return cls.history.filter(history_date__gt=moment).exclude(id__in=stayed)

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.source"]

    def clean(self):
        """Refuses a survey that cannot be out yet; the database refuses it too."""
        if self.year and self.year > localdate().year:
            raise ValidationError({"year": f"A survey of May {self.year} cannot be out yet."})

    @staticmethod
    def weighs(said: dict) -> str:
        """Why a change of it is of weight."""
        return "it decides which survey of pay readers see"

    def move_to(self, status: Status, why: str = "") -> None:
        """Show it to readers, or take it back: the newest that is published is shown."""
        self.status = status
        self._change_reason = why[:100]
        self.save()
