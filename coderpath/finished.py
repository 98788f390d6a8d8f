"""Finished pages: what was answered once is answered again, until a figure or the day changes.

What a reader gets depends on nothing but the address, the kind of file they would rather have, the
edition of the data and the day. So the bytes of an answer are kept under these, compressed as they
were sent, and whoever asks the same is answered before the site is asked: with the database away
too. Which edition it is costs no query as a rule (see `edition.glance`).

The edition of a page is that of the rows which the process holds. While a new one is read, those
before it serve: what is made of them is kept with them, and never stands for the new edition.

It stands around the whole site, as WSGI has it: what it keeps has the headers of every middleware,
and to answer from it takes less than it takes Django to begin.
"""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from wsgiref.headers import Headers

from django.utils import timezone
from django.utils.http import parse_etags

from .counted import HOW, KEPT, MADE
from .opendata.answers import accepted
from .packing import COMPRESS, encoding_for
from .parameters import readers_query
from .sources import held
from .sources.held import Held
from .unavailable import NO_ANSWER

MOST_BYTES = 16 * 2**20
FOR_THE_FIRST_TIME = 1 / 4  # of these bytes, for pages that were asked for once
# The list of answered reports changes with them, and that of all files with what was made of them;
# the data edition does not. The files themselves are too large to be held.
NOT_PAGES = ("/admin/", "/static/", "/healthz", "/readyz", "/reports/", "/data/")
# A browser asks each time whether the page is still the same, a cache for many readers once a
# second, for which nobody waits; while the site is away, what it has will do for a day.
KEPT_BY_OTHERS = "s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
CACHE_CONTROL = f"public, max-age=0, {KEPT_BY_OTHERS}"
OF_A_PAGE_ONE_HAS = ("ETag", "Cache-Control", "Vary")

SMALLEST = 200  # bytes; what is shorter is not worth compressing
# What sets lines of templates off is a twelfth of a page, and nothing to a reader: no page has text
# whose blanks are kept.
BLANKS_OF_LINES = re.compile(rb"\n\s+")


