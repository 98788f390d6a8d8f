"""The list of paths as data: every path that is shown, in the order of the page."""

from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources import words

from ..phrases import FIXED
from .listing import PathListing
from .row import PathRow

MEANS = (
    "Paths to a medical coding credential that are open to a reader with these answers: what each"
    " costs up to the credential and how long it takes, added up from the catalogue’s own figures."
)
NOTES = (
    "An unknown line is counted in unknown_cost_lines and never taken as zero: such a sum is at"
    " least what is said.",
    "Months end at the credential, or when the “A” goes. How long hiring takes is not published.",
)
COLUMNS = (
    Column("letter", "The letter of the path: A has the lowest known cost from where you start."),
    Column("path", "The name of the path, which stays the same."),
    Column("name", "What it is called."),
    Column("leads_to", "The code that may be written after the name at the end."),
    Column("first_at", "What it is first at among these; empty where nothing."),
    Column(
        "is_unbeaten",
        "Whether none here is at most as dear and as long, and one of both less.",
    ),
    Column("membership", "Whose prices are counted: of a member or of others."),
    Column("cost_low", "Dollars to the credential, at the least, of the lines that are known."),
    Column("cost_likely", "Dollars to the credential, likely, of the lines that are known."),
    Column("cost_high", "Dollars to the credential, at the most, of the lines that are known."),
    Column("unknown_cost_lines", "How many lines have no published price."),
    Column("unknown_costs", "Which lines those are."),
    Column("months_low", "Months to the credential, at the least, of the steps that are known."),
    Column("months_likely", "Months to the credential, likely, of the steps that are known."),
    Column("months_high", "Months to the credential, at the most, of the steps that are known."),
    Column("unknown_months_steps", "How many steps have no published length."),
    Column("keeps_the_a", "Whether the apprentice “A” is still there at the end."),
    Column(
        "pays_back_in", "Months of coders’ pay until it is paid back, before tax; or why unknown."
    ),
)


def as_data(listing: PathListing) -> DataTable:
    """The paths shown; the query is the answers as far as they were understood."""
    hours = f"Counted with {words.plural(listing.answers.hours_a_week, 'hour')} a week."
    return DataTable(
        name="paths",
        title="Paths to a medical coding credential",
        means=MEANS,
        columns=COLUMNS,
        rows=[_row(row, listing) for row in (*listing.rows, *listing.others)],
        query=by_name((*listing.answers.pairs, *listing.form.more)),
        problems=tuple(problem.message for problem in listing.form.problems),
        notes=(hours, FIXED, *NOTES),
    )


def _row(row: PathRow, listing: PathListing) -> dict:
    cost, months = row.cost, row.months
    return {
        "letter": row.letter,
        "path": row.path.slug,
        "name": row.path.name,
        "leads_to": row.plan.code,
        "first_at": listing.firsts.get(row.path.slug),
        "is_unbeaten": row.path.slug in listing.unbeaten_of_all,
        "membership": row.column.label,
        **_spread("cost", cost),
        "unknown_cost_lines": cost.unknown,
        "unknown_costs": row.plan.ledger.gaps or None,
        **_spread("months", months),
        "unknown_months_steps": months.unknown,
        "keeps_the_a": row.plan.keeps_a,
        "pays_back_in": row.back.figure,
    }


def _spread(name: str, total) -> dict:
    """Empty where nothing is known: nothing known is not nothing."""
    spread = None if total.is_unknown else total.spread
    return {f"{name}_{end}": spread and getattr(spread, end) for end in ("low", "likely", "high")}
