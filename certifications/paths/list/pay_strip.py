"""What coders earn where the reader lives, beside what the reader earns; and who earns more."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from certifications.catalogue.amounts import NOTHING
from coderpath.scales import Scale
from coderpath.sources import words
from salaries.models.surveys import ALL
from salaries.pay import Pay
from salaries.plots import RangePlot, pay_scale
from salaries.shelf import WageShelf

from ..pay import StartPay
from ..payback import Payback, change

MOST_CLOSER = 2
RANGE = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")


@dataclass(frozen=True)
class PayStrip:
    """Coders’ pay as the survey has it, on one scale with the reader’s own.

    `closer` are other jobs of the same survey and place whose median is nearest to what the reader
    earns, of those where half earn more than a quarter of coders do, and nearer than the median of
    coders.
    """

    wage: Pay
    place: str
    earn: int
    closer: tuple[Pay, ...] = ()

    @classmethod
    def of(cls, pay: StartPay, earn: int | None, wages: WageShelf) -> "PayStrip | None":
        """None where either pay is not known, or the survey gives no whole range."""
        if earn is None or pay.unknown or not pay.wage:
            return None
        strip = cls(pay.wage, pay.place, earn, _closer(pay.wage, earn, wages))
        return strip if strip.plot else None

    @cached_property
    def scale(self) -> Scale:
        low, *_, high = self._points
        return pay_scale([low, self.earn], [high, self.earn], most_steps=7)

    @cached_property
    def plot(self) -> RangePlot | None:
        shown = self.wage.shown
        if any(shown[name].at_least is None for name in RANGE):
            return None
        return RangePlot.on(self.scale, self._points, shown["annual_p90"].is_top_coded)

    @property
    def _points(self) -> list[int]:
        return [self.wage.shown[name].at_least or 0 for name in RANGE]

    @property
    def earns(self) -> str:
        return words.money(self.earn)

    @property
    def title(self) -> str:
        """The drawing in a sentence."""
        low, quarter, half, three, high = (self.wage.shown[name].figure for name in RANGE)
        return (
            f"Coders in {self.place}: the lowest-paid 10% earn under {low}, the middle half"
            f" {quarter} to {three}, half of all more than {half}, the highest-paid 10% over"
            f" {high}. You earn {self.earns}."
        )

    @property
    def mine(self) -> float:
        return self.scale.place(self.earn)

    @property
    def is_cut(self) -> bool:
        """Whether even the higher start is no more than what the reader earns."""
        return self._ends[1].gain <= 0

    @property
    def is_raise(self) -> bool:
        """Whether even the lower start is more than what the reader earns."""
        return words.hundreds(self._ends[0].gain) > 0

    @property
    def more(self) -> str:
        """“about $7,300 to $10,800 more”, of a raise."""
        low, high = (words.money(words.hundreds(end.gain)) for end in self._ends)
        return f"about {low if low == high else f'{low} to {high}'} more"

    @property
    def start(self) -> str:
        """“$36,530 to $40,150”."""
        span = self.wage.likely_start
        return f"{span.low.figure} to {span.high.figure}"

    @property
    def change(self) -> str:
        """“a cut of about $47,900 to $51,500”."""
        return change(*self._ends).removesuffix(" a year").replace("–", " to ")

    @property
    def _ends(self) -> tuple[Payback, Payback]:
        span = self.wage.likely_start
        low, high = (Payback(NOTHING, end.at_least, self.earn) for end in (span.low, span.high))
        return low, high


def _closer(coders: Pay, earn: int, wages: WageShelf) -> tuple[Pay, ...]:
    others = [each for each in wages.occupations() if not each.is_coders and each.code != ALL]
    found = wages.wages(coders.release, [coders.area], others)
    quarter = coders.shown["annual_p75"].at_least or 0
    away = abs(_median(coders) - earn)
    more = [pay for pay in found if _median(pay) > quarter and abs(_median(pay) - earn) < away]
    nearest = sorted(more, key=lambda pay: abs(_median(pay) - earn))[:MOST_CLOSER]
    return tuple(sorted(nearest, key=_median, reverse=True))


def _median(pay: Pay) -> Decimal | int:
    return pay.shown["annual_median"].at_least or 0
