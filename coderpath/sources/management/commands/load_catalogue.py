"""Load everything that is shipped in fixtures/: sources, the catalogue, wages.

Rows are matched by natural key and merged three ways (see `loading`): what an editor changed,
added or deleted stays, and where the files say something new of it, a line names the row. What is
no longer shipped is removed, unless an editor changed it or other rows stand on it. Rows that are
equal are left alone, so loading twice changes nothing. With `--only-if-changed`, as `make serve`
calls it, nothing happens while the files are the ones loaded last.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from coderpath.sources import edition, fixtures
from coderpath.sources.loading import Load
from coderpath.sources.management.database import answering_database
from coderpath.sources.models import Edition

# So many rows are named; of the rest it is said how many they are.
NAMED = 40


class Command(BaseCommand):
    help = (
        "Load the shipped catalogue and wages. Running it twice changes nothing. "
        "Rows that an editor changed stay, and are named."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--only-if-changed",
            action="store_true",
            help="do nothing when the shipped files are the ones loaded last",
        )

    def handle(self, *, only_if_changed, verbosity, **options):
        paths, tables = fixtures.paths(), tables_by_app()
        with answering_database(), refused_with("Nothing was loaded."):
            shipped = digest([*paths, *chain(*tables.values())])
            if only_if_changed and is_loaded(shipped):
                return
            with transaction.atomic():
                said, changed = load(paths)
                changed += sum(load_tables(app, paths) for app, paths in tables.items())
                edition.renew()
                gather_statistics()
                Edition.objects.update_or_create(
                    table=edition.FIXTURES, defaults={"digest": shipped, "changed_on": localdate()}
                )
        if verbosity:
            done = f"{len(paths) + sum(map(len, tables.values()))} files, {changed} rows changed."
            self.stdout.writelines(f"{line}\n" for line in bounded(said))
            self.stdout.write(f"{done} Data edition {edition.current()}.")


@contextmanager
def refused_with(outcome: str) -> Iterator[None]:
    """A file that cannot be used ends the command: one line says why, and what came of it."""
    try:
        yield
    except fixtures.RefusedFixture as error:
        raise CommandError(f"{error}. {outcome}") from error


def load(paths: list[Path]) -> tuple[list[str], int]:
    """Merge the rows of these files with what is stored: what is to be said, how many changed."""
    merging = Load(paths)
    merging.run()
    return merging.said, merging.changed


def bounded(said: list[str]) -> list[str]:
    """No more lines than a person reads."""
    more = len(said) - NAMED
    return [*said[:NAMED], f"and {more:,} more."] if more > 0 else said


def gather_statistics() -> None:
    """So that PostgreSQL plans by what was just loaded, and not by tables that were empty."""
    if connection.vendor == "postgresql":
        tables = ", ".join(
            connection.ops.quote_name(model._meta.db_table) for model in edition.public_models()
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def tables_by_app() -> dict[AppConfig, list[Path]]:
    """Shipped tables in a layout of their own, by the app that reads them."""
    return {
        app: sorted(
            path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob(app.tables)
        )
        for app in apps.get_app_configs()
        if hasattr(app, "tables")
    }


def load_tables(app: AppConfig, paths: list[Path]) -> int:
    """Store the rows of an app's tables that differ from what is stored; how many those are."""
    try:
        return app.load_tables(paths) if paths else 0
    except (ValueError, DatabaseError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise CommandError(f"{said}. Nothing was loaded.") from error


def is_loaded(shipped: str) -> bool:
    """Whether files with this digest are the ones loaded last."""
    return Edition.objects.filter(table=edition.FIXTURES, digest=shipped).exists()


def digest(paths: list[Path]) -> str:
    """One value that changes whenever a name or a byte of the files does."""
    together = hashlib.sha256()
    for path in paths:
        try:
            together.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        except OSError as error:
            raise fixtures.RefusedFixture(path, error.strerror) from error
    return together.hexdigest()
