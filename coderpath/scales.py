"""Where values lie on a drawing, between two round numbers. Pure: no Django.

Drawings have no viewBox: places are in percent of the width or height, so that a chart fits any
width without script. What a page sets in pixels asks how far along a length a value lies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from coderpath.sources.words import money

Number = int | Decimal


@dataclass(frozen=True)
class Scale:
    """From one number to another, with a tick at every step."""

    start: int
    end: int
    step: int = 1

    @classmethod
    def over(
        cls, lows: Iterable[Number], highs: Iterable[Number], steps: Sequence[int], most: int = 5
    ) -> "Scale":
        """From the lowest to the highest, in the smallest of the steps that makes at most so many.

        >>> Scale.over([21_900, 37_000], [99_060, 64_820], steps=(10_000, 20_000, 50_000))
        Scale(start=20000, end=100000, step=20000)
        """
        low, high = min(lows, default=0), max(highs, default=0)
        for step in steps:
            start, end = floor(low / step) * step, max(ceil(high / step), 1) * step
            if (end - start) / step <= most:
                break
        return cls(start, end, step)

    @classmethod
    def up_to(cls, most: Number, steps: Sequence[int]) -> "Scale":
        """From nothing.

        >>> Scale.up_to(875, (50, 100, 200, 500)), Scale.up_to(24, (3, 6, 12))
        (Scale(start=0, end=1000, step=200), Scale(start=0, end=24, step=6))
        """
        return cls.over([0], [most], steps)

    def along(self, value: Number, length: int) -> float:
        """How far along a length; what is off the scale lies at its end.

        >>> Scale(20, 60).along(30, length=200), Scale(20, 60).along(90, length=200)
        (50.0, 200.0)
        """
        inside = min(max(value, self.start), self.end)
        return float(length * (inside - self.start)) / ((self.end - self.start) or 1)

    def place(self, value: Number) -> float:
        """In percent, as a drawing has it.

        >>> Scale(20_000, 100_000).place(40_000), Scale(0, 300).place(100)
        (25.0, 33.3)
        """
        return round(self.along(value, 100), 1)

    def place_on(self, value: Number | None) -> float | None:
        """The same for a value that may be none; None for it, and for what is off the scale.

        >>> Scale(0, 1000).place_on(250), Scale(0, 1000).place_on(2000)
        (25.0, None)
        """
        return self.place(value) if value is not None and self.has(value) else None

    def down(self, value: Number) -> float:
        """In percent from the top of a drawing whose foot is the start.

        >>> Scale(0, 300).down(100), Scale(0, 300).down(300)
        (66.7, 0.0)
        """
        return round(100 - self.place(value), 1)

    def has(self, value: Number) -> bool:
        """Whether a value lies on the scale."""
        return self.start <= value <= self.end

    @property
    def values(self) -> range:
        """Those that have a tick.

        >>> list(Scale(0, 400, 200).values)
        [0, 200, 400]
        """
        return range(self.start, self.end + 1, self.step)

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """Where each value lies that has a tick.

        >>> Scale(0, 400, 200).ticks
        [(0.0, 0), (50.0, 200), (100.0, 400)]
        """
        return [(self.place(value), value) for value in self.values]

    @property
    def thousands(self) -> list[tuple[float, str]]:
        """The ticks of a scale of pay.

        >>> Scale(0, 60_000, 30_000).thousands
        [(0.0, '$0'), (50.0, '$30k'), (100.0, '$60k')]
        """
        return [(at, f"${value // 1000}k" if value else "$0") for at, value in self.ticks]

    @property
    def first(self) -> str:
        """Where it starts, as dollars."""
        return money(self.start)

    @property
    def last(self) -> str:
        """Where it ends, as dollars."""
        return money(self.end)
