"""A comparison worked out: its columns, and its table beside the pay of the place."""

from dataclasses import dataclass

from certifications.catalogue.shelf import Shelf
from salaries import shelf as salaries_shelf
from salaries.models import Area
from salaries.pay import Pay

from .address import AskedComparison
from .questions import Side
from .sides import Sides
from .table import ComparisonTable, pay_range, table


@dataclass(frozen=True)
class Compared:
    """What the address asks for, set side by side; `wages` are those of coders in its place."""

    sides: Sides
    wages: list[Pay]
    columns: list[Side]
    table: ComparisonTable


def compared(asked: AskedComparison, there: Shelf) -> Compared:
    """Of one or more that were chosen; all rows, or those that differ where that is asked."""
    salaries = salaries_shelf.at()
    wages = salaries.of_coders(asked.state)
    sides = Sides(asked, there, wages)
    columns = sides.columns
    pay = pay_range(wages, asked.state or Area.NATION)
    workplaces = salaries.hospitals_and_offices(wages[0].occupation) if wages else {}
    found = table(columns, pay, asked.place_in_words, workplaces)
    shown = found.only_differences if asked.only_differences and columns[1:] else found
    return Compared(sides, wages, columns, shown)
