"""One path in every state as data: one row for each place."""

from django.http import HttpRequest

from certifications.reader.day_and_place import day_pairs
from coderpath.links import with_pairs
from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources.origins import origin
from salaries import shelf as salaries_shelf

from ..page.as_data import page_asked
from .in_states import PathInState, PathInStates

COLUMNS = (
    Column("usps", "Postal code of the state or territory"),
    Column("state", "Its name"),
    Column("start_low", "A likely start, dollars a year: what the lowest-paid 10% earn at most"),
    Column("start_high", "A likely start, dollars a year: what the lowest-paid 25% earn at most"),
    Column("start_unknown", "Why there is no likely start"),
    Column("price_level", "Prices of all goods and services there; the nation is 100"),
    Column("buys_low", "What start_low buys at the nation’s average prices, dollars a year"),
    Column("buys_high", "What start_high buys at the nation’s average prices, dollars a year"),
    Column("gain_low", "start_low less what the reader earns now, dollars a year"),
    Column("gain_high", "start_high less what the reader earns now, dollars a year"),
    Column("months_low", "Started months until a raise to start_high has paid for the path"),
    Column("months_high", "Started months until a raise to start_low has paid for the path"),
    Column("months_unknown", "Why months are empty, one or both"),
    Column("cost", "Dollars that the raise pays for: the lines of the path’s own file, added up"),
    Column("survey", "The month of the survey of pay"),
    Column("source", "Who surveyed pay"),
    Column("price_year", "The year of the price level"),
    Column("price_source", "Who gives the price level"),
)
NOTES = (
    "The likely start is our reading of the survey: it does not ask for titles or years of work.",
    "Each line of the cost has its source and its date in {ledger}.",
)


def of_states(request: HttpRequest, slug: str) -> DataTable:
    """One path in every state: a likely start there, and how soon a raise pays for it. Raises
    Http404 with a sentence where there is no such path."""
    found = PathInStates(page_asked(request, slug), salaries_shelf.at(), request.GET)
    rows = found.rows if found.is_for_someone_new else []
    asked, path = found.asked, found.page.path
    ledger = f"{path.get_absolute_url().rstrip('/')}.csv{found.page.what_if.query}"
    ledger = with_pairs(ledger, day_pairs(request.GET))
    return DataTable(
        name=f"path-{path.slug}-states",
        title=f"The path “{path}” in every state",
        means=found.lead if rows else found.no_raise,
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        release=asked.table.nation.release.name if asked else "",
        query=by_name(found.page.what_if.pairs),
        problems=tuple(problem.message for problem in found.problems),
        notes=tuple(note.format(ledger=ledger) for note in NOTES),
    )


def _row(row: PathInState) -> dict:
    place, cost = row.place, row.pay.cost
    span, bought, level = place.start, place.buys.span, place.wage.price_parity
    gains, back = row.gains, row.pay.back
    return {
        "usps": place.area.slug,
        "state": place.area.name,
        "start_low": span.low.value,
        "start_high": span.high.value,
        "start_unknown": span.reason or None,
        "price_level": level and level.level,
        "buys_low": bought.low.value,
        "buys_high": bought.high.value,
        "gain_low": gains[0] if gains else None,
        "gain_high": gains[1] if gains else None,
        "months_low": back.quick and back.quick.months,
        "months_high": back.slow and back.slow.months,
        "months_unknown": row.no_months or None,
        "cost": cost.likely if cost.is_total else None,
        "survey": place.wage.release.name,
        "source": origin(place.wage.release.source),
        "price_year": level and level.year,
        "price_source": level and origin(level.source),
    }
