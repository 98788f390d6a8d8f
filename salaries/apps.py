from collections.abc import Callable, Iterator
from pathlib import Path

from django.apps import AppConfig


class SalariesConfig(AppConfig):
    name = "salaries"

    def tables(self) -> Iterator[tuple[str, Callable[[Path], int]]]:
        """The folders of fixtures/ that hold tables as published, and what loads a file of each.

        In this order: a price level needs the area that the wages bring.
        """
        from . import staging

        yield "prices", staging.load_prices
        yield "projections", staging.load_projections
