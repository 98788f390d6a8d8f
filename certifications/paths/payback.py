"""In how many months pay makes up for what a path costs, which may be never. Pure: no Django."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from coderpath.sources import words

MONTHS = 12


@dataclass(frozen=True)
class Payback:
    """Months of work until the raise has paid the cost, before tax; None is never.

    `gain` is dollars a year more than the reader earns now.
    """

    cost: Decimal
    pay: int
    earn: int

    @property
    def gain(self) -> int:
        return self.pay - self.earn

    @property
    def months(self) -> int | None:
        """Started months; never when the new pay is no more than the old.

        >>> Payback(Decimal(647), 38_060, 33_000).months
        2
        >>> Payback(Decimal(647), 38_060, 39_000).months is None
        True
        """
        if self.gain <= 0:
            return None
        return int((self.cost * MONTHS / self.gain).to_integral_value(ROUND_CEILING))

    @property
    def figure(self) -> str:
        return "never" if self.months is None else words.in_months(self.months)


def in_short(slow: Payback, quick: Payback) -> str:
    """Both ends of a range of pay in a few words.

    >>> in_short(Payback(Decimal(647), 38_060, 33_000), Payback(Decimal(647), 45_500, 33_000))
    '1–2 months'
    >>> in_short(Payback(Decimal(647), 38_060, 39_000), Payback(Decimal(647), 45_500, 39_000))
    '2 months or never'
    >>> in_short(Payback(Decimal(647), 38_060, 50_000), Payback(Decimal(647), 45_500, 50_000))
    'never'
    """
    if slow.months is None:
        return quick.figure if quick.months is None else f"{quick.figure} or never"
    if quick.months is None or quick.months == slow.months:
        return slow.figure
    return words.in_months(quick.months, slow.months)
