"""Read projections of employment: the Bureau of Labor Statistics's, and the states'."""

from argparse import ArgumentTypeError

from salaries.importing import small_tables
from salaries.management.importing import ImportTables
from salaries.published import outlook


class Command(ImportTables):
    help = "Import projections: the Bureau of Labor Statistics's table, or Projections Central's."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--years",
            type=two_years,
            metavar="2022-2032",
            help="base and target year, when neither the file nor its name says them",
        )

    def stage(self, path, *, publisher, years, **options):
        return small_tables.projections(path, publisher, years)


def two_years(text: str) -> outlook.Years:
    years = outlook.years_in(text)
    if not years:
        raise ArgumentTypeError(f"“{text}” is not like 2022-2032")
    return years
