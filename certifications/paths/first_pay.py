"""What someone new is paid where the reader lives, against what a path costs, sum by sum."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from coderpath.sources import words
from salaries.models import Wage

from .amounts import Sum
from .pay import PaysBack
from .payback import Payback

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class FirstPay:
    """The wages of a place, None where the survey has no row, and how a path pays back there.

    Of a path that is not for someone new, nothing is said of pay.
    """

    wage: Wage | None
    cost: Sum
    back: PaysBack
    is_for_someone_new: bool

    @property
    def is_known(self) -> bool:
        return bool(self.wage) and not self.wage.likely_start.unknown

    @property
    def in_short(self) -> str:
        """Both ends: “at least 1–2 months”; empty where it cannot be said."""
        if self.back.unknown:
            return ""
        least = self.back.is_at_least and self.back.has_sum
        return f"at least {self.back.figure}" if least else self.back.figure

    @property
    def sums(self) -> list[str]:
        """The working by the lowest tenth, then by the lowest quarter."""
        return [_written(end) for end in (self.back.slow, self.back.quick) if end]

    @property
    def hours(self) -> int | None:
        """Started hours of work at the lowest tenth's hourly pay that earn the cost, before tax."""
        hourly = self.wage and self.wage.hourly_p10
        if not (self.is_for_someone_new and hourly) or self.cost.is_unknown:
            return None
        return int((self.cost.likely / hourly).to_integral_value(ROUND_CEILING))


def _written(end: Payback) -> str:
    """One sum in full; where there is no raise to divide by, “never”.

    >>> _written(Payback(Decimal(647), 38_060, 33_000))
    '$647 ÷ ($38,060 − $33,000) × 12 = 1.5, so 2 months'
    >>> _written(Payback(Decimal(647), 38_060, 39_000))
    '$38,060 is no more than $39,000: never'
    """
    pay, earn = words.money(end.pay), words.money(end.earn)
    if end.months is None:
        return f"{pay} is no more than {earn}: never"
    exact = words.number((end.cost * 12 / end.gain).quantize(TENTH))
    return f"{words.money(end.cost)} ÷ ({pay} − {earn}) × 12 = {exact}, so {end.figure}"
