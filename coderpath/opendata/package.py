"""All tables as one package: a CSV of each, one SQLite file, what describes them. Pure: no Django.

As Frictionless has it (https://datapackage.org): `datapackage.json` names each file with its size
and hash, and each column with its type and meaning. A source is named in a row by its slug, and
told once, in the table `sources`. Nothing of the day or of the machine goes in: the same tables
give the same bytes, by the same version of SQLite.
"""

import csv
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from . import as_csv
from .tables import Column, Origin, Value

DESCRIBED = "datapackage.json"
DATABASE = "coderpath.sqlite3"
SQLITE_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
CAUTION = (
    "Every figure is of the source that its row names, by its name in the table sources, and stays"
    " under the terms of who published it. An unknown is empty, and never zero; the column beside"
    " it says why. Wages are of the US Bureau of Labor Statistics, which cannot vouch for what is"
    " made of its data after it has been retrieved."
)


@dataclass(frozen=True)
class BulkTable:
    """A table of the site, whole: all rows of all pages at addresses of one kind."""

    name: str
    route: str
    means: str
    columns: tuple[Column, ...]
    rows: Sequence[dict[str, Value]]

    @property
    def types(self) -> dict[str, str]:
        """What each column holds, as Frictionless names it."""
        return {each.name: self._type(each.name) for each in self.columns}

    def _type(self, column: str) -> str:
        kinds = {_kind(value) for row in self.rows if (value := row.get(column)) is not None}
        if kinds == {"integer", "number"}:
            return "number"
        return kinds.pop() if len(kinds) == 1 else "string"


def _kind(value: Value) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case Decimal():
            return "number"
        case date():
            return "date"
    return "string"


def named(value: Value) -> Value:
    """A source by its name, and several by theirs.

    >>> named(Origin("bls", "BLS", "May 2025")), named(5)
    ('bls', 5)
    """
    match value:
        case Origin():
            return value.slug
        case tuple():
            return "; ".join(each.slug for each in value)
    return value


def write(folder: Path, tables: Sequence[BulkTable], edition: str) -> None:
    """All files, into a folder that is there and empty. Raises OSError."""
    for table in tables:
        _write_csv(folder / f"{table.name}.csv", table)
    _write_database(folder / DATABASE, tables)
    described = json.dumps(_described(folder, tables, edition), ensure_ascii=False, indent=1)
    (folder / DESCRIBED).write_text(f"{described}\n", encoding="utf-8")


def _write_csv(path: Path, table: BulkTable) -> None:
    """By RFC 4180 and without a mark before it: what reads a package knows that it is UTF-8."""
    names = [column.name for column in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(
            [as_csv.cell(named(row.get(name))) for name in names] for row in table.rows
        )


def _write_database(path: Path, tables: Iterable[BulkTable]) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        for table in tables:
            types = table.types
            columns = ", ".join(
                f'"{name}" {SQLITE_TYPES.get(kind, "TEXT")}' for name, kind in types.items()
            )
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            places = ", ".join("?" for _ in types)
            database.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})',
                ([_stored(row.get(name)) for name in types] for row in table.rows),
            )
        database.commit()


def _stored(value: Value) -> str | int | float | None:
    """
    >>> _stored(Decimal("24.50")), _stored(date(2026, 5, 15)), _stored(None), _stored("=1")
    (24.5, '2026-05-15', None, '=1')
    """
    match named(value):
        case Decimal() as number:
            return float(number)
        case date() as day:
            return day.isoformat()
        case plain:
            return plain  # type: ignore[return-value]


def _described(folder: Path, tables: Iterable[BulkTable], edition: str) -> dict[str, Any]:
    database = {
        "name": "database",
        "title": "All tables",
        "description": "All tables below in one SQLite file.",
        "format": "sqlite3",
        "mediatype": "application/vnd.sqlite3",
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "coderpath",
        "title": f"CoderPath, data edition {edition}",
        "description": CAUTION,
        "version": edition,
        "resources": [
            database | _file(folder / DATABASE),
            *(_resource(folder / f"{table.name}.csv", table) for table in tables),
        ],
    }


def _resource(path: Path, table: BulkTable) -> dict[str, Any]:
    types = table.types
    fields = [
        {"name": each.name, "type": types[each.name], "description": each.means}
        for each in table.columns
    ]
    return {
        "name": table.name,
        "type": "table",
        "title": table.route,
        "description": table.means,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_file(path),
        "schema": {"fields": fields},
    }


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    hashed = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return {"path": path.name, "bytes": len(content), "hash": hashed}
