from collections.abc import Iterable

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.timezone import now
from simple_history.models import HistoricalRecords

from coderpath.fragments import Fragments
from coderpath.links import address_of

from . import phrases, words
from .names import NameField, own_host
from .publishers import Publisher, PublisherDomain, SlugQuerySet, closest
from .questions import Question


def voice_of(lead: str = "") -> Case:
    """`Source.voice` as the database has it; `lead` is the way to the source: “source__”."""
    own, relayed = (
        Coalesce(f"{lead}{name}__same_as", f"{lead}{name}") for name in ("publisher", "relays")
    )
    return Case(When(**{f"{lead}relayed_on__isnull": False}, then=relayed), default=own)


# Along with a fact, the source it was read in, and whose words those are.
WHOLE_SOURCE = ("source__publisher", "source__relays")
# Who speaks in a source: whom it relays, or its publisher.
SPEAKERS = ("relays", "publisher")


def relayed(lead: str = "") -> Q:
    """`Source.is_relay` as the database asks it; `lead` is the way to the source: “source__”."""
    return Q(**{f"{lead}relays__isnull": False, f"{lead}relayed_on__isnull": False})


def official(lead: str = "") -> Q:
    """`Source.is_official` as the database asks it."""
    speaker = {name: Q(**{f"{lead}{name}__kind__in": Publisher.OFFICIAL}) for name in SPEAKERS}
    return relayed(lead) & speaker["relays"] | ~relayed(lead) & speaker["publisher"]


def dataset_models() -> list[type[models.Model]]:
    """Models of what comes whole from one source and has a page: a release of a survey.

    Each says which of its rows readers see, with `published`.
    """
    pointing = (relation.related_model for relation in Source._meta.related_objects)
    return [model for model in pointing if hasattr(model.objects, "published")]


class SourceQuerySet(SlugQuerySet):
    def whole(self):
        """With what each says of its publisher."""
        return self.select_related("publisher", "relays")

    def published(self):
        """Those that readers see: not one whose datasets are all staged or withdrawn."""
        found = self
        for model in dataset_models():
            every = model.objects.filter(source=OuterRef("pk"))
            found = found.filter(Exists(every.published()) | ~Exists(every))
        return found


