"""Related careers as data: one row for each row of wages in the page's table."""

from coderpath.opendata.tables import Column, DataTable, Value
from salaries.data import COLUMNS_TOLD, NOTES
from salaries.wage_columns import WageColumns, origin

from .related import Career, CareersForm, RelatedCareers

WAGES = WageColumns()
SAID = (
    Column("does", "What the occupation does, in the classification's words."),
    Column("does_source", "The source of these words."),
    Column("carries_over", "What a coder brings to it, and what is to learn, in the site's words."),
)


def of_careers(form: CareersForm, related: RelatedCareers) -> DataTable:
    """Coders, the related occupations and all workers, in the nation and in the state asked for."""
    return DataTable(
        name="-".join(filter(None, ("careers", form.place))),
        title="Related careers and what they pay",
        means=COLUMNS_TOLD,
        columns=(*WAGES.columns, *SAID),
        rows=[row for career in related.rows for row in _rows(career)],
        release=related.release.name if related.release else "",
        query={"state": form.place},
        problems=tuple(problem.message for problem in form.problems),
        own=form.fields,
        notes=NOTES,
    )


def _rows(career: Career) -> list[dict[str, Value]]:
    does = career.does
    said = {
        "does": does and does.figure,
        "does_source": does and origin(does.source),
        "carries_over": career.carries_over or None,
    }
    wages = [("nation", career.nation), ("state", career.home)]
    return [WAGES.row(part, wage) | said for part, wage in wages if wage]
