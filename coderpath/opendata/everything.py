"""All tables of the site, whole: what the pages of one kind tell, in one table."""

from collections import defaultdict

from django.http import Http404, HttpRequest
from django.urls import ResolverMatch, resolve

from .answers import PageData
from .package import BulkTable
from .registry import DataAddress, addresses, public_pages
from .tables import Column, DataTable

PAGE = Column("page", "The page that has the row.")
# A check changes no figure, and so is no part of the edition of which a file is.
CHECKED = "checked_on"


def tables() -> list[BulkTable]:
    """In the order of the addresses. What nothing is told of without being asked is not among them:
    comparisons; nor is what tells of a day."""
    pages = _pages()
    found = (_whole(each, pages[each.data]) for each in addresses() if each.data.is_of_edition)
    return [each for each in found if each]


def _pages() -> dict[PageData, list[tuple[str, ResolverMatch]]]:
    """Every address of the sitemap that is data, by what makes its table."""
    found = defaultdict(list)
    for address in public_pages():
        match = resolve(address)
        if data := getattr(match.func, "data", None):
            found[data].append((address, match))
    return found


def _whole(kind: DataAddress, pages: list[tuple[str, ResolverMatch]]) -> BulkTable | None:
    rows, columns = [], ()
    for address, match in pages:
        try:
            table = _asked(kind.data, address, match)
        except Http404:
            continue
        columns = tuple(each for each in table.columns if not each.name.endswith(CHECKED))
        rows += [row | {PAGE.name: address} if kind.parts else row for row in table.rows]
    if not columns:
        return None
    first = (PAGE,) if kind.parts else ()
    return BulkTable(kind.name, kind.route, kind.data.says, (*first, *columns), rows)


def _asked(data: PageData, address: str, match: ResolverMatch) -> DataTable:
    """The table of a page that is asked nothing more."""
    request = HttpRequest()
    request.method, request.path = "GET", address
    request.META["QUERY_STRING"] = ""
    return data.table_of(request, **match.kwargs)
