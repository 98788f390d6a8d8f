"""Load programs and courses that an editor collected, one a row of a CSV file.

    import_programs programs.csv --dry-run
    import_programs programs.csv

Says row by row what would change. Every row is stored, or none: with one row that is wrong nothing
is. The columns are told in docs/how-to-add.md.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from certifications.programs import importing
from certifications.programs.importing import table
from salaries.management.importing import one_line, outcome

MOST_TOLD = 30  # problems


class Command(BaseCommand):
    help = "Load programs and courses from a CSV file, one a row. Twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV, one program a row")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, no more")

    def handle(self, *, file, dry_run, verbosity, **options):
        with one_line():
            found = table.read(file.name, read_bytes(file))
            stored, problems = importing.store(found, is_dry_run=dry_run)
        if problems:
            raise CommandError(told(problems))
        if verbosity:
            self.stdout.writelines(f"{line}\n" for line in stored)
            self.stdout.write(outcome(sum(line.differs for line in stored), dry_run))


def read_bytes(file: Path) -> bytes:
    """No more than shows that a file is too large. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(table.MOST_BYTES + 1)


def told(problems: list[table.RowProblem]) -> str:
    """Each on a line of its own, the first ones of very many."""
    lines = [str(problem) for problem in problems[:MOST_TOLD]]
    if more := len(problems) - len(lines):
        lines.append(f"and {more:,} more.")
    return "\n".join([*lines, "Nothing was stored."])
