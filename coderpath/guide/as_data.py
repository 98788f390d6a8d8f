"""The guide as data: its questions with their answers, and the words of the trade."""

from typing import Any

from django.http import Http404, HttpRequest

from coderpath.opendata.tables import Column, DataTable
from coderpath.sources.origins import origin
from coderpath.written import quoted

from .as_jsonld import all_answered, answered
from .as_md import written
from .drawn import Line
from .pages import guide, page

ANSWERED = (
    Column("question", "What is asked."),
    Column("group", "The heading that it stands under."),
    Column("answer", "The answer, with the figures in its words."),
    Column("address", "The page with the whole answer."),
    Column("reviewed_on", "The day on which an editor last read it."),
)
GUIDE_COLUMNS = (*ANSWERED[:4], Column("written_on", "The day it first appeared."), ANSWERED[4])
PROOF_COLUMNS = (
    Column("figure", "A figure in the text of the page."),
    Column("question", "What it answers; empty for a figure of the wage survey."),
    Column("as_of", "Its date, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Who says so."),
)
TERM_COLUMNS = (
    Column("term", "The word or the letters."),
    Column("means", "What it means, in plain words."),
    Column("also", "Other words for it, as people search."),
    Column("source", "Who says so."),
)
RESOURCE_COLUMNS = (
    Column("name", "What it is called."),
    Column("by", "Whose it is."),
    Column("group", "The heading that it stands under."),
    Column("good_for", "What it is good for."),
    Column("address", "Where it is; empty where we do not link to it."),
)


def _words(line: Line) -> str:
    return "".join(each.as_text for each in line)


def of_guide(request: HttpRequest) -> DataTable:
    """The questions of beginners, each with its answer."""
    return DataTable(
        name="guide",
        title="Guide to medical coding",
        means="A row for each page of the guide.",
        columns=GUIDE_COLUMNS,
        rows=[
            {
                "question": each.question.title,
                "group": group,
                "answer": each.answer_as_text,
                "address": each.question.get_absolute_url(),
                "written_on": each.question.written_on,
                "reviewed_on": each.question.reviewed_on,
            }
            for group, pages in guide().groups
            for each in pages
        ],
    )


def of_question(request: HttpRequest, slug: str) -> DataTable:
    """The figures on one page of the guide. Raises Http404 where there is none of this name."""
    asked = page(slug)
    if not asked:
        raise Http404(f"No page of the guide is called {quoted(slug)}.")
    proofs = [fact for block in asked.blocks for fact in block.proofs]
    return DataTable(
        name=f"guide-{slug}",
        title=asked.question.title,
        means=asked.answer_as_text,
        columns=PROOF_COLUMNS,
        rows=[_proof(fact) for fact in proofs],
        notes=tuple(_words(line) for line in asked.unknowns),
        about=answered(asked),
        text=written(asked),
    )


def _proof(told: Any) -> dict:
    """A fact, or a figure of the wage survey, which answers no question of its own."""
    return {
        "figure": told.figure,
        "question": getattr(told, "question", None),
        "as_of": getattr(told, "date_as_data", told.dated),
        "checked_on": getattr(told, "checked_on", None),
        "source": origin(told.source),
    }


def of_faq(request: HttpRequest) -> DataTable:
    """What many people ask, each answered in two sentences."""
    return DataTable(
        name="faq",
        title="Questions and answers",
        means="A row for each question.",
        columns=ANSWERED,
        rows=[
            {
                "question": each.question.question,
                "group": group,
                "answer": each.answer_as_text,
                "address": each.question.link_address,
                "reviewed_on": each.question.reviewed_on,
            }
            for group, asked in guide().common_groups
            for each in asked
        ],
        about=all_answered(guide().common),
    )


def of_glossary(request: HttpRequest) -> DataTable:
    """The words of the trade, each with its meaning."""
    return DataTable(
        name="glossary",
        title="Glossary",
        means="A row for each term.",
        columns=TERM_COLUMNS,
        rows=[
            {
                "term": each.term,
                "means": each.meaning,
                "also": "; ".join(each.called[1:]) or None,
                "source": origin(each.source) if each.source else None,
            }
            for each in guide().terms
        ],
    )


def of_resources(request: HttpRequest) -> DataTable:
    """Places outside this site that help, and what each is good for."""
    return DataTable(
        name="resources",
        title="Resources",
        means="A row for each place.",
        columns=RESOURCE_COLUMNS,
        rows=[
            {
                "name": each.name,
                "by": each.by,
                "group": group,
                "good_for": each.good_for,
                "address": each.url if each.is_safe_to_link else None,
            }
            for group, places in guide().resources
            for each in places
        ],
    )
