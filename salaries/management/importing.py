"""What the commands that import tables share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from coderpath.sources import edition
from coderpath.tables.malformed import Malformed
from salaries.importing.downloads import Refused
from salaries.importing.storing import Staged

INTERRUPTED = 130  # what a shell calls a command that Ctrl-C stopped


class ImportTables(BaseCommand):
    """Of small tables: says what each file would change, then stores it: all files, or none."""

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV or zip")
        parser.add_argument(
            "--publisher", default="", help="who publishes the file, when it is not the agency"
        )
        parser.add_argument(
            "--replace", action="store_true", help="remove what is stored and not in the file"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, only")

    def stage(self, path: Path, **options) -> Iterator[Staged]:
        """The tables in a file."""
        raise TypeError(f"{type(self).__name__} does not say which tables a file holds.")

    def handle(self, *, files, dry_run, replace, verbosity, **options):
        with one_line():
            # Read before the transaction: an editor who saves meanwhile does not wait for it.
            tables = [table for path in files for table in self.stage(path, **options)]
            if dry_run:
                differing = sum(self.told(table, replace, verbosity) for table in tables)
            else:
                with transaction.atomic():
                    differing = sum(self.stored(table, replace, verbosity) for table in tables)
        if verbosity:
            self.stdout.write(outcome(differing, dry_run))

    def told(self, table: Staged, replace: bool, verbosity: int) -> int:
        """Say what storing a table would change; how many rows that is."""
        if verbosity:
            self.stdout.writelines(f"{line}\n" for line in table.report(replaces=replace))
        return table.differing(replaces=replace)

    def stored(self, table: Staged, replace: bool, verbosity: int) -> int:
        """The same, and store it."""
        table.compare()
        differing = self.told(table, replace, verbosity)
        table.store()
        if replace:
            table.remove()
        edition.renew()
        return differing


def outcome(differing: int, dry_run: bool) -> str:
    """The last line of an import."""
    if not differing:
        return "Everything is stored already."
    return "Nothing was stored: this was a dry run." if dry_run else "Stored. Now run check_facts."


@contextmanager
def one_line() -> Iterator[None]:
    """What is wrong with a file or the database, or that it was stopped, without a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError("Stopped. Nothing was stored.", returncode=INTERRUPTED) from None
    except (Malformed, Refused, ValidationError, DatabaseError, OSError) as error:
        raise CommandError(f"{problem(error)}. Nothing was stored.") from error


def problem(error: Exception) -> str:
    """What is wrong in one line, without a full stop."""
    said = str(error)
    if isinstance(error, OSError) and error.filename:
        said = f"{error.filename}: {error.strerror}"
    elif isinstance(error, ValidationError):
        said = " ".join(error.messages)
    return said.strip().partition("\n")[0].rstrip(".")
