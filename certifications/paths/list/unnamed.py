"""Why no path is named to a reader, in a sentence or two: which answer leaves nothing, or what
keeps the paths that are there from coming first.

Works on what the listing found, and asks the database nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certifications.eligibility.verdicts import Outcome
from certifications.models.scopes import LEVELS
from certifications.reader.answers import Answers
from coderpath.sources import words

from . import phrases
from .pick_words import WORK
from .row import PathRow


@dataclass(frozen=True)
class Unnamed:
    """The paths of a list of which none is named.

    `rows` are those with a total within what the reader can spend, `over` those beyond it,
    `unpriced` those without a total; `folded` begin elsewhere, and `later` is what is said of these
    behind their count. `day` is the day in the past that was asked for. `has_change` is whether
    the page names an answer that brings some back.
    """

    answers: Answers
    rows: Sequence[PathRow] = ()
    over: Sequence[PathRow] = ()
    unpriced: Sequence[PathRow] = ()
    folded: Sequence[PathRow] = ()
    later: str = ""
    day: date | None = None
    has_change: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below that the reader could pay, as far as we know."""
        return not (self.rows or self.unpriced)

    @property
    def said(self) -> str:
        if self.rows:
            return self._not_first
        if self.over:
            limit = words.money(self.answers.budget)
            return self._with_change(
                f"We have no path{self._to} from where you are with a total of {limit} or less."
            )
        if self.unpriced:
            return (
                f"We can’t price any path{self._to} from where you are as a whole: no source we"
                f" read gives the price of {phrases.lacking(list(self.unpriced))}."
            )
        none = f"We have no path{self._to} from where you are."
        if self.folded:
            are = "is" if len(self.folded) == 1 else "are"
            return f"{none} Below {are} {words.spelled(len(self.folded))}{self.later}."
        return self._with_change(none)

    def _with_change(self, said: str) -> str:
        return f"{said} One change below brings some back." if self.has_change else said

    @property
    def _to(self) -> str:
        """“ to risk adjustment”, behind a path."""
        return f" to {WORK[self.answers.setting]}" if self.answers.setting else ""

    @property
    def _not_first(self) -> str:
        """What keeps those within the limit from being named."""
        if all(row.contender.level for row in self.rows):
            return f"{self._not_for_beginners}, so we name none first."
        if asks := [row for row in self.rows if _is_unsaid(row) and not row.outline.awaits_work]:
            to_say = [row.verdict.reading.to_say for row in asks if row.verdict.reading]
            first = next((said[0] for said in to_say if said), "")
            return f"We can’t tell yet which of these paths you can start. {first}".strip()
        each = "The one path" if len(self.rows) == 1 else "Each path"
        each += f"{self._to} from where you are {self._within}"
        if all(row.outline.awaits_work for row in self.rows):
            return f"{each} begins with a job in the field, so we name none first."
        return f"{each} asks first for something you do not have yet, so we name none first."

    @property
    def _within(self) -> str:
        budget = self.answers.budget
        return "that has a total" if budget is None else f"within {words.money(budget)}"

    @property
    def _not_for_beginners(self) -> str:
        """Some are known to be for others, or no one says for whom they are."""
        if any(row.contender.level < len(LEVELS) for row in self.rows):
            return f"We know of no path{self._to} {self._within} that is made for beginners"
        when = f"As of {words.day(self.day)}, no" if self.day else "No"
        paths = f"paths{self._to} {self._within.replace('has', 'have')}"
        return f"{when} source we read says which of the {paths} are made for beginners"


def _is_unsaid(row: PathRow) -> bool:
    return bool(row.verdict) and row.verdict.outcome is Outcome.UNDECIDED
