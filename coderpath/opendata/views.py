"""How to use the data: a page for people, a document for programs, and what each column means."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.paper import whole_address
from coderpath.sources import held

from . import as_json
from . import openapi as described
from .answers import also_as_data
from .problems import OPEN
from .registry import addresses
from .tables import Column, DataTable

COLUMNS = (
    Column("page", "The address of the table, without its ending."),
    Column("column", "The name of the column."),
    Column("means", "What it holds, with its unit."),
)


def _pages(rows: held.Held) -> list:
    """Every page that is data; what its columns are, made once for an edition."""
    return [
        (page, COLUMNS if page.data.table_of is of_columns else page.columns)
        for page in addresses()
    ]


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
    pages = held.now().once(_pages)
    told = described.document(pages, whole_address({"request": request}, ""))
    return HttpResponse(as_json.written(told), "application/json", headers=OPEN)
