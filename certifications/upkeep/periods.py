"""Days that come round: anniversaries, and the years that follow a day. Pure: no Django."""

from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import ceil

# Nobody knows rules and prices further ahead than this.
YEARS_AHEAD = 2


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that is shorter.

    >>> months_after(date(2024, 2, 29), 12), months_after(date(2026, 8, 31), 6)
    (datetime.date(2025, 2, 28), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def years_begun(months: Decimal | int) -> int:
    """How often yearly dues are paid in so many months, the first time at once, on joining.

    `rounds` counts the other way: what comes round after a day on which it was paid already.

    >>> [years_begun(months) for months in (0, 1, 12, 13, 24)]
    [1, 1, 1, 2, 2]
    """
    return max(1, -(-ceil(months) // 12))


@dataclass(frozen=True)
class Period:
    """Whole years that follow a day; the last day counts, the first does not."""

    first: date
    years: int

    @cached_property
    def ends(self) -> list[date]:
        """The last day of each of its years."""
        return [months_after(self.first, 12 * year) for year in range(1, self.years + 1)]

    @property
    def last(self) -> date:
        return self.ends[-1]

    def year_of(self, day: date) -> int:
        """Which year of the period a day lies in, the first being 1."""
        return bisect_left(self.ends, day) + 1

    def rounds(self, since: date, months: int) -> tuple[date, ...]:
        """The days within on which something comes round that began on a day."""
        return rounds(since, months, self.first, self.last)


def rounds(since: date, months: int, after: date, last: date) -> tuple[date, ...]:
    """The days after one and up to another on which comes round what began on a day."""
    days, times = [], 1
    while (day := months_after(since, months * times)) <= last:
        days += [day] * (day > after)
        times += 1
    return tuple(days)
