"""What to ask before paying, as data: a row for each question."""

from django.http import HttpRequest

from coderpath.opendata.tables import Column, DataTable, by_name

from .as_data import page_asked
from .questions import QuestionsFor, to_ask

COLUMNS = (
    Column("whom", "Whom to ask."),
    Column("ask", "What to ask."),
    Column("why", "Why it is not known."),
    Column("disputed", "The question on which sources disagree."),
    Column("parameter", "Where the address of the path takes the price that you are told."),
    Column("is_answered", "Whether the address has a price for it."),
)
NONE = "We have a price for every cost of this path, and no source disagrees."


def of_questions(request: HttpRequest, slug: str) -> DataTable:
    """What nobody publishes of a path, or sources disagree on, as questions. Raises Http404 with a
    sentence where there is none."""
    page = page_asked(request, slug)
    groups = to_ask(page)
    return DataTable(
        name=f"path-{page.path.slug}-ask",
        title=f"Ask before you pay: {page.plan.name}",
        means="A row for each question.",
        columns=COLUMNS,
        rows=[row for group in groups for row in _rows(group)],
        query=by_name(page.what_if.pairs),
        problems=tuple(problem.message for problem in page.what_if.problems),
        notes=() if groups else (NONE,),
    )


def _rows(group: QuestionsFor) -> list[dict]:
    return [
        {
            "whom": group.whom,
            "ask": each.text,
            "why": each.why or None,
            "disputed": each.disputed.question if each.disputed else None,
            "parameter": each.field.name if each.field else None,
            "is_answered": each.is_answered,
        }
        for each in group.questions
    ]
