"""What the list of paths says in sentences, from its rows."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from certifications.catalogue.amounts import Sum
from coderpath.sources import words

from .ranking import Sort

ORDERS = {
    Sort.FIT: "level first, then what you still need, then the total",
    Sort.COST: "lowest total first",
    Sort.MONTHS: "shortest first",
}


def count(shown: int, is_own: bool = False) -> str:
    """“See all 16 paths”, and whether they begin where the reader is."""
    if not shown:
        return "No path fits every answer"
    paths = "See the one path" if shown == 1 else f"See all {words.number(shown)} paths"
    return f"{paths}{' from where you are' if is_own else ''}"


def of_them(priced: int, unpriced: int) -> str:
    """“13 with a total, 3 we can’t price yet”."""
    parts = [f"{words.number(priced)} with a total"] * bool(priced)
    parts += [f"{words.number(unpriced)} we can’t price yet"] * bool(unpriced)
    return ", ".join(parts)


def left_title(count: int, others: int) -> str:
    """“Left out: 15 paths made for other people”; of some the reason is another."""
    paths = f"Left out: {words.plural(count, 'path')}"
    return paths if others else f"{paths} made for other people"


def left_counts(counts: Iterable[tuple[int, str]], others: int) -> str:
    """“3 for nurses, 5 that start from a CPC”; `others` are left out for what the reader said."""
    told = [
        f"{count} {says.replace('starts', 'that starts' if count == 1 else 'that start')}"
        for count, says in counts
    ]
    told += [f"{others} for other reasons"] * bool(others and told)
    return ", ".join(told)


def groups(budget: Decimal | None) -> tuple[str, str]:
    """The headings of what the reader can pay and of what they cannot."""
    if budget is None:
        return "With a total", ""
    return f"Within your {words.money(budget)}", f"Over {words.money(budget)}"


def unranked(reasons: Sequence[str]) -> str:
    """How many paths have no place in an order by time, and why; empty where all have one.

    >>> unranked(["", "study is given in weeks", "study is given in weeks"])
    'Two paths are not ranked by time: study is given in weeks.'
    """
    why = [reason for reason in reasons if reason]
    if not why:
        return ""
    paths, verb = words.counted(len(why), "path"), "is" if len(why) == 1 else "are"
    return f"{paths.capitalize()} {verb} not ranked by time: {'; or '.join(dict.fromkeys(why))}."


def lacking(rows: list) -> str:
    """What has no price in these paths: “the course”."""
    return words.listing(list(dict.fromkeys(what for row in rows for what in row.cost.lacks)), "or")


def how(name: str, code: str) -> str:
    """By what way a path leads to its title, behind its code; empty where its name says it else.

    >>> how("Self-study, then CPC-A", "CPC-A"), how("Nurse to CCS", "CCS")
    (' self-study', '')
    """
    begins = name.removesuffix(f", then {code}")
    return f" {words.inside(begins)}" if begins != name else ""


def not_drawn(dear: Sequence[Sum], untimed: int, lacking: Sequence[Sum]) -> str:
    """“seven paths from $4,410 to $10,310, and three with no price for the course”."""
    parts = []
    if dear:
        ends = dict.fromkeys((min(dear, key=_likely).figure, max(dear, key=_likely).figure))
        span = " to ".join(each.removeprefix("about ") for each in ends)
        parts.append(
            f"{words.counted(len(dear), 'path')} {'from' if len(ends) > 1 else 'at'} {span}"
        )
    if untimed:
        parts.append(f"{words.spelled(untimed)} whose time can’t be ranked")
    if lacking:
        lacks = words.listing(list(dict.fromkeys(w for each in lacking for w in each.lacks)), "or")
        parts.append(f"{words.spelled(len(lacking))} with no price for {lacks}")
    return words.listing(parts)


def _likely(total: Sum) -> Decimal:
    return total.likely


def classes_left_out(count: int) -> str:
    """
    >>> classes_left_out(2)
    '2 longer classes for people new to the field are left out.'
    """
    classes = words.plural(count, "longer class", "longer classes")
    return f"{classes} for people new to the field {'is' if count == 1 else 'are'} left out."
