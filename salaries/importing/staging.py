"""A temporary table of the rows being read, beside the stored wages.

Only `store` writes what lasts. The rest holds no lock: an editor saves meanwhile.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from coderpath.tables.malformed import Malformed, PlaceInFile
from salaries.models import Area, Measure, Wage
from salaries.published.oews.cells import NOT_PUBLISHED, top_down

STAGED, MADE = "staged_wage", "staged_made"
WAGE, AREA = Wage._meta.db_table, Area._meta.db_table
FIELDS = [f for f in Wage._meta.concrete_fields if not f.primary_key]
COLUMNS = [f.column for f in FIELDS]
KEY = ["release_id", "occupation_id", "industry_id", "area_id"]
VALUES = [column for column in COLUMNS if column not in KEY]
MEASURES = Measure.values
BESIDE = ["kind", "place", "has_gaps", "number"]
BATCH = 5_000  # rows


class Staging:
    """The temporary tables, for as long as files are read and their rows are stored."""

    def __init__(self):
        self.is_postgres = connection.vendor == "postgresql"
        self.count = 0

    def __enter__(self):
        columns = ", ".join(f"{f.column} {f.db_type(connection)}" for f in FIELDS)
        beside = "kind text, place text, has_gaps integer, number integer PRIMARY KEY"
        run(f"CREATE TEMPORARY TABLE {STAGED} ({columns}, {beside})")
        run(f"CREATE TEMPORARY TABLE {MADE} (given bigint PRIMARY KEY, made bigint)")
        return self

    def __exit__(self, kind, *exception):
        # A failed transaction takes the tables with it, or refuses to hear of them.
        with suppress(*([DatabaseError] if kind else [])):
            run(f"DROP TABLE {STAGED}")
            run(f"DROP TABLE {MADE}")

    def add(self, rows: list[tuple]) -> None:
        """Rows as `Names.stored` gives them."""
        numbered = enumerate(rows, start=self.count)
        ready = [
            (*row[:-3], json.dumps(row[-3]), *row[-2:], has_gaps(row), number)
            for number, row in numbered
        ]
        self.insert(STAGED, [*COLUMNS, *BESIDE], ready)
        self.count += len(rows)

    def insert(self, table: str, columns: list[str], rows: list[tuple]) -> None:
        names, spots = ", ".join(columns), ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            if self.is_postgres:
                with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                with at_once(cursor):
                    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({spots})", rows)

    def close(self) -> None:
        """All are read. Raises Malformed when two rows say different things of the same.

        Some industries and occupations stand twice, at two levels, with the same figures.
        """
        run(f"CREATE INDEX {STAGED}_key ON {STAGED} ({', '.join(KEY)})")
        run(f"ANALYZE {STAGED}")
        key = ", ".join(KEY)
        if not run(f"SELECT 1 FROM {STAGED} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"):
            return
        twice = f"{STAGED} s JOIN {STAGED} w ON {same('s', 'w')} AND s.number < w.number"
        for first, again in run(f"SELECT s.place, w.place FROM {twice} WHERE {DIFFERS} LIMIT 1"):
            problem = f"says something else of the same occupation and area as {first}"
            raise Malformed(PlaceInFile(again), problem)
        earlier = (
            f"SELECT 1 FROM {STAGED} w WHERE {same(STAGED, 'w')} AND w.number < {STAGED}.number"
        )
        run(f"DELETE FROM {STAGED} WHERE EXISTS ({earlier})")

    def keep_what_is_not_said(self) -> Counter:
        """Fill in what is stored where a row has neither a figure nor a mark of the Bureau's.

        How many figures of each measure that is. Raises Malformed where the two do not fit.
        """
        kept: Counter = Counter()
        last = -1
        while found := run(GAPS.format(last=last)):
            filled = [fill(*halves(row), kept) for row in found]
            last = found[-1][-1]
            changes = ", ".join(f"{column} = %s" for column in VALUES)
            with connection.cursor() as cursor, at_once(cursor):
                cursor.executemany(f"UPDATE {STAGED} SET {changes} WHERE number = %s", filled)
        return kept

    def store(self, made: list[tuple[int, int]], *, replaces: bool) -> None:
        """Make the stored rows those that were read.

        `made` says which rows the numbers stand for that the names had while they were read.
        """
        self.insert(MADE, ["given", "made"], made)
        if replaces:
            absent = f"{WAGE} w JOIN {AREA} a ON a.id = w.area_id WHERE {IS_ABSENT}"
            run(f"DELETE FROM {WAGE} WHERE id IN (SELECT w.id FROM {absent})")
        values = ", ".join(f"{column} = s.{column}" for column in VALUES)
        run(f"UPDATE {WAGE} AS w SET {values} FROM {STAGED} s WHERE {same('s', 'w')} AND {DIFFERS}")
        run(INSERT)


def has_gaps(row: tuple) -> int:
    """Whether a cell has neither a figure nor a mark of the Bureau's, but at most a blank."""
    cells, marks = row[len(KEY) : -3], row[-3]
    return int(
        None in cells
        and any(
            cell is None and marks.get(name, NOT_PUBLISHED) == NOT_PUBLISHED
            for name, cell in zip(MEASURES, cells, strict=True)
        )
    )


