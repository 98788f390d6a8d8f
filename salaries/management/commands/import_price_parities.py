"""Read regional price parities, as the Bureau of Economic Analysis publishes them."""

from salaries.importing import small_tables
from salaries.management.importing import ImportTables


class Command(ImportTables):
    help = "Import price levels: SARPP.zip, MARPP.zip, their CSV files, or a copy."

    def stage(self, path, *, publisher, **options):
        return small_tables.prices(path, publisher)
