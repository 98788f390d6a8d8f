"""The drawing of the list of paths: cost against time. The table is its twin."""

from typing import TYPE_CHECKING

from coderpath.sources import words

from . import list_phrases, plots

if TYPE_CHECKING:
    from .listing import Listing
    from .rows import Row


class Chart:
    """Likely cost against likely months, for the rows that have both."""

    def __init__(self, listing: "Listing", rows: list["Row"]):
        self.rows, self.cost, self.months = rows, listing.cost_axis, listing.months_axis
        marks = [
            plots.mark(row.contender, row.letter, row.plan.keeps_a, self.cost, self.months)
            for row in rows
        ]
        best = {row.letter for row in listing.unbeaten}
        self.steps = plots.step_line([each for each in marks if each.letter in best])
        texts = {row.letter: f"{row.letter} {row.plan.code}" for row in rows}
        self.marks = plots.labelled(marks, self.steps, texts)
        self.title = list_phrases.chart(len(rows), listing.unbeaten)
        self.missing = len(listing.rows) - len(rows)
        self.budget = listing.answers.budget

    @property
    def levels(self) -> list[tuple[float, str]]:
        return [(round(100 - place, 1), words.money(value)) for place, value in self.cost.ticks]

    @property
    def limit(self) -> float | None:
        """How far down the reader’s budget lies; None when it is off the drawing."""
        if self.budget is None or self.budget > self.cost.end:
            return None
        return round(100 - self.cost.place(self.budget), 1)
