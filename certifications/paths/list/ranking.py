"""Which of several paths comes first, and which no other beats. Pure: no Django.

Sums are compared on what is known of them. What is wholly unknown, or lacks the course, the exam or
dues that must be paid, comes last and is never unbeaten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from certifications.catalogue.amounts import Sum

from ..payback import Payback

LAST = Decimal("Infinity")


class Sort(StrEnum):
    """What decides the order."""

    COST = "cost"
    MONTHS = "months"
    PAYBACK = "payback"
    FIT = "fit"


@dataclass(frozen=True)
class Contender:
    """What counts of one path for the order.

    `is_priced` is whether any line of the cost is known. `slow` and `quick` are its payback at the
    lower and the higher pay, None when there is none.
    `can_sit` is whether the reader meets the rule of its first exam; `fits` whether every line is
    known and even the high end is within the budget.
    """

    slug: str
    name: str
    cost: Sum
    months: Sum
    is_priced: bool = True
    slow: Payback | None = None
    quick: Payback | None = None
    can_sit: bool = False
    fits: bool = False

    @cached_property
    def dollars(self) -> Decimal:
        """The likely cost as far as it is known, to compare; last without an essential line."""
        return self.cost.likely if self.is_priced and not self.cost.lacks else LAST

    @cached_property
    def time(self) -> Decimal:
        """The likely months as far as they are known, to compare."""
        return LAST if self.months.is_unknown else self.months.likely

    @property
    def is_drawn(self) -> bool:
        """Whether something is known of both cost and months."""
        return LAST not in (self.dollars, self.time)


def _payback(one: Contender) -> tuple:
    """Those that may pay back first, the soonest first; “never” before what is unknown."""
    if not (one.slow and one.quick):
        return (1, LAST, LAST)
    slow, quick = (LAST if p.months is None else Decimal(p.months) for p in (one.slow, one.quick))
    return (0, slow, quick)


KEYS = {
    Sort.COST: lambda one: (one.dollars, one.time),
    Sort.MONTHS: lambda one: (one.time, one.dollars),
    Sort.PAYBACK: lambda one: (*_payback(one), one.dollars, one.time),
    Sort.FIT: lambda one: (not one.can_sit, not one.fits, one.time, one.dollars),
}


def key(one: Contender, sort: Sort) -> tuple:
    """A path’s place depends on itself alone, so that dropping one never moves the others."""
    return (*KEYS[sort](one), one.name.lower(), one.slug)


def ranked(contenders: Iterable[Contender], sort: Sort) -> list[Contender]:
    """The first first; of equals, by name."""
    return sorted(contenders, key=lambda one: key(one, sort))


def beats(one: Contender, other: Contender) -> bool:
    """At most as dear and at most as long, and one of both less."""
    no_worse = one.dollars <= other.dollars and one.time <= other.time
    return no_worse and (one.dollars < other.dollars or one.time < other.time)


def unbeaten(contenders: Iterable[Contender]) -> list[Contender]:
    """Those that none of the others beats on cost and months, the cheapest first."""
    drawn = [one for one in contenders if one.is_drawn]
    found = [one for one in drawn if not any(beats(other, one) for other in drawn)]
    return ranked(found, Sort.COST)


def surely_unbeaten(contenders: Iterable[Contender]) -> list[Contender]:
    """Those of them whose own cost and months lack nothing: more could not make them beaten."""
    return [one for one in unbeaten(contenders) if one.cost.is_complete and one.months.is_complete]
