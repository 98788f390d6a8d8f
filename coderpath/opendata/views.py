"""How to use the data: a page for people, a document for programs, and what each column means."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from coderpath.made_once import MadeOnce
from coderpath.packing import encoding_for
from coderpath.paper import whole_address
from coderpath.sources import held

from . import as_json, bulk
from . import openapi as described
from .answers import also_as_data
from .problems import OPEN, problem
from .registry import addresses
from .tables import Column, DataTable

COLUMNS = (
    Column("page", "The address of the table, without its ending."),
    Column("column", "The name of the column."),
    Column("means", "What it holds, with its unit."),
)
NO_FILE = "No such file is kept here. /data/ lists those that are."
MOST_HOSTS = 4
ANOTHER = "The file is not the one that If-Match or If-Unmodified-Since asks for."
# An address names an edition, whose files are never made again. No part of one is given out alone.
OF_A_FILE = OPEN | {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
    "Accept-Ranges": "none",
}


def _pages(rows: held.Held) -> list:
    """Every page that is data; what its columns are, made once for an edition."""
    return [
        (page, COLUMNS if page.data.table_of is of_columns else page.columns)
        for page in addresses()
    ]


def _documents(rows: held.Held) -> MadeOnce:
    """What describes the API, for each host by which the site was asked of late."""
    return MadeOnce(MOST_HOSTS)


def _document(rows: held.Held, site: str) -> str:
    return as_json.written(described.document(rows.once(_pages), site))


def of_columns(request: HttpRequest) -> DataTable:
    """What every column of every table means."""
    return DataTable(
        name="columns",
        title="What every column means",
        means="All tables of the site, column by column.",
        columns=COLUMNS,
        rows=[
            {"page": page.route, "column": column.name, "means": column.means}
            for page, columns in held.now().once(_pages)
            for column in columns
        ],
    )


@require_safe
@also_as_data(of_columns, like="/api/v1/columns/")
def columns(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "api/columns.html", {"pages": held.now().once(_pages)})


@require_safe
def about(request: HttpRequest) -> TemplateResponse:
    context = {"pages": addresses(), "site": whole_address({"request": request}, "")}
    return TemplateResponse(request, "api/about.html", context)


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    rows, site = held.now(), whole_address({"request": request}, "")
    told = rows.once(_documents).get(site, lambda: _document(rows, site))
    return HttpResponse(told, "application/json", headers=OPEN)


@require_safe
def files(request: HttpRequest) -> TemplateResponse:
    """What was made of all data, and where each file is."""
    newest, *earlier = bulk.editions() or [None]
    site = whole_address({"request": request}, "")
    context = {"newest": newest, "earlier": earlier, "kept": bulk.KEPT, "site": site}
    return TemplateResponse(request, "api/files.html", context)


@require_safe
def file(request: HttpRequest, edition: str, name: str) -> HttpResponse:
    """A file of an edition, packed if the client takes it so: the same for as long as it stays."""
    there = bulk.edition(edition)
    found = there and there.file(name)
    if not (there and found):
        return no_file()
    try:
        opened, packing = found.opened(encoding_for(request.headers.get("Accept-Encoding", "")))
    except OSError:
        return no_file()
    etag = quote_etag("-".join(filter(None, (found.sha256[:20], packing))))
    made = int(there.made.timestamp())
    headers = OF_A_FILE | {"ETag": etag, "Last-Modified": http_date(made)}
    headers |= {"Content-Encoding": packing} if packing else {}
    whole = FileResponse(opened, as_attachment=True, filename=name, headers=headers)
    answer = get_conditional_response(request, etag, made, whole)
    if answer is whole:
        return whole
    opened.close()
    return problem(412, ANOTHER, ETag=etag) if answer.status_code == 412 else answer


def no_file() -> HttpResponse:
    return problem(404, NO_FILE, ["edition", "name"])
