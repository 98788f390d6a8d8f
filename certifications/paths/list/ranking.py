"""Which of several paths comes first, and which no other beats. Pure: no Django.

First comes what is made for beginners, then what the reader can begin now, then what costs least.
What is wholly unknown, or lacks the course, the exam or dues that must be paid, comes last and is
never unbeaten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from certifications.catalogue.amounts import Sum
from certifications.catalogue.study import Time

LAST = Decimal("Infinity")


class Sort(StrEnum):
    """What decides the order."""

    COST = "cost"
    MONTHS = "months"
    FIT = "fit"


@dataclass(frozen=True)
class Contender:
    """What counts of one path for the order.

    `is_priced` is whether any line of the cost is known.
    `level` is how far above a beginner it starts and ends, `need` how much stands before its first
    exam; 0 is nothing.
    """

    slug: str
    name: str
    cost: Sum
    takes: Time
    is_priced: bool = True
    level: int = 0
    need: int = 0

    @cached_property
    def dollars(self) -> Decimal:
        """The likely cost as far as it is known, to compare; last without an essential line."""
        return self.cost.likely if self.is_priced and not self.cost.lacks else LAST

    @cached_property
    def time(self) -> Decimal:
        """The likely months, to compare; last where they cannot be held against others."""
        return self.takes.likely if self.takes.is_rankable else LAST

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place on both scales."""
        return LAST not in (self.dollars, self.time)


KEYS = {
    Sort.COST: lambda one: (one.dollars, one.time),
    Sort.MONTHS: lambda one: (one.time, one.dollars),
    Sort.FIT: lambda one: (one.level, one.need, one.dollars, one.time),
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
    """Those of them with a total, whose time leaves nothing out, and which none that cannot be
    ranked by time may beat."""
    every = list(contenders)
    return [
        one
        for one in unbeaten(every)
        if one.cost.is_total
        and one.takes.is_complete
        and not any(
            other.dollars <= one.dollars and other.takes.may_undercut(one.time) for other in every
        )
    ]
