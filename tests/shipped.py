"""The shipped catalogue, for tests of what stands on it: loaded once in a process, then copied.

Loading takes seconds, and over a hundred tests begin with it. A copy has the very rows, with their
keys, histories and serials: so what the process holds of that edition is true of it, too.
"""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model

from coderpath.sources.management.commands.load_catalogue import gather_statistics
from coderpath.sources.models import Move

OWN_APPS = ("certifications", "coderpath", "salaries")

# What COPY writes on PostgreSQL; rows on SQLite.
_stored: dict[type[Model], Any] = {}


def load_shipped() -> None:
    """What `load_catalogue` stores in tables that hold nothing but what their migrations put in."""
    if not _stored:
        call_command("load_catalogue", verbosity=0)
        _stored.update(rows())
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for model in _stored:
            cursor.execute(f"DELETE FROM {_names(model)[0]}")
        for model, lines in _stored.items():
            if model is Move:  # what was written until now moved serials
                cursor.execute(f"DELETE FROM {_names(model)[0]}")
            _write(cursor, model, lines)
        gather_statistics()


def rows() -> dict[type[Model], Any]:
    """All that is stored, by model."""
    with connection.cursor() as cursor:
        return {model: _read(cursor, model) for model in _own_models()}


def _own_models() -> list[type[Model]]:
    """The table of serials comes last: to write to any other moves one."""
    configs = [each for each in apps.get_app_configs() if each.name.split(".")[0] in OWN_APPS]
    models = [model for each in configs for model in each.get_models(include_auto_created=True)]
    return sorted(models, key=lambda model: model is Move)


def _names(model: type[Model]) -> tuple[str, list[str]]:
    """Of the table and of its columns, as SQL has them."""
    quoted = connection.ops.quote_name
    columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
    return quoted(model._meta.db_table), [quoted(each) for each in columns]


def _read(cursor, model: type[Model]):
    table, columns = _names(model)
    key = connection.ops.quote_name(model._meta.pk.column)
    query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key}"
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
            return b"".join(copy)
    return cursor.execute(query).fetchall()


def _write(cursor, model: type[Model], lines) -> None:
    table, columns = _names(model)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            copy.write(lines)
        return
    places = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", lines)
