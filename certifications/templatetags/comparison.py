"""Parts of a comparison written in Python, since a page has more than a hundred of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from certifications.compare.questions import Answer, Side
from certifications.compare.table import (
    AnswerCell,
    AnswerGroup,
    AnswerRow,
    ComparisonTable,
    SaidOnce,
)
from coderpath.fragments import kept_by
from coderpath.links import go
from coderpath.sources.findings import NOT_COLLECTED, REASONS, Finding
from coderpath.sources.templatetags.figures import figure, source_number

from .levels import level_mark

register = template.Library()

# Labels, codes and notes, of which a page has each some hundred times.
escaped = lru_cache(maxsize=5000)(escape)
# More certifications and paths than there are to choose from.
MOST_OPTIONS = 1000
# What a beginner reads for a reason: one that no source gives a figure for is not known.
UNKNOWN = {REASONS[NOT_COLLECTED]: "not known", REASONS["NOT_APPLICABLE"]: "does not apply"}


@dataclass(frozen=True)
class ColumnStart:
    """What all cells of a column begin with, in rows of words and in rows of numbers."""

    of_words: str
    of_numbers: str

    @classmethod
    def of(cls, side: Side, is_base: bool, is_off: bool) -> "ColumnStart":
        base, off, head = ["base"] * is_base, ["off"] * is_off, escaped(side.head)
        return cls(_begun([*base, *off], head), _begun([*base, "num", *off], head))


def _begun(kinds: list[str], head: str) -> str:
    named = f' class="{" ".join(kinds)}"' if kinds else ""
    return f'<td role="cell"{named} data-l="{head}">'


@register.simple_tag(takes_context=True)
def rows(context, group: AnswerGroup, table: ComparisonTable) -> SafeString:
    """The questions of a group, and what each column answers beside the baseline."""
    base, shown = table.sides[0], context["asked"].partner
    columns = [
        ColumnStart.of(side, side is base, side is not base and side.thing != shown)
        for side in table.sides
    ]
    return mark_safe("\n".join(_row(context, row, columns) for row in group.rows))


def _row(context, row: AnswerRow | SaidOnce, columns: list[ColumnStart]) -> str:
    caution = f' <span class="delta">{escaped(row.caution)}</span>' if row.caution else ""
    head = f'<th scope="row" role="rowheader">{escaped(row.label)}{caution}</th>'
    if isinstance(row, SaidOnce):
        return f'<tr role="row" class="once">{head}{_once(context, row, len(columns))}</tr>'
    base = escaped(row.cells[0].side.label)
    cells = "".join(
        [
            f"{column.of_numbers if row.is_numeric else column.of_words}"
            f" <span{_beside(cell, row.is_numeric)}>{_answer(context, cell)}</span>"
            f" {_apart(cell, base)} {_note(context, cell.answer) if cell.answer.note else ''}</td>"
            for cell, column in zip(row.cells, columns, strict=True)
        ]
    )
    kind = ' class="long"' if row.is_long else ""
    return f'<tr role="row"{kind}>{head}{cells}</tr>'


def _once(context, row: SaidOnce, count: int) -> str:
    """One cell across all columns."""
    told = ", ".join(f"{escaped(said)} {figure(context, what)}" for said, what in row.figures)
    return (
        f'<td role="cell" colspan="{count}">{told}'
        f' <span class="delta">{escaped(row.note)}</span></td>'
    )


def _beside(cell: AnswerCell, is_numeric: bool) -> str:
    """Numbers are bold, what is the same as the baseline is grey, and an unknown is never bold."""
    if not cell.answer.is_known:
        return ' class="same"'
    if cell.is_base or cell.differs:
        return ' class="diff"' if is_numeric else ""
    return ' class="same"'


def _answer(context, cell: AnswerCell) -> str:
    """The answer itself; a figure is written once for all comparisons that have it."""
    answer, thing = cell.answer, cell.side.thing
    if not (cell.is_kept and answer.figure):
        return _shown(context, answer, thing)
    return kept_by(context, (_shown, answer), lambda page: _shown(page, answer, thing))


def _shown(context, answer: Answer, thing) -> str:
    """A sum leads to its lines, what is said to its source."""
    if answer.total:
        address = conditional_escape(go(context, thing))
        return f'<a href="{address}#ledger">{escaped(answer.total.figure)}</a>'
    if not answer.is_known:
        return _unknown(context, answer.figure)
    if answer.is_level:
        return f"{level_mark(answer.figure)}{source_number(context, answer.figure.headline)}"
    if answer.figure:
        return _in_short(context, answer) if answer.short else figure(context, answer.figure)
    if answer.fact and not answer.note:
        number = source_number(context, answer.fact)
        return f'<span class="fig">{escaped(answer.text)}{number}</span>'
    return escaped(answer.text)


def _in_short(context, answer: Answer) -> str:
    """The figure; on a phone its short words, with the same number."""
    whole = figure(context, answer.figure)
    number = source_number(context, answer.figure.headline)
    return (
        f'<span class="whole">{whole}</span>'
        f'<span class="few fig">{escaped(answer.short)}{number}</span>'
    )


def _unknown(context, finding: Finding) -> str:
    """Why there is none, who says so, and what the figure last was."""
    said, last = finding.unknown_fact, finding.last_known
    reason = UNKNOWN.get(finding.unknown, finding.unknown)
    number = source_number(context, said) if said else ""
    before = ""
    if last:
        number_of_last = source_number(context, last)
        dated = f"last {escaped(last.figure)}, {escaped(last.dated)}"
        before = f'<span class="delta">{dated}{number_of_last}</span>'
    return f'<span class="fig"><i class="unk">{escaped(reason)}</i>{number}{before}</span>'


def _apart(cell: AnswerCell, base: SafeString) -> str:
    """The distance from the baseline; where none is told, for those who do not see the colors."""
    if cell.delta:
        return f'<span class="delta">{escaped(cell.delta)}</span>'
    if cell.is_base or not cell.is_asked or not cell.answer.is_known:
        return ""
    return f'<span class="vh">{"differs from" if cell.differs else "same as"} {base}</span>'


def _note(context, answer: Answer) -> str:
    number = source_number(context, answer.fact) if answer.fact else ""
    return f'<span class="delta">{escaped(answer.note)}{number}</span>'


@register.simple_tag
def options(things: Iterable, but: Iterable, named: str) -> SafeString:
    """Choices of a list, by the attribute that names them, without those chosen already."""
    chosen = {each.slug for each in but}
    offered = (each for each in things if each.slug not in chosen)
    return mark_safe("".join(_option(each.slug, getattr(each, named)) for each in offered))


@lru_cache(maxsize=MOST_OPTIONS)
def _option(value: str, label: str) -> SafeString:
    return format_html('<option value="{}">{}</option>', value, label)
