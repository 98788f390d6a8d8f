"""The outline of an exam, as one publisher gives it: what the exam asks, area by area."""

from decimal import Decimal

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from coderpath.sources import words
from coderpath.sources.facts import FactQuerySet, SourcedFact, dated_in_order, unique_fact
from coderpath.sources.made_of_rows import MadeOfRows
from coderpath.sources.models import Source
from coderpath.sources.standing import Standing

from .certifications import Certification

# Weights are rounded: seven of them may add up to 100.1, six to 99.
ROUNDING = 1


class ExamOutlineQuerySet(FactQuerySet):
    def whole(self):
        pages = Prefetch("domains__read_at", queryset=Source.objects.whole())
        return super().whole().prefetch_related(pages)


class ExamOutline(MadeOfRows, SourcedFact):
    """What an exam asks, by one publisher: its areas, and how many it says there are.

    The areas of two publishers never make one list. Where fewer areas were seen than there are,
    the outline says so.
    """

    subject = ("certification",)
    topic = "The exam"
    lasts = 18
    made_of = "domains"

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="exam_outlines")
    areas = models.PositiveSmallIntegerField(
        "areas in all",
        null=True,
        blank=True,
        help_text="As the publisher counts them. Empty when it gives no number.",
    )

    objects = ExamOutlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="exam_outline_has_areas",
                condition=Q(areas__isnull=True) | Q(areas__gte=1),
                violation_error_message="An exam has at least one area. Leave it empty if unknown.",
            ),
            unique_fact("unique_exam_outline", "certification"),
            dated_in_order("exam_outline_dates_in_order"),
        ]

    @property
    def seen(self) -> list["ExamDomain"]:
        """Its areas that were seen, in the order of the outline."""
        return self.its_rows

    @property
    def is_whole(self) -> bool:
        """Every area was seen: as many as it counts, or weights that come to the whole exam."""
        if self.areas:
            return len(self.seen) >= self.areas
        low, high = self.weight
        return low - ROUNDING <= 100 <= high + ROUNDING

    @property
    def weight(self) -> tuple[Decimal, Decimal]:
        """What the areas seen add up to, in percent: at least and at most; 0 without weights."""
        weights = [domain.weights for domain in self.seen if domain.percent_low is not None]
        return sum(low for low, _ in weights), sum(high for _, high in weights)

    @property
    def figure(self) -> str:
        """How much was seen: “10 areas”, “5 of 8 areas seen”, “3 areas seen, 85% of the exam”."""
        seen = len(self.seen)
        if self.is_whole:
            return words.plural(seen, "area")
        if self.areas:
            return f"{seen} of {words.plural(self.areas, 'area')} seen"
        low, high = self.weight
        part = f", {words.span(low, high)}% of the exam" if high else ""
        return f"{words.plural(seen, 'area')} seen{part}"

    @property
    def said(self) -> str:
        """How much was seen, and every area of it with its weight."""
        areas = "; ".join(f"{area.name}, {area.figure}" for area in self.seen)
        return f"{self.figure}: {areas}" if areas else self.figure

    @property
    def claim(self):
        """Whole outlines can be held against each other, and so can what an editor put aside."""
        put_aside = self.standing not in (Standing.IN_USE, Standing.REPORTED)
        if not (self.is_whole or put_aside):
            return None
        return frozenset((domain.name.lower(), domain.figure) for domain in self.seen)

    @property
    def question(self) -> str:
        return f"What does the {self.certification.code} exam ask?"

    @classmethod
    def problems(cls):
        """What check_facts reports."""
        for outline in cls.objects.select_related("certification").prefetch_related("domains"):
            seen = len(outline.seen)
            if not seen and not outline.areas:
                yield f"{outline.key}: it has no area and does not say how many there are."
            if outline.areas and seen > outline.areas:
                yield f"{outline.key}: it lists {seen} areas and says there are {outline.areas}."


class ExamDomainQuerySet(models.QuerySet):
    def get_by_natural_key(self, outline, name):
        return self.get(outline__key=outline, name=name)


class ExamDomain(models.Model):
    """One area of an outline: its weight or its number of questions."""

    outline = models.ForeignKey(ExamOutline, models.CASCADE, related_name="domains")
    name = models.CharField(max_length=150)
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the outline.")
    percent_low = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    percent_high = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    items = models.PositiveSmallIntegerField("questions", null=True, blank=True)
    read_at = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="read on another page",
        help_text="When the area stands on another page than the outline: that page. It is of the "
        "same publisher, or quotes it.",
    )

    history = HistoricalRecords()
    objects = ExamDomainQuerySet.as_manager()

    class Meta:
        verbose_name = "area of an exam"
        verbose_name_plural = "areas of exams"
        ordering = ["outline", "position", "name"]
        constraints = [
            models.CheckConstraint(
                name="exam_domain_weight_or_items",
                condition=Q(percent_low__isnull=True) ^ Q(items__isnull=True),
                violation_error_message="Give its weight or its number of questions, not both.",
            ),
            models.CheckConstraint(
                name="exam_domain_percent_in_order",
                condition=Q(percent_low__isnull=True, percent_high__isnull=True)
                | Q(percent_low__range=(0, 100), percent_high__isnull=True)
                | Q(percent_high__isnull=False, percent_low__gte=0)
                & Q(percent_high__gte=models.F("percent_low"), percent_high__lte=100),
                violation_error_message="Weights run from 0 to 100, the lower one first.",
            ),
            models.UniqueConstraint(
                fields=["outline", "name"],
                name="unique_exam_domain",
                violation_error_message="This outline already has this area.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.figure}"

    def natural_key(self):
        return (*self.outline.natural_key(), self.name)

    natural_key.dependencies = ["certifications.examoutline"]

    @property
    def weights(self) -> tuple[Decimal, Decimal]:
        """In percent, at least and at most."""
        return self.percent_low, self.percent_high or self.percent_low

    @property
    def figure(self) -> str:
        if self.items is not None:
            return words.plural(self.items, "question")
        return f"{words.span(self.percent_low, self.percent_high)}%"

    @property
    def source(self) -> Source:
        """The page on which it was read."""
        return self.read_at or self.outline.source

    @property
    def dated(self) -> str:
        return self.outline.dated
