"""Where pay lies on a drawn scale, in percent of its width. Pure: no Django.

A plot without a viewBox, its places in percent, fits any width without script.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from coderpath.sources.words import money

STEPS = (5_000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True)
class Scale:
    """A common scale for several plots, from round number to round number."""

    start: int
    end: int
    step: int

    @classmethod
    def over(cls, lows: Iterable[int], highs: Iterable[int], most_steps: int = 5) -> "Scale":
        """From the lowest to the highest, in at most so many steps.

        >>> Scale.over([21_900, 37_000], [99_060, 64_820])
        Scale(start=20000, end=100000, step=20000)
        """
        low, high = min(lows, default=0), max(highs, default=0)
        for step in STEPS:
            start, end = floor(low / step) * step, max(ceil(high / step), 1) * step
            if (end - start) / step <= most_steps:
                break
        return cls(start, end, step)

    def place(self, value: int) -> float:
        """In percent of the width; what is off the scale is drawn at its end.

        >>> Scale(20_000, 100_000, 20_000).place(40_000)
        25.0
        """
        inside = min(max(value, self.start), self.end)
        return round(100 * (inside - self.start) / (self.end - self.start), 1)

    @property
    def first(self) -> str:
        return money(self.start)

    @property
    def last(self) -> str:
        return money(self.end)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Where each round number lies, and how it is written.

        >>> Scale(20_000, 60_000, 20_000).ticks
        [(0.0, '$20k'), (50.0, '$40k'), (100.0, '$60k')]
        """
        values = range(self.start, self.end + 1, self.step)
        return [(self.place(value), f"${value // 1000}k" if value else "$0") for value in values]


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
        if None in percentiles:
            return None
        runs_off = is_open or percentiles[-1] > scale.end
        *places, end = map(scale.place, percentiles)
        return cls(*places, 100.0 if runs_off else end, runs_off)

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
