"""The arrows of the roadmap as data: a row for each source or path that says so."""

from collections.abc import Iterable

from coderpath.opendata.tables import Column, DataTable
from coderpath.sources.facts import SourcedFact
from coderpath.sources.origins import origin

from ..models import Path
from .page import RoadmapPage

COLUMNS = (
    Column("from", "The code of the title that it leads from."),
    Column("to", "The code of the title that it leads to."),
    Column("says", "What the source says of it; empty where a path of this site goes that way."),
    Column("says_as_of", "The date of that, as far as it is known."),
    Column("says_checked_on", "The day on which an editor last checked it."),
    Column("says_source", "Who says so."),
    Column("path", "The path of this site that goes that way; empty where a source says so."),
    Column("path_address", "The address of that path on this site."),
)


def as_data(page: RoadmapPage) -> DataTable:
    """In the order of the page."""
    return DataTable(
        name="roadmap",
        title="What leads where among medical coding certifications",
        means="Which certification leads to which, and which source or path says so.",
        columns=COLUMNS,
        rows=list(_rows(page)),
        query=page.filterset.asked(),
        problems=tuple(problem.message for problem in page.problems),
        own=page.filterset.form.fields,
        notes=(
            "A row is a usual next step, not a rule. A step that is not here may still be open.",
        ),
    )


def _rows(page: RoadmapPage) -> Iterable[dict]:
    for full in page.drawing.full_titles:
        own = full.certification
        yield from _reasons(own.apprentice_code, own.code, [full.rule], full.paths)
    for arrow in page.drawing.arrows:
        yield from _reasons(arrow.start.code, arrow.end.code, arrow.facts, arrow.paths)


def _reasons(
    start: str, end: str, facts: Iterable[SourcedFact], paths: Iterable[Path]
) -> Iterable[dict]:
    for fact in facts:
        yield {
            "from": start,
            "to": end,
            "says": fact.figure,
            "says_as_of": fact.date_as_data,
            "says_checked_on": fact.checked_on,
            "says_source": origin(fact.source),
        }
    for path in paths:
        yield {"from": start, "to": end, "path": path.name, "path_address": path.get_absolute_url()}
