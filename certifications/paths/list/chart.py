"""The drawing of the list of paths: total against time. The table is its twin."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.scales import Scale
from coderpath.sources import words

from . import finding, plots
from .ranking import Contender, unbeaten

FEWEST = 4  # totals that make a drawing worth its room


@dataclass(frozen=True)
class ChartPoint:
    """A path whose total and time are both known; `code` is what it leads to, `how` by what way.

    `may_be_first` is whether it can be called cheaper or faster than others.
    """

    slug: str
    code: str
    how: str
    keeps_a: bool
    contender: Contender
    may_be_first: bool = True


@dataclass(frozen=True)
class PathDrawing:
    """Where points lie on two axes: the same for all that a reader can spend, as long as it neither
    leaves out a point nor makes an axis longer. The line is for those that may be first."""

    points: tuple[ChartPoint, ...]
    cost: Scale
    months: Scale

    @cached_property
    def held(self) -> list[ChartPoint]:
        return [each for each in self.points if each.may_be_first]

    @cached_property
    def best(self) -> set[str]:
        return {one.slug for one in unbeaten(each.contender for each in self.held)}

    @cached_property
    def shut(self) -> set[str]:
        """What is drawn, and neither on the line nor held against it."""
        return {each.slug for each in self.points if not each.may_be_first}

    @cached_property
    def steps(self) -> list[plots.StepStroke]:
        return plots.step_line([each for each in self._places if each.slug in self.best])

    @cached_property
    def marks(self) -> list[plots.PathMark]:
        texts = {each.slug: (each.code, each.how) for each in self.points}
        return plots.labelled(self._places, self.steps, texts, self.best)

    @cached_property
    def _places(self) -> list[plots.PathMark]:
        return [
            plots.mark(each.contender, each.keeps_a, self.cost, self.months) for each in self.points
        ]

    @property
    def label_at(self) -> float:
        """Where the words of the line stand: behind its first step."""
        return self.steps[0].x1 if self.steps else 0.0


@dataclass(frozen=True)
class PathChart:
    """Totals against months, of what can be drawn.

    `first` is the path that is named first, if it is drawn. `budget` is what the reader can spend,
    `away` says what is not drawn. The line goes through what is `among` those that may be first.
    """

    points: tuple[ChartPoint, ...]
    first: str
    budget: Decimal | None
    away: str
    among: finding.Among = finding.EVERY

    @cached_property
    def drawing(self) -> PathDrawing:
        axes = plots.axes([each.contender for each in self.points], self.budget)
        return PathDrawing(self.points, *axes)

    @property
    def title(self) -> str:
        """The finding in a sentence."""
        first = next((each for each in self.drawing.held if each.slug == self.first), None)
        if not first:
            return finding.NONE
        rest = [each.contender for each in self.drawing.held if each is not first]
        return finding.of(first.code, first.contender, rest, self.among)

    @property
    def count(self) -> str:
        paths = words.counted(len(self.points), "path").capitalize()
        return f"{paths} within {words.money(self.budget)}" if self.budget else paths

    @property
    def described(self) -> str:
        """For those who don’t see it."""
        best = [f"{each.code}{each.how}" for each in self.points if each.slug in self.drawing.best]
        return (
            f"{self.count} by total and months. {self.title}. No {self.among.path}"
            f"{self.among.where} is both cheaper and faster than {words.listing(best, 'or')}. The"
            " table has every value."
        )

    @property
    def levels(self) -> list[tuple[float, str]]:
        cost = self.drawing.cost
        return [(cost.down(value), words.money(value)) for value in cost.values]

    @property
    def limit(self) -> float | None:
        """How far down what the reader can spend lies; None when it is off the drawing."""
        place = self.drawing.cost.place_on(self.budget)
        return None if place is None else round(100 - place, 1)

    @property
    def limit_in_words(self) -> str:
        return words.money(self.budget or 0)

    @property
    def line_words(self) -> list[tuple[int, str]]:
        """What the line says, part by part, each so many pixels from the top."""
        return [(18 + 16 * number, part) for number, part in enumerate(self.among.line)]


def chart(
    points: Sequence[ChartPoint],
    first: str,
    budget: Decimal | None,
    away: str,
    among: finding.Among,
) -> PathChart | None:
    """None where too few can be drawn, or none of them may be first."""
    if len(points) < FEWEST or not any(each.may_be_first for each in points):
        return None
    return PathChart(tuple(points), first, budget, away, among)
