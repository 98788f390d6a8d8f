"""Parts of a comparison written in Python, since a page has more than a hundred of them."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from certifications.compare.questions import Answer
from certifications.compare.table import AnswerCell, AnswerGroup, AnswerRow
from coderpath.fragments import kept_by
from coderpath.links import go
from coderpath.sources.templatetags.figures import figure, source_number

register = template.Library()

AT_LEAST = '<abbr title="at least">≥</abbr> '
# More certifications and paths than there are to choose from.
MOST_OPTIONS = 1000


@register.simple_tag(takes_context=True)
def rows(context, group: AnswerGroup) -> SafeString:
    """The questions of a group, and what each column answers beside the baseline."""
    return mark_safe("\n".join(_row(context, row) for row in group.rows))


def _row(context, row: AnswerRow) -> str:
    base = escape(row.cells[0].side.label)
    cells = "".join(_cell(context, cell, row.is_numeric, base) for cell in row.cells)
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(row.label)}</th>{cells}</tr>'


def _cell(context, cell: AnswerCell, is_numeric: bool, base: SafeString) -> str:
    named = "base" * cell.is_base + " num" * is_numeric
    named = f' class="{named}"' if named else ""
    return (
        f'<td role="cell"{named}>'
        f" <span{_beside(cell)}>{_answer(context, cell)}</span>"
        f" {_apart(cell, base)} {_note(context, cell.answer)}</td>"
    )


def _beside(cell: AnswerCell) -> str:
    if cell.is_base:
        return ""
    return f' class="{"diff" if cell.differs and cell.is_asked else "same"}"'


def _answer(context, cell: AnswerCell) -> str:
    """The answer itself; a figure is written once for all comparisons that have it."""
    answer, thing = cell.answer, cell.side.thing
    if not (cell.is_kept and answer.figure):
        return _shown(context, answer, thing)
    return kept_by(context, (_shown, answer), lambda page: _shown(page, answer, thing))


def _shown(context, answer: Answer, thing) -> str:
    """A sum leads to its lines, what is said to its source."""
    if answer.total:
        least = AT_LEAST if answer.total.is_floor else ""
        address = conditional_escape(go(context, thing))
        return f'<a href="{address}#ledger">{least}{escape(answer.text)}</a>'
    if answer.figure:
        return figure(context, answer.figure)
    if answer.fact and not answer.note:
        number = source_number(context, answer.fact)
        return f'<span class="fig">{escape(answer.text)}{number}</span>'
    return escape(answer.text)


def _apart(cell: AnswerCell, base: SafeString) -> str:
    """The distance from the baseline; where none is told, for those who do not see the colors."""
    if cell.delta:
        return f'<span class="delta">{escape(cell.delta)}</span>'
    if cell.is_base or not cell.is_asked:
        return ""
    return f'<span class="vh">{"differs from" if cell.differs else "same as"} {base}</span>'


def _note(context, answer: Answer) -> str:
    if not answer.note:
        return ""
    number = source_number(context, answer.fact) if answer.fact else ""
    return f'<span class="delta">{escape(answer.note)}{number}</span>'


@register.simple_tag
def options(things: Iterable, but: Iterable, named: str) -> SafeString:
    """Choices of a list, by the attribute that names them, without those chosen already."""
    chosen = {each.slug for each in but}
    offered = (each for each in things if each.slug not in chosen)
    return mark_safe("".join(_option(each.slug, getattr(each, named)) for each in offered))


@lru_cache(maxsize=MOST_OPTIONS)
def _option(value: str, label: str) -> SafeString:
    return format_html('<option value="{}">{}</option>', value, label)
