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

    def with_lines(self, lines: Mapping[str, Line]) -> Contender:
        """Its place in the order with some lines changed, and the payback with them."""
        if lines.keys().isdisjoint(self.ledger.keys):
            return self.contender
        changed = tuple(lines.get(line.key, line) for line in self.ledger.lines)
        cost = self.sum_of(replace(self.ledger, lines=changed))
        return with_cost(self.contender, cost)


@dataclass(frozen=True)
class Change:
    """One change: what happens, and what follows, with the sums. `step` is how much it takes."""

    what: str
    follows: str
    step: Decimal


def with_cost(one: Contender, cost: Sum) -> Contender:
    """The same path at another cost."""
    slow, quick = (p and replace(p, cost=cost.likely) for p in (one.slow, one.quick))
    return replace(one, cost=cost, slow=slow, quick=quick)


def changes(entrants: list[Entrant], sort: Sort) -> list[Change]:
    """Of dollars off a fee, of failing, of passing at first: the smallest of each.

    Only what puts another path first; nothing with fewer than two to choose from.
    """
    if len(entrants) < 2:
        return []
    found = (
        _smallest(_paid(line, entrants, sort) for line in _lines(entrants, LineKind.EXAM)),
        _smallest(_failed(line, entrants, sort) for line in _failures(entrants)),
        _smallest(_passed(line, entrants, sort) for line in _lines(entrants, LineKind.RETAKE)),
    )
    return [change for change in found if change]


def _smallest(found: Iterable[Change | None]) -> Change | None:
    return min(filter(None, found), key=lambda change: (change.step, change.what), default=None)


def _lines(entrants: list[Entrant], kind: LineKind) -> list[Line]:
    """The lines of a kind with a known price, each once."""
    lines = {
        line.key: line
        for entrant in entrants
        for line in entrant.ledger.to_earn
        if line.kind == kind and line.outsider is not None
    }
    return list(lines.values())


def _failures(entrants: list[Entrant]) -> list[Line]:
    return list({k: line for each in entrants for k, line in each.failed.items()}.values())


def _free(line: Line) -> Line:
    return replace(line, outsider=FREE, member=FREE)


def _paid(line: Line, entrants: list[Entrant], sort: Sort) -> Change | None:
    """The fewest whole dollars off a fee that will do: all of it, or a part."""
    whole = int(line.outsider.likely)
    enough = bisect_left(
        range(whole + 1), True, key=lambda paid: bool(_follows(_less(line, paid), entrants, sort))
    )
    follows = _follows(_less(line, enough), entrants, sort) if enough <= whole else ""
    if not follows:
        return None
    part = "" if enough == whole else f"at least {words.money(enough)} of "
    what = f"Someone else, such as an employer, pays {part}the {line.label}."
    return Change(what, follows, Decimal(enough))


def _less(line: Line, paid: int) -> dict[str, Line]:
    """The line with so many dollars of it paid by someone else, in both columns."""
    ends = [(amount.low, amount.likely, amount.high) for amount in (line.outsider, line.member)]
    left = [Spread(*(max(end - paid, NOTHING) for end in each)) for each in ends]
    return {line.key: replace(line, outsider=left[0], member=left[1])}


def _failed(line: Line, entrants: list[Entrant], sort: Sort) -> Change | None:
    if not line.outsider:
        return None
    follows = _follows({line.key: line}, entrants, sort)
    what = f"You fail the {line.thing.code} once and sit again."
    return follows and Change(what, follows, line.outsider.likely)


def _passed(line: Line, entrants: list[Entrant], sort: Sort) -> Change | None:
    if not line.outsider.likely:
        return None
    follows = _follows({line.key: _free(line)}, entrants, sort)
    what = f"You are sure to pass the {line.thing.code} at first."
    return follows and Change(what, follows, line.outsider.likely)


def _follows(lines: Mapping[str, Line], entrants: list[Entrant], sort: Sort) -> str:
    """Which path comes first then, with its old sum and its new; empty if it stays the same."""
    before = min(entrants, key=lambda each: key(each.contender, sort))
    then = {each.letter: each.with_lines(lines) for each in entrants}
    after = min(entrants, key=lambda each: key(then[each.letter], sort))
    if after is before:
        return ""
    old, new = after.contender.cost, then[after.letter].cost
    rival = then[before.letter].cost.figure
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


def budget_change(shown: list[Contender], over: list[Contender], sort: Sort) -> Contender | None:
    """The cheapest of the paths over the budget that would come first if it were let in."""
    first = min((key(one, sort) for one in shown), default=None)
    ahead = [one for one in over if first is None or key(one, sort) < first]
    return min(ahead, key=lambda one: key(one, Sort.COST), default=None)


def pay_change(low: int, high: int, earn: int) -> tuple[str, str]:
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
