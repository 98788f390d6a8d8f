"""Who says so: publishers, and the sites on which each puts its words."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from .names import NameField, own_host, plain


class SlugQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def free_slug(self, text: str) -> str:
        """A name for a new row, made of this text; numbered where another has it."""
        base = slugify(text)[:100].strip("-") or "unnamed"
        taken = set(self.filter(slug__startswith=base).values_list("slug", flat=True))
        names = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)


class PublisherQuerySet(SlugQuerySet):
    def named(self, name: str, kind: str) -> "Publisher":
        """The one of this name, or a new one of this kind, not stored yet."""
        name = plain(name)
        there = self.filter(name__iexact=name).first()
        return there or Publisher(slug=self.free_slug(name), name=name, kind=kind)


class Publisher(models.Model):
    """Who says so: an organization, an agency, a site. What a source is follows from it."""

    class Kind(models.TextChoices):
        ISSUER = "ISSUER", "The issuing organization itself"
        GOVERNMENT = "GOVERNMENT", "Government"
        SURVEY = "SURVEY", "Survey"
        SCHOOL = "SCHOOL", "School"
        THIRD_PARTY = "THIRD_PARTY", "Third party"
        ARTICLE = "ARTICLE", "Article"

    OFFICIAL = (Kind.ISSUER, Kind.GOVERNMENT)
    # A school knows its own programs; on the certifications of others it is a third party.
    THIRD_PARTIES = (Kind.SCHOOL, Kind.THIRD_PARTY)

    slug = models.SlugField(max_length=120, unique=True)
    name = NameField(max_length=120, help_text="As a reader knows them.")
    kind = models.CharField(
        max_length=12,
        choices=Kind,
        default=Kind.THIRD_PARTY,
        help_text="Official figures (the issuer’s own, government) are shown before others.",
    )
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name="copy of",
        help_text="For a site that only repeats another: the two are one voice, not two.",
    )

    history = HistoricalRecords()
    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="publisher_name_once",
                violation_error_message="There is a publisher of this name already.",
            ),
            models.CheckConstraint(
                name="publisher_copies_another",
                condition=Q(same_as__isnull=True) | ~Q(same_as=models.F("id")),
                violation_error_message="It cannot be a copy of itself.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def clean(self):
        """A copy of a copy would be a chain that nobody follows."""
        if self.same_as and self.same_as.same_as_id:
            raise ValidationError({"same_as": f"Choose the original: {self.same_as.same_as}."})
        if self.same_as and self.pk and self.copies.exists():
            raise ValidationError({"same_as": "Others are copies of this one."})

    @classmethod
    def problems(cls):
        """What check_facts reports."""
        for copy in cls.objects.filter(same_as__same_as__isnull=False).select_related("same_as"):
            yield f"{copy.slug}: it is a copy of {copy.same_as}, which is a copy itself."

    @property
    def is_official(self) -> bool:
        return self.kind in self.OFFICIAL

    @property
    def voice(self) -> int:
        """A copy and its original have one."""
        return self.same_as_id or self.pk


class PublisherDomainQuerySet(models.QuerySet):
    def get_by_natural_key(self, domain):
        return self.get(domain=domain)

    def of(self, url: str) -> "PublisherDomain | None":
        """The domain on which an address lies, if it is known whose it is: the closest one."""
        return closest(self.select_related("publisher"), url)


def closest(domains, url: str) -> "PublisherDomain | None":
    """Of these domains, the one on which an address lies."""
    parts = urlsplit(url)
    address = f"{parts.hostname or ''}{parts.path.lower()}"
    found = [known for known in domains if known.holds(address)]
    return max(found, key=lambda known: len(known.domain), default=None)


class PublisherDomain(models.Model):
    """A site, or a part of one, on which one publisher alone puts its words."""

    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="domains")
    domain = models.CharField(
        max_length=200,
        unique=True,
        help_text="Such as “aapc.com”, with all that ends in it; or a part of a site: "
        "“intercom.help/aapc”.",
    )

    history = HistoricalRecords()
    objects = PublisherDomainQuerySet.as_manager()

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.CheckConstraint(
                name="publisher_domain_is_lower_case",
                condition=Q(domain=Lower("domain")),
                violation_error_message="Write the domain in small letters.",
            ),
        ]

    def __str__(self):
        return self.domain

    def natural_key(self):
        return (self.domain,)

    def clean(self):
        own_host(f"https://{self.domain}")

    def holds(self, address: str) -> bool:
        """Whether an address, from its host on, lies on it."""
        host, _, path = self.domain.partition("/")
        at, _, below = address.partition("/")
        return f".{at}".endswith(f".{host}") and f"{below}/".startswith(f"{path}/" if path else "")
