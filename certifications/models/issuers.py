from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from coderpath.ordering import ByCodePoint
from coderpath.sources import words
from coderpath.sources.facts import FactQuerySet, SourcedFact, dated_in_order, unique_fact


class IssuerQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("code")), "slug")

    def with_certifications(self):
        return self.filter(pk__in=self.model.certifications.field.model.objects.values("issuer"))


class Issuer(models.Model):
    """A body that issues certifications, or one that accredits, trains or represents."""

    class Kind(models.TextChoices):
        CERTIFIER = "CERTIFIER", "Issues certifications"
        ACCREDITOR = "ACCREDITOR", "Accredits programs or exams"
        ASSOCIATION = "ASSOCIATION", "Association"
        SCHOOL = "SCHOOL", "School or college"

    class Status(models.TextChoices):
        ACTIVE = "ACTIVE", "Active"
        UNCONFIRMED = "UNCONFIRMED", "Not confirmed"
        DEFUNCT = "DEFUNCT", "Appears defunct"

    slug = models.SlugField(max_length=40, unique=True, help_text="As in addresses: “aapc”.")
    code = models.CharField(
        "short name", max_length=40, unique=True, help_text="What everyone calls it: “AAPC”."
    )
    name = models.CharField(max_length=150, help_text="The full name today.")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.CERTIFIER)
    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    website = models.URLField(
        blank=True, help_text="Leave empty when the site must not be linked, and say why below."
    )
    note = models.TextField(blank=True, help_text="Shown to readers.")

    history = HistoricalRecords()
    objects = IssuerQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code

    def natural_key(self):
        return (self.slug,)


class IssuedFactQuerySet(FactQuerySet):
    """Facts about one certification, or about everything that a body issues."""

    def of(self, certifications):
        """Those of these certifications and of the bodies that issue them."""
        return self.filter(
            Q(certification__in=certifications)
            | Q(issuer__in={certification.issuer_id for certification in certifications})
        )


class IssuerName(SourcedFact):
    """A name that a source gives a body; former and wrong names are found by search."""

    subject = ("issuer", "is_former")
    topic = "Names"

    issuer = models.ForeignKey(Issuer, models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    is_former = models.BooleanField("former name", default=False)

    class Meta:
        constraints = [
            unique_fact("unique_issuer_name", "issuer", "is_former", "name"),
            dated_in_order("issuer_name_dates_in_order"),
        ]

    @property
    def figure(self):
        return self.name

    @property
    def claim(self):
        """It may have had several names before."""
        return None if self.is_former else self.name

    @property
    def question(self):
        if self.is_former:
            return f"What was {self.issuer.code} called before?"
        return f"What does {self.issuer.code} stand for?"


class HolderCount(SourcedFact):
    """How many people hold a certification, or belong to a body, on a day."""

    subject = ("certification", "issuer", "as_of")
    topic = "Holders and members"

    certification = models.ForeignKey(
        "certifications.Certification",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holder_counts",
    )
    issuer = models.ForeignKey(
        Issuer, models.CASCADE, null=True, blank=True, related_name="member_counts"
    )
    people = models.PositiveIntegerField()
    is_at_least = models.BooleanField(
        "more than this", default=False, help_text="The source says “more than” or “over”."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="holder_count_of_one_thing",
                condition=Q(certification__isnull=True) ^ Q(issuer__isnull=True),
                violation_error_message="Name a certification or a body, not both.",
            ),
            unique_fact(
                "unique_holder_count",
                "certification",
                "issuer",
                "people",
                "locator",
                nullable={"certification": Value(0), "issuer": Value(0)},
            ),
            dated_in_order("holder_count_dates_in_order"),
        ]

    @property
    def figure(self):
        return ("more than " if self.is_at_least else "") + words.number(self.people)

    @property
    def question(self):
        when = f" as of {self.dated}" if self.as_of else ""
        if self.issuer_id:
            return f"How many members has {self.issuer.code}{when}?"
        return f"How many people hold the {self.certification.code}{when}?"
