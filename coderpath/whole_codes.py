"""A code such as CPC-A stands on one line, wherever a page has it.

A browser may break a line after a hyphen, and “CPC-” at the end of one line with “A” at the begin
of the next names another title. A hyphen that does not break is another letter, by which neither a
reader’s own search nor ours finds a code; so each is put into an element that does not wrap. It is
done to the finished page: codes come in names, in sentences and in words of editors.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A hyphen is quickly found; what stands around it is then seen.
HYPHEN = re.compile(rb"-(?<=[A-Z]{2}-)[A-Z0-9]")
CODE = re.compile(rb"(?<![\w-])([A-Z]{2,}(?:-[A-Z0-9]+)+)(?![\w-])")
TAG = re.compile(rb"/?[a-z0-9]*")
# Where no element may stand, or where no line is broken, and where that ends.
BARE = {name: b"</%b>" % name for name in (b"title", b"option", b"textarea", b"style", b"script")}
BARE |= dict.fromkeys((b"text", b"tspan", b"/tspan", b"desc"), b"</svg>")
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
    parts, done, at = [], 0, 0
    while found := HYPHEN.search(html, at):
        at = found.end()
        tag = html.rfind(b"<", done, at)
        begin = html.find(b">", tag, at)
        if tag < 0 or begin < 0:
            continue
        if ends := BARE.get(TAG.match(html, tag + 1)[0]):
            at = max(html.find(ends, at), at)
            continue
        at = html.find(b"<", at)
        at = at if at >= 0 else len(html)
        before, *codes = CODE.split(html[begin:at])
        parts += [html[done:begin], before]
        for code, after in zip(codes[::2], codes[1::2], strict=True):
            parts += [OPENS, code, CLOSES, after]
        done = at
    return b"".join([*parts, html[done:]]) if parts else html