def halves(row: tuple) -> tuple:
    """A row of GAPS: the staged values, the stored ones, the place and the number."""
    many = len(VALUES)
    return row[:many], row[many : 2 * many], *row[-2:]


def fill(staged: tuple, stored: tuple, place: str, number: int, kept: Counter) -> tuple:
    """The staged values with what is stored where they say nothing."""
    *cells, said = staged
    *old, known = stored
    marks, known = as_marks(said), as_marks(known)
    for at, name in enumerate(MEASURES):
        is_open = cells[at] is None and marks.get(name, NOT_PUBLISHED) == NOT_PUBLISHED
        if is_open and (old[at] is not None or name in known):
            kept[name] += old[at] is not None
            cells[at] = old[at]
            marks.pop(name, None)
            marks |= {name: known[name]} if name in known else {}
    if lower := top_down(cells):
        problem = f"does not fit what is stored: {lower} is lower than a lower percentile"
        raise Malformed(PlaceInFile(place), problem)
    return (*cells, json.dumps(marks), number)


def as_marks(stored) -> dict[str, str]:
    """PostgreSQL gives them as they are, SQLite as text."""
    return json.loads(stored) if isinstance(stored, str) else dict(stored)


@contextmanager
def at_once(cursor) -> Iterator[None]:
    """Many statements in one go on SQLite: of temporary tables, so the database is not locked."""
    if connection.vendor == "postgresql":
        yield
        return
    cursor.execute("SAVEPOINT staging")
    yield
    cursor.execute("RELEASE staging")


def same(one: str, other: str) -> str:
    """That two rows are of the same release, occupation, industry and area."""
    return " AND ".join(f"{one}.{column} = {other}.{column}" for column in KEY)


def run(sql: str) -> list[tuple]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def values_of(table: str) -> str:
    return ", ".join(f"{table}.{column}" for column in VALUES)


# So that nothing equals nothing, each database in its own words.
IS_NOT = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
DIFFERS = f"({values_of('s')}) {IS_NOT} ({values_of('w')})"
PAIRS = f"{STAGED} s JOIN {WAGE} w ON {same('s', 'w')}"
NEW = f"NOT EXISTS (SELECT 1 FROM {WAGE} w WHERE {same('s', 'w')})"
GAPS = (
    f"SELECT {values_of('s')}, {values_of('w')}, s.place, s.number FROM {PAIRS}"
    f" WHERE s.has_gaps = 1 AND s.number > {{last}} AND {DIFFERS}"
    f" ORDER BY s.number LIMIT {BATCH}"
)
# Stored rows of which the files say nothing. Files speak of the kinds of area they have; of each
# kind and release, of the industries and the occupations they have.
SPOKEN_OF = f"SELECT s.release_id, s.{{column}}, s.kind FROM {STAGED} s"
IS_ABSENT = (
    f"(w.release_id, w.industry_id, a.kind) IN ({SPOKEN_OF.format(column='industry_id')})"
    f" AND (w.release_id, w.occupation_id, a.kind) IN"
    f" ({SPOKEN_OF.format(column='occupation_id')})"
    f" AND NOT EXISTS (SELECT 1 FROM {STAGED} s WHERE {same('s', 'w')})"
)
INSERT = (
    f"INSERT INTO {WAGE} ({', '.join(COLUMNS)})"
    " SELECT coalesce(r.made, s.release_id), coalesce(o.made, s.occupation_id), s.industry_id,"
    f" coalesce(a.made, s.area_id), {values_of('s')}"
    f" FROM {STAGED} s LEFT JOIN {MADE} r ON r.given = s.release_id"
    f" LEFT JOIN {MADE} o ON o.given = s.occupation_id LEFT JOIN {MADE} a ON a.given = s.area_id"
    f" WHERE {NEW}"
)
