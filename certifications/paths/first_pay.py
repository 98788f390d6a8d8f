"""What someone new is paid where the reader lives, and in how many months it pays for a path."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from certifications.models import Path
from coderpath.sources import words
from salaries.models import Wage

from .amounts import Sum
from .payback import Payback, in_short


@dataclass(frozen=True)
class FirstPay:
    """Pay from the lowest tenth to the lowest quarter, against a cost and what is earned now.

    `wage` is None where the survey has no row; `earn` is dollars a year, None if not said.
    """

    path: Path
    wage: Wage | None
    cost: Sum
    earn: int | None

    @property
    def is_for_someone_new(self) -> bool:
        """A holder is paid for more than a first job; what one more credential adds is unknown."""
        return self.path.start != Path.Background.HOLDER

    @property
    def is_known(self) -> bool:
        return bool(self.wage) and not self.wage.likely_start.unknown

    @property
    def ends(self) -> list[Payback]:
        """By the lowest tenth, then by the lowest quarter; empty where one of them is missing."""
        if not (self.is_for_someone_new and self.is_known) or self.earn is None:
            return []
        if self.cost.is_unknown:
            return []
        pays = (self.wage.annual_p10, self.wage.annual_p25)
        return [Payback(self.cost.likely, pay, self.earn) for pay in pays]

    @property
    def in_short(self) -> str:
        """Both ends: “1–2 months”; at least that where a line is unknown."""
        if not self.ends:
            return ""
        said = in_short(*self.ends)
        least = not self.cost.is_complete and said != "never"
        return f"at least {said}" if least else said

    @property
    def sums(self) -> list[str]:
        """The working of each end, in full; “never” where there is nothing to divide by."""
        return [
            f"{words.money(end.cost)} ÷ ({words.money(end.pay)} − {words.money(end.earn)}) × 12"
            f" = {words.number((end.cost * 12 / end.gain).quantize(Decimal('0.1')))}"
            f", so {end.figure}"
            if end.months is not None
            else f"{words.money(end.pay)} is no more than {words.money(end.earn)}: never"
            for end in self.ends
        ]

    @property
    def hours(self) -> int | None:
        """Started hours of work at the lowest tenth's hourly pay that earn the cost, before tax."""
        if not (self.is_for_someone_new and self.wage and self.wage.hourly_p10):
            return None
        if self.cost.is_unknown or self.wage.shown["hourly_p10"].unknown:
            return None
        return int((self.cost.likely / self.wage.hourly_p10).to_integral_value(ROUND_CEILING))
