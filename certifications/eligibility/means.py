"""How what a rule asks can be got: how long it takes and what it costs. Pure: no Django.

What is not known stays unknown: it leaves a sum open at the top, and is never taken as nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from certifications.catalogue.amounts import FREE, Spread, Sum
from certifications.reader.person import Person, Schooling
from coderpath.sources import words

from .conditions import Condition, ConditionKind

HIRING = "How long it takes to be hired is not published."


@dataclass(frozen=True)
class Means:
    """One thing to do: what, its months and dollars, the facts they are from, what else to know.

    None is unknown. `has_own_rule` says that it cannot be had at once, and costs this at least.
    """

    what: str
    months: Spread | None = None
    dollars: Spread | None = None
    facts: tuple = ()
    note: str = ""
    has_own_rule: bool = False


@dataclass(frozen=True)
class Supply:
    """What is known of how schooling, titles and membership are got.

    `schooling` by the step that it ends with, `credentials` and `membership` by the slug of a
    certification; for membership, the one whose exam is to be taken.
    """

    schooling: dict[Schooling, Means] = field(default_factory=dict)
    credentials: dict[str, Means] = field(default_factory=dict)
    membership: dict[str, Means] = field(default_factory=dict)


@dataclass(frozen=True)
class WayRoute:
    """One way to meet a row of a rule: what to do, and what it asks that cannot be told."""

    row: object
    means: tuple[Means, ...]
    also: tuple[Condition, ...] = ()

    @property
    def what(self) -> str:
        return words.listing([each.what for each in self.means])

    @property
    def months(self) -> Sum:
        """Between everything done side by side and one thing done after the other."""
        total = Sum.of(each.months for each in self.means)
        longest = max((each.months.low for each in self.means if each.months), default=Decimal(0))
        spread = replace(total.spread, low=longest)
        return Sum(spread, total.unknown + self._open)

    @property
    def dollars(self) -> Sum:
        total = Sum.of(each.dollars for each in self.means)
        return Sum(total.spread, total.unknown + self._open)

    @property
    def _open(self) -> int:
        """Of how many things it asks nobody can tell how long they take or what they cost."""
        return len(self.also) + sum(each.has_own_rule for each in self.means)

    @property
    def in_time(self) -> str:
        """How long it takes, in words."""
        if self.months.is_unknown:
            return "not known"
        spread = self.months.spread
        if self.months.is_complete and not spread.high:
            return "at once"
        long = words.durations(spread.low, spread.high)
        return long if self.months.is_complete else f"at least {long}"

    @property
    def in_dollars(self) -> str:
        """What it costs, in words."""
        if self.dollars.is_unknown:
            return "not known"
        return self.dollars.range if self.dollars.spread.high else "no fee"


def routes(row, asked: Iterable[Condition], person: Person, supply: Supply) -> list[WayRoute]:
    """Every way to get what a row asks and the person does not have."""
    unmet = [each for each in asked if not each.is_met and not each.is_unknown]
    also = tuple(each for each in asked if each.is_unknown)
    choices = [_choices(row, each, person, supply) for each in unmet]
    return [WayRoute(row, sum(chosen, ()), also) for chosen in product(*choices)]


def cheapest(found: Iterable[WayRoute]) -> WayRoute | None:
    """Of the routes whose whole price is known; None where there is none."""
    known = [route for route in found if route.dollars.is_complete]
    return min(known, key=lambda route: (_ends(route.dollars), _ends(route.months)), default=None)


def quickest(found: Iterable[WayRoute]) -> WayRoute | None:
    """Of the routes whose whole time is known; None where there is none."""
    known = [route for route in found if route.months.is_complete]
    return min(known, key=lambda route: (_ends(route.months), _ends(route.dollars)), default=None)


def likeliest(found: Iterable[WayRoute]) -> WayRoute | None:
    """The route with the least that is unknown, then the cheapest as far as that is known."""
    return min(found, key=lambda route: (_ends(route.dollars), _ends(route.months)), default=None)


def _ends(total: Sum) -> tuple:
    return (total.unknown, total.spread.low, total.spread.high)


def _choices(row, condition: Condition, person: Person, supply: Supply) -> list[tuple[Means, ...]]:
    """Each choice is all that is to be done for one condition."""
    if condition.kind is ConditionKind.SCHOOLING:
        return [_schooling(condition, person, supply)]
    if condition.kind is ConditionKind.WORK:
        left = Spread.exactly(condition.months_left)
        return [(Means(condition.to_do, left, FREE, note=HIRING),)]
    if condition.kind is ConditionKind.MEMBERSHIP:
        of = row.requirement.certification.slug
        return [(supply.membership.get(of, Means(condition.to_do)),)]
    found = [supply.credentials.get(c.slug, Means(f"the {c.code}")) for c in condition.credentials]
    return [(each,) for each in found] or [(Means(condition.to_do),)]


def _schooling(condition: Condition, person: Person, supply: Supply) -> tuple[Means, ...]:
    """The steps still to be taken; a bachelor’s degree needs no associate degree before it."""
    asked, has = condition.schooling, person.schooling
    assert asked is not None and has is not None, "only what was said can fall short"
    needed = [Schooling.HIGH_SCHOOL, asked]
    if asked is Schooling.MASTER:
        needed.insert(1, Schooling.BACHELOR)
    steps = [step for step in dict.fromkeys(needed) if not has.is_enough_for(step)]
    known = [supply.schooling.get(step, Means(step.label)) for step in steps]
    return (*known[:-1], replace(known[-1], what=condition.to_do))
