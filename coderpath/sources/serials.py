"""The serial of each public table: it moves in the very transaction that changes what readers see.

Triggers move it, so it moves whoever writes and in whatever way: the admin, a fixture, an import,
`bulk_create`, a many-to-many field, SQL by hand. They are made after `migrate`, anew whenever the
tables or this module changed.

A serial is the sum of random stamps, one for each move. A counter would not do: two transactions
that are not over both count from the same number, and one that is rolled back gives its number to
the next. Random stamps make every content that anyone could see a serial of its own.

SQLite has one writer at a time, so a table has one stamp, written over. On PostgreSQL every move
adds a row and none is written over: the row of a serial would be locked until its transaction ends,
and an editor who adds a source would wait for an import that has added one. `gather` makes one row
of many, passing by those that another transaction holds.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, Sum

from .models import Move
from .public import moved_with, natural_key, pointing_to, public_tables

# Stamps lie on both sides of zero, so that a sum of millions stays near it.
LARGEST = 2**39
MANY = 300  # rows; from here on `gather` is worth it
# Django's own transaction would wait on SQLite until nobody writes.
ONE_MOMENT = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}

Serials = dict[str, tuple[int, datetime]]
Found = TypeVar("Found")


def serials() -> Serials:
    """The serial of each table by its label, and when it last moved. One query."""
    moves = Move.objects.values_list("table").annotate(Sum("stamp"), Max("at"))
    return {table: (int(serial), at) for table, serial, at in moves}


def at_one_moment(read: Callable[[Serials], Found]) -> tuple[Found, Serials]:
    """What `read(serials)` gives, and the serials: both of one moment, however much is written.

    A transaction that is open already may see what others commit, so there it is read again until
    nothing moved meanwhile.
    """
    with _one_moment():
        before, moved = None, serials()
        while before != moved:
            found = read(moved)
            before, moved = moved, serials()
    return found, moved


@contextmanager
def _one_moment() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(ONE_MOMENT[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")  # nothing was written


def total() -> int:
    """The sum of all serials: another for every content. One query."""
    return int(Move.objects.aggregate(serial=Sum("stamp"))["serial"] or 0)


def move(label: str) -> None:
    """Give a table that has no triggers another serial."""
    Move.objects.create(table=label, stamp=secrets.randbelow(LARGEST))


def gather() -> None:
    """Make one row of the moves of each table; the serials stay."""
    if connection.vendor != "postgresql" or Move.objects.count() < MANY:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH old AS (DELETE FROM sources_move WHERE id IN"
            " (SELECT id FROM sources_move FOR UPDATE SKIP LOCKED)"
            ' RETURNING "table", stamp, at)'
            ' INSERT INTO sources_move ("table", stamp, at)'
            ' SELECT "table", sum(stamp), max(at) FROM old GROUP BY "table"'
        )


def watch() -> bool:
    """See that every table has its triggers and a serial; false where the tables do not fit."""
    wanted = _triggers()
    if _watched() != set(wanted):
        if not _is_migrated():
            return False
        with transaction.atomic():
            _make(wanted)
    _begin()
    return True


def _make(triggers: dict[tuple[str, str], str]) -> None:
    """Nobody watched until now, so every serial is another."""
    unwatch()
    with connection.cursor() as cursor:
        for statement in triggers.values():
            cursor.execute(statement)
    Move.objects.all().delete()


def _begin() -> None:
    """A first move for every table that has none."""
    have = serials()
    labels = [model._meta.label_lower for model in public_tables()]
    Move.objects.bulk_create(
        Move(table=label, stamp=secrets.randbelow(LARGEST)) for label in labels if label not in have
    )


def unwatch() -> None:
    """Drop the triggers: on SQLite no column can be dropped that one of them names."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table, name in _watched():
            on = f" ON {_quoted(table)}" if on_table else ""
            cursor.execute(f"DROP TRIGGER {_quoted(name)}{on}")


