from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.timezone import now
from simple_history.models import HistoricalRecords

from coderpath.ordering import ByCodePoint

from .questions import Question


class SourceQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def search(self, text: str):
        """By publisher, title, address or the name of a file."""
        return self.filter(
            Q(publisher__icontains=text)
            | Q(title__icontains=text)
            | Q(url__icontains=text)
            | Q(file_name__icontains=text)
        )

    def count_by_kind(self) -> dict[str, int]:
        """How many there are of each kind."""
        return dict(self.order_by().values_list("kind").annotate(sources=models.Count("pk")))

    def by_authority(self):
        """The issuing bodies first, articles last; by publisher and title within a kind."""
        places = [When(kind=kind, then=place) for place, kind in enumerate(Source.Kind)]
        authority = Case(*places, output_field=models.IntegerField())
        names = (ByCodePoint(Lower(name)) for name in ("publisher", "title"))
        return self.order_by(authority, *names, "slug")


class Source(models.Model):
    """A page, file or dataset as read on one day. Reading it again is a new source."""

    class Kind(models.TextChoices):
        ISSUER = "ISSUER", "The issuing body itself"
        GOVERNMENT = "GOVERNMENT", "Government"
        SURVEY = "SURVEY", "Survey"
        THIRD_PARTY = "THIRD_PARTY", "Third party"
        ARTICLE = "ARTICLE", "Article"

    OFFICIAL = (Kind.ISSUER, Kind.GOVERNMENT)

    slug = models.SlugField(max_length=120, unique=True)
    publisher = models.CharField(max_length=120, help_text="Who says so, as a reader knows them.")
    title = models.CharField(max_length=250)
    url = models.URLField(
        "address", max_length=500, blank=True, help_text="The page itself, not the site's front."
    )
    file_name = models.CharField(
        max_length=200, blank=True, help_text="For a file: its name as published."
    )
    kind = models.CharField(max_length=12, choices=Kind)
    published = models.CharField(
        max_length=80,
        blank=True,
        help_text="When it was published, as it says: “2026”, “Feb 2026”.",
    )
    read_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day someone read it. Empty when that was not recorded.",
    )
    licence = models.CharField(max_length=120, blank=True)
    is_safe_to_link = models.BooleanField(
        "may be linked",
        default=True,
        help_text="Off for a site that now carries spam: it is named, never linked.",
    )
    note = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["publisher", "title", "slug"]
        constraints = [
            models.CheckConstraint(
                name="source_has_address_or_file",
                condition=~Q(url="") | ~Q(file_name=""),
                violation_error_message="Give the address of the page or the name of the file.",
            ),
            models.CheckConstraint(
                name="source_address_is_http",
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                violation_error_message="The address must start with https:// or http://.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.title}"

    def get_absolute_url(self):
        return reverse("sources:detail", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def is_official(self) -> bool:
        return self.kind in self.OFFICIAL

    @property
    def short_kind(self) -> str:
        """The word of its badge."""
        return "Official" if self.is_official else self.get_kind_display()

    @property
    def link(self) -> str:
        """Where a reader can check it; empty for a file, or a site that now carries spam."""
        return self.url if self.is_safe_to_link else ""


class Move(models.Model):
    """A move of the serial of a public table, written by triggers alone (see serials.py)."""

    table = models.CharField(max_length=100)
    stamp = models.BigIntegerField()
    at = models.DateTimeField(default=now)

    def __str__(self):
        return f"{self.table} {self.stamp}"


class FormerAddressQuerySet(models.QuerySet):
    def get_by_natural_key(self, address):
        return self.get(address=address)


class FormerAddress(models.Model):
    """An address that a question had: it leads to the question for good."""

    address = models.SlugField(
        max_length=300,
        unique=True,
        help_text="What stood after /disagreements/: “what-does-the-cpc-exam-cost”.",
    )
    question = models.CharField(
        max_length=400, help_text="The key of the question: “fee/cpc/exam-one/anyone”."
    )

    history = HistoricalRecords()
    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "former addresses"
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                name="former_address_is_of_a_question",
                condition=Q(question__contains="/"),
                violation_error_message="Give the key of a question: “fee/cpc/exam-one/anyone”.",
            ),
        ]

    def __str__(self):
        return self.address

    def natural_key(self):
        return (self.address,)

    @property
    def leads_to(self) -> str:
        """The address the question has now."""
        return Question.of_key(self.question).slug


class Edition(models.Model):
    """What was read of one public table at a serial; together the data edition (see edition.py)."""

    table = models.CharField(max_length=100, unique=True)
    serial = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    changed_on = models.DateField()
    rows = models.PositiveIntegerField(default=0)
    disagreements = models.PositiveIntegerField(
        default=0, help_text="Questions to which its facts give different answers."
    )
    turns = models.JSONField(
        default=list, help_text="The days on which one of its facts starts, has ended or grows old."
    )

    def __str__(self):
        return f"{self.table} {self.digest[:8]}"


class EditionBegun(models.Model):
    """The moment an edition comes into being: a link that carries its code can say what changed.

    In the future for one that a day to come will bring about by itself.
    """

    code = models.CharField(max_length=8, unique=True)
    began = models.DateTimeField()

    def __str__(self):
        return f"{self.code} {self.began:%Y-%m-%d %H:%M}"


class Shipped(models.Model):
    """What the last load shipped of one row: a row still equal to it is no editor's."""

    model = models.CharField(max_length=100)
    key = models.CharField(max_length=300, help_text="The row's natural key, as JSON.")
    digest = models.CharField(
        max_length=64, blank=True, help_text="Of what it said; empty when that is not known."
    )
    version = models.CharField(max_length=64, help_text="Which migrations had run by then.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "key"], name="shipped_once"),
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
