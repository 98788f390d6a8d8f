from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.ordering import ByCodePoint
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from coderpath.sources.names import NameField
from coderpath.sources.standing import Standing

from .issuers import GivenName, Issuer

# Those that tell of the certifications that their address names.
PAGES = ("compare", "keep")


class CertificationQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("code")), "slug")

    def core(self):
        return self.filter(is_core=True)


CORE = 6
# A code leads to one certification, whichever of these it is.
CODES = {"code": "code", "former_code": "former code", "apprentice_code": "apprentice code"}
CODE = "^[A-Za-z0-9][A-Za-z0-9-]*$"


def _once(name: str) -> models.UniqueConstraint:
    """In whatever letters, one certification alone has this code."""
    return models.UniqueConstraint(
        Lower(name),
        name=f"certification_{name}_once",
        condition=~Q(**{name: ""}),
        violation_error_message=f"Another certification has this {CODES[name]}.",
    )


class Certification(models.Model):
    """A title that a person earns; the apprentice “A” is a state of it, not another one."""

    class Status(models.TextChoices):
        OPEN = "OPEN", "Open"
        UNCONFIRMED = "UNCONFIRMED", "Not confirmed as open"
        RETIRED = "RETIRED", "No longer examined"

    code = NameField(max_length=20, unique=True, help_text="As printed: “CCS-P”.")
    slug = models.SlugField(max_length=30, unique=True, help_text="As in addresses: “ccs-p”.")
    name = models.CharField(max_length=150, help_text="The full name, as its issuer writes it.")
    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="certifications")
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    status_note = models.CharField(
        max_length=300, blank=True, help_text="Why the status is not plain. Shown to readers."
    )
    former_code = NameField(
        max_length=20, blank=True, help_text="Its old address redirects here: “CPC-H” to COC."
    )
    apprentice_code = NameField(
        max_length=20, blank=True, help_text="The code until experience is shown: “CPC-A”."
    )
    is_core = models.BooleanField(
        "one of the core six", default=False, help_text="Shown at a glance on the front page."
    )
    is_specialty = models.BooleanField(
        "a specialty title",
        default=False,
        help_text="On where its issuer counts it among its specialty titles. Some rules of "
        "renewal are for these alone.",
    )
    summary = models.CharField(
        max_length=300, blank=True, help_text="One plain sentence: who it is for."
    )
    short_requirement = models.CharField(
        "what you need, in short",
        max_length=40,
        blank=True,
        help_text="A few words for lists: “Diploma; work advised”. “Nothing” only where its rule "
        "asks nothing.",
    )
    proves = models.TextField(
        "what it proves", blank=True, help_text="What a holder can do, in two or three sentences."
    )

    history = HistoricalRecords()
    objects = CertificationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="certification_unclear_status_has_note",
                condition=Q(status="OPEN") | ~Q(status_note=""),
                violation_error_message="Say why it is not open, or not known to be.",
            ),
            models.CheckConstraint(
                name="certification_core_or_specialty",
                condition=Q(is_core=False) | Q(is_specialty=False),
                violation_error_message="One of the core six is not a specialty title.",
            ),
            *(_once(name) for name in CODES),
            models.CheckConstraint(
                name="certification_codes_are_plain",
                condition=Q(code__regex=CODE)
                & Q(former_code__regex=f"^$|{CODE}")
                & Q(apprentice_code__regex=f"^$|{CODE}"),
                violation_error_message="A code has letters from A to Z, digits and hyphens only.",
            ),
            models.CheckConstraint(
                name="certification_slug_is_lower_case",
                condition=Q(slug=Lower("slug")),
                violation_error_message="Write the slug in small letters.",
            ),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return address_of("certifications:detail", (self.slug,))

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["certifications.issuer"]

    def clean(self):
        """No code leads to two certifications, and the core six are six."""
        wrong = {name: said for name in CODES if (said := self._taken(name))}
        core = Certification.objects.core().exclude(pk=self.pk).in_order()
        if self.is_core and len(core) >= CORE:
            named = words.listing([str(each) for each in core])
            wrong["is_core"] = f"There are {words.spelled(CORE)} already: {named}. Take one out."
        if wrong:
            raise ValidationError(wrong)

    def _taken(self, name: str) -> str:
        """In a sentence: who has this code, or had it. Empty when nobody else does."""
        code = getattr(self, name)
        if not code:
            return ""
        for other in CODES:
            if other != name and code.lower() == getattr(self, other).lower():
                return f"“{code}” cannot be two codes of one certification."
            owner = Certification.objects.exclude(pk=self.pk).filter(**{f"{other}__iexact": code})
            if found := owner.first():
                return f"“{code}” is the {CODES[other]} of the {found}, {found.name}."
        return ""

    @classmethod
    def problems(cls):
        """What check_facts reports."""
        named = CertificationName.objects.exclude(standing=Standing.MISTAKEN)
        for code in cls.objects.exclude(names__in=named).values_list("code", flat=True):
            yield f"{code}: no source gives its name."

    def ill_said(self, asks_nothing: bool | None) -> str:
        """What is wrong with its few words on what you need; None where no rule is on file."""
        short = self.short_requirement
        if asks_nothing is None:
            return f"“{short}” is said of no rule." if short else ""
        if not short:
            return "no few words say what you need."
        agrees = short.startswith("Nothing") == asks_nothing
        return "" if agrees else f"“{short}” is not what its rule asks."

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its codes and its name; of those that it does not have, an empty one."""
        return self.code, self.name, self.former_code, self.apprentice_code

    @property
    def bears_on(self) -> list[tuple[str, str]]:
        """Where it counts what sources say of it: labels and addresses, for a page that knows no
        more of it than that."""
        own, code = self.get_absolute_url(), self.code
        asked = {name: f"{address_of(f'certifications:{name}')}?c={self.slug}" for name in PAGES}
        return [
            (f"All about the {code}", own),
            (f"Paths to the {code}", f"{own}#ways-h"),
            (f"Compare the {code} with others", asked["compare"]),
            (f"See what the {code} costs to keep", asked["keep"]),
        ]

    @cached_property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @cached_property
    def is_examined(self) -> bool:
        """One that is retired is found and read about, but no exam of it is a choice."""
        return self.status != self.Status.RETIRED


class CertificationName(GivenName, SourcedFact):
    """A name that a source gives a certification; former and wrong names are found by search."""

    subject = ("certification", "is_former")

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    is_former = models.BooleanField("former name or code", default=False)

    class Meta:
        constraints = [
            unique_fact("unique_certification_name", "certification", "is_former", "name"),
            dated_in_order("certification_name_dates_in_order"),
        ]

    @property
    def question(self):
        if self.is_former:
            return f"What was the {self.certification.code} called before?"
        return f"What does {self.certification.code} stand for?"


class Progression(SourcedFact):
    """One certification that leads to another, and why."""

    subject = ("certification", "leads_to")
    topic = "What comes after"

    certification = models.ForeignKey(
        Certification, models.CASCADE, related_name="progressions", verbose_name="from"
    )
    leads_to = models.ForeignKey(
        Certification, models.CASCADE, related_name="reached_from", verbose_name="to"
    )
    why = models.CharField(max_length=200)
    is_replaced = models.BooleanField(
        "is replaced",
        default=False,
        help_text="On when the later one takes the place of the earlier.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="progression_leads_elsewhere",
                condition=~Q(certification=F("leads_to")),
                violation_error_message="A certification cannot lead to itself.",
            ),
            unique_fact("unique_progression", "certification", "leads_to"),
            dated_in_order("progression_dates_in_order"),
        ]

    @property
    def figure(self):
        return self.why

    @property
    def said(self):
        return f"It is replaced by it: {self.why}" if self.is_replaced else self.why

    @property
    def claim(self):
        """Two reasons may hold side by side."""
        return None

    @property
    def question(self):
        return f"How does the {self.certification.code} lead to the {self.leads_to.code}?"
