"""Memory of two workers, after every type of page and 200,000 requests: `make bench-memory`.

No request has the address of another. One in forty asks what nobody asked before, so that a page is
made and kept; what the others add to the address of a page is read by none. A worker is never
replaced here, as it is after some 2,000 requests otherwise.

    python -m tests.bench.memory [REQUESTS]
"""

import sys
import tempfile
import threading
from collections.abc import Iterable
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path

from tests.page_types import BROWSER, PAGES, nth

from .servers import NUMBERS, Server, database, site

ONE_IN = 40
NEW = ("/certifications/?max_cost={dollars}", "/search/?q=cpc+{dollars}")
READERS = 4


def main(requests: int = 200_000) -> None:
    with tempfile.TemporaryDirectory() as folder, site(None, database(Path(folder)), 2) as whole:
        share(whole, [nth(path, number) for path in PAGES.values() for number in range(8)])
        show("every type of page visited", whole)
        for done in (requests // 2, requests):
            share(whole, addresses(requests // 2))
            show(f"{done:,} requests", whole)


def addresses(requests: int) -> Iterable[str]:
    """So many, no two of them the same."""
    there = [nth(path, 0) for path in PAGES.values()]
    for number in islice(NUMBERS, requests):
        if number % ONE_IN:
            path = there[number % len(there)]
            yield f"{path}{'&' if '?' in path else '?'}seen={number}"
        else:
            yield nth(NEW[number // ONE_IN % len(NEW)], number // ONE_IN)


def share(server: Server, asked: Iterable[str]) -> None:
    """Four readers ask at the same time, each for what none has asked for yet."""
    left, lock = iter(asked), threading.Lock()

    def read():
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        while path := taken():
            connection.request("GET", path, headers=BROWSER)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise AssertionError(f"{path} answered {answer.status}")
        connection.close()

    def taken() -> str | None:
        with lock:
            return next(left, None)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def show(when: str, server: Server) -> None:
    """What the processes have, and what of it is theirs where several share it."""
    resident = server.memory("Rss")
    each = " + ".join(f"{size:.0f}" for size in resident)
    own = sum(server.memory("Pss"))
    print(
        f"{when:28}{sum(resident):7.0f} MiB ({each}), shared counted once {own:.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
