"""Write a backup."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coderpath.sources import backup, edition
from coderpath.sources.management.database import answering_database


class Command(BaseCommand):
    help = (
        "Write the whole database to a file, as it is at one moment, while the site goes on. A "
        "file of that name is replaced once the new one is whole. The command restore puts it back."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *, file, verbosity, **options):
        with answering_database():
            there = edition.current()
        try:
            backup.write(file)
        except (backup.Unusable, OSError) as error:
            raise CommandError(f"{error}. No backup was written.") from error
        if verbosity:
            size = file.stat().st_size / 1_000_000
            self.stdout.write(f"{file}: {size:.1f} MB, data edition {there} or later.")
