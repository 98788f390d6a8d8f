from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q

from coderpath.sources import words
from coderpath.sources.models import Source
from salaries.figures import Told

from .surveys import Area, Occupation


@dataclass(frozen=True)
class Openings(Told):
    """How many jobs open up in a year, as a projection says."""

    projection: "Projection"

    @property
    def figure(self) -> str:
        return words.number(self.projection.openings or 0)

    @property
    def rounding(self) -> str:
        """That a 0 is the source's, which rounds to tens: a few may open up yet."""
        return "as the source rounds it" if self.projection.openings == 0 else ""

    @property
    def in_words(self) -> str:
        """As a sentence has it; empty when unknown."""
        if self.unknown:
            return ""
        return ", ".join(filter(None, [f"{self.figure} openings a year", self.rounding]))

    @property
    def unknown(self) -> str:
        if self.projection.openings is not None:
            return ""
        return "NOT_PUBLISHED" if self.projection.has_jobs else "NOT_COLLECTED"

    @property
    def source(self) -> Source:
        return self.projection.source

    @property
    def dated(self) -> str:
        return self.projection.dated


@dataclass(frozen=True)
class Outlook(Told):
    """By how much jobs grow or shrink, as a projection says."""

    projection: "Projection"

    @property
    def figure(self) -> str:
        """“7.8% more jobs (2025 to 2035)”."""
        told = self.projection
        more = "fewer" if told.change_percent < 0 else "more"
        change = words.number(abs(told.change_percent))
        return f"{change}% {more} jobs ({told.base_year} to {told.target_year})"

    @property
    def source(self) -> Source:
        return self.projection.source

    @property
    def dated(self) -> str:
        return self.projection.dated


class ProjectionQuerySet(models.QuerySet):
    def get_by_natural_key(self, area, occupation, base_year, target_year, source):
        return self.get(
            area__slug=area,
            occupation__code=occupation,
            base_year=base_year,
            target_year=target_year,
            source__slug=source,
        )


class Projection(Told, models.Model):
    """How many jobs an occupation is expected to have ten years on, in the nation or one state.

    Of a table that only others' words are known of, there may be the change alone, without jobs.
    """

    area = models.ForeignKey(Area, models.CASCADE, related_name="projections")
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="projections")
    base_year = models.PositiveSmallIntegerField()
    target_year = models.PositiveSmallIntegerField()
    base = models.PositiveIntegerField(
        "jobs in the base year", null=True, blank=True, help_text="Empty when not collected."
    )
    projected = models.PositiveIntegerField("jobs in the target year", null=True, blank=True)
    change_percent = models.DecimalField(
        max_digits=5, decimal_places=1, help_text="As the source gives it: 7.1."
    )
    openings = models.PositiveIntegerField(
        "openings a year", null=True, blank=True, help_text="Growth and replacement together."
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="projections")

    objects = ProjectionQuerySet.as_manager()

    # Of the years before it; said where it is held (see salaries/shelf.py).
    earlier: "Projection | None" = None

    # What sources call them, which count them and list none.
    many = "projection", "projections"

    class Meta:
        ordering = ["area", "occupation", "-target_year"]
        constraints = [
            models.UniqueConstraint(
                name="unique_projection",
                fields=["area", "occupation", "base_year", "target_year", "source"],
                violation_error_message="This source already projects this occupation here.",
            ),
            models.CheckConstraint(
                name="projection_looks_forward",
                condition=Q(target_year__gt=F("base_year")),
                violation_error_message="A projection ends after it begins.",
            ),
            models.CheckConstraint(
                name="projection_has_both_jobs_or_neither",
                condition=Q(base__isnull=True, projected__isnull=True)
                | Q(base__isnull=False, projected__isnull=False),
                violation_error_message="Give the jobs of both years, or of neither.",
            ),
        ]

    def __str__(self):
        return f"{self.occupation} in {self.area}, {self.dated}"

    def natural_key(self):
        return (
            self.area.slug,
            self.occupation.code,
            self.base_year,
            self.target_year,
            self.source.slug,
        )

    natural_key.dependencies = ["salaries.area", "salaries.occupation", "sources.source"]

    @property
    def figure(self) -> str:
        return words.signed(self.change_percent, "{}%".format)

    @property
    def dated(self) -> str:
        return f"{self.base_year}–{self.target_year % 100:02d}"

    @property
    def outlook(self) -> Outlook:
        return Outlook(self)

    @property
    def openings_a_year(self) -> Openings:
        return Openings(self)

    @property
    def has_jobs(self) -> bool:
        """Whether the jobs themselves are known, and not the change alone."""
        return self.base is not None

    @property
    def jobs_then(self) -> str:
        return words.number(self.base)

    @property
    def jobs_to_come(self) -> str:
        return words.number(self.projected)
