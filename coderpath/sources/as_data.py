"""The pages of sources and of where they disagree as data, and all that is said of one thing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest

from coderpath.opendata.tables import Column, DataTable
from coderpath.renamed import follow
from coderpath.written import quoted

from . import disagreements as found
from . import phrases, uses
from .disagreements import Disagreement, Entry
from .models import Source
from .origins import origin, read_when
from .uses import Used

FACT_COLUMNS = (
    Column("question", "What is asked."),
    Column("answer", "What the source says; the reason where it says that there is no figure."),
    Column("reading", "What this site makes of it: “Used here”, or why not."),
    Column("locator", "Where in the source."),
    Column("note", "What to know of it."),
    Column("as_of", "Its date, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Who says so."),
)
SOURCE_COLUMNS = (
    Column("source", "Its name in addresses."),
    Column("publisher", "Who published it."),
    Column("title", "Its title."),
    Column("kind", "What kind of publisher that is."),
    Column("address", "Where it stands, or the name of the file."),
    Column("date", "When it was published, or read."),
    Column("licence", "Under which terms."),
    Column("facts", "How many figures rest on it."),
    Column("tables", "What else was taken from it."),
)
QUESTION_COLUMNS = (
    Column("question", "What sources disagree on."),
    Column("name", "Its name in addresses."),
    Column("topic", "What it is about."),
    Column("standing", "“open” where answers in force differ, else “settled”."),
    Column("answers", "How many different answers there are."),
    Column("sources", "How many sources of their own."),
    Column("used", "The answer that this site shows; empty where it shows none."),
    Column("why", "Why that one."),
    Column("as_of", "The date of that answer, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Whose answer it is."),
)


def about(
    thing: Model, name: str, title: str, day: date, told: Mapping[str, Any] | None = None
) -> DataTable:
    """All that sources say of one thing on a day, now and once: a row for each fact.

    `told` is the thing in the terms of schema.org.
    """
    questions = [each for each in found.questions(day) if each.concerns == thing]
    return DataTable(
        name=name,
        title=title,
        means="Every figure on file, with who says so, when, and what this site makes of it.",
        columns=FACT_COLUMNS,
        rows=[_fact(entry) for question in questions for entry in question.entries],
        about=told,
    )


def _fact(entry: Entry) -> dict:
    fact = entry.fact
    return {
        "question": fact.question,
        "answer": fact.figure,
        "reading": entry.reading,
        "locator": fact.locator or None,
        "note": fact.note or None,
        "as_of": fact.date_as_data,
        "checked_on": fact.checked_on,
        "source": origin(fact.source),
    }


def of_sources(request: HttpRequest) -> DataTable:
    """Every source that this site has read, and how much rests on it."""
    return DataTable(
        name="sources",
        title="Sources",
        means="Issuing organizations first, articles last.",
        columns=SOURCE_COLUMNS,
        rows=[_source(used) for used in uses.by_authority()],
    )


def _source(used: Used) -> dict:
    source = used.source
    return {
        "source": source.slug,
        "publisher": str(source.publisher),
        "title": source.title,
        "kind": used.kind_in_words,
        "address": source.link or source.file_name or None,
        "date": read_when(source) or None,
        "licence": source.licence or None,
        "facts": used.facts,
        "tables": used.tables or None,
    }


def of_source(request: HttpRequest, slug: str) -> DataTable:
    """All that was read at one source. Raises Http404 where there is none of this name."""
    used = uses.of_slug(slug)
    if not used:
        follow(Source, slug)
        raise Http404(f"No source is called {quoted(slug)}.")
    topics = uses.entries_by_topic(used.source)
    return DataTable(
        name=f"source-{slug}",
        title=used.source.title,
        means=phrases.taken(sum(len(rows) for _, rows in topics), bool(used.datasets), used.tables),
        columns=FACT_COLUMNS,
        rows=[_fact(entry) for _, entries in topics for entry in entries],
    )


def of_disagreements(request: HttpRequest) -> DataTable:
    """The questions on which sources disagree, and which answer is shown."""
    return DataTable(
        name="disagreements",
        title="Where sources disagree",
        means="A row for each question to which published pages give different answers.",
        columns=QUESTION_COLUMNS,
        rows=[_question(each) for each in found.register().disputed],
    )


def _question(asked: Disagreement) -> dict:
    used = asked.used
    return {
        "question": asked.question,
        "name": asked.slug,
        "topic": asked.topic,
        "standing": asked.state,
        "answers": len(asked.answers),
        "sources": asked.count,
        "used": used and used.figure,
        "why": asked.why,
        "as_of": used and used.date_as_data,
        "checked_on": used and used.checked_on,
        "source": used and origin(used.source),
    }


def of_disagreement(request: HttpRequest, slug: str) -> DataTable:
    """Who says what on one question. Raises Http404 where nothing disagrees under this name."""
    question, _ = found.question_page(slug)
    if not question:
        raise Http404(f"No question is called {quoted(slug)}.")
    return DataTable(
        name=f"disagreement-{question.slug}",
        title=question.question,
        means=question.lead,
        columns=FACT_COLUMNS,
        rows=[_fact(entry) for entry in question.entries],
    )
