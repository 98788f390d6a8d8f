"""A path's ledger as data: one row for each line, with what it stands on."""

from django.http import Http404, HttpRequest

from certifications.catalogue.amounts import Spread
from certifications.reader.day_and_place import shelf_asked
from certifications.since.asked import AskedEdition
from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources.origins import origin

from ..ledger import Line, Stage
from ..list.asked import listing_asked
from ..then import SameToday
from .path_page import NoSuchPath, PathPage, path_page

ENDS = ("low", "likely", "high")
COLUMNS = (
    Column("stage", "“earn”: due on the way to the title; “renew”: at its first renewal"),
    Column("key", "The line’s name in the address, where a reader may overrule it"),
    Column("line", "What is paid for"),
    *(
        Column(f"{who}_{end}", f"Dollars for {said}, {end}; empty where nobody publishes it")
        for who, said in (("non_member", "someone who is not a member"), ("member", "a member"))
        for end in ENDS
    ),
    Column("unknown", "Why there is no amount"),
    Column("is_yours", "Whether the amount is the reader’s own, from the address"),
    Column("working", "How the likely amount comes about"),
    Column("assumption", "What in it is our own assumption"),
    Column("as_of", "From when the main figure holds, as its source says"),
    Column("checked_on", "The day on which an editor last checked the main figure"),
    Column("source", "Who gives the main figure"),
)
NOTES = (
    "An unknown line is never taken as 0: add up the known lines, and name what has no price.",
    "A travel line that nobody asked about yet is neither counted nor unknown.",
)


def page_asked(request: HttpRequest, slug: str) -> PathPage:
    """The path that the address names. Raises Http404 with a sentence where there is none."""
    try:
        return path_page(slug, request.GET, shelf_asked(request.GET))
    except NoSuchPath as missing:
        near = " Near it: " + ", ".join(p.slug for p in missing.near) if missing.near else ""
        raise Http404(f"{missing}{near}") from missing


def of_path(request: HttpRequest, slug: str) -> DataTable:
    """The ledger of one path. Raises Http404 with a sentence where there is none."""
    found = page_asked(request, slug)
    edition = AskedEdition.in_address(request.GET)
    notes = NOTES
    if edition.code:
        listing = listing_asked(request.GET)
        notes = (*SameToday(edition, listing, found.path.slug).notes, *NOTES)
    return DataTable(
        name=f"path-{found.path.slug}",
        title=f"What the path “{found.path}” costs, line by line",
        means=found.lead,
        columns=COLUMNS,
        rows=[_row(line) for line in found.ledger.lines],
        query=by_name((*found.what_if.pairs, *edition.pairs)),
        problems=tuple(each.message for each in (*found.what_if.problems, *edition.problems)),
        notes=notes,
    )


def _row(line: Line) -> dict:
    fact = next((f.headline for f in line.findings if f.headline), None)
    return {
        "stage": "earn" if line.stage == Stage.EARN else "renew",
        "key": line.key,
        "line": line.label,
        **_ends("non_member", line.outsider),
        **_ends("member", line.member),
        "unknown": line.reason or None,
        "is_yours": line.is_yours,
        "working": line.note or None,
        "assumption": line.ours or None,
        "as_of": fact and not line.is_yours and fact.date_as_data or None,
        "checked_on": fact.checked_on if fact and not line.is_yours else None,
        "source": origin(fact.source) if fact and not line.is_yours else None,
    }


def _ends(who: str, spread: Spread | None) -> dict:
    return {f"{who}_{end}": spread and getattr(spread, end) for end in ENDS}
