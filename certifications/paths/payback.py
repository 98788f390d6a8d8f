"""How soon pay makes up for what a path costs, which may be never. Pure: no Django."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cached_property

from coderpath.sources import words

MONTHS, WEEKS = 12, words.WEEKS_A_YEAR


@dataclass(frozen=True)
class Payback:
    """Months of work until the raise has paid the cost, before tax; None is never.

    `gain` is dollars a year more than the reader earns now.
    """

    cost: Decimal
    pay: int
    earn: int

    @cached_property
    def gain(self) -> int:
        return self.pay - self.earn

    @cached_property
    def months(self) -> int | None:
        """Started months; never when the new pay is no more than the old.

        >>> Payback(Decimal(647), 38_060, 33_000).months
        2
        >>> Payback(Decimal(647), 38_060, 39_000).months is None
        True
        """
        if self.gain <= 0:
            return None
        return _begun(self.cost * MONTHS / self.gain)

    @property
    def a_year(self) -> int:
        """How many a year has of what its time is told in: weeks up to half a year, then months.

        >>> [Payback(Decimal(647), pay, 33_000).a_year for pay in (38_060, 33_280)]
        [52, 12]
        """
        return WEEKS if self.cost * MONTHS / self.gain <= words.WEEKS_UP_TO else MONTHS

    @cached_property
    def time(self) -> Decimal | None:
        """The same in months as it is told: of weeks or of months, those begun count whole.

        >>> Payback(Decimal(647), 38_060, 33_000).figure
        '7 weeks'
        """
        if self.months is None:
            return None
        return Decimal(_begun(self.cost * self.a_year / self.gain) * MONTHS) / self.a_year

    @property
    def figure(self) -> str:
        return "never" if self.time is None else words.duration(self.time)


def in_short(slow: Payback, quick: Payback) -> str:
    """Both ends of a range of pay in a few words.

    >>> in_short(Payback(Decimal(647), 38_060, 33_000), Payback(Decimal(647), 45_500, 33_000))
    '3 to 7 weeks'
    >>> in_short(Payback(Decimal(647), 38_060, 39_000), Payback(Decimal(647), 45_500, 39_000))
    '6 weeks or never'
    >>> in_short(Payback(Decimal(647), 38_060, 50_000), Payback(Decimal(647), 45_500, 50_000))
    'never'
    """
    if slow.time is None:
        return quick.figure if quick.time is None else f"{quick.figure} or never"
    return slow.figure if quick.time is None else words.durations(quick.time, slow.time)


def _begun(count: Decimal) -> int:
    return int(count.to_integral_value(ROUND_CEILING))


def change(slow: Payback, quick: Payback) -> str:
    """What a new job does to a year’s pay, to the nearest $100, from the smaller change on.

    >>> change(Payback(Decimal(647), 36_530, 88_000), Payback(Decimal(647), 40_150, 88_000))
    'a cut of about $47,900–$51,500 a year'
    >>> change(Payback(Decimal(647), 38_060, 33_000), Payback(Decimal(647), 45_500, 33_000))
    'a raise of about $5,100–$12,500 a year'
    >>> change(Payback(Decimal(647), 38_060, 39_000), Payback(Decimal(647), 45_500, 39_000))
    'from a cut of about $900 to a raise of about $6,500 a year'
    """
    low, high = words.hundreds(slow.gain), words.hundreds(quick.gain)
    if low == high == 0:
        return "about the same pay"
    if low >= 0 or high <= 0:
        less, more = sorted((abs(low), abs(high)))
        ends = words.span(less, more, words.money)
        return f"a {'raise' if high > 0 else 'cut'} of about {ends} a year"
    cut, gain = words.money(-low), words.money(high)
    return f"from a cut of about {cut} to a raise of about {gain} a year"
