"""Read regional price parities, as the Bureau of Economic Analysis publishes them."""

from salaries.management.small_tables import ImportTables
from salaries.staging import stage_prices


class Command(ImportTables):
    help = "Import price levels: SARPP.zip, MARPP.zip, their CSV files, or a copy."

    def stage(self, path, *, publisher, **options):
        return stage_prices(path, publisher)
