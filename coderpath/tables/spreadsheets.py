"""What spreadsheets make of a text table, undone. Pure: no Django.

They write semicolons where a comma is the decimal sign, a line `sep=;` to say so, titles over the
header, and empty cells at the end of rows.
"""

import re
from collections.abc import Iterable

from coderpath.near_names import near

NEAR = 20  # rows in which the header stands
ALIKE = 0.75  # from here on one name of a column is taken for another, misspelt
SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")

Numbered = tuple[int, list[str]]


def separator(opening: Iterable[str]) -> str:
    """What stands between the cells, by the first lines; commas within numbers do not count.

    >>> separator(["Wages, May 2025", "AREA;A_MEAN", "39;56,620"]), separator(["sep=;", "a;b"])
    (';', ';')
    >>> separator(["AREA,A_MEAN", '39,"56,620"'])
    ','
    """
    lines = list(opening)
    if lines and (said := SAID.fullmatch(lines[0].strip())):
        return said[1]
    together = THOUSANDS.sub("", "\n".join(lines))
    return max(",;\t", key=together.count)


def says_separator(line: str) -> bool:
    """Whether this first line only tells what stands between the cells."""
    return bool(SAID.fullmatch(line.strip()))


def header_at(opening: list[Numbered]) -> int:
    """Which of the first rows is the header: the first that is not much shorter than the widest.

    >>> header_at([(1, ["May 2025"]), (2, ["AREA", "A_MEAN"]), (3, ["39", "56620"])])
    1
    """
    widths = [len(without_end(cells)) for _, cells in opening]
    return next(at for at, width in enumerate(widths) if 2 * width > max(widths))


def nearly(name: str, missing: list[str]) -> list[str]:
    """The missing column that a name may be meant for; none where it is like none of them.

    >>> nearly("A_MEDIEN", ["A_MEDIAN", "A_MEAN"]), nearly("WEATHER", ["A_MEDIAN", "YEAR"])
    (['A_MEDIAN'], [])
    """
    return near(name, missing, 1, ALIKE)


def without_end(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end of the row."""
    many = len(cells)
    while many and not cells[many - 1].strip():
        many -= 1
    return cells[:many]


def fitted(cells: list[str], width: int) -> list[str]:
    """A row without the empty cells that lie beyond the header."""
    return cells if len(cells) <= width else cells[:width] + without_end(cells[width:])
