"""The lines of a class set: a state, a budget and a start each, and never a name.

Nothing that was typed is repeated: whatever cannot be read may be a name. A text that has more than
these three columns is refused whole.
"""

import csv
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from certifications.reader.person import STARTS
from coderpath.asked import Problem
from coderpath.sources import words
from salaries.usual_names import place_named

MOST_LINES = 40
MOST_LETTERS = 2_000  # twice what so many lines take, and an address may still hold it
COLUMNS = ("state", "budget", "start")
UNREAD = "?"  # stands in the place of a value that cannot be read
LEAVE_NAMES_OUT = (
    "Leave names out: a line has a state, a budget and a start, and nothing else. Nothing of your"
    " list was read."
)
TOO_MANY = (
    f"A class set has up to {MOST_LINES} handouts. The lines after line {{}} are left out: print"
    " them as a second set."
)
TOO_LONG = (
    f"A list can have up to {MOST_LETTERS:,} letters. What comes after line {{}} is left out: print"
    " it as a second set."
)
HOW = {
    "state": "write a state, such as OH or Ohio",
    "budget": "write dollars from 1 to 1,000,000 without a comma, such as 1500",
    "start": f"write {words.listing(list(STARTS), 'or')}",
}
STARTS_BY_LABEL = {start.label.lower(): slug for slug, start in STARTS.items()}


@dataclass(frozen=True)
class AskedLine:
    """One line: its number in the text, and its values by column, as they were typed."""

    number: int
    values: dict[str, str]


@dataclass
class AskedLines:
    """What a text asks for, as far as it is lines of these columns."""

    lines: list[AskedLine] = field(default_factory=list)
    columns: tuple[str, ...] = COLUMNS
    header: int | None = None  # the number of the line that names the columns
    problems: list[Problem] = field(default_factory=list)
    has_names: bool = False

    def wrong(self, line: AskedLine, column: str, control: str) -> Problem:
        """The sentence on one value that cannot be read."""
        place = self.columns.index(column) + 1
        return Problem(f"Line {line.number}, column {place}: {HOW[column]}.", control)

    def again(self, unread: Mapping[int, Container[str]]) -> str:
        """The list line by line, a mark in the place of each value that is `unread`: by the number
        of its line, the names of its columns."""
        said = {self.header: self.columns} if self.header else {}
        for line in self.lines:
            bad = unread.get(line.number, ())
            said[line.number] = tuple(
                UNREAD if name in bad else line.values.get(name, "") for name in self.columns
            )
        last = max(said, default=0)
        return "\n".join(_written(said.get(number, ())) for number in range(1, last + 1))


def read(text: str, control: str) -> AskedLines:
    """The lines of a text; `control` is the field that mends what is wrong."""
    found = AskedLines()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")  # of a spreadsheet, of a browser
    whole = text[:MOST_LETTERS]
    if len(text) > MOST_LETTERS:
        whole, _, _ = whole.rpartition("\n")
        last = len(whole.splitlines())
        found.problems.append(Problem(TOO_LONG.format(last), control))
    rows = [(number, cells) for number, cells in enumerate(_rows(whole), 1) if any(cells)]
    if rows and (header := _header(rows[0][1])):
        found.columns, found.header, rows = header, rows[0][0], rows[1:]
    if _has_names(found.columns, [cells for _, cells in rows]):
        return AskedLines(problems=[Problem(LEAVE_NAMES_OUT, control)], has_names=True)
    found.lines = [
        AskedLine(number, dict(zip(found.columns, cells, strict=False)))
        for number, cells in rows[:MOST_LINES]
    ]
    if rows[MOST_LINES:]:
        found.problems.append(Problem(TOO_MANY.format(found.lines[-1].number), control))
    return found


def _rows(text: str) -> Iterator[list[str]]:
    """The cells of each line. A spreadsheet that is copied has tabs between them."""
    for line in text.splitlines():
        parted = "\t" if "\t" in line else ";" if ";" in line else ","
        whole = [line.replace("\x00", "")]
        cells = next(csv.reader(whole, delimiter=parted, skipinitialspace=True), [])
        cells = [" ".join(cell.split()) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _written(cells: Iterable[str]) -> str:
    """
    >>> _written(("OH", "1,500", ""))
    'OH, "1,500", '
    """
    return ", ".join(f'"{cell}"' if "," in cell else cell for cell in cells)


def _header(cells: list[str]) -> tuple[str, ...]:
    """What a first line calls its columns; empty where it has none of our words."""
    named = tuple(cell.lower() for cell in cells)
    return named if set(named) & set(COLUMNS) else ()


def _has_names(columns: tuple[str, ...], rows: Iterable[list[str]]) -> bool:
    """Whether there is a column that is none of ours, in the head or in front of the state."""
    if set(columns) - set(COLUMNS) or len(set(columns)) < len(columns):
        return True
    return any(
        len(cells) > len(columns)
        or any(
            name != "state" and place_named(cell)
            for name, cell in zip(columns, cells, strict=False)
        )
        for cells in rows
    )


def as_parameters(line: AskedLine) -> dict[str, str]:
    """The answers of one line as an address has them."""
    said = dict(line.values)
    said["start"] = STARTS_BY_LABEL.get(said.get("start", "").lower(), said.get("start", ""))
    return {name: value for name, value in said.items() if value}
