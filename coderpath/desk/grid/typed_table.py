"""What an editor pastes or uploads, as lines of cells by the names of their columns.

Pure: no Django. Whatever is no such table is told in one sentence, as Malformed.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from coderpath.near_names import near
from coderpath.tables import small_tables, spreadsheets, xlsx
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.written import quoted

MOST_BYTES = 5_000_000  # of a file
MOST_LETTERS = 2_000_000  # of its text, or of what is pasted
MOST_UNPACKED = 50_000_000  # bytes of a workbook
MOST_ROWS = 2_000
MEGABYTE = 1_000_000
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A workbook keeps 36.9 as 36.899999999999999; a spreadsheet shows 15 digits.
LONG_NUMBER = re.compile(r"-?\d+\.\d+(?:[Ee][+-]?\d+)?")
DIGITS = 15


class TypedLine(NamedTuple):
    """One line: its number as a spreadsheet counts, its cells by column, what is wrong with it."""

    number: int
    cells: dict[str, str]
    problem: str = ""


def text_of(name: str, data: bytes) -> str:
    """The text of a file: CSV or tabs, in UTF-8, UTF-16 or Windows-1252, or the first sheet of a
    workbook with tabs between its cells. Raises Malformed."""
    place = PlaceInFile(name)
    if len(data) > MOST_BYTES:
        raise Malformed(place, f"has more than {MOST_BYTES // MEGABYTE} MB: split it")
    if data.startswith(OLD_WORKBOOK):
        raise Malformed(place, "is a workbook of the old kind: save it as .xlsx or CSV")
    if data.startswith(WORKBOOK):
        return _of_workbook(name, data)
    if data.startswith(UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Malformed(place, "is not whole: save it again as CSV in UTF-8") from error
    return small_tables.text(place, data)


def _of_workbook(name: str, data: bytes) -> str:
    found = xlsx.sheets(io.BytesIO(data), name, most=MOST_UNPACKED, takes_formulas=True)
    if not found:
        raise Malformed(PlaceInFile(name), "has no sheet")
    written = io.StringIO()
    lines = csv.writer(written, delimiter="\t", lineterminator="\n")
    last = 0
    try:
        for number, cells in islice(found[0].rows(), MOST_ROWS + 2):
            if number > last + MOST_ROWS:
                raise Malformed(found[0].place, f"has {MOST_ROWS:,} empty rows: leave them out")
            written.write("\n" * (number - last - 1))
            lines.writerow([_shown(cell) for cell in cells])
            last = number
    except small_tables.BROKEN as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed(found[0].place, f"is broken ({error})") from error
    return written.getvalue()


def _shown(cell: str) -> str:
    """A cell of a workbook in one line, without the noise of its numbers.

    >>> _shown("399.99000000000001"), _shown("two  tries"), _shown("0.1234")
    ('399.99', 'two tries', '0.1234')
    """
    if LONG_NUMBER.fullmatch(cell) and len(cell) > DIGITS:
        return f"{Decimal(f'{float(cell):.{DIGITS}g}').normalize():f}"
    return " ".join(cell.split())


def lines(
    name: str, text: str, known: Collection[str], needed: Collection[str], unless: str
) -> list[TypedLine]:
    """The lines of a table. Raises Malformed.

    Without the columns `needed` no line could be read, unless there is one column that names what
    a line is about.
    """
    if len(text) > MOST_LETTERS:
        raise Malformed(PlaceInFile(name), f"has more than {MOST_LETTERS:,} letters: split it")
    text = text.lstrip("\ufeff")
    opening = text.lstrip().partition("\n")[0]
    is_said = spreadsheets.says_separator(opening)
    between = "" if is_said else spreadsheets.separator([opening])
    numbered = small_tables.numbered(name, text, between)
    number, header = next(numbered, (0, []))
    columns = [column.lower().replace(" ", "_") for column in spreadsheets.without_end(header)]
    if not columns:
        raise Malformed(PlaceInFile(name), "is empty")
    needed = () if unless in columns else needed
    if problem := next(_of_header(columns, known, needed), ""):
        raise Malformed(PlaceInFile(name, row=number), problem)
    found = [_line(columns, *line) for line in islice(numbered, MOST_ROWS + 1)]
    if len(found) > MOST_ROWS:
        raise Malformed(PlaceInFile(name), f"has more than {MOST_ROWS:,} rows: split it")
    if not found:
        raise Malformed(PlaceInFile(name), "has names of columns and no row")
    return found


def _of_header(
    columns: list[str], known: Collection[str], needed: Collection[str]
) -> Iterator[str]:
    for column in columns:
        if column not in known:
            meant = near(column, known, 1)
            hint = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(known)}."
            yield f"column {quoted(column)} is not known: {hint}"
        if columns.count(column) > 1:
            yield f"there are two columns {column}."
    for column in needed:
        if column not in columns:
            yield f"the column {column} is missing."


def _line(columns: list[str], number: int, cells: list[str]) -> TypedLine:
    cells = spreadsheets.fitted(cells, len(columns))
    if len(cells) > len(columns):
        says = f"It has {len(cells)} cells, and there are {len(columns)} columns."
        return TypedLine(number, {}, says)
    filled = [" ".join(cell.split()) for cell in cells] + [""] * (len(columns) - len(cells))
    return TypedLine(number, dict(zip(columns, filled, strict=True)))
