"""What each path is first at, in a few words, from the sums and months shown. Pure: no Django."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from coderpath.sources import words

from .ranking import LAST


def of(rows: list, folded: Sequence = ()) -> dict[str, str]:
    """By a path’s slug; a path that is first at several things gets the widest.

    Rows have a contender, a letter, a plan with its code, and the condition of their gate. Those
    folded away are held against the rows, and get nothing. Equals are named; alone in its group,
    no path is first at anything.
    """
    found: dict[str, str] = {}
    for group, what in _groups(rows, folded):
        for measure, adjective in ((_dollars, "Cheapest"), (_time, "Quickest")):
            for row, says in _first(group, measure, f"{adjective} {what}"):
                _keep(found, row.contender.slug, says)
    return {
        row.contender.slug: f"{found[row.contender.slug]}{row.condition and f', {row.condition}'}"
        for row in rows
        if row.contender.slug in found
    }


def _keep(found: dict[str, str], slug: str, says: str) -> None:
    """“Cheapest and quickest of all”, where both are of one group; else the first said, unless
    it is shared and the next is not."""
    before = found.get(slug)
    if not before or ("level with" in before and "level with" not in says):
        found[slug] = says
    elif before.removeprefix("Cheapest") == says.removeprefix("Quickest"):
        found[slug] = f"Cheapest and quickest{before.removeprefix('Cheapest')}"


def _groups(rows: list, folded: Sequence) -> list[tuple[list, str]]:
    """All of the table; those whose exam the reader can sit now; those that end without the “A”;
    those that lead to one credential. The last three with what is folded."""
    whole = [*rows, *folded]
    to: dict[str, list] = defaultdict(list)
    for row in whole:
        to[row.plan.code].append(row)
    some = [
        ([row for row in whole if row.can_sit_now], "that you can sit now"),
        ([row for row in whole if not row.plan.keeps_a], "without the “A”"),
        *((group, f"to the {code}") for code, group in to.items()),
    ]
    all_of_them = f"of these {words.spelled(len(rows))}" if folded else "of all"
    return [
        (rows, all_of_them),
        *((group, what) for group, what in some if len(group) < len(whole)),
    ]


def _dollars(row) -> Decimal:
    return row.contender.dollars


def _time(row) -> Decimal:
    return row.surely_takes


def _first(group: list, measure: Callable, says: str) -> list[tuple]:
    """The lowest of a group, with the letters of its equals; none where one of these costs more
    than is known."""
    known = [row for row in group if measure(row) != LAST]
    lowest = min(map(measure, known), default=LAST)
    equals = [row for row in known if measure(row) == lowest]
    is_open = measure is _dollars and not all(row.cost.is_complete for row in equals)
    if is_open or len(equals) == len(known):
        return []
    return [
        (row, says + _level_with([each.letter for each in equals if each is not row]))
        for row in equals
    ]


def _level_with(letters: list[str]) -> str:
    return f", level with {words.listing(sorted(letters))}" if letters else ""
