"""The answers after an edit, while the process reads the new edition and four readers go on asking.

Any of these may be of the edition before the edit; none may wait for long, and within a second all
must be of the new one. All on one core, so that the four wait for one another too.
"""

import sqlite3
import threading
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from tests.page_types import BROWSER

from .servers import Server, database, get, site

PAGES = ("/certifications/", "/certifications/cpc/", "/paths/", "/salaries/oh/")
EDIT = "UPDATE certifications_certification SET name = name || ', edited' WHERE code = 'CPC'"
BEFORE, AFTER = 1, 3  # seconds


class Answer(NamedTuple):
    path: str
    asked: float
    told: float
    etag: str


def measure(core: str | None, folder: Path) -> None:
    """`folder` gets a database of its own, which is changed."""
    url = database(folder)
    with site(core, url) as whole:
        old = {path: get(whole, path)[1] for path in PAGES for _ in range(2)}
        edited, answers = asked_meanwhile(whole, Path(url.removeprefix("sqlite:///")))
    after = [each for each in answers if each.told > edited]
    stale = [each for each in after if each.etag == old[each.path]]
    longest = max(each.told - each.asked for each in after)
    last = max((each.told - edited for each in stale), default=0)
    print("\nAn edit, while four readers ask for four pages:")
    print(f"{longest:6.2f} s  the longest that any answer took from then on")
    print(f"{last:6.2f} s  until the last answer from before the edit, of {len(stale)}")


def asked_meanwhile(server: Server, path: Path) -> tuple[float, list[Answer]]:
    """When the edit was stored, and what readers were answered before and after."""
    answers, end = [], time.perf_counter() + BEFORE + AFTER
    readers = [threading.Thread(target=read, args=(server, page, end, answers)) for page in PAGES]
    for reader in readers:
        reader.start()
    time.sleep(BEFORE)
    with closing(sqlite3.connect(path, timeout=10)) as stored, stored:
        stored.execute(EDIT)
    edited = time.perf_counter()
    for reader in readers:
        reader.join()
    return edited, answers


def read(server: Server, path: str, end: float, answers: list[Answer]) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    while (asked := time.perf_counter()) < end:
        connection.request("GET", path, headers=BROWSER)
        answer = connection.getresponse()
        answer.read()
        answers.append(Answer(path, asked, time.perf_counter(), answer.headers["ETag"]))
    connection.close()
