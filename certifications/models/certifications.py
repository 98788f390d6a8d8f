from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from coderpath.ordering import ByCodePoint
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from coderpath.sources.models import WHOLE_SOURCE
from coderpath.sources.names import NameField
from coderpath.sources.standing import Standing

from .issuers import Issuer
from .scopes import Scope

# What a certification is called: by its codes, its name, and what sources call it.
OWN_NAMES = ("code", "name", "former_code", "apprentice_code", "names__name")


class CertificationQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("code")), "slug")

    def core(self):
        return self.filter(is_core=True)

    def apprenticed(self):
        """Those whose new holders may carry an “A”."""
        return self.exclude(apprentice_code="")

    def with_every_name(self):
        """Each code and name there is, and the issuer's: a row for each name that sources give."""
        return self.values(
            "pk", *OWN_NAMES, *(f"issuer__{name}" for name in ("slug", "code", "name"))
        )

    def named_or_in(self, certifications, settings: list):
        """Those of these keys, and those for these places of work."""
        covers = Scope.objects.filter(certification=OuterRef("pk"), term__in=settings)
        return self.filter(Q(pk__in=certifications) | Exists(covers))

    def in_settings(self, settings: list[str], at: date | None = None):
        return self.filter(Exists(Scope.objects.of_outer(at).filter(term__in=settings)))

    def issued_by(self, issuers: list[str]):
        """By the issuers' slugs."""
        return self.filter(issuer__slug__in=issuers)

    def at_levels(self, levels: list[str], at: date | None = None):
        """By the level that the headline rule shows."""
        shown = Scope.objects.of_outer(at).filter(kind=Scope.Kind.LEVEL).in_headline_order(at)
        return self.annotate(shown_level=Subquery(shown.values("term")[:1])).filter(
            shown_level__in=levels
        )

    def with_exam_cost(self, at: date | None = None):
        """Annotate exam_cost, to filter and sort by. To show a fee, show the Fee."""
        from .fees import Fee

        its = Q(certification=OuterRef("pk")) | Q(issuer=OuterRef("issuer"))
        shown = Fee.objects.one_attempt().filter(its).in_force(at)
        return self.annotate(exam_cost=Subquery(shown.in_headline_order(at).values("amount")[:1]))

    def within_cost(self, most, at: date | None = None):
        return self.with_exam_cost(at).filter(exam_cost__lte=most)

    def with_months(self, at: date | None = None):
        """Annotate study_weeks, the longest the shown estimate says, to filter and sort by."""
        from .study import StudyTime

        shown = StudyTime.objects.filter(certification=OuterRef("pk")).in_force(at)
        shown = shown.in_headline_order(at)
        return self.annotate(study_weeks=Subquery(shown.values("weeks_high")[:1]))

    def within_months(self, most: int, at: date | None = None):
        from .study import weeks_in

        return self.with_months(at).filter(study_weeks__lte=weeks_in(most))

    def open_to_beginners(self, at: date | None = None):
        """Those whose shown rule has a way in without work experience or another credential.

        Where no source gives a rule, nobody knows, and the certification is left out.
        """
        from .requirements import Requirement
        from .ways import Way

        gates = Requirement.objects.gates(at).filter(certification=OuterRef("pk"))
        shown = gates.in_headline_order(at).values("pk")[:1]
        open_ways = Way.objects.required().without_experience()
        return self.annotate(shown_gate=Subquery(shown)).filter(
            Exists(open_ways.filter(requirement=OuterRef("shown_gate")))
        )

    def with_delivery(self, at: date | None = None):
        """Annotate shown_delivery, where the exam is sat by the shown source; None if none says."""
        from .exams import ExamFormat

        shown = ExamFormat.objects.filter(certification=OuterRef("pk")).exclude(delivery="")
        shown = shown.in_force(at).in_headline_order(at)
        return self.annotate(shown_delivery=Subquery(shown.values("delivery")[:1]))

    def with_online_exam(self, at: date | None = None):
        """Those whose exam, by the shown source, can be sat at home."""
        from .exams import ExamFormat

        return self.with_delivery(at).filter(shown_delivery__in=ExamFormat.ONLINE)

    def for_listing(self, at: date | None = None):
        """What a list needs of each: its issuer, and what it is sorted by."""
        return self.select_related("issuer").with_exam_cost(at).with_months(at).with_delivery(at)

    def related_to(self, certification, settings: list[str], at: date | None = None):
        """Those before and after it, in any of these settings, or of the same issuer; a row a step.

        `step_here` leads to it, `step_on` leads on from it, each with its source. Of rules
        that name it, see WayQuerySet.asking_for.
        """
        from .ways import Way

        asking = Way.objects.asking_for(certification, at)
        shared = (
            Scope.objects.of_outer(at)
            .filter(kind=Scope.Kind.SETTING, term__in=settings)
            .order_by()
            .values("certification")
            .annotate(terms=Count("term", distinct=True))
            .values("terms")
        )
        return (
            self.exclude(pk=certification.pk)
            .annotate(
                step_here=_step("progressions", at, leads_to=certification),
                step_on=_step("reached_from", at, certification=certification),
                shared_settings=Coalesce(Subquery(shared), Value(0)),
            )
            .filter(
                Q(step_here__isnull=False)
                | Q(step_on__isnull=False)
                | Exists(asking.filter(requirement__certification=OuterRef("pk")))
                | Q(shared_settings__gt=0)
                | Q(issuer=certification.issuer_id)
            )
            .select_related(
                *(f"{fact}__{whole}" for fact in ("step_here", "step_on") for whole in WHOLE_SOURCE)
            )
            .in_order()
        )


def _step(relation: str, at: date | None, **ends) -> FilteredRelation:
    """The facts of a relation that join two certifications and are neither mistaken nor later."""
    conditions = {f"{relation}__{name}": end for name, end in ends.items()}
    mistaken = {f"{relation}__standing": Standing.MISTAKEN}
    later = {f"{relation}__as_of__gt": at} if at else {}
    condition = Q(**conditions) & ~Q(**mistaken)
    return FilteredRelation(relation, condition=condition & ~Q(**later) if later else condition)


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
    """A credential that a person earns; the apprentice “A” is a state of it, not another one."""

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
        "a specialty credential",
        default=False,
        help_text="On where its issuer counts it among its specialty credentials. Some rules of "
        "renewal are for these alone.",
    )
    summary = models.CharField(
        max_length=300, blank=True, help_text="One plain sentence: who it is for."
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
                violation_error_message="One of the core six is not a specialty credential.",
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
        return reverse("certifications:detail", args=[self.slug])

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
        from .fees import Fee

        named = CertificationName.objects.exclude(standing=Standing.MISTAKEN)
        for code in cls.objects.exclude(names__in=named).values_list("code", flat=True):
            yield f"{code}: no source gives its name."
        known = Fee.objects.exam().exclude(standing=Standing.MISTAKEN)
        core = cls.objects.core().filter(status=cls.Status.OPEN)
        for code in core.exclude(fees__in=known).values_list("code", flat=True):
            yield f"{code}: neither an exam fee nor a last known one."

    @cached_property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @cached_property
    def is_examined(self) -> bool:
        """One that is retired is found and read about, but no exam of it is a choice."""
        return self.status != self.Status.RETIRED


class CertificationName(SourcedFact):
    """A name that a source gives a certification; former and wrong names are found by search."""

    subject = ("certification", "is_former")
    topic = "Names"

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    is_former = models.BooleanField("former name or code", default=False)

    class Meta:
        constraints = [
            unique_fact("unique_certification_name", "certification", "is_former", "name"),
            dated_in_order("certification_name_dates_in_order"),
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
