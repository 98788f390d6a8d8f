from pathlib import Path

from django.apps import AppConfig


class SalariesConfig(AppConfig):
    name = "salaries"
    # Shipped tables in the publisher's own layout, in each folder of fixtures.
    tables = "wages/*.csv"

    def load_tables(self, paths: list[Path]) -> int:
        """Store the shipped wages that differ from what is stored; how many those are.

        Raises ValueError, which says in which file and row. Nothing stored is removed.
        """
        from . import importing, oews

        rows = oews.read(paths, occupations=importing.wanted())
        return importing.store(rows, keeps_gone=True).differing
