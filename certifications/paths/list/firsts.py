"""What each path is first at, in a few words, from the sums and months shown. Pure: no Django."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from coderpath.sources import words

from .ranking import LAST


def of(rows: list, folded: Sequence = ()) -> dict[str, str]:
    """By a path’s slug; a path that is first at several things gets the widest.

    Rows have a contender, a path, a plan with its code, and whether they may be first at all:
    what is not open to the reader yet, or not made for them, is first at nothing. Those folded away
    are held against the rows, and get nothing. Equals are named; alone in its group, no path is
    first at anything.
    """
    found: dict[str, str] = {}
    may = [row for row in rows if row.may_be_first]
    of_these = " open to you now" if len(may) < len(rows) else ""
    if any(row.is_above_entry for row in rows):
        of_these += " at entry level"
    for group, what in _groups(may, [row for row in folded if row.may_be_first], of_these):
        for measure, adjective in ((_dollars, "Cheapest"), (_time, "Quickest")):
            for row, says in _first(group, measure, f"{adjective} {what}"):
                _keep(found, row.contender.slug, says)
    return {
        row.contender.slug: found[row.contender.slug] for row in may if row.contender.slug in found
    }


def _keep(found: dict[str, str], slug: str, says: str) -> None:
    """“Cheapest and quickest of all”, where both are of one group; else the first said, unless
    it is shared and the next is not."""
    before = found.get(slug)
    if not before or ("tied with" in before and "tied with" not in says):
        found[slug] = says
    elif before.removeprefix("Cheapest") == says.removeprefix("Quickest"):
        found[slug] = f"Cheapest and quickest{before.removeprefix('Cheapest')}"


def _groups(rows: list, folded: Sequence, of_these: str) -> list[tuple[list, str]]:
    """All of the table; those that end without the “A”; those that lead to one title. The last
    two with what is folded. Where some paths may not be first, it is said whom they are held
    against."""
    whole = [*rows, *folded]
    to: dict[str, list] = defaultdict(list)
    for row in whole:
        to[row.plan.code].append(row)
    some = [
        ([row for row in whole if not row.plan.keeps_a], "to a full title"),
        *((group, f"to the {code}") for code, group in to.items()),
    ]
    among = f", of those{of_these}" * bool(of_these)
    all_of_them = f"of these {words.spelled(len(rows))}" if folded else "of all"
    return [
        (rows, f"{all_of_them}{of_these}"),
        *((group, f"{what}{among}") for group, what in some if len(group) < len(whole)),
    ]


def _dollars(row) -> Decimal:
    return row.contender.dollars


def _time(row) -> Decimal:
    return row.surely_takes


def _first(group: list, measure: Callable, says: str) -> list[tuple]:
    """The lowest of a group, with the names of its equals; none where one of these costs more than
    is known, or where a time that cannot be ranked may be shorter."""
    known = [row for row in group if measure(row) != LAST]
    lowest = min(map(measure, known), default=LAST)
    equals = [row for row in known if measure(row) == lowest]
    is_open = measure is _dollars and not all(row.cost.is_total for row in equals)
    is_open |= measure is _time and any(row.time.may_undercut(lowest) for row in group)
    if is_open or len(equals) == len(known):
        return []
    return [
        (row, says + _tied_with([each.path.name for each in equals if each is not row]))
        for row in equals
    ]


def _tied_with(names: list[str]) -> str:
    return f", tied with {words.listing([words.inside(each) for each in sorted(names)])}" * bool(
        names
    )
