"""Small tables as their publishers write them: the text, the rows, and what is wrong with a cell.

Pure: no Django.
"""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from .malformed import Malformed, Place

MOST_BYTES = 100_000_000  # of a file, unpacked; the largest of these tables has half a megabyte
# What reading a damaged archive raises, besides what is meant for it.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(\.[0-9]{1,9})?|-?\.[0-9]{1,9}")
UNKNOWN = {"", "(NA)", "NA", "N/A", "(D)", "(L)", "(NM)"}


class Row:
    """One row of a table, by the names of its columns."""

    def __init__(self, place: Place, cells: dict[str, str]):
        self.place, self.cells = place, cells

    def refusal(self, column: str, problem: str) -> Malformed:
        """What is wrong with a cell."""
        return Malformed(self.place, problem, column)

    def matching(self, column: str, pattern: str, what: str) -> str:
        """The text of a cell. Raises Malformed when it does not look like what it should be."""
        text = self.cells[column]
        if not (text.isascii() and re.fullmatch(pattern, text)):
            raise self.refusal(column, f"“{text[:40]}” is not {what}")
        return text

    def number(self, column: str, most: int, decimals: int) -> Decimal | None:
        """The number in a cell; None where the publisher has none. Raises Malformed."""
        text = self.cells[column]
        if text in UNKNOWN:
            return None
        if not NUMBER.fullmatch(text):
            raise self.refusal(column, f"“{text[:40]}” is not a number")
        value = Decimal(text.replace(",", ""))
        if abs(value) > most:
            raise self.refusal(column, f"“{text[:40]}” cannot be")
        if value != round(value, decimals):
            raise self.refusal(column, f"“{text[:40]}” has more than {decimals} decimals")
        return round(value, decimals)


def files(path: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of a file, or of every CSV file in a zip. Raises Malformed, OSError."""
    if not zipfile.is_zipfile(path):
        yield path.name, text(Place(path.name), path.read_bytes())
        return
    with archive_at(path) as archive:
        for member in archive.infolist():
            if member.filename.lower().endswith(".csv"):
                place = Place(f"{path.name}/{member.filename}")
                yield Path(member.filename).name, text(place, unpacked(archive, member, place))


def archive_at(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except BROKEN as error:
        raise Malformed(Place(path.name), f"cannot be unpacked, {error}") from error


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place) -> bytes:
    if member.file_size > MOST_BYTES:
        raise Malformed(place, "unpacks to far more than such a table")
    try:
        return archive.read(member)
    except BROKEN as error:
        raise Malformed(place, f"cannot be unpacked, {error}") from error


def text(place: Place, data: bytes) -> str:
    """The agencies write UTF-8 in some years and Windows-1252 in others. Raises Malformed."""
    if b"\0" in data:
        raise Malformed(place, "holds a NUL: it is not a text in UTF-8")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Malformed(place, "is not a text file")


def table(name: str, text: str) -> tuple[list[str], Iterator[Row], list[str]]:
    """The columns of a CSV table, its rows, and the notes at its foot, filled as the rows are read.

    A note is a line of one cell. Raises Malformed.
    """
    lines = numbered(name, text)
    number, columns = next(lines, (0, []))
    if twice := next((column for column in columns if columns.count(column) > 1), ""):
        raise Malformed(Place(name, row=number), f"has two columns {twice}")
    notes: list[str] = []
    return columns, rows(name, columns, lines, notes), notes


def rows(name: str, columns: list[str], lines, notes: list[str]) -> Iterator[Row]:
    for number, cells in lines:
        if len(cells) < 2:
            notes += cells
        elif len(cells) != len(columns):
            many = f"has {len(cells)} cells where the header has {len(columns)}"
            raise Malformed(Place(name, row=number), many)
        else:
            yield Row(Place(name, row=number), dict(zip(columns, cells, strict=True)))


def numbered(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file as stripped cells, with their numbers; empty lines are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True, strict=True)
    try:
        for cells in reader:
            if any(cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise Malformed(Place(name, row=reader.line_num), f"is not a CSV table, {error}") from error


def require(name: str, columns: list[str], wanted: tuple[str, ...], what: str) -> None:
    """Refuse a table without the columns that such a table has."""
    if lacking := [column for column in wanted if column not in columns]:
        lacks = ", ".join(lacking)
        raise Malformed(Place(name), f"is not {what}: it has no column {lacks}")
