"""Who could pay for a path: cost by cost, and what would be left if one of them paid."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from coderpath.sources import words

from ..catalogue.amounts import Spread, Sum
from ..catalogue.shelf import Shelf
from ..paths.ledger import Ledger, Line
from ..paths.plan import Plan
from ..programs.program import Program
from .bearing import NO, Bearing, Fit, PaidItem, bearing, could_pay
from .items import costs, course
from .listing import WayList
from .ways import WayToPay, ways

ENDS = ("low", "likely", "high")


Bearings = list[tuple[WayToPay, Bearing]]


@dataclass(frozen=True)
class Helper:
    """A way that could pay for a cost, or not; `why` is a sentence, or empty."""

    way: WayToPay
    why: str


@dataclass(frozen=True)
class HelpWith:
    """Costs with the same helpers: their names, who could pay, and who could not for a reason."""

    labels: tuple[str, ...]
    could: tuple[Helper, ...]
    not_for: tuple[Helper, ...]


@dataclass(frozen=True)
class IfPaid:
    """What a path would cost if one way paid as much as it may."""

    way: WayToPay
    total: Sum


@dataclass(frozen=True)
class PathHelp:
    """Who could pay for one path of a reader; two alike are equal, so that it is kept by them.

    `is_member` says by which column sums are counted.
    """

    slug: str
    ledger: Ledger
    usps: str
    is_member: bool
    plan: Plan = field(compare=False)
    shelf: Shelf = field(compare=False)

    @property
    def in_state(self) -> str:
        """What is on file for the reader’s state; empty if they named none."""
        return self.shelf.once(WayList).in_state(self.usps)

    @property
    def count(self) -> str:
        """“12 ways to pay”: those that could bear on any of its costs."""
        found = {helper.way for cost in self.costs for helper in cost.could}
        return words.plural(len(found), "way to pay", "ways to pay")

    @cached_property
    def costs(self) -> tuple[HelpWith, ...]:
        found: dict[tuple, list[str]] = {}
        for line, by_way in self._found:
            if by_way:
                found.setdefault(_helpers(by_way), []).append(line.label)
        return tuple(HelpWith(tuple(labels), *by) for by, labels in found.items())

    @cached_property
    def _found(self) -> list[tuple[Line, Bearings]]:
        """By line, the ways that could pay for it, and those that could not for a reason."""
        rows = self.shelf.once(ways)
        return [(line, _bearings(rows, item, self.usps)) for line, item in costs(self.plan)]

    @cached_property
    def if_paid(self) -> tuple[IfPaid, ...]:
        """Where the amount is on file, and the path has a total."""
        if not self.total.is_total:
            return ()
        found = ((way, self._left(way)) for way in self.shelf.once(ways) if way.dollars)
        return tuple(IfPaid(way, total) for way, total in found if total)

    @property
    def total(self) -> Sum:
        """What it costs with nobody’s help."""
        return (self.ledger.member if self.is_member else self.ledger.outsider).earn

    def _left(self, way: WayToPay) -> Sum | None:
        """None where it pays for nothing here that has a price, or gives no dollars to subtract."""
        paid = [spread for line in self._paid_by(way) if (spread := self._amount(line))]
        most = way.dollars.high or way.dollars.low
        ends = [could_pay(most, way.per, [getattr(each, end) for each in paid]) for end in ENDS]
        if None in ends or not any(ends):
            return None
        spread = self.total.spread
        left = (getattr(spread, end) - less for end, less in zip(ENDS, ends, strict=True))
        return replace(self.total, spread=Spread(*left))

    def _paid_by(self, way: WayToPay) -> list[Line]:
        return [
            line
            for line, by_way in self._found
            if any(each is way and b.fit is not Fit.NO for each, b in by_way)
        ]

    def _amount(self, line: Line) -> Spread | None:
        return line.member if self.is_member else line.outsider


def help_with(program: Program, there: Shelf) -> HelpWith:
    """Who could pay for a program, for who lives where its school is."""
    item = course(program.training, program.offer)
    found = _bearings(there.once(ways), item, program.usps)
    return HelpWith((program.training.name,), *_helpers(found))


def _bearings(rows: list[WayToPay], item: PaidItem, usps: str) -> Bearings:
    """Of the ways that could pay, and of those that could not for a reason."""
    return [(way, b) for way in rows if (b := bearing(way.offer, item, usps)) != NO]


def _helpers(found: Bearings) -> tuple[tuple[Helper, ...], tuple[Helper, ...]]:
    could = tuple(Helper(way, b.why) for way, b in found if b.fit is not Fit.NO)
    return could, tuple(Helper(way, b.why) for way, b in found if b.fit is Fit.NO)
