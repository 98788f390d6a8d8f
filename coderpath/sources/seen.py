"""What readers see on the questions that a row answers, for the pages of the editors."""

from dataclasses import dataclass
from datetime import date

from .disagreements import Disagreement
from .findings import Finding


@dataclass(frozen=True)
class Seen:
    """One figure of a row beside what the site shows on its question."""

    figure: object
    finding: Finding

    @property
    def shown(self):
        """The fact readers see: the headline, or else the one that says there is no figure."""
        return self.finding.headline or self.finding.unknown_fact

    @property
    def is_this(self) -> bool:
        return bool(self.shown) and self.shown.stands_for(self.figure)

    @property
    def is_agreed(self) -> bool:
        """Readers see the same figure, of another source."""
        return bool(self.shown) and self.shown.figure == self.figure.figure

    @property
    def why(self) -> str:
        """By which part of the headline rule, in a sentence."""
        return Disagreement(self.finding, self.figure.topic).why


def seen(row, at: date | None = None) -> list[Seen]:
    """Each figure of a row, and what readers see on its question on a day. One query."""
    return seen_of([row], at)


def seen_of(rows: list, at: date | None = None) -> list[Seen]:
    """The same of several rows of one kind. One query for all of them."""
    model = type(rows[0])
    facts = model.objects.about(*rows).with_subjects().in_headline_order(at)
    found = {finding.answers: finding for finding in model.findings(facts)}
    figures = model.figures(rows)
    return [Seen(figure, found.get(figure.answers, Finding())) for figure in figures]
