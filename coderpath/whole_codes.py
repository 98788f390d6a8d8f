"""A code such as CPC-A stands on one line, wherever a page has it.

A browser may break a line after a hyphen, and “CPC-” at the end of one line with “A” at the begin
of the next names another title. A hyphen that does not break is another letter, by which neither a
reader’s own search nor ours finds a code; so each is put into an element that does not wrap. It is
done to the finished page: codes come in names, in sentences and in words of editors.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The begin of what comes after the hyphen is quickly found; what stands before it is then seen.
AFTER_HYPHEN = re.compile(rb"-[A-Z0-9]")
CODE = re.compile(rb"[A-Z]{2,}(?:-[A-Z0-9]+)+(?![\w-])")
TAG = re.compile(rb"/?[a-z0-9]*")
# Where no element may stand, or where no line is broken.
BARE = {b"title", b"option", b"textarea", b"text", b"tspan", b"/tspan", b"desc", b"style", b"script"}
LEAST = 2  # letters before a hyphen, of a code
OPENS, CLOSES = b'<span class="nb">', b"</span>"


def whole_codes(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: readers' pages with their codes whole."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and not request.path.startswith("/admin/"):
            response.content = with_whole_codes(response.content)
        return response

    return answer


def with_whole_codes(html: bytes) -> bytes:
    """
    >>> with_whole_codes(b"<p title='CPC-A'>CPC-A, X-RAY and CPC-Ab")
    b'<p title=\\'CPC-A\\'><span class="nb">CPC-A</span>, X-RAY and CPC-Ab'
    """
    parts, done = [], 0
    for found in AFTER_HYPHEN.finditer(html):
        start = at = found.start()
        while html[start - 1 : start].isupper():
            start -= 1
        code = CODE.match(html, start) if at - start >= LEAST and start >= done else None
        if code and not _goes_on(html[start - 1 : start]) and _is_text(html, start):
            parts += [html[done:start], OPENS, code[0], CLOSES]
            done = code.end()
    return b"".join([*parts, html[done:]]) if parts else html


def _goes_on(before: bytes) -> bool:
    """Whether a code goes on before its first letter: it is part of a longer word."""
    return before.isalnum() or before in (b"-", b"_")


def _is_text(html: bytes, place: int) -> bool:
    """Whether a place is between tags, where an element may stand."""
    tag = html.rfind(b"<", 0, place)
    return html.find(b">", tag, place) >= 0 and TAG.match(html, tag + 1)[0] not in BARE
