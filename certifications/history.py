"""A price over time, as dots on a scale. Pure: works on facts already fetched.

A chart has no viewBox: places across are in percent, so it fits any width without script.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import ceil, floor

from coderpath.sources import words

STEPS = (10, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000)
MOST_STEPS = 4
MOST_YEARS = 5
LEFT, RIGHT = 17, 94
TOP, BOTTOM = 26, 120
FAR_APART = timedelta(days=731)


@dataclass(frozen=True)
class Point:
    """One price on one day. `held` tells a price that held from one that others only report."""

    fact: object
    x: float
    y: float
    held: bool

    @property
    def is_official(self) -> bool:
        return self.fact.source.is_official


@dataclass(frozen=True)
class Label:
    text: str
    x: float
    y: float

    @property
    def anchor(self) -> str:
        """Words near an edge grow inwards."""
        if self.x > RIGHT - 8:
            return "end"
        return "start" if self.x < LEFT + 4 else "middle"


@dataclass(frozen=True)
class Segment:
    start: Point
    end: Point

    @property
    def is_dotted(self) -> bool:
        """Nothing was seen in between for more than two years."""
        return self.end.fact.as_of - self.start.fact.as_of > FAR_APART


class History:
    """Dated prices of one thing, given in headline order, and where each lies on the chart."""

    def __init__(self, what: str, prices: list):
        self.what = what
        dated = {}
        for fact in prices:
            if fact.as_of and fact.standing != "MISTAKEN":
                dated.setdefault((fact.as_of, fact.amount), fact)
        self.facts = [dated[key] for key in sorted(dated)]
        self.undated = sum(not fact.as_of for fact in prices)
        self.shown = next((fact for fact in prices if fact.is_in_force), None)

    @property
    def is_drawn(self) -> bool:
        """One price makes no history, nor does a price that nobody saw change."""
        return len(self.facts) > 1

    @cached_property
    def _span(self) -> tuple[date, date]:
        return date(self.facts[0].as_of.year, 1, 1), date(self.facts[-1].as_of.year, 12, 31)

    @cached_property
    def step(self) -> int:
        amounts = [fact.amount for fact in self.facts]
        return next(
            (
                step
                for step in STEPS
                if ceil(max(amounts) / step) - floor(min(amounts) / step) <= MOST_STEPS
            ),
            STEPS[-1],
        )

    @cached_property
    def starts_at(self) -> int:
        """The foot of the axis: a step below the lowest price, and never below nothing."""
        lowest = min(fact.amount for fact in self.facts)
        return max(0, ceil(lowest / self.step) - 1) * self.step

    @cached_property
    def ends_at(self) -> int:
        return ceil(max(fact.amount for fact in self.facts) / self.step) * self.step

    def _x(self, day: date) -> float:
        first, last = self._span
        return round(LEFT + (RIGHT - LEFT) * ((day - first) / (last - first)), 1)

    def _y(self, amount) -> float:
        share = float(amount - self.starts_at) / ((self.ends_at - self.starts_at) or 1)
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)

    @cached_property
    def points(self) -> list[Point]:
        return [
            Point(fact, self._x(fact.as_of), self._y(fact.amount), self._held(fact))
            for fact in self.facts
        ]

    def _held(self, fact) -> bool:
        """Shown now, or true once."""
        return fact is self.shown or fact.standing == "SUPERSEDED"

    @property
    def line(self) -> list[Segment]:
        """From each price that held to the next; the others stay loose dots."""
        return [Segment(*pair) for pair in pairwise(point for point in self.points if point.held)]

    @property
    def labels(self) -> list[Label]:
        """Amounts beside their dots, those that held first; none covers another."""
        placed = []
        for point in sorted(self.points, key=lambda point: (not point.held, -point.x)):
            for y in (point.y - 10, point.y + 20):
                label = Label(words.money(point.fact.amount), point.x, y)
                if not any(abs(p.x - label.x) < 14 and abs(p.y - y) < 15 for p in placed):
                    placed.append(label)
                    break
        return placed

    @property
    def prices(self) -> list[tuple[str, float]]:
        """Ticks of the upright axis."""
        steps = range(self.starts_at, self.ends_at + 1, self.step)
        return [(words.money(amount), self._y(amount)) for amount in steps]

    @property
    def years(self) -> list[tuple[int, float]]:
        """Ticks of the axis across."""
        first, last = self._span[0].year, self._span[1].year
        step = ceil((last - first + 1) / MOST_YEARS)
        return [(year, self._x(date(year, 7, 1))) for year in range(first, last + 1, step)]

    @property
    def finding(self) -> str:
        """What the chart shows, in words."""
        held = [point.fact for point in self.points if point.held] or self.facts
        first, last = held[0], held[-1]
        if first is last:
            return f"{self.what}: {last.figure} ({last.dated})"
        if first.amount == last.amount:
            return f"{self.what}: {first.figure} ({first.dated}) and the same ({last.dated})"
        return f"{self.what}: {first.figure} ({first.dated}), {last.figure} ({last.dated})"
