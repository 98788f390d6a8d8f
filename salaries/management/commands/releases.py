"""Show a release of the wage survey to readers, or take it back.

releases                  # which there are, and which readers see
releases publish 2026
releases withdraw 2026    # the one before it is shown again
"""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from coderpath.sources.management.database import answering_database
from salaries.models import Release

VERBS = {"publish": Release.Status.PUBLISHED, "withdraw": Release.Status.WITHDRAWN}


class Command(BaseCommand):
    help = "List the releases of the wage survey, publish one, or withdraw it."

    def add_arguments(self, parser):
        parser.add_argument("verb", nargs="?", choices=VERBS)
        parser.add_argument("years", nargs="*", type=int, metavar="YEAR")

    def handle(self, *, verb, years, **options):
        if verb and not years:
            raise CommandError(f"Say which release, such as: releases {verb} 2026")
        with answering_database(), transaction.atomic():
            for year in years:
                release = Release.objects.filter(year=year).first()
                if not release:
                    raise CommandError(f"There is no release of {year}. Nothing was changed.")
                release.move_to(VERBS[verb], f"{verb}, by the command releases")
            for release in Release.objects.all():
                self.stdout.write(f"{release}: {release.get_status_display().lower()}")