class AskedPage(NamedTuple):
    """What an answer depends on, beside the edition and the day."""

    path: str
    query: str
    host: str
    scheme: tuple[str, str]
    format: str
    encoding: str

    @classmethod
    def by(cls, environ: dict) -> "AskedPage":
        asked = environ.get
        wanted = accepted(asked("HTTP_ACCEPT", "*/*"))
        return cls(
            environ["PATH_INFO"],
            readers_query(asked("QUERY_STRING", "")),
            asked("HTTP_HOST", ""),
            (environ["wsgi.url_scheme"], asked("HTTP_X_FORWARDED_PROTO", "")),
            wanted.name if wanted else "",
            encoding_for(asked("HTTP_ACCEPT_ENCODING", "")),
        )


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """What the site answered: a status, headers and bytes."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @classmethod
    def of(cls, site, environ: dict) -> "RawAnswer":
        told: list[Any] = []
        answer = site(environ, lambda status, headers, error=None: told.extend((status, headers)))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        status, headers = told
        return cls(status, headers, body)

    def compressed(self, encoding: str) -> "RawAnswer":
        """As it is sent: a page without the blanks before its lines, in fewer bytes."""
        headers, body = Headers(list(self.headers)), self.body
        if (headers["Content-Type"] or "").startswith("text/html"):
            body = BLANKS_OF_LINES.sub(b"\n", body)
        is_packed = (headers["Content-Type"] or "").startswith("image/")
        if len(body) >= SMALLEST:
            told = (headers["Vary"] or "").split(", ")
            headers["Vary"] = ", ".join(dict.fromkeys(filter(None, (*told, "Accept-Encoding"))))
            if encoding and not is_packed:
                body = COMPRESS[encoding](body)
                headers["Content-Encoding"] = encoding
        headers["Content-Length"] = str(len(body))
        return RawAnswer(self.status, headers.items(), body)

    def finished(self) -> "FinishedPage":
        etag = f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'
        more = [("ETag", etag), ("Cache-Control", CACHE_CONTROL), ("Accept-Ranges", "none")]
        return FinishedPage(self.status, [*self.headers, *more], self.body, etag)

    def sent(self, environ: dict, start_response) -> Iterable[bytes]:
        """To HEAD the same as to GET, but for the bytes."""
        start_response(self.status, list(self.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


@dataclass(frozen=True, slots=True)
class FinishedPage(RawAnswer):
    """An answer that is kept."""

    etag: str

    @property
    def size(self) -> int:
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers)

    def sent(self, environ: dict, start_response) -> Iterable[bytes]:
        """The page, or that it is still the one that the reader has."""
        theirs = environ.get("HTTP_IF_NONE_MATCH")
        if not theirs or not {self.etag, "*"} & set(map(strong, parse_etags(theirs))):
            return RawAnswer.sent(self, environ, start_response)
        headers = [pair for pair in self.headers if pair[0] in OF_A_PAGE_ONE_HAS]
        start_response("304 Not Modified", headers)
        return []


def strong(etag: str) -> str:
    """As it was sent: what compresses on the way marks it as weak."""
    return etag.removeprefix("W/")


class FinishedPages:
    """The pages of one edition and day, within so many bytes.

    Those asked for more than once make room for one another only: however many addresses someone
    makes up, the pages that readers come back to stay.
    """

    def __init__(self, most_bytes: int):
        self.of: tuple = ()
        self.before: tuple | None = None
        self.once = LastAsked(int(most_bytes * FOR_THE_FIRST_TIME))
        self.again = LastAsked(most_bytes - self.once.most_bytes)
        self.lock = threading.Lock()

    def get(self, asked: AskedPage, of: tuple) -> FinishedPage | None:
        """The page of this edition and day, if it is kept.

        Who still goes by those of before finds nothing, and clears nothing.
        """
        with self.lock:
            if of == self.before:
                return None
            self._begin(of)
            if page := self.once.pop(asked):
                self.again.add(asked, page)
            return page or self.again.get(asked)

    def add(self, asked: AskedPage, page: FinishedPage, of: tuple) -> None:
        """Keep a page, unless another edition or day has come since it was asked for."""
        with self.lock:
            if of == self.of and asked not in self.again.pages:
                self.once.add(asked, page)

    def _begin(self, of: tuple) -> None:
        if of != self.of:
            self.before, self.of = self.of, of
            self.once.clear()
            self.again.clear()


class LastAsked:
    """Pages in the order in which they were last asked for; the first make room for the last."""

    def __init__(self, most_bytes: int):
        self.most_bytes, self.bytes = most_bytes, 0
        self.pages: OrderedDict[AskedPage, FinishedPage] = OrderedDict()

    def get(self, asked: AskedPage) -> FinishedPage | None:
        if page := self.pages.get(asked):
            self.pages.move_to_end(asked)
        return page

    def pop(self, asked: AskedPage) -> FinishedPage | None:
        page = self.pages.pop(asked, None)
        self.bytes -= page.size if page else 0
        return page

    def add(self, asked: AskedPage, page: FinishedPage) -> None:
        self.pop(asked)
        self.pages[asked] = page
        self.bytes += page.size
        while self.bytes > self.most_bytes:
            self.pop(next(iter(self.pages)))

    def clear(self) -> None:
        self.pages.clear()
        self.bytes = 0


class Finished:
    """Answers readers with pages that are finished, and keeps those that the site had to make."""

    def __init__(self, site):
        self.site, self.pages = site, FinishedPages(MOST_BYTES)

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(
            NOT_PAGES
        ):
            return self.site(environ, start_response)
        asked, of = AskedPage.by(environ), (_rows(), timezone.localdate())
        if page := self.pages.get(asked, of):
            environ[HOW] = KEPT
            return page.sent(environ, start_response)
        environ[HOW] = MADE
        with held.going_by(of[0]):
            answer = RawAnswer.of(self.site, environ | whole(asked)).compressed(asked.encoding)
        if not answer.status.startswith("200"):
            return answer.sent(environ, start_response)
        page = answer.finished()
        self.pages.add(asked, page, of)
        return page.sent(environ, start_response)


def _rows() -> Held | None:
    """What pages are made of now; None as long as the database never answered."""
    try:
        return held.now()
    except NO_ANSWER:
        return None


def whole(asked: AskedPage) -> dict[str, str]:
    """How the site is asked, whatever the reader wants of the answer: for all of it, plain."""
    return {
        "REQUEST_METHOD": "GET",
        "QUERY_STRING": asked.query,
        "HTTP_ACCEPT_ENCODING": "",
    }
