"""What befalls the database, and what readers and editors see of it."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from tests.salaries.imports import answered, prepare
from tests.salaries.imports import manage as start
from tests.sources.test_backup import connect

from .conftest import many
from .deployed import OneServer, deployed
from .postgres import Cluster, children, place
from .readers import Readers

pytestmark = pytest.mark.drill
EDIT = "UPDATE certifications_certification SET name = '{}' WHERE code = 'CPC'"
PAGE = "/certifications/cpc/"


def edit(database: str, name: str) -> None:
    with psycopg.connect(database) as there:
        there.execute(EDIT.format(name))


def test_the_database_is_gone_and_comes_back(site_on_postgresql, cluster):
    site, kept = site_on_postgresql, ("/", PAGE)
    for server in site.servers:
        for path in kept:
            assert server.get(path).status == 200
    cluster.stop()
    try:
        for server in site.servers:
            for path in kept:
                assert server.get(path).status == 200
            assert server.get("/healthz").status == 200
            assert server.get("/readyz").status == 503
            asks = server.get("/reports/")
            assert (asks.status, asks.headers["Retry-After"]) == (503, "30")
        with Readers(site.port, kept) as readers:
            readers.wait_for(200)
        assert readers.statuses == {200: len(readers.answers)}
        print(f"\nwithout a database: {readers}")
    finally:
        cluster.start()
    for server in site.servers:
        while server.get("/readyz").status != 200:
            time.sleep(0.1)
    with Readers(site.port, (*kept, "/reports/")) as readers:
        readers.wait_for(many(100, 1_000))
    assert readers.statuses == {200: len(readers.answers)}
    edit(cluster.address, "Back")
    seen_by_all(site.servers, "Back")


def test_a_database_that_hangs_keeps_no_page_from_readers(site_on_postgresql, cluster):
    site = site_on_postgresql
    for server in site.servers:
        assert server.get(PAGE).status == 200
    [first] = (cluster.data / "postmaster.pid").read_text().split()[:1]
    family = [int(first), *children(int(first))]
    for process in family:
        os.kill(process, signal.SIGSTOP)
    try:
        with Readers(site.port, ("/", PAGE)) as readers:
            readers.wait_for(200)
    finally:
        for process in family:
            os.kill(process, signal.SIGCONT)
    print(f"\nwhile the database hangs: {readers}")
    assert readers.statuses == {200: len(readers.answers)}
    edit(cluster.address, "Awake")
    seen_by_all(site.servers, "Awake")


def test_two_servers_agree(site_on_postgresql, cluster):
    """Once a server has shown an edit it never shows what was before."""
    longest = 0.0
    for number in range(many(3, 30)):
        name = f"Edit {number} of {random.random()}"
        edit(cluster.address, name)
        longest = max(longest, seen_by_all(site_on_postgresql.servers, name))
    print(f"\nedits were on both servers within {longest:.2f} s")


def seen_by_all(servers: tuple[OneServer, ...], name: str) -> float:
    """Seconds until each server shows it; from then on each answer does."""
    began, last = time.monotonic(), 0.0
    for server in servers:
        while name not in server.get(PAGE).text:
            time.sleep(0.02)
        last = time.monotonic() - began
    assert all(name in server.get(PAGE).text for server in servers for _ in range(10))
    return last


def test_a_server_on_a_replica_serves_though_the_first_is_gone(cluster, tmp_path):
    """Readers’ pages, on a database that can only be read; an edit reaches them."""
    with place() as folder:
        replica = Cluster(folder)
        replica.follow(cluster)
        with replica, deployed(tmp_path, replica.address) as site:
            edit(cluster.address, "By way of the replica")
            took = seen_by_all(site.servers, "By way of the replica")
            print(f"\nan edit was on both servers of the replica within {took:.2f} s")
            cluster.stop()
            try:
                for server in site.servers:
                    assert server.get("/readyz").status == 200
                with Readers(site.port) as readers:
                    readers.wait_for(many(200, 2_000))
                assert readers.statuses == {200: len(readers.answers)}
            finally:
                cluster.start()


WAGES = [f"fixtures/wages/{name}_M2025.csv" for name in ("national", "state", "area")]


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_an_import_is_killed_at_any_moment(kind, request, tmp_path):
    """Either all of it is stored or nothing; and the next one stores it."""
    address = f"sqlite:///{tmp_path}/killed.sqlite3"
    if kind == "PostgreSQL":
        address = request.getfixturevalue("cluster").another("killed")
    prepare(address)
    began = time.monotonic()
    importing(address).communicate()
    longest, whole = time.monotonic() - began, emptied(address)
    assert whole > 1_000
    partly = []
    for _ in range(many(2, 25)):
        process = importing(address)
        time.sleep(random.uniform(0, longest))
        process.kill()
        process.communicate()
        partly.append(emptied(address))
    print(f"\n{len(partly)} imports killed on {kind}: {partly.count(whole)} had stored all")
    assert set(partly) <= {0, whole}
    assert f"{whole:,} new" in answered(address, "import_oews", *WAGES)


def importing(address: str) -> subprocess.Popen:
    return start(address, "import_oews", *WAGES, stdout=subprocess.DEVNULL)


def emptied(address: str) -> int:
    """How many wages there are; none from then on."""
    with connect(address) as there:
        [(found,)] = there.execute("SELECT count(*) FROM salaries_wage").fetchall()
        there.execute("DELETE FROM salaries_wage")
        there.commit()
    return found


def test_four_writers_on_sqlite(on_sqlite):
    """As four editors at once, each with forms that they send one after the other."""
    times = many(10, 100)
    writers = [start(on_sqlite, "shell", "-v", "0", "-c", WRITE.format(times)) for _ in range(4)]
    said = [writer.communicate()[1] for writer in writers]
    assert said == [""] * 4
    count = "from certifications.models import Fee; print(Fee.history.filter(history_change_reason="
    assert answered(on_sqlite, "shell", "-v", "0", "-c", count + "'drill').count())") == (
        f"{4 * times}\n"
    )


WRITE = """
from django.db import transaction
from certifications.models import Fee
for number in range({0}):
    with transaction.atomic():
        fee = Fee.objects.order_by("pk").first()
        fee.amount += 1
        fee._change_reason = "drill"
        fee.save()
"""


def test_a_full_disk(shipped_file, tmp_path):
    """Pages stay, edits and backups are refused in a line, and all goes on once there is room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = shipped_file.stat().st_size + 2_000_000
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "drill", disk], check=True)
    try:
        address = f"sqlite:///{shutil.copy(shipped_file, disk / 'db.sqlite3')}"
        folder = tmp_path / "servers"
        folder.mkdir()
        with deployed(folder, address) as site:
            assert all(server.get("/").status == 200 for server in site.servers)
            (disk / "other").write_bytes(b"0" * filling(disk))
            for command in (("backup", str(disk / "backup")), ("shell", "-c", WRITE.format(1))):
                _, said = start(address, *command).communicate()
                assert "full" in said.splitlines()[-1] or "No space" in said.splitlines()[-1]
            with Readers(site.port) as readers:
                readers.wait_for(200)
            assert readers.statuses == {200: len(readers.answers)}
            assert sorted(path.name for path in disk.glob("*backup*")) == []
            (disk / "other").unlink()
            answered(address, "shell", "-c", WRITE.format(1))
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def filling(folder: Path) -> int:
    """The bytes that are free there."""
    there = os.statvfs(folder)
    return there.f_bavail * there.f_frsize
