"""Pay over the years: points, the lines that may join them, and where the code changed.

Pure: works on plain numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from coderpath.scales import Scale
from salaries.plots import pay_scale

# No solid line joins years further apart than this.
MOST_YEARS = 2


@dataclass(frozen=True)
class Point:
    """A figure of one year, and the code under which the survey counted."""

    year: int
    code: str
    value: int


@dataclass(frozen=True)
class Dot:
    """A point as drawn, in percent of the width and of the height."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True)
class Stroke:
    """A line from one dot to the next; dotted over years without a figure."""

    start: Dot
    end: Dot

    @property
    def is_dotted(self) -> bool:
        return self.end.point.year - self.start.point.year > MOST_YEARS


@dataclass(frozen=True)
class Span:
    """The years of one code, in percent of the width: first, middle, and where the next begins."""

    start: float
    middle: float
    end: float
    code: str

    @property
    def is_narrow(self) -> bool:
        return self.end - self.start < 15


@dataclass(frozen=True)
class Chart:
    """One or more lines of points on common axes."""

    years: Scale
    scale: Scale
    points: tuple[tuple[Point, ...], ...]

    @classmethod
    def of(cls, *lines: Iterable[Point]) -> "Chart | None":
        """None when there are fewer than two years to show.

        >>> chart = Chart.of([Point(2018, "a", 40_000), Point(2019, "b", 41_000)])
        >>> chart.breaks, chart.lines[0].strokes
        ([50.0], [])
        """
        points = tuple(tuple(line) for line in lines)
        years = {point.year for line in points for point in line}
        values = [point.value for line in points for point in line]
        if len(years) < 2:
            return None
        return cls(Scale(min(years), max(years)), pay_scale(values, values, 4), points)

    @property
    def lines(self) -> list["TrendLine"]:
        return [TrendLine([self._dot(point) for point in line]) for line in self.points]

    @property
    def has_gaps(self) -> bool:
        return any(stroke.is_dotted for line in self.lines for stroke in line.strokes)

    @property
    def breaks(self) -> list[float]:
        """Half way between the last year of one code and the first of the next, in any line."""
        codes = sorted(self._codes.items())
        return [
            round((self.years.place(before) + self.years.place(year)) / 2, 1)
            for (before, code), (year, next_code) in pairwise(codes)
            if code != next_code
        ]

    @property
    def spans(self) -> list[Span]:
        """One for each code, between the breaks."""
        ends = [0.0, *self.breaks, 100.0]
        codes = [code for code, _ in groupby(code for _, code in sorted(self._codes.items()))]
        return [
            Span(start, round((start + end) / 2, 1), end, code)
            for (start, end), code in zip(pairwise(ends), codes, strict=True)
        ]

    @property
    def _codes(self) -> dict[int, str]:
        return {point.year: point.code for line in self.points for point in line}

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """The years written under the axis, five or six of them."""
        step = max(1, round(len(self.years.values) / 5))
        return [(self.years.place(year), year) for year in reversed(self.years.values[::-step])]

    @property
    def levels(self) -> list[tuple[float, str]]:
        """The amounts written beside the axis, by their height in percent from the top."""
        return [(round(100 - place, 1), label) for place, label in self.scale.thousands]

    def _dot(self, point: Point) -> Dot:
        return Dot(self.years.place(point.year), self.scale.down(point.value), point)


@dataclass(frozen=True)
class TrendLine:
    """The dots of one area and the strokes between them; none across a change of code."""

    dots: list[Dot]

    @property
    def strokes(self) -> list[Stroke]:
        return [
            Stroke(start, end)
            for start, end in pairwise(self.dots)
            if start.point.code == end.point.code
        ]


def apart(heights: list[float], least: float) -> list[float]:
    """Heights of labels, moved up and down as little as keeps them apart; in the same order.

    >>> apart([100.0, 96.0, 40.0], 14)
    [105.0, 91.0, 40.0]
    """
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    groups = []  # of neighbors that would touch: the places in `order`, and their middle
    for place in order:
        groups.append(([place], heights[place]))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], least):
            (first, _), (second, _) = groups[-2:]
            both = first + second
            groups[-2:] = [(both, sum(heights[i] for i in both) / len(both))]
    moved = {
        i: middle + least * (rank - (len(members) - 1) / 2)
        for members, middle in groups
        for rank, i in enumerate(members)
    }
    return [moved[i] for i in range(len(heights))]


def _touch(lower: tuple, upper: tuple, least: float) -> bool:
    gap = upper[1] - lower[1]
    return gap < least * (len(lower[0]) + len(upper[0])) / 2
