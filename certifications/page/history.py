"""A price over time, as dots on a scale. Pure: works on facts already fetched.

A chart has no viewBox: places across are in percent, so it fits any width without script.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import Any

from coderpath.scales import Scale
from coderpath.sources import words

STEPS = (10, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000)
MOST_STEPS = 3
MOST_YEARS = 5
LEFT, RIGHT = 17, 94
TOP, BOTTOM = 26, 120
FAR_APART = timedelta(days=731)


@dataclass(frozen=True)
class PricePoint:
    """One price on one day. `held` tells a price that held from one that others only report."""

    fact: Any
    x: float
    y: float
    held: bool

    @property
    def is_official(self) -> bool:
        return self.fact.source.is_official


@dataclass(frozen=True)
class PriceLabel:
    """An amount written beside its dot."""

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
    """The line from one price that held to the next."""

    start: PricePoint
    end: PricePoint

    @property
    def is_dotted(self) -> bool:
        """Nothing was seen in between for more than two years."""
        return self.end.fact.as_of - self.start.fact.as_of > FAR_APART


class History:
    """Dated prices of one thing, given in headline order, and where each lies on the chart."""

    def __init__(self, what: str, prices: list):
        self.what = what
        dated: dict[tuple, Any] = {}
        for fact in prices:
            if fact.as_of and fact.standing != "MISTAKEN":
                dated.setdefault((fact.as_of, fact.amount), fact)
        self.facts = [dated[key] for key in sorted(dated)]
        self.undated = sum(not fact.as_of for fact in prices)
        self.shown = next((fact for fact in prices if fact.is_in_force), None)

    @property
    def is_told(self) -> bool:
        """One price makes no history."""
        return len(self.facts) > 1

    @property
    def is_flat(self) -> bool:
        """A price that nobody saw change is told in a sentence, not drawn."""
        return len({fact.amount for fact in self.facts}) == 1

    @cached_property
    def scale(self) -> Scale:
        """Of prices; it starts below the lowest, but never below nothing."""
        amounts = [fact.amount for fact in self.facts]
        scale = Scale.over(amounts, amounts, STEPS, MOST_STEPS)
        below = scale.step * (scale.start == min(amounts) > 0)
        return replace(scale, start=scale.start - int(below))

    @cached_property
    def _days(self) -> Scale:
        """Of whole years."""
        first, last = self.facts[0].as_of.year, self.facts[-1].as_of.year
        return Scale(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())

    def _x(self, day: date) -> float:
        return round(LEFT + self._days.along(day.toordinal(), RIGHT - LEFT), 1)

    def _y(self, amount) -> float:
        return round(BOTTOM - self.scale.along(amount, BOTTOM - TOP), 1)

    @cached_property
    def points(self) -> list[PricePoint]:
        held = self._held()
        return [
            PricePoint(fact, self._x(fact.as_of), self._y(fact.amount), fact in held)
            for fact in self.facts
        ]

    def _held(self) -> list:
        """The price shown now, and those true once.

        A page that repeats a price after another one had taken its place copied it: it tells
        what was printed, not what was asked.
        """
        held: list = []
        for fact in self.facts:
            passed = {each.amount for each in held if each.amount != held[-1].amount}
            true_once = fact.standing == "SUPERSEDED" and fact.source.publisher.kind != "ARTICLE"
            if fact is self.shown or (true_once and fact.amount not in passed):
                held.append(fact)
        return held

    @property
    def line(self) -> list[Segment]:
        """From each price that held to the next; the others stay loose dots."""
        return [Segment(*pair) for pair in pairwise(point for point in self.points if point.held)]

    @property
    def labels(self) -> list[PriceLabel]:
        """Amounts beside their dots, those that held first; none covers another."""
        placed: list[PriceLabel] = []
        for point in sorted(self.points, key=lambda point: (not point.held, -point.x)):
            text = point.fact.figure
            near = [label for label in placed if abs(label.x - point.x) < 16]
            free = [
                y
                for y in (point.y - 10, point.y + 20)
                if not any(abs(label.y - y) < 15 for label in near)
            ]
            if free and text not in [label.text for label in near]:
                placed.append(PriceLabel(text, point.x, free[0]))
        return placed

    @property
    def prices(self) -> list[tuple[str, float]]:
        """Ticks of the upright axis."""
        return [(words.money(amount), self._y(amount)) for amount in self.scale.values]

    @property
    def years(self) -> list[tuple[int, float]]:
        """Ticks of the axis across."""
        first, last = self.facts[0].as_of.year, self.facts[-1].as_of.year
        step = ceil((last - first + 1) / MOST_YEARS)
        return [(year, self._x(date(year, 7, 1))) for year in range(first, last + 1, step)]

    @property
    def finding(self) -> str:
        """What the chart shows, in words."""
        if self.is_flat:
            first, last = self.facts[0], self.facts[-1]
            return f"{first.figure} in every dated price seen, from {first.dated} to {last.dated}"
        held = [point.fact for point in self.points if point.held]
        first, *_, last = held if len(held) > 1 else self.facts
        return f"{self.what}: {first.figure} ({first.dated}), {last.figure} ({last.dated})"
