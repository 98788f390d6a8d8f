"""What each path is first at, in a few words, from the sums and months shown. Pure: no Django."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

from coderpath.sources import words

from .ranking import LAST


def of(rows: list) -> dict[str, str]:
    """By a path’s slug; a path that is first at several things gets the widest.

    Rows have a contender, a letter and a plan with its code. Equals are named; alone in its
    group, no path is first at anything.
    """
    found: dict[str, str] = {}
    for group, what in _groups(rows):
        for measure, adjective in ((_dollars, "Cheapest"), (_time, "Quickest")):
            for row, says in _first(group, measure, f"{adjective} {what}"):
                _keep(found, row.contender.slug, says)
    return found


def _keep(found: dict[str, str], slug: str, says: str) -> None:
    """“Cheapest and quickest of all”, where both are of one group; else the first said, unless
    it is shared and the next is not."""
    before = found.get(slug)
    if not before or ("level with" in before and "level with" not in says):
        found[slug] = says
    elif before.removeprefix("Cheapest") == says.removeprefix("Quickest"):
        found[slug] = f"Cheapest and quickest{before.removeprefix('Cheapest')}"


def _groups(rows: list) -> list[tuple[list, str]]:
    """All of them; those that end without the “A”; those that lead to one credential."""
    to: dict[str, list] = defaultdict(list)
    for row in rows:
        to[row.plan.code].append(row)
    without = [row for row in rows if not row.plan.keeps_a]
    some_keep_it = 0 < len(without) < len(rows)
    by_code = [(group, f"to the {code}") for code, group in to.items() if len(group) < len(rows)]
    return [(rows, "of all"), *([(without, "without the “A”")] * some_keep_it), *by_code]


def _dollars(row) -> Decimal:
    return row.contender.dollars


def _time(row) -> Decimal:
    return row.contender.time


def _first(group: list, measure: Callable, says: str) -> list[tuple]:
    """The lowest of a group, with the letters of its equals."""
    known = [row for row in group if measure(row) != LAST]
    lowest = min(map(measure, known), default=LAST)
    equals = [row for row in known if measure(row) == lowest]
    if len(equals) == len(known):
        return []
    return [
        (row, says + _level_with([each.letter for each in equals if each is not row]))
        for row in equals
    ]


def _level_with(letters: list[str]) -> str:
    return f", level with {words.listing(sorted(letters))}" if letters else ""
