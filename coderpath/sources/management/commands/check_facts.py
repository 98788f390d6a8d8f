"""What only the whole dataset can show: one line a problem, and a non-zero exit if there is one."""

from django.core.management.base import BaseCommand, CommandError

from coderpath.sources.management.database import answering_database
from coderpath.sources.problems import problems


class Command(BaseCommand):
    help = "Check what only the whole dataset can show."

    def handle(self, **options):
        with answering_database():
            found = list(problems())
        if found:
            raise CommandError("\n".join(found))
        if options["verbosity"]:
            self.stdout.write("No problems.")