class Source(models.Model):
    """A page, file or dataset as read on one day. Reading it again is a new source.

    One that says it opened another publisher's page on a day relays that publisher's words: then
    it speaks for them. Without a day (a search summary, hearsay) it speaks for itself.
    """

    slug = models.SlugField(max_length=120, unique=True)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="sources")
    title = NameField(max_length=250)
    url = models.URLField(
        "address",
        max_length=500,
        blank=True,
        validators=[own_host],
        help_text="The page itself, not the site's front.",
    )
    file_name = NameField(
        max_length=200, blank=True, help_text="For a file: its name as published."
    )
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
    relays = models.ForeignKey(
        Publisher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed_by",
        verbose_name="whose words it passes on",
        help_text="When it reports what another publisher says: that publisher.",
    )
    relayed_url = models.URLField(
        "the page it names",
        max_length=500,
        blank=True,
        validators=[own_host],
        help_text="The address of that publisher’s page, shown to readers as the page to check.",
    )
    relayed_on = models.DateField(
        "the day it opened that page",
        null=True,
        blank=True,
        help_text="Only when it says that it opened the page. A search summary has none.",
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
        ordering = ["publisher__name", "title", "slug"]
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
            models.CheckConstraint(
                name="source_relayed_page_is_http",
                condition=Q(relayed_url="")
                | Q(relayed_url__startswith="https://")
                | Q(relayed_url__startswith="http://"),
                violation_error_message="The address must start with https:// or http://.",
            ),
            models.CheckConstraint(
                name="source_relay_names_whom",
                condition=Q(relays__isnull=False) | Q(relayed_url="", relayed_on__isnull=True),
                violation_error_message="Say whose page it passes on.",
            ),
            models.CheckConstraint(
                name="source_relays_another",
                condition=Q(relays__isnull=True) | ~Q(relays=models.F("publisher")),
                violation_error_message="A publisher’s own page does not pass on its own words.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.title}"

    def get_absolute_url(self):
        return address_of("sources:detail", (self.slug,))

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.publisher"]

    def save_with_publisher(self) -> None:
        """Store a new source and, where nobody knows its publisher yet, the publisher."""
        if self.publisher.pk is None:
            publisher = Publisher.objects.named(self.publisher.name, self.publisher.kind)
            if publisher.pk is None:
                publisher.full_clean()
                publisher.save()
            self.publisher = publisher
        self.full_clean()
        self.save()

    def misplaced(self, known: Iterable[PublisherDomain] | None = None) -> str:
        """In a sentence: its address is on a site of another publisher. Empty when it is not.

        `known` are all domains there are, where they are at hand.
        """
        if known is None:
            known = PublisherDomain.objects.select_related("publisher")
        domain = closest(known, self.url) if self.url else None
        if domain and domain.publisher_id != self.publisher_id:
            return f"{domain} belongs to {domain.publisher}: choose that publisher."
        return ""

    def off_its_site(self, known: Iterable[PublisherDomain] | None = None) -> str:
        """In a sentence: official words at an address that is not the publisher's own."""
        if not (self.publisher.pk and self.url and self.publisher.is_official):
            return ""
        if known is None:
            known = self.publisher.domains.all()
        domains = [domain for domain in known if domain.publisher_id == self.publisher_id]
        if domains and not closest(domains, self.url):
            own = words.listing([domain.domain for domain in domains])
            return (
                f"{self.publisher} publishes on {own}. Who puts its words on another site is "
                "another publisher. An administrator can enter a true copy."
            )
        return ""

    @classmethod
    def problems(cls):
        """What check_facts reports: words of who has a site, read on the site of another."""
        domains = list(PublisherDomain.objects.select_related("publisher"))
        owners = {domain.publisher_id for domain in domains}
        for source in cls.objects.whole().filter(publisher__in=owners).exclude(url=""):
            domain = closest(domains, source.url)
            if domain and domain.publisher_id != source.publisher_id:
                yield f"{source.slug}: of {source.publisher}, but {domain} is {domain.publisher}’s."

    @cached_property
    def notes(self) -> Fragments:
        """Of this row as it was read: what the notes at the foot of pages say of it."""
        return Fragments()

    @property
    def speaker(self) -> Publisher:
        """Whose words it gives: its publisher's, or of a page that it opened on a day."""
        return self.relays if self.is_relay else self.publisher

    @property
    def is_relay(self) -> bool:
        """It says on what day it opened the page whose words it passes on."""
        return self.relays_id is not None and self.relayed_on is not None

    @property
    def is_official(self) -> bool:
        return self.speaker.is_official

    @property
    def authority(self) -> int:
        """Its place beside others by whose words it gives: issuer and government come first."""
        if self.is_official:
            return 0
        if self.publisher.kind == Publisher.Kind.SURVEY:
            return 1
        return 2 if self.publisher.kind in Publisher.THIRD_PARTIES else 3

    @property
    def voice(self) -> int:
        """Sources of one voice are one witness, however many they are."""
        return self.speaker.voice

    @property
    def short_kind(self) -> str:
        """The word of its badge."""
        if self.is_relay:
            return f"Relays {self.relays}"
        return "Official" if self.is_official else self.publisher.get_kind_display()

    @property
    def authority_in_words(self) -> str:
        """Whether it is official, in a sentence."""
        kind = self.publisher.get_kind_display().lower()
        return phrases.authority(kind, self.is_official, self.is_relay)

    @property
    def relayed(self) -> str:
        """How it came by the words that it passes on."""
        return phrases.relay(str(self.relays), self.relayed_on)

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
