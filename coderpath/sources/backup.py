"""The whole database in one file, taken while the site is written to, and put back in one step.

On SQLite by the backup of SQLite itself, on PostgreSQL by pg_dump and pg_restore: what is in the
file is what stood at one moment. Put back, it takes the place of all there is in one transaction,
so that a site that runs goes from the one to the other.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

KNOWN_BY = "sources_move"  # a table that the site alone has
OURS = f"CREATE TABLE public.{KNOWN_BY} ".encode()
EMPTY = ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


class Unusable(Exception):
    """What keeps a backup from being written or put back, in one line without a full stop."""


def write(path: Path) -> None:
    """Whole or not at all, and for its owner alone: it holds accounts. Raises Unusable, OSError."""
    with TemporaryDirectory(prefix=".backup-", dir=path.parent) as beside:
        written = Path(beside, "whole")
        written.touch(mode=0o600)
        if connection.vendor == "postgresql":
            _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={written}")
        else:
            with _own() as own, closing(sqlite3.connect(written)) as copy:
                own.backup(copy)
        os.replace(written, path)


def restore(path: Path) -> None:
    """In place of all that is stored, or not at all. Raises Unusable, OSError."""
    with path.open("rb"):
        pass
    if connection.vendor == "postgresql":
        with TemporaryDirectory() as folder:
            script = Path(folder, "script")
            _run("pg_restore", "--no-owner", "--no-acl", f"--file={script}", str(path), there=False)
            with script.open("rb") as lines:
                is_ours = any(line.startswith(OURS) for line in lines)
            if not is_ours:
                raise Unusable(f"{path} is no backup of this site")
            first = [f"--command={each}" for each in EMPTY]
            options = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
            _run("psql", *options, *first, f"--file={script}")
    else:
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy,
            _own() as own,
        ):
            _look_through(copy, path)
            copy.backup(own)


@contextmanager
def _own() -> Iterator[sqlite3.Connection]:
    """A connection to the database in use: on Django’s something may be open."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=60)) as own:
        yield own


def _look_through(copy: sqlite3.Connection, path: Path) -> None:
    try:
        [whole] = copy.execute("PRAGMA integrity_check(1)").fetchone()
        known = copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [KNOWN_BY]).fetchone()
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{path} is no backup of this site: {error}") from error
    if whole != "ok" or not known:
        raise Unusable(f"{path} is no backup of this site")


def _run(program: str, *options: str, there: bool = True) -> None:
    """A program of PostgreSQL, on the database in use when it is asked something `there`."""
    command, environment = [program, *options], {}
    if there:
        (_, *login), environment = DatabaseClient.settings_to_cmd_args_env(
            connection.settings_dict, list(options)
        )
        command = [program, *login]
    try:
        done = subprocess.run(
            command, env=os.environ | (environment or {}), capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise Unusable(f"{program} is not installed: it is in postgresql-client") from error
    if done.returncode:
        said = done.stderr.strip().partition("\n")[0]
        raise Unusable(said or f"{program} failed") from None
