"""What is wrong with a request for data, as RFC 9457 has it, whatever format was asked for."""

import re
from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from . import as_json
from .formats import ENDINGS, FOR_PROGRAMS

MEDIA_TYPE = "application/problem+json"
# Data is for pages and programs of others too; the pages themselves are for readers of this site.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition, Deprecation, Sunset",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
READING = {"Allow": "GET, HEAD, OPTIONS"}
# With any header but those that stand for who asks: data knows nobody.
FROM_ELSEWHERE = READING | {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

AT_AN_ADDRESS = re.compile(rf"\.({'|'.join(FOR_PROGRAMS)})$")
# A table in a frame is read by people, who are told what is wrong by a page; but as all data it is
# for pages of others.
OF_OTHERS = re.compile(rf"\.({'|'.join(ENDINGS)})$|^/data/[^/]+/[^/]+$")


def is_of_data(request: HttpRequest) -> bool:
    """Whether an address is one of data, whether or not there is any."""
    return _is_at(AT_AN_ADDRESS, request)


def is_for_others(request: HttpRequest) -> bool:
    """Whether pages of others may have what stands at an address: data, a table in a frame, a
    file of all data."""
    return _is_at(OF_OTHERS, request)


def _is_at(places: re.Pattern, request: HttpRequest) -> bool:
    return bool(places.search(request.path)) and not request.path.startswith("/admin/")


def may_be_asked() -> HttpResponse:
    """What a browser is told that asks first whether a page of another site may have data."""
    return HttpResponse(status=204, headers=OPEN | FROM_ELSEWHERE)


def only_read() -> HttpResponse:
    """What is told to who asks for data otherwise than to read it."""
    return problem(405, "Data here is for reading: ask for it by GET or HEAD.", **READING)


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
