"""The smallest changes that would put another path first. Pure: no Django."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from certifications.catalogue.amounts import FREE, NOTHING, Spread, Sum
from coderpath.sources import words

from ..ledger import Ledger, Line, LineKind
from .ranking import Contender, Sort, key


@dataclass(frozen=True)
class Entrant:
    """One path with its ledger, so that its sum can be worked out anew.

    `sum_of` picks the column that the page counts; `failed` are the lines of its retakes, should
    the reader fail; `letter` is its name on the page.
    """

    letter: str
    contender: Contender
    ledger: Ledger
    sum_of: Callable[[Ledger], Sum]
    failed: Mapping[str, Line]

    def with_line(self, changed: Line) -> Contender:
        """Its place in the order with one of its lines changed, and the payback with it."""
        lines = (changed if line.key == changed.key else line for line in self.ledger.lines)
        cost = self.sum_of(replace(self.ledger, lines=tuple(lines)))
        return with_cost(self.contender, cost)


@dataclass(frozen=True)
class OrderChange:
    """One change: what happens, and what follows, with the sums. `step` is how much it takes."""

    what: str
    follows: str
    step: Decimal


def with_cost(one: Contender, cost: Sum) -> Contender:
    """The same path at another cost."""
    slow, quick = (p and replace(p, cost=cost.likely) for p in (one.slow, one.quick))
    return replace(one, cost=cost, slow=slow, quick=quick)


class Race:
    """Entrants in an order, and who comes first once some lines are changed."""

    def __init__(self, entrants: list[Entrant], sort: Sort):
        self.entrants, self._sort = entrants, sort
        self._places = {each.letter: self._place(each.contender) for each in entrants}
        self._before = min(entrants, key=lambda each: self._places[each.letter])

    def _place(self, one: Contender) -> tuple:
        return key(one, self._sort)

    def lines(self, kind: LineKind) -> list[Line]:
        """The lines of a kind with a known price, each once."""
        lines = {
            line.key: line
            for entrant in self.entrants
            for line in entrant.ledger.to_earn
            if line.kind == kind and line.outsider is not None
        }
        return list(lines.values())

    @property
    def failures(self) -> list[Line]:
        return list({k: line for each in self.entrants for k, line in each.failed.items()}.values())

    def follows(self, changed: Line) -> str:
        """Which path comes first with a line changed, with its old sum and its new; empty if it
        stays the same."""
        then = {
            each.letter: each.with_line(changed)
            for each in self.entrants
            if changed.key in each.ledger.keys
        }
        places = self._places | {letter: self._place(one) for letter, one in then.items()}
        after = min(self.entrants, key=lambda each: places[each.letter])
        return "" if after is self._before else self._told(after, then)

    def _told(self, after: Entrant, then: dict[str, Contender]) -> str:
        before = self._before
        old, new = after.contender.cost, then.get(after.letter, after.contender).cost
        rival = then.get(before.letter, before.contender).cost.figure
        if old == new:
            return (
                f"{before.letter} goes from {before.contender.cost.figure} to {rival}:"
                f" {after.letter} comes first at {new.figure}."
            )
        verb = "falls" if new.likely < old.likely else "goes"
        return (
            f"{after.letter} {verb} from {old.figure} to {new.figure} and comes first;"
            f" {before.letter} costs {rival}."
        )


def changes(entrants: list[Entrant], sort: Sort) -> list[OrderChange]:
    """Of dollars off a fee, of failing, of passing at first: the smallest of each.

    Only what puts another path first; nothing with fewer than two to choose from.
    """
    if len(entrants) < 2:
        return []
    race = Race(entrants, sort)
    found = (
        _smallest(_paid(line, race) for line in race.lines(LineKind.EXAM)),
        _smallest(_failed(line, race) for line in race.failures),
        _smallest(_passed(line, race) for line in race.lines(LineKind.RETAKE)),
    )
    return [change for change in found if change]


def _smallest(found: Iterable[OrderChange | None]) -> OrderChange | None:
    return min(filter(None, found), key=lambda change: (change.step, change.what), default=None)


def _paid(line: Line, race: Race) -> OrderChange | None:
    """The fewest whole dollars off a fee that will do: all of it, or a part."""
    assert line.outsider, "only lines with a known price are asked for"
    whole = int(line.outsider.likely)
    enough = bisect_left(
        range(whole + 1), True, key=lambda paid: bool(race.follows(_less(line, paid)))
    )
    follows = race.follows(_less(line, enough)) if enough <= whole else ""
    if not follows:
        return None
    part = "" if enough == whole else f"at least {words.money(enough)} of "
    what = f"Someone else, such as an employer, pays {part}the {line.label}."
    return OrderChange(what, follows, Decimal(enough))


def _less(line: Line, paid: int) -> Line:
    """The line with so many dollars of it paid by someone else, in both columns."""
    assert line.outsider and line.member, "what one column knows, the other does"
    ends = [(amount.low, amount.likely, amount.high) for amount in (line.outsider, line.member)]
    left = [Spread(*(max(end - paid, NOTHING) for end in each)) for each in ends]
    return replace(line, outsider=left[0], member=left[1])


def _exam(line: Line) -> str:
    """What is sat for: lines of exams are about certifications, which have a code."""
    return line.thing.code  # type: ignore[union-attr]  # other lines are about what has none


def _failed(line: Line, race: Race) -> OrderChange | None:
    if not line.outsider:
        return None
    follows = race.follows(line)
    what = f"You fail the {_exam(line)} once and sit again."
    return OrderChange(what, follows, line.outsider.likely) if follows else None


def _passed(line: Line, race: Race) -> OrderChange | None:
    if not line.outsider or not line.outsider.likely:
        return None
    follows = race.follows(replace(line, outsider=FREE, member=FREE))
    what = f"You are sure to pass the {_exam(line)} at first."
    return OrderChange(what, follows, line.outsider.likely) if follows else None


def budget_change(shown: list[Contender], over: list[Contender], sort: Sort) -> Contender | None:
    """The cheapest of the paths over the budget that would come first if it were let in."""
    first = min((key(one, sort) for one in shown), default=None)
    ahead = [one for one in over if first is None or key(one, sort) < first]
    return min(ahead, key=lambda one: key(one, Sort.COST), default=None)


def pay_change(low: int, high: int, earn: int) -> tuple[str, ...]:
    """The pay now from which no path pays back at the lower pay of someone new, and what then.

    Dollars a year; empty when the reader earns as much already at the higher pay too.

    >>> pay_change(38_060, 45_500, 33_000)
    ('$38,060', 'no path pays back at the lower pay; from $45,500 on, at neither')
    >>> pay_change(38_060, 45_500, 40_000), pay_change(38_060, 45_500, 50_000)
    (('$45,500', 'no path pays back at either pay'), ())
    """
    if earn < low < high:
        then = f"no path pays back at the lower pay; from {words.money(high)} on, at neither"
        return words.money(low), then
    return (words.money(high), "no path pays back at either pay") if earn < high else ()
