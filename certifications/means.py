"""How what a rule asks can be got: how long it takes and what it costs. Pure: no Django.

What is not known stays unknown: it makes a sum “at least”, and is never taken as nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from coderpath.sources import words

from .conditions import Condition, Kind
from .person import Person, Schooling

NO_FEE = "No fee. How long it takes to be hired is not published."


@dataclass(frozen=True)
class Amount:
    """Months or dollars, from low to high. Without `is_whole`, there is more that is not known."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    is_whole: bool = True

    @property
    def is_unknown(self) -> bool:
        """Nothing is known: “at least 0” would say nothing."""
        return not self.is_whole and not self.high

    def written(self, write=words.number) -> str:
        """
        >>> Amount(Decimal(18), Decimal(24)).written()
        '18–24'
        >>> Amount(Decimal(6), Decimal(6), is_whole=False).written()
        'at least 6'
        """
        if self.is_unknown:
            return "not known"
        return f"{'' if self.is_whole else 'at least '}{words.span(self.low, self.high, write)}"

    @property
    def in_months(self) -> str:
        if self.is_unknown:
            return "not known"
        return f"{self.written()} month{'' if self.high == 1 else 's'}"

    @property
    def in_dollars(self) -> str:
        return self.written(words.money)


UNKNOWN = Amount(is_whole=False)


@dataclass(frozen=True)
class Means:
    """One thing to do: what, its months and dollars, the facts they are from, what else to know."""

    what: str
    months: Amount = UNKNOWN
    dollars: Amount = UNKNOWN
    facts: tuple = ()
    note: str = ""


@dataclass(frozen=True)
class Supply:
    """What is known of how schooling, credentials and membership are got.

    `schooling` by the step that it ends with, `credentials` and `membership` by the slug of a
    certification; for membership, the one whose exam is to be sat.
    """

    schooling: dict[Schooling, Means] = field(default_factory=dict)
    credentials: dict[str, Means] = field(default_factory=dict)
    membership: dict[str, Means] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """One way to meet a row of a rule: what to do, and what it asks that cannot be told."""

    row: object
    means: tuple[Means, ...]
    also: tuple[Condition, ...] = ()

    @property
    def what(self) -> str:
        return words.listing([each.what for each in self.means])

    @property
    def months(self) -> Amount:
        """Between everything done side by side and one thing done after the other."""
        parts = [each.months for each in self.means]
        return Amount(
            max((part.low for part in parts), default=Decimal(0)),
            sum((part.high for part in parts), Decimal(0)),
            not self.also and all(part.is_whole for part in parts),
        )

    @property
    def dollars(self) -> Amount:
        parts = [each.dollars for each in self.means]
        return Amount(
            sum((part.low for part in parts), Decimal(0)),
            sum((part.high for part in parts), Decimal(0)),
            not self.also and all(part.is_whole for part in parts),
        )


def routes(row, asked: list[Condition], person: Person, supply: Supply) -> list[Route]:
    """Every way to get what a row asks and the person does not have."""
    unmet = [each for each in asked if not each.is_met and not each.is_unknown]
    also = tuple(each for each in asked if each.is_unknown)
    choices = [_choices(row, each, person, supply) for each in unmet]
    return [Route(row, sum(chosen, ()), also) for chosen in product(*choices)]


def cheapest(found: Iterable[Route]) -> Route | None:
    """Of the routes whose whole price is known; None where there is none."""
    known = [route for route in found if route.dollars.is_whole]
    return min(known, key=lambda r: (r.dollars.low, r.dollars.high, r.months.high), default=None)


def quickest(found: Iterable[Route]) -> Route | None:
    """Of the routes whose whole time is known; None where there is none."""
    known = [route for route in found if route.months.is_whole]
    return min(known, key=lambda r: (r.months.low, r.months.high, r.dollars.high), default=None)


def _choices(row, condition: Condition, person: Person, supply: Supply) -> list[tuple[Means, ...]]:
    """Each choice is all that is to be done for one condition."""
    if condition.kind is Kind.SCHOOLING:
        return [_schooling(condition, person, supply)]
    if condition.kind is Kind.WORK:
        left = Decimal(condition.months_left)
        return [(Means(condition.to_do, Amount(left, left), Amount(), note=NO_FEE),)]
    if condition.kind is Kind.MEMBERSHIP:
        return [(supply.membership.get(row.certification.slug, Means(condition.to_do)),)]
    found = [supply.credentials.get(c.slug, Means(f"the {c.code}")) for c in condition.credentials]
    return [(each,) for each in found] or [(Means(condition.to_do),)]


def _schooling(condition: Condition, person: Person, supply: Supply) -> tuple[Means, ...]:
    """The steps still to be taken; a bachelor’s degree needs no associate degree before it."""
    needed = [Schooling.HIGH_SCHOOL, condition.schooling]
    if condition.schooling is Schooling.MASTER:
        needed.insert(1, Schooling.BACHELOR)
    steps = [step for step in dict.fromkeys(needed) if not person.schooling.is_enough_for(step)]
    known = [supply.schooling.get(step, Means(step.label)) for step in steps]
    return (*known[:-1], replace(known[-1], what=condition.to_do))
