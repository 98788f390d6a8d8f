"""What is wrong with a request for data, as RFC 9457 has it, whatever format was asked for."""

import re
from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from . import as_json

MEDIA_TYPE = "application/problem+json"
# Data is for pages and programs of others too; the pages themselves are for readers of this site.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition, Deprecation, Sunset",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


AT_AN_ADDRESS = re.compile(r"\.(csv|json|jsonld|md)$")


def is_of_data(request: HttpRequest) -> bool:
    """Whether an address is one of data, whether or not there is any."""
    return bool(AT_AN_ADDRESS.search(request.path)) and not request.path.startswith("/admin/")


def problem(status: int, detail: str, parameters: Iterable[str] = (), **headers) -> HttpResponse:
    """An answer that says in `detail` what is wrong, in a sentence for people; `parameters` are
    the parts of the address that it speaks of."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "parameters": list(parameters),
    }
    return HttpResponse(as_json.written(told), MEDIA_TYPE, status, headers=OPEN | headers)
