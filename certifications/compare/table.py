"""Certifications and paths side by side, question by question, beside the first, the baseline.

Works on rows already fetched, and asks the database nothing. The questions themselves are in
of_certifications.py and of_paths.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from certifications.catalogue.pay_editions import shared
from coderpath.sources import words
from coderpath.sources.findings import Finding
from salaries.pay import Pay

from . import of_paths
from .of_certifications import ABOUT, SURVEY, costs, survey
from .questions import (
    NOT_APPLICABLE,
    Answer,
    ComparisonQuestion,
    ReadersQuestion,
    Side,
    distance,
)

MOST = 6
# Characters that half a phone's width has room for, in two or three lines.
MOST_IN_HALF = 40
NOT_BY_TITLE_ALONE = (
    "Not what a title adds: holders of one may have worked longer, or hold more titles."
)
NOT_BY_TITLE = "the survey does not ask for titles"


@dataclass(frozen=True)
class AnswerCell:
    """One answer, seen from the baseline; `is_kept` if it is the same one in other comparisons."""

    side: Side
    answer: Answer
    is_kept: bool = False
    is_base: bool = False
    differs: bool = False
    delta: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether the question is one for this column."""
        return self.answer is not NOT_APPLICABLE


@dataclass(frozen=True)
class AnswerRow:
    """One question and what each column answers, the baseline first; `caution` is what its
    distances do not say."""

    label: str
    cells: list[AnswerCell]
    is_numeric: bool = False
    caution: str = ""

    @property
    def differs(self) -> bool:
        return any(cell.differs for cell in self.cells)

    @property
    def is_long(self) -> bool:
        """Whether half the width of a phone is too little for what some column answers."""
        return any(len(cell.answer.in_words) > MOST_IN_HALF for cell in self.cells)


@dataclass(frozen=True)
class SaidOnce:
    """What is the same for all columns by its nature, said once: words, each with its figure."""

    label: str
    figures: list[tuple[str, object]]
    note: str

    # It tells no column from another.
    differs = False
    caution = ""


@dataclass(frozen=True)
class AnswerGroup:
    """The rows under one heading."""

    label: str
    rows: list[AnswerRow | SaidOnce]


@dataclass(frozen=True)
class ComparisonTable:
    """The whole comparison; `hidden` rows were left out."""

    sides: list[Side]
    groups: list[AnswerGroup]
    hidden: int = 0

    @property
    def only_differences(self) -> "ComparisonTable":
        """Without the rows that are the same all along, and with how many those are."""
        groups = [AnswerGroup(g.label, [row for row in g.rows if row.differs]) for g in self.groups]
        kept = sum(len(group.rows) for group in groups)
        return replace(
            self, groups=[group for group in groups if group.rows], hidden=self.count - kept
        )

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def width(self) -> int:
        """Columns in all, the one of the questions included."""
        return len(self.sides) + 1


def table(
    sides: list[Side], pay, place: str, workplaces: dict[str, Pay] | None = None
) -> ComparisonTable:
    """The whole comparison; `pay` is the range of the place, a fact or a Finding."""
    has_paths = any(side.is_path for side in sides)
    paths = of_paths.QUESTIONS if has_paths else {}
    groups = [
        *(_group(label, paths[label], sides, _of_paths) for label in of_paths.FIRST if has_paths),
        *(_group(label, questions, sides, _of_both) for label, questions in ABOUT.items()),
        *(_group(label, paths[label], sides, _of_paths) for label in of_paths.THEN if has_paths),
        *(_group(label, questions, sides, _of_one) for label, questions in _costs(sides).items()),
    ]
    rows = [_pay(pay, place), *([_workplaces(workplaces)] if workplaces else [])]
    if not has_paths:
        rows.append(_surveys(sides))
    says_pay = any(side.first_pay and side.first_pay.earn is not None for side in sides)
    rows += [
        _row(question, sides, _of_paths)
        for question in paths.get(of_paths.PAY, ())
        if says_pay or question.label != of_paths.YOUR_PAY
    ]
    groups.append(AnswerGroup("Pay", [row for row in rows if row]))
    return ComparisonTable(sides, [group for group in groups if group.rows])


def _costs(sides: list[Side]) -> dict[str, list]:
    has_held = any(side.adds or side.is_held for side in sides)
    return costs(sides[0].years, has_held)


def _group(
    label: str, questions: list[ComparisonQuestion], sides: list[Side], ask: Callable
) -> AnswerGroup:
    rows = [_row(question, sides, ask) for question in questions]
    return AnswerGroup(label, [row for row in rows if row])


def _of_one(question: ComparisonQuestion, side: Side) -> Answer:
    """What is asked of certifications only."""
    if side.is_path:
        return NOT_APPLICABLE
    return question.ask(side) if isinstance(question, ReadersQuestion) else side.says(question)


def _of_both(question: ComparisonQuestion, side: Side) -> Answer:
    """A path answers for the title it leads to, where it does not answer for itself."""
    own = of_paths.OWN.get(question.label) if side.is_path else None
    return own(side) if own else side.says(question)


def _of_paths(question: ComparisonQuestion, side: Side) -> Answer:
    """What is asked of paths only."""
    return question.ask(side) if side.is_path else NOT_APPLICABLE


def pay_range(wages: Iterable, slug: str):
    """What all coders of a place earn; not published where others are."""
    wages = {wage.area.slug: wage for wage in wages}
    if slug in wages:
        return wages[slug].spread
    return Finding(reason="NOT_PUBLISHED") if wages else Finding()


def _row(question: ComparisonQuestion, sides: list[Side], ask: Callable) -> AnswerRow | None:
    """None where the question is none for any column."""
    answers = [ask(question, side) for side in sides]
    if all(answer is NOT_APPLICABLE for answer in answers):
        return None
    base = answers[0]
    cells = [_cell(question, sides[0], base, is_base=True)]
    cells += [
        _cell(
            question,
            side,
            answer,
            differs=answer.claim != base.claim,
            delta=distance(base, answer, question.write),
        )
        for side, answer in zip(sides[1:], answers[1:], strict=True)
    ]
    return AnswerRow(question.label, cells, is_numeric=question.write is not None)


def _surveys(sides: list[Side]) -> AnswerRow | None:
    """Of pay two certifications are only told apart by figures of one edition of one survey."""
    edition = shared(side.profile for side in sides)
    asked = ComparisonQuestion(SURVEY, lambda profile: survey(profile, edition), words.money)
    row = _row(asked, sides, lambda question, side: question.ask(side.profile))
    if not row or not any(cell.delta.startswith(("+", "−")) for cell in row.cells):
        return row
    return replace(row, caution=NOT_BY_TITLE_ALONE)


def _cell(question: ComparisonQuestion, side: Side, answer: Answer, **beside) -> AnswerCell:
    is_kept = answer in (NOT_APPLICABLE, side.said.get(question))
    return AnswerCell(side, answer, is_kept, **beside)


def _pay(pay, place: str) -> SaidOnce:
    """One federal survey covers all coders, whatever they hold."""
    note = "a year, from the lowest-paid 10% to the highest-paid 10%"
    return SaidOnce(f"All coders in {place}", [("", pay)], f"{note}; {NOT_BY_TITLE}")


def _workplaces(found: dict[str, Pay]) -> SaidOnce:
    return SaidOnce(
        "Where they work",
        [
            ("Hospitals pay a median of", found["hospitals"].shown["annual_median"]),
            ("doctors’ offices", found["offices"].shown["annual_median"]),
        ],
        f"a year, in the United States; {NOT_BY_TITLE}",
    )
