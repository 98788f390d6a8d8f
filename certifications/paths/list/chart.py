"""The drawing of the list of paths: cost against time. The table is its twin."""

from coderpath.scales import Scale
from coderpath.sources import words

from . import phrases as list_phrases
from . import plots
from .row import Row


class Chart:
    """Likely cost against likely months, for the rows of the table that have both.

    `best` are those that nothing beats, `among` is how many the table has, `limit` where the
    reader’s budget lies on the axis of costs.
    """

    def __init__(
        self,
        rows: list[Row],
        best: list[Row],
        among: int,
        cost: Scale,
        months: Scale,
        limit: float | None,
    ):
        self.cost, self.months, self._limit = cost, months, limit
        marks = [
            plots.mark(row.contender, row.letter, row.plan.keeps_a, cost, months) for row in rows
        ]
        letters = {row.letter for row in best}
        self.steps = plots.step_line([each for each in marks if each.letter in letters])
        texts = {row.letter: f"{row.letter} {row.plan.code}" for row in rows}
        self.marks = plots.labelled(marks, self.steps, texts)
        self.title = list_phrases.chart(len(rows), best)
        self.missing = among - len(rows)

    @property
    def levels(self) -> list[tuple[float, str]]:
        return [(self.cost.down(value), words.money(value)) for value in self.cost.values]

    @property
    def limit(self) -> float | None:
        """How far down the reader’s budget lies; None when it is off the drawing."""
        return None if self._limit is None else round(100 - self._limit, 1)
