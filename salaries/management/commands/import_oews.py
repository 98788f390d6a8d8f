"""Load a release of the wage survey, from the files or addresses that the Bureau publishes.

    import_oews oesm26st.zip oesm26ma.zip --dry-run
    import_oews https://www.bls.gov/oes/special-requests/oesm26st.zip

Says what would change before anything does. Everything is stored, or nothing. A release that is
not like the one before it is staged: `releases publish` shows it.
"""

import sys
from argparse import ArgumentTypeError
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from coderpath.written import quoted
from salaries import importing
from salaries.importing.comparison import StoredComparison
from salaries.importing.downloads import Refused, download, is_address
from salaries.management.importing import one_line, outcome
from salaries.published import oews


class Command(BaseCommand):
    help = "Load wages as the Bureau of Labor Statistics publishes them. Twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE_OR_URL")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, no more")
        parser.add_argument(
            "--occupations",
            nargs="+",
            metavar="CODE",
            help="which to store, or `all`; those that pages show when not given",
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="remove what is stored of these places and occupations and not in the files",
        )
        parser.add_argument(
            "--release", type=year, metavar="YEAR", help="of May of which year, if no file says so"
        )

    def handle(self, *, files, dry_run, occupations, release, replace, **options):
        wanted = oews.Asked(asked(occupations), release, localdate().year, self.remark)
        with one_line(), ExitStack() as stack:
            paths = [local(given, stack) for given in files]
            comparison = self.store(files, oews.read(paths, wanted), paths, dry_run, replace)
        self.stdout.write(outcome(comparison.differing, dry_run))
        if not dry_run:
            self.stdout.writelines(
                f"Readers do not see {release} ({release.get_status_display().lower()}) until"
                f" you run: releases publish {release.year}\n"
                for release in comparison.hidden
            )

    def store(self, files, rows, paths, dry_run, replace) -> StoredComparison:
        return importing.store(
            rows,
            title=", ".join(path.name for path in paths),
            url=next(filter(is_address, files), ""),
            replaces=replace,
            is_dry_run=dry_run,
            tell=self.tell,
            progress=self.progress,
        )

    def remark(self, said: str) -> None:
        """What the reader passes over, and what a file lacks."""
        self.stdout.write(said)

    def progress(self, read: int) -> None:
        """On a terminal only; a pipe gets what is lasting."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{read:,} rows read ")
            sys.stderr.flush()

    def tell(self, comparison: StoredComparison) -> None:
        """What changes, before it does."""
        if sys.stderr.isatty():
            sys.stderr.write("\r")
        if not comparison.read:
            raise CommandError("The files have no row of these occupations. Nothing was stored.")
        self.stdout.writelines(f"{line}\n" for line in comparison.report())


def year(text: str) -> int:
    """A year of the survey. Raises ArgumentTypeError."""
    try:
        return oews.survey_year(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def asked(occupations: list[str] | None) -> set[str] | None:
    """The codes to store; None for all. Raises CommandError for what is no code."""
    if occupations is None:
        return importing.wanted()
    if occupations == ["all"]:
        return None
    codes = {code for given in occupations for code in given.split(",") if code}
    for code in codes:
        if not oews.OCCUPATION.fullmatch(code):
            raise CommandError(f"“{code}” is not the code of an occupation, such as 29-2072.")
    return codes


def local(given: str, stack: ExitStack) -> Path:
    """The file, downloaded first where an address was given. Raises Refused."""
    if not given.isprintable():
        raise Refused(f"{quoted(given)} has signs that cannot be printed: rename the file")
    if not is_address(given):
        return Path(given)
    folder = stack.enter_context(TemporaryDirectory())
    return download(given, Path(folder))