def _is_migrated() -> bool:
    """Whether the tables are those of the models: not on the way to an earlier version."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _watched() -> set[tuple[str, str]]:
    """The triggers that are there, by table and name."""
    there = {
        "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON tgrelid = "
        "pg_class.oid WHERE relnamespace = current_schema()::regnamespace",
    }
    with connection.cursor() as cursor:
        cursor.execute(there[connection.vendor])
        return {(table, name) for table, name in cursor if name.startswith("edition_")}


def _triggers() -> dict[tuple[str, str], str]:
    """The statement that makes each trigger, by table and name.

    A name holds the digest of its statement, so that another version has another name.
    """
    made = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    found = {}
    for model in public_tables():
        table = model._meta.db_table
        for head, body in made(model):
            name = f"edition_{hashlib.sha256(f'{table} {head} {body}'.encode()).hexdigest()[:16]}"
            found[table, name] = body.format(name=_quoted(name), head=head)
    return found


def _on_sqlite(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """What each trigger waits for, and its statement. Rows one by one: SQLite knows no other."""
    table, own = _quoted(model._meta.db_table), _moves(moved_with(model))
    yield f"INSERT ON {table}", own
    yield f"DELETE ON {table}", own
    yield f"UPDATE ON {table} WHEN {_differ(f.column for f in model._meta.concrete_fields)}", own
    named = natural_key(model)
    if named and (others := list(pointing_to(model))):
        yield f"UPDATE ON {table} WHEN {_differ([named])}", _moves(others)


def _differ(names) -> str:
    return " OR ".join(f"OLD.{_quoted(name)} IS NOT NEW.{_quoted(name)}" for name in names)


def _moves(tables: Iterable[type[models.Model]]) -> str:
    """Writes the stamps of these tables over: deleted first, since OR IGNORE would be inherited."""
    said = "".join(
        f"""DELETE FROM sources_move WHERE "table" = '{model._meta.label_lower}';"""
        f"""INSERT INTO sources_move ("table", stamp, at) VALUES ('{model._meta.label_lower}',"""
        f" random() % {LARGEST}, strftime('%Y-%m-%d %H:%M:%f', 'now'));"
        for model in tables
    )
    return f"CREATE TRIGGER {{name}} AFTER {{head}} BEGIN {said} END"


# Statement by statement, however many rows. An UPDATE is looked into, since Django writes every
# column: rows that stay the same move nothing.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION sources_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved text[] := string_to_array(TG_ARGV[0], ',');
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (
      SELECT to_jsonb(n) FROM new_rows n EXCEPT SELECT to_jsonb(o) FROM old_rows o
    ) THEN RETURN NULL; END IF;
    IF TG_NARGS > 1 AND EXISTS (
      SELECT to_jsonb(n) -> 'id', to_jsonb(n) -> TG_ARGV[1] FROM new_rows n
      EXCEPT SELECT to_jsonb(o) -> 'id', to_jsonb(o) -> TG_ARGV[1] FROM old_rows o
    ) THEN moved := moved || TG_ARGV[2:]; END IF;
  END IF;
  INSERT INTO sources_move ("table", stamp, at)
    SELECT name, ((random() - 0.5) * {2 * LARGEST})::bigint, clock_timestamp()
    FROM unnest(moved) AS name;
  RETURN NULL;
END $$;
"""


def _on_postgresql(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """What each trigger waits for, and its statement: the labels to move, its key, who names it."""
    table = _quoted(model._meta.db_table)
    told = [",".join(each._meta.label_lower for each in moved_with(model))]
    named = natural_key(model)
    if named and (others := list(pointing_to(model))):
        told += [named, *(other._meta.label_lower for other in others)]
    arguments = ", ".join(f"'{argument}'" for argument in told)
    body = _FUNCTION.replace("{", "{{").replace("}", "}}") + (
        "CREATE TRIGGER {name} AFTER {head} FOR EACH STATEMENT"
        f" EXECUTE FUNCTION sources_moved({arguments})"
    )
    yield f"INSERT OR DELETE OR TRUNCATE ON {table}", body
    yield f"UPDATE ON {table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows", body


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
