"""The ways to pay as data: one row each."""

from coderpath.opendata.tables import Column, DataTable
from coderpath.sources.origins import origin

from .listing import WayList
from .ways import WayToPay

COLUMNS = (
    Column("way", "Its name in addresses."),
    Column("name", "Its name."),
    Column("who_pays", "Who pays."),
    Column("pays_for", "What it can pay for."),
    Column("for_whom", "Who can get it, in a few words."),
    Column("usps", "Postal code of the state, where it is for one."),
    Column("dollars_low", "Dollars, or the lower end; empty where no source gives an amount."),
    Column("dollars_high", "The upper end of a range."),
    Column("per", "What the dollars are for: a test, a year, a lifetime."),
    Column("amount", "How much it pays, in the words of the site."),
    Column("condition", "What must hold before it pays."),
    Column("as_of", "The date of the figure that the page shows a date for."),
    Column("checked_on", "The day on which an editor last checked that figure."),
    Column("source", "The source of that figure."),
)
NOTES = (
    "What no source says is empty, and never zero. Nothing here is a promise.",
    "Offers of states that are not here were not collected.",
)


def of_list(listing: WayList, usps: str) -> DataTable:
    """In the order of the page for who lives in this state; empty if they named none."""
    return DataTable(
        name="funding",
        title="Who could pay for a path to a title",
        means=listing.answer,
        columns=COLUMNS,
        rows=[_row(way) for way in listing.groups(usps).rows],
        query={"state": usps},
        notes=NOTES,
    )


def _row(way: WayToPay) -> dict:
    funding, dollars, shown = way.funding, way.dollars, way.shown
    return {
        "way": funding.slug,
        "name": funding.name,
        "who_pays": funding.get_kind_display(),
        "pays_for": way.pays_for or None,
        "for_whom": funding.for_whom or None,
        "usps": way.usps or None,
        "dollars_low": dollars and dollars.low,
        "dollars_high": dollars and dollars.high,
        "per": dollars and dollars.get_per_display(),
        "amount": way.amount.headline and way.amount.headline.figure,
        "condition": funding.condition or None,
        "as_of": shown and shown.date_as_data,
        "checked_on": shown and shown.checked_on,
        "source": shown and origin(shown.source),
    }
