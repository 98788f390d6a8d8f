"""Nobody is failed while servers are reloaded, killed or begin anew, and pages stay without any."""

import os
import random
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from .conftest import many
from .deployed import OneServer
from .readers import Readers

pytestmark = pytest.mark.drill


def all_answered(readers: Readers, what: str) -> None:
    print(f"\n{what}: {readers}, {dict(readers.statuses)}")
    assert readers.statuses == {200: len(readers.answers)}


def other_workers(server: OneServer, than: set[int]) -> None:
    """Wait until none of these is left and another is there."""
    while than & set(server.workers) or not server.workers:
        time.sleep(0.05)


def test_a_reload(site):
    with Readers(site.port) as readers:
        readers.wait_for(100)
        for _ in range(many(2, 20)):
            for server in site.servers:
                before = set(server.workers)
                server.reload()
                other_workers(server, before)
        readers.wait_for(100)
    all_answered(readers, "reloads")


def test_a_worker_is_killed(site):
    with Readers(site.port) as readers:
        readers.wait_for(100)
        for _ in range(many(4, 40)):
            server = random.choice(site.servers)
            worker = random.choice(server.workers)
            os.kill(worker, signal.SIGKILL)
            other_workers(server, {worker})
            readers.wait_for(10)
    all_answered(readers, "workers killed")


def test_one_server_after_the_other_begins_anew(site):
    """As deploy/release does it."""
    with Readers(site.port) as readers:
        readers.wait_for(100)
        for _ in range(many(1, 10)):
            for server in site.servers:
                server.__exit__()
                readers.wait_for(20)
                server.__enter__()
        readers.wait_for(100)
    all_answered(readers, "servers begun anew")


def test_a_server_is_killed(site):
    with Readers(site.port) as readers:
        readers.wait_for(100)
        for _ in range(many(1, 5)):
            site.servers[0].kill()
            readers.wait_for(100)
            site.servers[0].__enter__()
        readers.wait_for(100)
    all_answered(readers, "servers killed")


def test_without_any_server_what_was_asked_for_stays(site):
    with Readers(site.port) as readers:
        readers.wait_for(100)
    for server in site.servers:
        server.kill()
    with Readers(site.port) as readers:
        readers.wait_for(many(500, 5_000))
    away = site.get("/glossary/")
    assert (away.status, away.headers["Retry-After"]) == (503, "30")
    assert "Please try again" in away.text
    all_answered(readers, "without any server")
    site.servers[0].__enter__()
    assert site.get("/glossary/").status == 200


def test_an_edit_is_seen_by_the_first_who_asks(site, on_sqlite):
    """However long nobody asked: within two seconds of its own, nginx may go by what it has."""
    assert "Edited" not in site.get("/certifications/cpc/").text
    edit(on_sqlite)
    for server in site.servers:
        while "Edited" not in server.get("/certifications/cpc/").text:
            time.sleep(0.05)
    time.sleep(3)  # nginx counts in whole seconds
    assert "Edited" in site.get("/certifications/cpc/").text


def edit(database: str) -> None:
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), timeout=60)) as there, there:
        there.execute("UPDATE certifications_certification SET name = 'Edited' WHERE code = 'CPC'")
