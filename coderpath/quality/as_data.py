"""The pages on quality and changes as data."""

from decimal import Decimal

from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources.origins import origin

from . import phrases
from .ages import years
from .changed import LogEntry
from .followed import AskedLog
from .grid import GridCell, GridRow
from .page import QualityPage

LOG_COLUMNS = (
    Column("changed_on", "The day on which it changed here."),
    Column("question", "The question that is answered otherwise."),
    Column("before", "What was shown before."),
    Column("after", "What is shown since, or why nothing is."),
    Column("dated", "The date of what is new, as its source has it."),
    Column("why", "The reason that the editor gave."),
    Column("is_mistake", "Whether what readers saw was wrong, and an editor said so."),
    Column("taken_back_on", "The day on which the change was taken back."),
    Column("taken_back_because", "Why it was taken back."),
    Column("source", "Where the new figure was read; of what is gone, where that was."),
)
GRID_COLUMNS = (
    Column("certification", "Its code."),
    Column("name", "Its name."),
    Column("matter", "What is asked of it."),
    Column("best_source", "official, third party or old (over 5 years); empty without a figure."),
    Column("why_none", "Why there is no figure."),
    Column("question", "The question that the figure answers."),
    Column("figure", "The figure."),
    Column("as_of", "Its date, as far as it is known."),
    Column("age_years", "How many years old it is."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Its source."),
)


def of_log(asked: AskedLog) -> DataTable:
    return DataTable(
        name="changes",
        title=asked.title,
        means="What editors changed for readers, the last first.",
        columns=LOG_COLUMNS,
        rows=[_change(entry) for entry in asked.entries],
        query=by_name(asked.pairs),
        problems=tuple(problem.message for problem in asked.problems),
        notes=() if asked.log.entries else (phrases.NEVER,),
    )


def _change(entry: LogEntry) -> dict:
    return {
        "changed_on": entry.day,
        "question": entry.question,
        "before": entry.was or None,
        "after": entry.now or None,
        "dated": entry.holds_from or None,
        "why": entry.reason or None,
        "is_mistake": entry.is_mistake,
        "taken_back_on": entry.undone_at and entry.undone_at.date(),
        "taken_back_because": entry.undone_why or None,
        "source": entry.source and origin(entry.source),
    }


def of_quality(page: QualityPage) -> DataTable:
    return DataTable(
        name="quality",
        title="How good is our data?",
        means="For each certification and matter the best source in force, or why there is none.",
        columns=GRID_COLUMNS,
        rows=[_cell(row, cell, page) for row in page.grid.rows for cell in row.cells],
        notes=(page.answer,),
    )


def _cell(row: GridRow, cell: GridCell, page: QualityPage) -> dict:
    fact = cell.fact
    return {
        "certification": row.code,
        "name": row.name,
        "matter": cell.matter,
        "best_source": cell.word if fact else None,
        "why_none": None if fact else cell.word,
        "question": cell.finding.question or None,
        "figure": fact and fact.figure,
        "as_of": fact and fact.date_as_data,
        "age_years": fact and fact.as_of and Decimal(str(years(fact.as_of, page.day))),
        "checked_on": fact and fact.checked_on,
        "source": fact and origin(fact.source),
    }
