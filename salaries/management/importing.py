"""What the commands that import small tables share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from coderpath.sources import edition
from coderpath.sources.management.database import answering_database
from coderpath.sources.models import Source
from salaries.importing.storing import Staged


class ImportTables(BaseCommand):
    """Says what each file would change, then stores it: all files, or none."""

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV or zip")
        parser.add_argument(
            "--publisher", default="", help="who publishes the file, when it is not the agency"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, only")

    def stage(self, path: Path, **options) -> Iterator[Staged]:
        """The tables in a file."""
        raise NotImplementedError

    def handle(self, *, files, dry_run, verbosity, **options):
        differing = 0
        with answering_database(), one_line(), transaction.atomic():
            for path in files:
                for table in self.stage(path, **options):
                    differing += table.differing
                    if verbosity:
                        self.stdout.writelines(f"{line}\n" for line in table.report())
                    if not dry_run:
                        table.store()
                        table.remove()
                        edition.renew(table.kind.model, Source)
        if verbosity:
            self.stdout.write(outcome(differing, dry_run))


def outcome(differing: int, dry_run: bool) -> str:
    if not differing:
        return "Everything is stored already."
    return "Nothing was stored: this was a dry run." if dry_run else "Stored. Now run check_facts."


@contextmanager
def one_line() -> Iterator[None]:
    """What is wrong with a file, without a traceback."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}. Nothing was stored.") from error
    except ValidationError as error:
        raise CommandError(f"{' '.join(error.messages)} Nothing was stored.") from error
    except ValueError as error:
        raise CommandError(f"{error}. Nothing was stored.") from error
