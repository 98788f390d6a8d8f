"""A backup is what stood at one moment, and comes back whole or not at all."""

import hashlib
import re
import sqlite3
import stat
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import psycopg

from tests.salaries.imports import answered

# Two tables in one transaction: whatever is true of one moment has the same number in both.
EDIT = (
    "UPDATE salaries_occupation SET title = '{0}' WHERE code = '29-2072'",
    "UPDATE sources_publisher SET name = '{0}' WHERE slug = 'us-bureau-of-labor-statistics'",
)
READ = (
    "SELECT title FROM salaries_occupation WHERE code = '29-2072'",
    "SELECT name FROM sources_publisher WHERE slug = 'us-bureau-of-labor-statistics'",
)
# What moves by chance with each change.
BY_CHANCE = {"sources_move", "sqlite_sequence"}


def connect(address: str):
    if address.startswith("sqlite"):
        return closing(sqlite3.connect(address.removeprefix("sqlite:///"), timeout=60))
    return psycopg.connect(address)


def sum_of(address: str) -> str:
    """Of every row of every table."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if address.startswith("postgres"):
        names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    digest = hashlib.sha256()
    with connect(address) as there:
        tables = sorted(name for (name,) in there.execute(names).fetchall())
        for name in tables:
            if name not in BY_CHANCE:
                rows = sorted(map(repr, there.execute(f'SELECT * FROM "{name}"').fetchall()))
                digest.update(repr((name, rows)).encode())
    return digest.hexdigest()


def edit(there, number: int) -> None:
    for statement in EDIT:
        there.execute(statement.format(number))
    there.commit()


def numbers(address: str) -> list[str]:
    with connect(address) as there:
        return [there.execute(statement).fetchone()[0] for statement in READ]


class Writer(threading.Thread):
    """Edits without a pause, until it is told to end."""

    def __init__(self, address: str):
        super().__init__()
        self.address, self.number, self.ends = address, 0, threading.Event()

    def run(self):
        with connect(self.address) as there:
            while not self.ends.is_set():
                edit(there, self.number + 1)
                self.number += 1

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.ends.set()
        self.join()


def test_what_is_taken_while_editors_write_comes_back_to_the_row(database, new_database, tmp_path):
    file = tmp_path / "backup"
    with Writer(database) as writer:
        while not writer.number:
            pass
        before = writer.number
        answered(database, "backup", str(file))
        after = writer.number
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    other = new_database("other")
    answered(other, "restore", str(file))
    one, two = numbers(other)
    assert one == two
    assert before <= int(one) <= after + 1
    with connect(database) as there:
        edit(there, int(one))
    assert sum_of(other) == sum_of(database)


def test_restored_while_editors_write_it_takes_the_place_of_all(database, tmp_path):
    file = tmp_path / "backup"
    answered(database, "backup", str(file))
    whole = sum_of(database)
    with connect(database) as there:
        there.execute("CREATE TABLE later (id integer)")
        edit(there, 7)
    with connect(database) as reader:
        said = answered(database, "restore", str(file))
        assert sum_of(database) == whole
        [(name,)] = reader.execute(READ[1]).fetchall()
    assert name != "7"
    assert re.search(r"Data edition \w{8}, .* is back", said)
    # A backup of what came back is another of the same.
    answered(database, "backup", str(file))
    answered(database, "restore", str(file))
    assert sum_of(database) == whole


def test_what_is_no_backup_changes_nothing(database, new_database, tmp_path):
    whole = sum_of(database)
    file, cut, other, none = (tmp_path / name for name in ("whole", "cut", "other", "none"))
    answered(database, "backup", str(file))
    cut.write_bytes(file.read_bytes()[:-20_000])
    other.write_text("Not a backup.")
    wrong = (cut, other, of_another_site(new_database, tmp_path), none)
    tries = [("restore", str(each)) for each in wrong] + [("backup", str(none / "backup"))]
    said = answered(database, "shell", "-v", "0", "-c", f"tries = {tries}\n{TRY}").splitlines()
    assert all(line.endswith(". Nothing was changed.") for line in said[:-1])
    assert said[-1].endswith(". No backup was written.")
    assert len(said) == len(tries)
    assert sum_of(database) == whole


TRY = """
from django.core.management import CommandError, call_command
for command in tries:
    try:
        call_command(*command)
    except CommandError as refused:
        print(refused)
"""


def of_another_site(new_database, folder):
    """A backup, taken by the tools of the database alone."""
    address, file = new_database("another"), folder / "another"
    with connect(address) as there:
        there.execute("CREATE TABLE another (id integer)")
        there.commit()
    if address.startswith("sqlite"):
        return Path(address.removeprefix("sqlite:///"))
    subprocess.run(["pg_dump", "--format=custom", f"--file={file}", address], check=True)
    return file
