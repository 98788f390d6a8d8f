from collections import defaultdict
from heapq import merge

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.ordering import ByCodePoint
from coderpath.sources import words
from coderpath.sources.facts import FactQuerySet, SourcedFact, dated_in_order, unique_fact
from coderpath.sources.findings import Finding
from coderpath.sources.publishers import Publisher
from coderpath.sources.standing import Standing


class IssuerQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("code")), "slug")


class Issuer(models.Model):
    """An organization that issues certifications, or one that accredits, trains or represents."""

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
    role = models.CharField(
        "what it is, in short",
        max_length=100,
        blank=True,
        help_text="Begins the first sentence of its page: “A membership company”.",
    )
    has_members = models.BooleanField(
        default=False, help_text="On for one that people join: then dues and members are asked for."
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    publisher = models.ForeignKey(
        Publisher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issuers",
        verbose_name="publisher of its own pages",
        help_text="By its pages readers see how new what it says itself is. Empty: none was read.",
    )
    website = models.URLField(
        blank=True, help_text="Leave empty when the site must not be linked, and say why below."
    )
    note = models.TextField(blank=True, help_text="Shown to readers.")

    history = HistoricalRecords()
    objects = IssuerQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = "organization"

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return address_of("certifications:organization", (self.slug,))

    @property
    def bears_on(self) -> list[tuple[str, str]]:
        """As for a certification: where it counts what sources say of it."""
        of_it = f"{address_of('certifications:list')}?issuer={self.slug}"
        own = (f"All about {self.code}", self.get_absolute_url())
        return [own, (f"Certifications of {self.code}", of_it)]

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.publisher"]

    @property
    def called(self) -> str:
        """Its full name; its code where the letters are the name, or nobody says what they are."""
        return self.name if self.name != self.code else ""


class IssuedFactQuerySet(FactQuerySet):
    """Facts about one certification, or about everything that an organization issues."""

    def of(self, certifications):
        """Those of these certifications and of the organizations that issue them."""
        return self.filter(
            Q(certification__in=certifications)
            | Q(issuer__in={certification.issuer_id for certification in certifications})
        )

    def about(self, *facts):
        """Of one certification its organization answers too."""
        own = [fact.certification for fact in facts if fact.certification_id]
        others = [fact for fact in facts if not fact.certification_id]
        found = super().about(*others) if others else self.none()
        return self.of(own) | found if own else found


class IssuedFact:
    """A fact about one certification, or about everything that an organization issues.

    Of one certification both answer one question: which is shown, the headline rule decides.
    """

    def is_for(self, certification) -> bool:
        """Whether it speaks of this certification, by itself or with all of its organization."""
        if self.certification_id:
            return self.certification_id == certification.pk
        return self.issuer_id == certification.issuer_id

    @property
    def aspect(self) -> tuple:
        """What it answers of one certification, whichever it is about."""
        raise TypeError(f"{type(self).__name__} does not say what of a certification it answers.")

    @classmethod
    def about_one(cls, certification, facts: list) -> dict[tuple, Finding]:
        """What facts in headline order say of one certification, by aspect."""
        asked = defaultdict(list)
        for fact in facts:
            if fact.is_for(certification):
                asked[fact.aspect].append(fact)
        return {aspect: Finding(as_one_question(found)) for aspect, found in asked.items()}

    @classmethod
    def findings(cls, facts: list) -> list[Finding]:
        """To a question about one certification its organization answers too."""
        by_thing: dict[tuple, list[tuple[int, IssuedFact]]] = defaultdict(list)
        for placed in enumerate(facts):
            by_thing[placed[1].certification_id, placed[1].issuer_id].append(placed)
        found, of_one = [], {}
        for finding in super().findings(facts):
            fact = finding.facts[0]
            if one := fact.certification:
                if one.pk not in of_one:
                    near = merge(by_thing[one.pk, None], by_thing[None, one.issuer_id])
                    of_one[one.pk] = cls.about_one(one, [fact for _, fact in near])
                finding = of_one[one.pk][fact.aspect]
            found.append(finding)
        return found


def as_one_question(facts: list) -> list:
    """Facts on a certification and on all of its organization, as answers to one question.

    A source that has a rule for this one beside its rule for all means the one. Where the words
    of the organization itself and newer ones of others agree, its own come first.
    """
    spoken = {fact.source_id for fact in facts if fact.certification_id and fact.is_in_force}
    facts = [fact for fact in facts if fact.certification_id or fact.source_id not in spoken]
    shown = Finding(facts).headline
    if len({fact.certification_id for fact in facts}) == 1 or not shown:
        return facts
    if shown.standing == Standing.IN_USE:
        return facts

    def comes_later(fact) -> bool:
        return not (fact.is_in_force and fact.source.is_official and fact.claim == shown.claim)

    return sorted(facts, key=comes_later)


class GivenName:
    """What a source calls a thing, now or formerly: the rows have a `name` and `is_former`."""

    topic = "Names"

    @property
    def figure(self) -> str:
        return self.name

    @property
    def claim(self) -> str | None:
        """It may have had several names before."""
        return None if self.is_former else self.name


class IssuerName(GivenName, SourcedFact):
    """A name that a source gives an organization; former and wrong names are found by search."""

    subject = ("issuer", "is_former")

    issuer = models.ForeignKey(Issuer, models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    is_former = models.BooleanField("former name", default=False)

    class Meta:
        constraints = [
            unique_fact("unique_issuer_name", "issuer", "is_former", "name"),
            dated_in_order("issuer_name_dates_in_order"),
        ]

    @property
    def question(self):
        if self.is_former:
            return f"What was {self.issuer.code} called before?"
        return f"What does {self.issuer.code} stand for?"


class HolderCount(SourcedFact):
    """How many people hold a certification, or belong to an organization, on a day."""

    subject = ("certification", "issuer", "as_of")
    topic = "Holders and members"
    lasts = 120  # it names its day

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
                violation_error_message="Name a certification or an organization, not both.",
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
