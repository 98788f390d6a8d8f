"""The drawing of the list of paths: cost against time. The table is its twin."""

from dataclasses import dataclass
from functools import cached_property

from coderpath.scales import Scale
from coderpath.sources import words

from . import phrases as list_phrases
from . import plots
from .ranking import Contender


@dataclass(frozen=True)
class ChartPoint:
    """A path of the table whose cost and months are both known; `code` is what it leads to."""

    letter: str
    code: str
    keeps_a: bool
    contender: Contender


@dataclass(frozen=True)
class PathChart:
    """Likely cost against likely months.

    `best` are the points that nothing beats, `among` is how many paths the table has. Where the
    reader’s budget lies on the axis of costs it is in `budget` as dollars, and its `place` there.
    """

    points: tuple[ChartPoint, ...]
    best: tuple[ChartPoint, ...]
    among: int
    cost: Scale
    months: Scale
    place: float | None
    budget: str

    @cached_property
    def steps(self) -> list[plots.StepStroke]:
        best = {point.letter for point in self.best}
        return plots.step_line([each for each in self._places if each.letter in best])

    @cached_property
    def marks(self) -> list[plots.PathMark]:
        texts = {point.letter: f"{point.letter} {point.code}" for point in self.points}
        return plots.labelled(self._places, self.steps, texts)

    @cached_property
    def _places(self) -> list[plots.PathMark]:
        return [
            plots.mark(each.contender, each.letter, each.keeps_a, self.cost, self.months)
            for each in self.points
        ]

    @property
    def title(self) -> str:
        return list_phrases.chart(self.points, self.best)

    @property
    def missing(self) -> int:
        return self.among - len(self.points)

    @property
    def levels(self) -> list[tuple[float, str]]:
        return [(self.cost.down(value), words.money(value)) for value in self.cost.values]

    @property
    def limit(self) -> float | None:
        """How far down the reader’s budget lies; None when it is off the drawing."""
        return None if self.place is None else round(100 - self.place, 1)
