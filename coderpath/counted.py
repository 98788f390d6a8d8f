"""How many answers of each kind the site gave, for whoever runs it: at /metrics, in the text format
of Prometheus, to this machine alone; and where ACCESS_LOG is on, a line of JSON for each.

Neither knows who asked or what: a page goes by the first word of its address. All processes of a
server count in memory that they share, each in a place of its own, which the next one goes on with
when it ends. So no count is lost with a worker, nothing waits for a lock that a killed one holds,
and there are no files to grow.
"""

import json
import logging
import mmap
import threading
import time
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from ipaddress import ip_address

from django.conf import settings
from django.db import Error, connection
from django.urls import get_resolver

from .sources import held
from .unavailable import NO_ANSWER

PATH = "/metrics"
HOW = "coderpath.how"  # what Finished says of an answer, in the environ of WSGI
KEPT, MADE, NEITHER = "kept", "made", "neither"
HOWS = (KEPT, MADE, NEITHER)
STATUSES = ("200", "204", "301", "302", "304", "400", "403", "404", "405", "413", "415", "422")
STATUSES += ("429", "500", "503", "other")
FRONT, OTHER, STATIC = "front", "other", "static"
PROCESSES = 64  # of one server at once; any more count together in the last place
OF_PROXIES = (
    "FORWARDED",
    "VIA",
    "X_FORWARDED_FOR",
    "X_FORWARDED_HOST",
    "X_FORWARDED_PROTO",
    "X_REAL_IP",
)
BY_PROXY = tuple(f"HTTP_{name}" for name in OF_PROXIES)
HEADERS = [
    ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]

logger = logging.getLogger("coderpath.access")


@cache
def kinds() -> tuple[str, ...]:
    """The first word of every address, “front” for the page that has none."""
    words = {str(each.pattern).partition("/")[0] for each in _patterns(get_resolver().url_patterns)}
    plain = {word.partition(".")[0].removeprefix("^") for word in words} - {""}
    return (FRONT, *sorted(plain | {STATIC}), OTHER)


def _patterns(patterns: Iterable) -> Iterator:
    for each in patterns:
        if str(each.pattern):
            yield each
        else:
            yield from _patterns(getattr(each, "url_patterns", ()))


def kind_of(path: str) -> str:
    """The kind of page that stands at a path."""
    word = path[1:].partition("/")[0].partition(".")[0]
    return word if word in kinds() else FRONT if path == "/" else OTHER


class Counts:
    """Numbers that the processes of a server share."""

    def __init__(self) -> None:
        pages = [(kind, status) for kind in kinds() for status in STATUSES]
        self.places = {name: at for at, name in enumerate([*pages, *HOWS])}
        shared = mmap.mmap(-1, 8 * len(self.places) * PROCESSES)
        self.numbers = memoryview(shared).cast("Q")
        self.own, self.lock = 0, threading.Lock()

    def take(self, place: int) -> None:
        """From now on this process counts in a place of its own."""
        self.own, self.lock = min(place, PROCESSES - 1), threading.Lock()

    def add(self, kind: str, status: str, how: str) -> None:
        known = status if status in STATUSES else "other"
        with self.lock:
            for name in ((kind, known), how):
                self.numbers[self.own * len(self.places) + self.places[name]] += 1

    def totals(self) -> dict:
        """By name, over all processes."""
        sums = array("Q", bytes(8 * len(self.places)))
        for process in range(PROCESSES):
            for at in range(len(self.places)):
                sums[at] += self.numbers[process * len(self.places) + at]
        return {name: sums[at] for name, at in self.places.items()}


class CountedSite:
    """Counts what the site answers, and tells it to whoever asks from this machine."""

    def __init__(self, site):
        self.site, self.counts = site, Counts()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        if environ["PATH_INFO"] == PATH and is_from_here(environ):
            return told(self.counts, environ["REQUEST_METHOD"], start_response)
        began, kind = time.monotonic(), kind_of(environ["PATH_INFO"])

        def begun(status: str, headers: list, *error):
            how = environ.get(HOW, NEITHER)
            self.counts.add(kind, status[:3], how)
            if settings.ACCESS_LOG:
                note(environ["REQUEST_METHOD"], kind, status[:3], how, time.monotonic() - began)
            return start_response(status, headers, *error)

        return self.site(environ, begun)


def is_from_here(environ: dict) -> bool:
    """Whether a program of this machine asks, and asks the server itself: a proxy says for whom."""
    try:
        here = ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return here and not any(name in environ for name in BY_PROXY)


def note(method: str, kind: str, status: str, how: str, seconds: float) -> None:
    """One line: neither the address that asks nor the one that was asked for is in it."""
    said = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "method": method}
    said |= {"page": kind, "status": status, "how": how, "ms": f"{1000 * seconds:.1f}"}
    logger.info(json.dumps(said))


def told(counts: Counts, method: str, start_response) -> list[bytes]:
    if method not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
        return []
    body = ("\n".join(lines(counts.totals())) + "\n").encode()
    start_response("200 OK", [*HEADERS, ("Content-Length", str(len(body)))])
    return [body] if method == "GET" else []


def lines(totals: dict) -> Iterator[str]:
    """In the text format of Prometheus; no name in it needs to be escaped."""
    yield "# HELP coderpath_answers_total Answers, by the first word of the address and by status."
    yield "# TYPE coderpath_answers_total counter"
    for kind, status in (name for name in totals if name not in HOWS):
        if number := totals[kind, status]:
            yield f'coderpath_answers_total{{page="{kind}",status="{status}"}} {number}'
    yield "# HELP coderpath_pages_total Answers that were kept from before, or made anew."
    yield "# TYPE coderpath_pages_total counter"
    for how in HOWS:
        yield f'coderpath_pages_total{{how="{how}"}} {totals[how]}'
    yield "# HELP coderpath_database_up Whether the database answers."
    yield "# TYPE coderpath_database_up gauge"
    yield f"coderpath_database_up {int(is_up())}"
    with suppress(*NO_ANSWER):
        code = held.data_edition().code
        yield "# HELP coderpath_edition_info The edition of the data that pages are of."
        yield "# TYPE coderpath_edition_info gauge"
        yield f'coderpath_edition_info{{edition="{code}"}} 1'


def is_up() -> bool:
    """Whether the database answers now, on a connection that goes back at once."""
    try:
        connection.cursor().execute("SELECT 1")
    except Error:
        return False
    finally:
        connection.close()
    return True
