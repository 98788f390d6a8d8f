"""How pay from the lowest to the highest tenth is drawn on a scale. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass

from coderpath.scales import Scale

STEPS = (5_000, 10_000, 20_000, 50_000, 100_000)


def pay_scale(lows: Iterable[int], highs: Iterable[int], most_steps: int = 5) -> Scale:
    """A common scale for several plots, from the lowest pay to the highest."""
    return Scale.over(lows, highs, STEPS, most_steps)


@dataclass(frozen=True)
class RangePlot:
    """Thin line from the lowest to the highest tenth, thick bar for the middle half, a tick."""

    p10: float
    p25: float
    median: float
    p75: float
    p90: float
    runs_off: bool

    @classmethod
    def on(
        cls, scale: Scale, percentiles: list[int | None], is_open: bool = False
    ) -> "RangePlot | None":
        """None when a percentile is unknown: half a plot would mislead.

        With `is_open` the line runs off the scale wherever it ends.

        >>> RangePlot.on(Scale(20_000, 60_000, 10_000), [30_000, 35_000, 40_000, 50_000, 70_000])
        RangePlot(p10=25.0, p25=37.5, median=50.0, p75=75.0, p90=100.0, runs_off=True)
        >>> RangePlot.on(Scale(20_000, 60_000, 10_000), [None, 35_000, 40_000, 50_000, 70_000])
        """
        known = [value for value in percentiles if value is not None]
        if len(known) < len(percentiles):
            return None
        runs_off = is_open or known[-1] > scale.end
        p10, p25, median, p75, p90 = map(scale.place, known)
        return cls(p10, p25, median, p75, 100.0 if runs_off else p90, runs_off)

    @property
    def middle(self) -> float:
        """The width of the middle half."""
        return round(self.p75 - self.p25, 1)

    @property
    def start(self) -> float:
        """The width of the lowest tenth to the lowest quarter."""
        return round(self.p25 - self.p10, 1)

    @property
    def end(self) -> float:
        """The width of the highest quarter, but for its highest tenth."""
        return round(self.p90 - self.p75, 1)
