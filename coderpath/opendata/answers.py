"""The same page as data: at its address with .csv or .json for the last slash, or by Accept.

And how to cite it, at its address with .bib or .ris; and its table alone with .html.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import MediaType
from django.urls import URLPattern, path, register_converter
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header

from coderpath.headers import may_be_framed
from coderpath.paper import whole_address
from coderpath.sources import held
from coderpath.today import localdate

from . import updated
from .ending import Ending
from .formats import ENDINGS, FORMATS, FRAMED, HTML, JSON, Format
from .problems import OPEN, problem
from .tables import DataTable

WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")  # RFC 9110, 12.4.2


class FormatConverter:
    """The end of an address: /salaries/oh.<data:format>"""

    regex = "|".join(sorted(ENDINGS, reverse=True))  # of “json” and “jsonld” the longer first

    def to_python(self, value: str) -> Format:
        return ENDINGS[value]

    def to_url(self, value) -> str:
        return str(value)


register_converter(FormatConverter, "data")


Add = Callable[[HttpRequest, DataTable], DataTable]
_added: list[Add] = []


def in_every_table(add: Add) -> Add:
    """For a function that adds to every table what holds of its request, such as its reader."""
    _added.append(add)
    return add


@dataclass(frozen=True, eq=False)
class PageData:
    """How a page is had as data, one for each view: who makes its table, the forms and filter sets
    that read its parameters, what those mean that no form reads, an address that answers, which
    parameters it needs for that, which `choices` there are for a part of its address, where they
    are few and stay, and when it ends, if it does.

    Of what tells of a day, such as how old figures are, `is_of_edition` is false: it changes while
    the edition stays.
    """

    table_of: Callable[..., DataTable]
    forms: tuple[type, ...]
    like: str
    more: Mapping[str, str]
    is_of_edition: bool = True
    needs: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ending: Ending | None = None

    @property
    def says(self) -> str:
        """What the table holds, in a sentence."""
        first = re.split(r"\.\s", inspect.getdoc(self.table_of), maxsplit=1)[0]
        return first.replace("\n", " ").rstrip(".") + "."


def page(route: str, view: Callable, name: str) -> list[URLPattern]:
    """The addresses of a page and of its data: `paths/` and `paths.<format>`."""
    return [path(route, view, name=name), path(f"{route.removesuffix('/')}.<data:format>", view)]


def also_as_data(
    table_of: Callable[..., DataTable],
    *forms: type,
    like: str,
    more: Mapping[str, str] = {},
    is_of_edition: bool = True,
    needs: tuple[str, ...] = (),
    choices: Mapping[str, tuple[str, ...]] = {},
    ending: Ending | None = None,
):
    """A view that also answers with the table of its page.

    `table_of` takes what the view takes. It raises Http404 with a sentence where there is none.
    What it says of itself stands in the document of the API, with the other things told here (see
    PageData).
    """

    def decorate(view):
        @wraps(view)
        def answer(request: HttpRequest, *args, format: Format | None = None, **kwargs):
            wanted = format or accepted(request.META.get("HTTP_ACCEPT", "*/*"))
            if wanted:
                page = _page_address(request, format)
                mark = format.mark if format else ""
                try:
                    table = _table(table_of, request, *args, **kwargs)
                except Http404 as missing:
                    asked = [name for name in more if name in request.GET]
                    response = problem(404, str(missing), kwargs or asked or more or needs)
                except updated.CannotTell as wrong:
                    response = problem(400, str(wrong), [updated.PARAMETER])
                else:
                    response = _answer(wanted, page, mark, table, ending)
            else:
                response = view(request, *args, **kwargs)
            if not format:
                patch_vary_headers(response, ["Accept"])
            return response

        answer.data = PageData(table_of, forms, like, more, is_of_edition, needs, choices, ending)
        return answer

    return decorate


@lru_cache(maxsize=500)
def accepted(header: str) -> Format | None:
    """What a client would rather have than a page; None for whoever takes anything.

    `header` is what it sent as Accept; a type in it whose weight is not from 0 to 1 counts as not
    asked for.
    """
    asking = HttpRequest()
    # Django takes such a weight for 1, and would prefer what a client wants least.
    asking.META["HTTP_ACCEPT"] = ",".join(filter(_is_weighed, header.split(",")))
    wanted = asking.get_preferred_type([HTML, *(each.media_type for each in FORMATS.values())])
    return next((each for each in FORMATS.values() if each.media_type == wanted), None)


def _is_weighed(asked: str) -> bool:
    """
    >>> _is_weighed("text/csv"), _is_weighed("text/csv; q=0.5"), _is_weighed("text/csv;q=-1")
    (True, True, False)
    """
    return bool(WEIGHT.fullmatch(MediaType(asked).params.get("q", "1")))


def _table(table_of: Callable[..., DataTable], request: HttpRequest, *args, **kwargs) -> DataTable:
    table = table_of(request, *args, **kwargs)
    for add in _added:
        table = add(request, table)
    asked = request.GET.get(updated.PARAMETER, "")
    return updated.since(table, asked) if asked else table


def _page_address(request: HttpRequest, format: Format | None) -> str:
    path = f"{request.path.removesuffix(f'.{format.name}')}/" if format else request.path
    return whole_address({"request": request}, path)


def _answer(
    wanted: Format, page: str, mark: str, table: DataTable, ending: Ending | None
) -> HttpResponse:
    table = replace(table, page=page, edition=held.data_edition().code, day=localdate())
    response = HttpResponse(
        mark + wanted.render(table),
        content_type=wanted.content_type,
        headers={
            "Content-Disposition": content_disposition_header(
                wanted.is_download, f"coderpath-{table.name}.{wanted.name}"
            ),
            "Link": _links(table, ending),
            **(ending.headers if ending else {}),
            **OPEN,
        },
    )
    return may_be_framed(response) if wanted is FRAMED else response


def _links(table: DataTable, ending: Ending | None) -> str:
    """The page itself, where the columns are told, and what stays of an address that ends."""
    described, site = table.file(JSON.name), urljoin(table.page, "/").removesuffix("/")
    return ", ".join(
        [
            f'<{table.address}>; rel="alternate"; type="{HTML}"',
            f'<{described}>; rel="describedby"; type="{JSON.media_type}"',
            *(ending.links(site) if ending else ()),
        ]
    )
