"""A temporary table of the rows being read, and the comparison of it with the stored wages."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection

from salaries.models import Area, Occupation, Release, Wage
from salaries.published.malformed import Malformed, Place

from .changes import LARGEST, Change, lines

STAGED = "staged_wage"
WAGE, AREA = Wage._meta.db_table, Area._meta.db_table
RELEASE, OCCUPATION = Release._meta.db_table, Occupation._meta.db_table
FIELDS = [f for f in Wage._meta.concrete_fields if not f.primary_key]
COLUMNS = [f.column for f in FIELDS]
KEY = ["release_id", "occupation_id", "industry_id", "area_id"]
VALUES = [column for column in COLUMNS if column not in KEY]
AREAS_NAMED = 5


@dataclass
class Comparison:
    """What storing the staged rows changes: how many rows, and the largest changes among them."""

    read: int
    new: int
    changed: int
    gone: int
    releases: list[str]
    largest: list[Change]
    new_areas: list[str] = field(default_factory=list)

    @property
    def differing(self) -> int:
        """How many rows storing them touches."""
        return self.new + self.changed + self.gone

    def report(self) -> Iterator[str]:
        """What storing them would change, in words."""
        yield from lines(
            ", ".join(self.releases),
            read=self.read,
            new=self.new,
            changed=self.changed,
            gone=self.gone,
            largest=self.largest,
            measure="a yearly median",
        )
        if many := len(self.new_areas):
            named = "; ".join(self.new_areas[:AREAS_NAMED])
            more = "; …" if many > AREAS_NAMED else ""
            yield f"Areas not seen before: {many:,} ({named}{more})."


class Staging:
    """The temporary table, for as long as a file is read. Works in one transaction."""

    def __init__(self):
        self.is_postgres = connection.vendor == "postgresql"
        self.count = 0

    def __enter__(self):
        columns = ", ".join(f"{f.column} {f.db_type(connection)}" for f in FIELDS)
        run(f"CREATE TEMPORARY TABLE {STAGED} ({columns}, place text, number integer)")
        return self

    def __exit__(self, kind, *exception):
        # A failed transaction takes the table with it.
        if kind is None:
            run(f"DROP TABLE {STAGED}")

    def add(self, rows: list[tuple]) -> None:
        """Rows as `Names.stored` gives them."""
        numbered = enumerate(rows, start=self.count)
        ready = [(*row[:-2], json.dumps(row[-2]), row[-1], number) for number, row in numbered]
        names = ", ".join([*COLUMNS, "place", "number"])
        with connection.cursor() as cursor:
            if self.is_postgres:
                with cursor.copy(f"COPY {STAGED} ({names}) FROM STDIN") as copy:
                    for row in ready:
                        copy.write_row(row)
            else:
                spots = ", ".join(["%s"] * len(ready[0]))
                cursor.executemany(f"INSERT INTO {STAGED} ({names}) VALUES ({spots})", ready)
        self.count += len(rows)

    def compare(self, *, keeps_gone: bool) -> Comparison:
        """What differs. Raises Malformed when two rows say different things of the same."""
        run(f"CREATE INDEX {STAGED}_key ON {STAGED} ({', '.join(KEY)})")
        run(f"ANALYZE {STAGED}")
        self.keep_one_of_each()
        return Comparison(
            read=self.count,
            new=count(f"FROM {STAGED} s WHERE {NEW}"),
            changed=count(f"FROM {STAGED} s JOIN {WAGE} w ON {same('s', 'w')} WHERE {DIFFERS}"),
            gone=0 if keeps_gone else count(f"FROM {GONE}"),
            releases=[name for (name,) in run(RELEASES)],
            largest=[
                Change(f"{occupation} in {area}, {release}", before, after, "$")
                for release, occupation, area, before, after in run(LARGEST_CHANGES)
            ],
        )

    def keep_one_of_each(self) -> None:
        """Some industries and occupations stand twice, at two levels, with the same figures."""
        key = ", ".join(KEY)
        if not run(f"SELECT 1 FROM {STAGED} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"):
            return
        twice = f"{STAGED} s JOIN {STAGED} w ON {same('s', 'w')} AND s.number < w.number"
        for first, again in run(f"SELECT s.place, w.place FROM {twice} WHERE {DIFFERS} LIMIT 1"):
            problem = f"says something else of the same occupation and area as {first}"
            raise Malformed(Place(again), problem)
        earlier = (
            f"SELECT 1 FROM {STAGED} w WHERE {same(STAGED, 'w')} AND w.number < {STAGED}.number"
        )
        run(f"DELETE FROM {STAGED} WHERE EXISTS ({earlier})")

    def apply(self, *, keeps_gone: bool) -> None:
        """Make the stored rows those that were read."""
        names = ", ".join(COLUMNS)
        values = ", ".join(f"{column} = s.{column}" for column in VALUES)
        if not keeps_gone:
            run(f"DELETE FROM {WAGE} WHERE id IN (SELECT w.id FROM {GONE})")
        run(f"UPDATE {WAGE} AS w SET {values} FROM {STAGED} s WHERE {same('s', 'w')} AND {DIFFERS}")
        run(f"INSERT INTO {WAGE} ({names}) SELECT {names} FROM {STAGED} s WHERE {NEW}")


def same(one: str, other: str) -> str:
    """That two rows are of the same release, occupation, industry and area."""
    return " AND ".join(f"{one}.{column} = {other}.{column}" for column in KEY)


def run(sql: str) -> list[tuple]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def count(of: str) -> int:
    return run(f"SELECT count(*) {of}")[0][0]


def values_of(table: str) -> str:
    return ", ".join(f"{table}.{column}" for column in VALUES)


# So that nothing equals nothing, each database in its own words.
IS_NOT = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
DIFFERS = f"({values_of('s')}) {IS_NOT} ({values_of('w')})"
NEW = f"NOT EXISTS (SELECT 1 FROM {WAGE} w WHERE {same('s', 'w')})"
# Stored rows that the files cover and lack. A file covers the kinds of area it has; of each kind
# and release, the industries and the occupations it has.
COVERED = (
    f"SELECT s.release_id, s.{{column}}, a.kind FROM {STAGED} s JOIN {AREA} a ON a.id = s.area_id"
)
GONE = (
    f"{WAGE} w JOIN {AREA} wa ON wa.id = w.area_id"
    f" WHERE (w.release_id, w.industry_id, wa.kind) IN ({COVERED.format(column='industry_id')})"
    f" AND (w.release_id, w.occupation_id, wa.kind) IN ({COVERED.format(column='occupation_id')})"
    f" AND NOT EXISTS (SELECT 1 FROM {STAGED} s WHERE {same('s', 'w')})"
)
RELEASES = (
    f"SELECT DISTINCT r.name FROM {STAGED} s JOIN {RELEASE} r ON r.id = s.release_id ORDER BY 1"
)
LARGEST_CHANGES = (
    "SELECT r.name, o.code, a.name, w.annual_median, s.annual_median"
    f" FROM {STAGED} s JOIN {WAGE} w ON {same('s', 'w')}"
    f" JOIN {RELEASE} r ON r.id = s.release_id JOIN {AREA} a ON a.id = s.area_id"
    f" JOIN {OCCUPATION} o ON o.id = s.occupation_id"
    " WHERE s.annual_median <> w.annual_median AND w.annual_median > 0"
    " ORDER BY abs(s.annual_median - w.annual_median) * 1.0 / w.annual_median DESC, a.name, o.code"
    f" LIMIT {LARGEST}"
)
