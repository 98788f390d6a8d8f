"""Write the shipped files back from the database with what editors changed, and all data."""

import os
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coderpath.opendata import bulk
from coderpath.sources import fixtures, words
from coderpath.sources.exporting import Export
from coderpath.sources.management.database import answering_database

from .load_catalogue import digest, is_loaded, refused_with, tables_by_app


class Command(BaseCommand):
    help = (
        "Write every JSON file of fixtures/ into a folder, with what editors changed, added and "
        "deleted; what nobody changed is the same to the byte. Into fixtures/ itself, so that "
        "edits ship with the next version. The tables in its folders are not written: they stay "
        "as they were published. Into any other folder also what readers see, as open data: in "
        "open/, a folder for each data edition, with a CSV of each table and one SQLite file. In "
        f"EXPORT_FOLDER, from which /data/ gives them out, the newest {bulk.KEPT} of these stay."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            metavar="DIR",
            type=Path,
            nargs="?",
            default=settings.EXPORT_FOLDER,
            help="made if it is not there; EXPORT_FOLDER when none is given",
        )

    def handle(self, *, folder, verbosity, **options):
        paths = fixtures.paths()
        with answering_database(), refused_with("Nothing was written."):
            if not is_loaded(digest([*paths, *chain(*tables_by_app().values())])):
                raise CommandError(
                    "The shipped files are not those loaded last: run load_catalogue first. "
                    "Nothing was written."
                )
            export = Export(paths)
        try:
            write(folder, export.files)
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}. Nothing was written.") from error
        if verbosity:
            self.stdout.write(f"{len(export.files)} files, {export.differing} rows not as shipped.")
        if is_shipped(folder):
            return
        try:
            with answering_database():
                made = bulk.make(folder)
        except OSError as error:
            raise CommandError(
                f"{folder / bulk.OPEN}: {error.strerror}. The open data was not written."
            ) from error
        if verbosity:
            self.stdout.write(f"Open data of edition {made} is in {folder / bulk.OPEN / made}.")
        if is_given_out(folder):
            self.forget(verbosity)

    def forget(self, verbosity: int) -> None:
        """The oldest editions, once there are more than are kept."""
        try:
            with answering_database():
                gone = bulk.forget()
        except OSError as error:
            raise CommandError(
                f"{error.filename}: {error.strerror}. It is an old edition, and was not deleted."
            ) from error
        if gone and verbosity:
            said = words.plural(gone, "older edition")
            self.stdout.write(f"{said} deleted; the newest {bulk.KEPT} stay.")


def is_shipped(folder: Path) -> bool:
    """Whether these are the files that a version is shipped with: open data is none of them."""
    return any(folder.resolve() == Path(each).resolve() for each in settings.FIXTURE_DIRS)


def is_given_out(folder: Path) -> bool:
    """Whether readers get what is in it, by /data/."""
    return folder.resolve() == settings.EXPORT_FOLDER.resolve()


def write(folder: Path, files: dict[str, str]) -> None:
    """All of the files or none: they come into their places when each is written."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".export-", dir=folder) as beside:
        for name, text in files.items():
            Path(beside, name).write_text(text, encoding="utf-8")
            if (folder / name).is_dir():
                raise IsADirectoryError(0, f"{name} is a folder")
        for name in files:
            os.replace(Path(beside, name), folder / name)
