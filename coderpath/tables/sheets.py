"""A table of cells as text, whatever file it came from, and what its header row calls them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from .malformed import Malformed, PlaceInFile

Rows = Iterator[tuple[int, list[str]]]
NOT_IN_NAMES = re.compile(r"[^A-Z0-9]+")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a text file. `rows` reads it from its start, each time anew."""

    place: PlaceInFile
    rows: Callable[[], Rows]

    def opening(self, many: int) -> list[list[str]]:
        """Its first rows."""
        return [cells for _, cells in islice(self.rows(), many)]


def column_name(text: str) -> str:
    """A header as the newest workbooks write it: LOC_QUOTIENT for “loc quotient”."""
    return NOT_IN_NAMES.sub("_", text.strip().upper()).strip("_")


def header(cells: list[str], place: PlaceInFile) -> list[str]:
    """The names of the columns. Raises Malformed when two have the same."""
    names = [column_name(cell) for cell in cells]
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise Malformed(place, f"has two columns {min(twice)}")
    return names
