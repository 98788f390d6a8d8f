"""Read a file of the wage survey that was given in the admin, which starts this by itself.

To load one by hand there is import_oews.
"""

from django.core.management.base import BaseCommand

from salaries.desk import running
from salaries.desk.models import WageLoad


class Command(BaseCommand):
    help = "Read a file that was given under Wage releases in the admin. Started from there."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="of the load")

    def handle(self, *, number, **options):
        running.bound()
        running.run(WageLoad.objects.get(pk=number, state=WageLoad.State.RUNNING))
