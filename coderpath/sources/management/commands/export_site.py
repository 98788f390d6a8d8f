"""Save the whole public site as plain files, which open without a server."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coderpath.saved_site import CannotBeSaved, SavedSite, write, write_zip
from coderpath.sources.management.database import answering_database
from coderpath.today import localdate


class Command(BaseCommand):
    help = (
        "Save every page for readers as a file, with what it loads: the folder opens from a memory "
        "stick, without a server. Pages of pay in states are saved for those named with --state."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help="not there yet, or empty")
        parser.add_argument(
            "--state",
            dest="states",
            metavar="USPS",
            action="append",
            default=[],
            type=str.lower,
            help="a state whose pages of pay are saved, by postal code; may repeat",
        )
        parser.add_argument(
            "--zip",
            action="store_true",
            help="write DIR.zip as well, of 10 MB at most; not there yet",
        )

    def handle(self, *, folder, states, verbosity, **options):
        try:
            if not settings.SITE_ADDRESS:
                raise CannotBeSaved("SITE_ADDRESS must be set, to which what is saved leads back")
            if folder.is_dir() and any(folder.iterdir()):
                raise CannotBeSaved(f"{folder} is not empty")
            if options["zip"] and os.path.lexists(zip_of(folder)):
                raise CannotBeSaved(f"{zip_of(folder)} is there already")
            folder.parent.mkdir(parents=True, exist_ok=True)
            with answering_database():
                site = SavedSite(states)
            count = self._write(site, folder, options["zip"])
        except CannotBeSaved as error:
            raise CommandError(f"{error}. Nothing was written.") from error
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}. Nothing was written.") from error
        if verbosity:
            self.stdout.write(f"{count} files of data edition {site.edition} are in {folder}.")

    def _write(self, site: SavedSite, folder: Path, zipped: bool) -> int:
        """Both or neither: they come into their places when each is written."""
        with TemporaryDirectory(prefix=".export-", dir=folder.parent) as beside:
            whole, one = Path(beside, "whole"), Path(beside, "one.zip")
            whole.mkdir()
            count = write(site, whole)
            if zipped:
                write_zip(whole, one, localdate())
            os.replace(whole, folder)
            if zipped:
                try:
                    os.replace(one, zip_of(folder))
                except OSError:
                    os.replace(folder, whole)
                    raise
        return count


def zip_of(folder: Path) -> Path:
    """Where the zip file of this folder stands."""
    return folder.with_name(f"{folder.name}.zip")
