"""A comparison as data: a row for each question and each column that answers it."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest

from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources import words
from coderpath.sources.findings import Finding
from coderpath.sources.origins import origin

from ..catalogue import shelf
from .address import ComparisonForm, label, read
from .changed import ChangedSince
from .compared import compared
from .questions import Answer
from .table import AnswerCell, ComparisonTable, SaidOnce

COLUMNS = (
    Column("group", "The heading that the question stands under."),
    Column("question", "What is compared."),
    Column("of", "The certification or the path that answers; empty where all are alike."),
    Column("answer", "What it answers, in the words of the page."),
    Column("unknown", "Why there is no answer."),
    Column("beside_the_first", "How far it lies from the first, where that can be told."),
    Column("differs", "Whether it is another answer than that of the first."),
    Column("note", "What to know of the answer."),
    Column("as_of", "The date of its figure, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Who gives its figure; empty for a sum of several."),
)


def of_comparison(request: HttpRequest) -> DataTable:
    """Certifications and paths side by side, a row for each question and each that answers it.

    Raises Http404 where none is named that there is.
    """
    there = shelf.at()
    form = ComparisonForm(request.GET, there.slugs)
    asked = read(request.META["QUERY_STRING"], form, there)
    if not asked.chosen:
        said = " ".join(problem.message for problem in asked.problems)
        raise Http404(said or "Nothing is named. Name up to six, as ?c=cpc&c=cca.")
    found = compared(asked, there)
    since = ChangedSince(asked, found, there.day).answer
    return DataTable(
        name="-".join(["compare", *(slug for _, slug in asked.choices)]),
        title=f"{words.listing([label(one) for one in asked.chosen])} side by side",
        means="The first is the baseline.",
        columns=COLUMNS,
        rows=list(_rows(found.table)),
        query=by_name(asked.pairs),
        problems=tuple(problem.message for problem in asked.problems),
        notes=(*asked.remarks, *filter(None, [since])),
        own=form.fields,
    )


def _rows(table: ComparisonTable) -> Iterator[dict]:
    for group in table.groups:
        for row in group.rows:
            told = {"group": group.label, "question": row.label}
            cells = _of_all(row) if isinstance(row, SaidOnce) else map(_cell, row.cells)
            yield from (told | cell for cell in cells)


def _of_all(row: SaidOnce) -> list[dict]:
    """What is the same for all columns: each figure with its words."""
    return [
        {"answer": f"{said} {what.figure}".strip(), "note": row.note or None, **_source(what)}
        for said, what in row.figures
    ]


def _cell(cell: AnswerCell) -> dict:
    answer = cell.answer
    return {
        "of": cell.side.slug,
        "answer": _said(answer) if answer.is_known else None,
        "unknown": None if answer.is_known else answer.figure.unknown,
        "beside_the_first": cell.delta or None,
        "differs": cell.differs,
        "note": answer.note or None,
        **_source(answer.figure or answer.fact),
    }


def _said(answer: Answer) -> str:
    """Without its note, which has a column."""
    if answer.figure:
        return answer.figure.figure
    return answer.total.figure if answer.total else answer.text


def _source(what: Any) -> dict:
    """Of a fact, or of what is shown of several."""
    fact = what.headline if isinstance(what, Finding) else what
    if not hasattr(fact, "date_as_data"):
        return {}
    return {
        "as_of": fact.date_as_data,
        "checked_on": fact.checked_on,
        "source": origin(fact.source),
    }
