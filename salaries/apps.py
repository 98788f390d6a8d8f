from collections.abc import Iterator
from pathlib import Path

from django.apps import AppConfig

FOLDERS = ("wages", "prices", "projections")


class SalariesConfig(AppConfig):
    name = "salaries"
    is_held = True  # see coderpath/sources/held.py, and shelf.py for what is made of it
    # Shipped tables in the publisher's own layout, in each folder of fixtures.
    tables = "*/*.csv"

    def ready(self):
        from . import article_figures, guide_figures, told_releases  # noqa: F401  they tell others

    def load_tables(self, paths: list[Path]) -> int:
        """Store the shipped tables' rows that differ from what is stored; how many those are.

        Raises ValueError, which says in which file and row. Nothing stored is removed.
        """
        from . import importing
        from .importing import small_tables
        from .published import oews

        folders = {name: [path for path in paths if path.parent.name == name] for name in FOLDERS}
        # First, since a price level needs the area that the wages bring.
        wages = oews.read(folders["wages"], oews.Asked(importing.wanted()))
        differing = importing.store(wages).differing
        differing += small_tables.load(small_tables.prices, folders["prices"])
        return differing + small_tables.load(small_tables.projections, folders["projections"])

    def problems(self) -> Iterator[str]:
        """What check_facts reports of pay, prices and projections."""
        from . import problems

        yield from problems.of_pay()
