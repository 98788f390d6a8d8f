"""Certifications and paths side by side, question by question, beside the first, the baseline.

Works on rows already fetched, and asks the database nothing. The questions themselves are in
of_certifications.py and of_paths.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from coderpath.sources.findings import Finding

from . import of_paths
from .of_certifications import ABOUT, COSTS, SURVEYS
from .questions import NOT_APPLICABLE, Answer, ComparisonQuestion, Side, distance

MOST = 6


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
    """One question and what each column answers, the baseline first."""

    label: str
    cells: list[AnswerCell]
    is_numeric: bool = False

    @property
    def differs(self) -> bool:
        return any(cell.differs for cell in self.cells)


@dataclass(frozen=True)
class AnswerGroup:
    """The rows under one heading."""

    label: str
    rows: list[AnswerRow]


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


def table(sides: list[Side], pay, place: str) -> ComparisonTable:
    """The whole comparison; `pay` is the range of the place, a fact or a Finding."""
    has_paths = any(side.is_path for side in sides)
    paths = of_paths.QUESTIONS if has_paths else {}
    groups = [
        *(_group(label, paths[label], sides, _of_paths) for label in of_paths.FIRST if has_paths),
        *(_group(label, questions, sides, _of_both) for label, questions in ABOUT.items()),
        *(_group(label, paths[label], sides, _of_paths) for label in of_paths.THEN if has_paths),
        *(_group(label, questions, sides, _of_one) for label, questions in COSTS.items()),
    ]
    rows = [_pay(pay, place, sides)]
    if not has_paths:
        rows.append(_row(SURVEYS, sides, _of_one))
    rows += [_row(question, sides, _of_paths) for question in paths.get(of_paths.PAY, ())]
    groups.append(AnswerGroup("Pay evidence", [row for row in rows if row]))
    return ComparisonTable(sides, [group for group in groups if group.rows])


def _group(
    label: str, questions: list[ComparisonQuestion], sides: list[Side], ask: Callable
) -> AnswerGroup:
    rows = [_row(question, sides, ask) for question in questions]
    return AnswerGroup(label, [row for row in rows if row])


def _of_one(question: ComparisonQuestion, side: Side) -> Answer:
    """What is asked of certifications only."""
    return NOT_APPLICABLE if side.is_path else side.says(question)


def _of_both(question: ComparisonQuestion, side: Side) -> Answer:
    """A path answers for the credential it leads to, where it does not answer for itself."""
    own = of_paths.OWN.get(question.label) if side.is_path else None
    return own(side) if own else side.says(question)


def _of_paths(question: ComparisonQuestion, side: Side) -> Answer:
    """What is asked of paths only."""
    return question.ask(side) if side.is_path else NOT_APPLICABLE


def pay_range(wages: Iterable, slug: str):
    """What coders of a place earn, lowest to highest tenth; not published where others are."""
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


def _cell(question: ComparisonQuestion, side: Side, answer: Answer, **beside) -> AnswerCell:
    is_kept = answer in (NOT_APPLICABLE, side.said.get(question))
    return AnswerCell(side, answer, is_kept, **beside)


def _pay(pay, place: str, sides: list[Side]) -> AnswerRow:
    """One federal survey covers all coders, whatever they hold: said once."""
    first = Answer("pay", figure=pay, note="a year, lowest to highest tenth")
    rest = Answer("pay", text="same survey")
    return AnswerRow(
        f"{place}, all coders",
        [
            AnswerCell(sides[0], first, is_base=True),
            *(AnswerCell(side, rest) for side in sides[1:]),
        ],
    )
