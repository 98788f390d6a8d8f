"""Put a backup in the place of what is stored."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from coderpath.sources import backup, edition
from coderpath.sources.management.database import answering_database


class Command(BaseCommand):
    help = (
        "Put a backup in the place of all that is stored: whole, or not at all. The site may run "
        "meanwhile, and shows it within a second."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *, file, verbosity, **options):
        try:
            backup.restore(file)
        except (backup.Unusable, OSError) as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        with answering_database():
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                self.stdout.write("The backup is of an earlier version of the site: run migrate.")
                return
            edition.look_again()
            if verbosity:
                self.stdout.write(f"Data edition {edition.current()} is back.")
