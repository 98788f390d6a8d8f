"""One organization as its page tells it: what it is, what it gives and what it asks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact
from coderpath.sources.findings import Finding
from coderpath.sources.headline import is_old
from coderpath.sources.standing import Standing

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..list.listing import CertificationCells, cells_of
from ..models import (
    Certification,
    Fee,
    HolderCount,
    Issuer,
    IssuerClaim,
    IssuerName,
    RenewalRule,
    Scope,
    TrainingCost,
)
from ..models.issuer_claims import ClaimKind
from ..search.names import said_names
from ..search.names_in_text import Bond, Call
from . import phrases
from .said import OwnWords, Said

FIRST = 5
DUES_OF = {
    Fee.Payer.ANYONE: "",
    Fee.Payer.MEMBER: "",
    Fee.Payer.STUDENT: "students",
    Fee.Payer.NON_MEMBER: "others",
}
LAPSED = (Fee.Kind.LATE, Fee.Kind.MORE_TIME_TO_RENEW, Fee.Kind.REINSTATEMENT)
LAPSING = (RenewalRule.Kind.GRACE, RenewalRule.Kind.CANCELLED)
RENEWED = (Fee.Kind.RECERTIFICATION, Fee.Kind.RECERTIFICATION_MORE)
RENEWING = (RenewalRule.Kind.TOTAL, RenewalRule.Kind.DUES_KEPT, RenewalRule.Kind.FROM_ISSUER)
# One line each among the facts at the head of the page.
IN_RECORD = (ClaimKind.FOUNDED, ClaimKind.LEGAL_FORM, ClaimKind.PART_OF, ClaimKind.SEAT)
# With a heading of their own, each a list.
APART = (
    ClaimKind.NEWCOMERS,
    ClaimKind.OFFERS,
    ClaimKind.ACCREDITS,
    ClaimKind.TITLES,
    ClaimKind.PROMISES,
)


@dataclass(frozen=True)
class Priced:
    """A price or rule with its label: “Late renewal”, “students”."""

    label: str
    finding: Finding


@dataclass(frozen=True)
class OrganizationPage:
    """Two of one organization are equal, so that its parts are kept by it."""

    issuer: Issuer
    shelf: Shelf = field(compare=False)

    @cached_property
    def _said(self) -> Said:
        return self.shelf.once(Said)

    # What it is

    @property
    def answer(self) -> str:
        """What it is, what it gives and whether one must join, in sentences."""
        codes = [each.certification.code for each in self.to_name]
        said = (
            phrases.what_it_is(self.issuer.code, self.issuer.role),
            phrases.what_it_gives(len(self.given), codes, self.is_active),
            joining.says if (joining := self.joining.headline) else "",
        )
        return " ".join(filter(None, said))

    @property
    def to_name(self) -> list[Profile]:
        """What it gives that a sentence names first."""
        core = [each for each in self.given if each.certification.is_core]
        return core or self.given

    @property
    def given(self) -> list[Profile]:
        """Without those whose exam is given no more."""
        return [each for each in self.profiles if each.certification.is_examined]

    @property
    def first_codes(self) -> list[str]:
        """A few of what it gives, for a line of a list."""
        return [each.certification.code for each in self.profiles[: phrases.MOST_NAMED]]

    @property
    def more_codes(self) -> int:
        """How many more than those."""
        return max(len(self.profiles) - phrases.MOST_NAMED, 0)

    @property
    def is_active(self) -> bool:
        return self.issuer.status == Issuer.Status.ACTIVE

    @property
    def is_gone(self) -> bool:
        return self.issuer.status == Issuer.Status.DEFUNCT

    @property
    def stands(self) -> str:
        is_heard = bool(self.newest) and not is_old(self.newest.last_said, self.shelf.day)
        return phrases.stands(self.issuer.status, is_heard)

    @cached_property
    def newest(self) -> SourcedFact | None:
        """The newest that was read of it itself."""
        return self.shelf.once(OwnWords).newest(self.issuer)

    @property
    def has_own_words(self) -> bool:
        """Whether anything was read of it itself, dated or not."""
        return self.shelf.once(OwnWords).has(self.issuer)

    @property
    def newest_day(self) -> str:
        fact = self.newest
        if not fact:
            return ""
        is_dated = fact.as_of == fact.last_said
        return fact.dated if is_dated else words.day(fact.last_said)

    @property
    def site(self) -> str:
        """The name of its site; empty where none is on file."""
        return phrases.site(self.issuer.website)

    @property
    def link(self) -> str:
        """Its site; empty where it is not known, or the organization is doubtful."""
        return self.issuer.website if self.is_active else ""

    # Names

    @cached_property
    def _names(self) -> list[Call]:
        return said_names(self._said.of(self.issuer, IssuerName))

    def _called(self, *bonds: Bond) -> list[Call]:
        return [call for call in self._names if call.bond in bonds]

    @property
    def name(self) -> Call | None:
        """Its full name with who gives it."""
        return next((call for call in self._names if call.text == self.issuer.called), None)

    @property
    def other_names(self) -> list[Call]:
        return self._called(Bond.ALSO)

    @property
    def former_names(self) -> list[Call]:
        return self._called(Bond.FORMER)

    @property
    def mistaken_names(self) -> list[Call]:
        return self._called(Bond.MISTAKEN)

    # What sources say of it in words

    def _claims(self, kind: ClaimKind) -> list[IssuerClaim]:
        said = self._said.of(self.issuer, IssuerClaim)
        return [claim for claim in said if claim.kind == kind]

    def finding(self, kind: ClaimKind) -> Finding:
        """What sources say on one matter, in words."""
        return Finding(self._claims(kind))

    @cached_property
    def joining(self) -> Finding:
        return self.finding(ClaimKind.JOINING)

    @property
    def joining_label(self) -> str:
        is_joined = self.issuer.kind != Issuer.Kind.ACCREDITOR
        return ClaimKind.JOINING.label if is_joined else "What it costs you"

    @property
    def newcomers(self) -> list[IssuerClaim]:
        """What it has for people who are not coders yet."""
        return self._in_force(self._claims(ClaimKind.NEWCOMERS))

    @property
    def standing(self) -> list[IssuerClaim]:
        return self._in_force(self._claims(ClaimKind.STANDING))

    @property
    def record(self) -> list[Priced]:
        """What is told in a word or a sentence: when it was founded, to whom it is tied."""
        found = ((kind.label, self.finding(kind)) for kind in IN_RECORD)
        return [Priced(label, finding) for label, finding in found if finding.headline]

    @property
    def apart(self) -> list[tuple[ClaimKind, list[IssuerClaim]]]:
        """Lists under a heading each; none is empty."""
        found = ((kind, self._in_force(self._claims(kind))) for kind in APART)
        return [(kind, claims) for kind, claims in found if claims]

    @staticmethod
    def _in_force(facts: Iterable) -> list:
        return [fact for fact in facts if fact.is_in_force]

    # Members

    @cached_property
    def members(self) -> list[Finding]:
        """By the day counted: the newest of its own count first, then of others."""
        found = [f for f in self._said.findings(self.issuer, HolderCount) if f.headline]
        return sorted(found, key=_by_whom_and_when)

    @property
    def other_counts(self) -> list[HolderCount]:
        """Every other count in force, of whatever day."""
        first, *others = self.members or [Finding()]
        return [*first.rivals, *(fact for f in others for fact in (*f.agreeing, *f.rivals))]

    @property
    def certified(self) -> Finding:
        return self.finding(ClaimKind.CERTIFIED)

    # What it asks

    @cached_property
    def _fees(self) -> list[Finding]:
        return self._said.findings(self.issuer, Fee)

    @cached_property
    def _rules(self) -> list[Finding]:
        """Of one title of it."""
        rules = self._said.findings(self.issuer, RenewalRule)
        return [f for f in rules if f.headline and (f.headline.held or 1) == 1]

    def rules_of(self, kind: str) -> list[Finding]:
        """Its rules of a kind, for one title."""
        return self._of_kind(self._rules, kind)

    def _of_kind(self, findings: Iterable[Finding], kind: str) -> list[Finding]:
        return [f for f in findings if f.facts[0].kind == kind and f.headline]

    @cached_property
    def dues(self) -> list[Priced]:
        """By who pays, a member first."""
        found = {f.headline.payer: f for f in self._of_kind(self._fees, Fee.Kind.DUES)}
        return [Priced(label, found[who]) for who, label in DUES_OF.items() if who in found]

    @property
    def past_dues(self) -> list[Fee]:
        """What members paid once, the latest first, each amount once; an article only copies."""
        facts = [fact for f in self._fees if f.facts[0].kind == Fee.Kind.DUES for fact in f.facts]
        past = sorted(filter(_held_once, facts), key=_last_held, reverse=True)
        return list({(fact.payer, fact.amount): fact for fact in past}.values())

    def _asked(self, fees: Iterable, rules: Iterable) -> list[Priced]:
        priced = [
            Priced(_priced_as(f.headline), f)
            for kind in fees
            for f in self._of_kind(self._fees, kind)
        ]
        ruled = [
            Priced(f.headline.get_kind_display(), f)
            for kind in rules
            for f in self._of_kind(self._rules, kind)
        ]
        return [*priced, *ruled]

    @property
    def lapsing(self) -> list[Priced]:
        """What it asks of who is late."""
        return self._asked(LAPSED, LAPSING)

    @property
    def renewing(self) -> list[Priced]:
        """What it asks to keep a title."""
        return self._asked(RENEWED, RENEWING)

    # What it certifies

    @cached_property
    def profiles(self) -> list[Profile]:
        """What it gives, those to compare first first, then by level."""
        own = [e for e in self.shelf.certifications if e.issuer_id == self.issuer.pk]
        return sorted(self.shelf.profiles(own), key=_first_to_compare)

    @property
    def _cells(self) -> list[CertificationCells]:
        cells = self.shelf.once(cells_of)
        return [cells[each] for each in self.profiles]

    @property
    def first(self) -> list[CertificationCells]:
        return self._cells[:FIRST]

    @property
    def rest(self) -> list[CertificationCells]:
        return self._cells[FIRST:]

    @property
    def rest_heading(self) -> str:
        return phrases.others(len(self.rest))

    @property
    def apprenticed(self) -> str:
        """The codes of those that begin with an apprentice title."""
        found = [e.certification.code for e in self.profiles if e.certification.apprentice_code]
        return words.listing(found) if found else ""

    @property
    def approved(self) -> list[Scope]:
        """Certifications whose exam some source says it has approved."""
        scopes = self._in_force(self.shelf.facts(Scope))
        mine = [
            fact
            for fact in scopes
            if fact.kind == Scope.Kind.ACCREDITED_BY and fact.term == self.issuer.code
        ]
        return sorted(mine, key=lambda fact: fact.certification.code)

    @property
    def has_course_price(self) -> bool:
        """Whether the tuition of some course of its own for an exam is known."""
        own = {step.training for step in self.shelf.steps if step.training}
        mine = [each.slug for each in own if each.provider == self.issuer.code and each.leads_to_id]
        offers = (self.shelf.offers[slug] for slug in mine)
        return any(offer.price(TrainingCost.Covers.TUITION).headline for offer in offers)


def _by_whom_and_when(finding: Finding) -> tuple:
    shown = finding.headline
    day = shown.as_of.toordinal() if shown.as_of else 0
    return (not shown.source.is_official, -day, -shown.people)


def _held_once(fact: Fee) -> bool:
    is_past = fact.standing == Standing.SUPERSEDED and not fact.is_in_force
    return is_past and fact.source.publisher.kind != "ARTICLE"


def _last_held(fact: Fee) -> tuple:
    """Of two of one amount the organization’s own comes last, so that it is the one kept."""
    return (fact.until or fact.as_of or date.min, fact.authority)


def _priced_as(fee: Fee) -> str:
    """“Late renewal”, “Recertification, member”."""
    who = "" if fee.payer == Fee.Payer.ANYONE else f", {fee.get_payer_display().lower()}"
    return f"{fee.get_kind_display()}{who}"


def _first_to_compare(profile: Profile) -> tuple:
    one: Certification = profile.certification
    unpriced = profile.exam_fee.headline is None
    return (not one.is_core, not one.is_open, profile.level_rank, unpriced, one.code)
