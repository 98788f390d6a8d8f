"""What a request takes, counted: Python calls and SQL queries, the same every time on any machine.

A page is `kept` when its finished bytes are there, and `same` is the answer to whoever has it. It
is made `anew` when they are not, while the process holds the catalogue and what was made of it for
the edition and the day.

    python -m tests.calls        # the present values, to lower the bounds in test_calls.py by
"""

import cProfile
import os
import pstats
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple
from unittest.mock import patch

import django
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")
    django.setup()

from coderpath.finished import AskedPage, whole
from coderpath.sources import edition

from .page_types import BROWSER, PAGES, nth

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)  # when they are counted, whatever day it is


class Count(NamedTuple):
    sql: int
    calls: int


class Counts(NamedTuple):
    kept: Count
    same: Count
    anew: Count


@contextmanager
def counting() -> Iterator[None]:
    """One day, and the process looks for an edit only when told: nothing hangs on the clock."""
    now = patch.object(timezone, "now", lambda: NOON)
    with now, patch.object(edition, "LOOK_EVERY", float("inf")):
        yield


def counts(finished, address: str) -> Counts:
    """Of a page of the site that stands behind `finished`, which keeps pages."""
    first = nth(address, 0)
    kept = count(finished, [first] * 3)
    etag = dict(answered(finished, asked(first))[1])["ETag"]
    return Counts(
        kept=kept,
        same=count(finished, [first] * 2, status=304, if_none_match=etag),
        anew=count(made_anew(finished.site), [nth(address, number) for number in (1, 2, 3)]),
    )


def made_anew(site):
    """The site as finished pages ask it: for the whole page, with nothing packed."""
    return lambda environ, start: site(environ | whole(AskedPage.by(environ)), start)


def count(application, addresses: list[str], status: int = 200, **headers: str) -> Count:
    """What the last of these takes, from its first line to the last byte of the answer."""
    *before, environ = (asked(address, **headers) for address in addresses)
    for each in before:
        answered(application, each)
    statements, profile = [], cProfile.Profile()

    def note(execute, sql, *args):
        statements.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        answer, _ = profile.runcall(answered, application, environ)
    if not answer.startswith(str(status)):
        raise AssertionError(f"{addresses[-1]} answered {answer}, not {status}.")
    return Count(len(statements), pstats.Stats(profile).total_calls)


def asked(address: str, **headers: str) -> dict:
    return RequestFactory(headers=BROWSER | headers).get(address).environ


def answered(application, environ: dict) -> tuple[str, list[tuple[str, str]]]:
    """Status and headers of an answer that was read to its end."""
    said = []
    answer = application(environ, lambda status, headers: said.extend((status, headers)))
    b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return tuple(said)


def main() -> None:
    from coderpath.wsgi import application

    finished = application.site  # what counts the answers of the server stands around it
    print(f"{'':28}{'kept':>6}{'304':>6}{'SQL anew':>10}{'calls anew':>12}")
    with counting():
        for name, address in PAGES.items():
            kept, same, anew = counts(finished, address)
            print(f"{name:28}{kept.calls:6}{same.calls:6}{anew.sql:10}{anew.calls:12,}", flush=True)


if __name__ == "__main__":
    main()
