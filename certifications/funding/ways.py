"""Every way to pay on file, with what sources say of it on a day of the shelf."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from coderpath.near_names import things_near
from coderpath.sources.findings import Finding

from ..catalogue.shelf import Shelf
from ..models import Funding, FundingRule
from . import phrases
from .bearing import PaidFor, Per, WayRules, Window

Kind = FundingRule.Kind
# How its facts stand on its page.
HEADINGS = {
    Kind.AMOUNT: "How much it pays",
    Kind.WHO: "Who can get it",
    Kind.LENGTH: "How long the training is",
    Kind.RULE: "By which rules",
    Kind.START: "When it begins",
    Kind.APPLY: "How to apply",
}
# What no source says, as a list of the page has it.
MISSING = {
    Kind.AMOUNT: "How much it pays.",
    Kind.WHO: "Who can get it, rule by rule.",
    Kind.APPLY: "Which form it asks for.",
}


@dataclass(frozen=True)
class RuleGroup:
    """What sources say of a way under one heading; `place` is its id on the page."""

    heading: str
    place: str
    finding: Finding
    facts: list[FundingRule]


@dataclass(frozen=True, eq=False)
class WayToPay:
    """One way, with all that sources say of it."""

    funding: Funding
    facts: list[FundingRule]

    @cached_property
    def in_force(self) -> list[FundingRule]:
        return [fact for fact in self.facts if fact.is_in_force]

    def said(self, kind: str) -> list[FundingRule]:
        """What is in force of a kind, each figure once."""
        found: dict[str, FundingRule] = {}
        for fact in self.in_force:
            if fact.kind == kind:
                found.setdefault(fact.figure, fact)
        return list(found.values())

    @property
    def groups(self) -> list[RuleGroup]:
        """Nothing that no source says."""
        groups = ((heading, kind, self.said(kind)) for kind, heading in HEADINGS.items())
        return [
            RuleGroup(heading, kind.lower(), self._finding(kind), facts)
            for heading, kind, facts in groups
            if facts
        ]

    def _finding(self, kind: str) -> Finding:
        return Finding([fact for fact in self.facts if fact.kind == kind])

    @cached_property
    def amount(self) -> Finding:
        """How much it pays, in dollars or in words."""
        said = [fact for fact in self.facts if fact.kind == Kind.AMOUNT]
        return Finding(sorted(said, key=lambda fact: fact.low is None))

    @property
    def dollars(self) -> FundingRule | None:
        """The amount where it is one, at its upper end."""
        said = self.amount.headline
        return said if said and said.low is not None else None

    @property
    def per(self) -> Per | None:
        return Per(self.dollars.per) if self.dollars else None

    @property
    def shown(self) -> FundingRule | None:
        """The fact whose date stands in the list: of the amount, else the newest that has one."""
        newest = sorted(self.in_force, key=lambda fact: str(fact.as_of or ""), reverse=True)
        return self.amount.headline or next(iter(newest), None)

    @property
    def pays(self) -> frozenset[PaidFor]:
        return self.offer.pays

    @property
    def pays_for(self) -> str:
        return phrases.pays_for(self.pays)

    @property
    def answer(self) -> str:
        return phrases.answer(self.funding.name, self.pays)

    @property
    def usps(self) -> str:
        return self.offer.usps

    @property
    def unknown(self) -> list[str]:
        """What no source we read says of it, a sentence each."""
        missing = [said for kind, said in MISSING.items() if not self.said(kind)]
        dated = [fact for fact in self.in_force if fact.as_of]
        if not any(not fact.is_old for fact in dated):
            missing.append("Whether it still holds: we have read nothing new and dated of it.")
        return [*filter(None, [self.funding.unknown]), *missing]

    @cached_property
    def offer(self) -> WayRules:
        """Its rules as they can be decided."""
        funding = self.funding
        pays = {
            PaidFor.COURSE: funding.pays_course,
            PaidFor.BOOKS: funding.pays_books,
            PaidFor.EXAM: funding.pays_exam,
            PaidFor.DUES: funding.pays_dues,
        }
        return WayRules(
            pays=frozenset(cost for cost, does_pay in pays.items() if does_pay),
            window=self._window,
            usps=funding.state.slug if funding.state else "",
            exam=funding.certification.slug if funding.certification else "",
            issuer=funding.issuer.slug if funding.issuer else "",
            school=funding.school,
            needs_school=funding.needs_school,
            is_for_degrees=funding.is_for_degrees,
        )

    @property
    def _window(self) -> Window:
        bounds = self.said(Kind.LENGTH)
        names = ("hours_low", "hours_high", "weeks_low", "weeks_below")
        found = {
            name: next((v for fact in bounds if (v := getattr(fact, name)) is not None), None)
            for name in names
        }
        return Window(**found)


class NoSuchWay(LookupError):
    """No way to pay has the address; `near` are those that may have been meant."""

    def __init__(self, near: list[WayToPay]):
        super().__init__("No way to pay has this address.")
        self.near = near


def ways(there: Shelf) -> list[WayToPay]:
    """All of a day, by who pays and name; made once by `there.once(ways)`."""
    about = defaultdict(list)
    for fact in there.facts(FundingRule):
        about[fact.funding_id].append(fact)
    kinds = list(Funding.Kind)
    rows = sorted(there.rows.rows(Funding), key=lambda each: (kinds.index(each.kind), each.name))
    return [WayToPay(funding, about[funding.pk]) for funding in rows]


def way_called(slug: str, there: Shelf) -> WayToPay:
    """Raises NoSuchWay."""
    rows = there.once(ways)
    for way in rows:
        if way.funding.slug == slug:
            return way
    called = ((text, way) for way in rows for text in (way.funding.slug, way.funding.name))
    raise NoSuchWay(things_near(slug, called))
