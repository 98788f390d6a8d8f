"""Small tables as publishers and spreadsheets write them: text, rows, what is wrong in a cell.

Pure: no Django.
"""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from . import spreadsheets, xlsx
from .malformed import BROKEN_ARCHIVE, Malformed, PlaceInFile

MOST_BYTES = 100_000_000  # of a file, unpacked; the largest of these tables has half a megabyte
# What reading a damaged workbook raises, of whichever kind.
BROKEN = (*BROKEN_ARCHIVE, struct.error, OSError, ValueError)
NUMBER = re.compile(
    r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(\.[0-9]{1,17})?|-?\.[0-9]{1,9}"
)
UNKNOWN = {"", "(NA)", "NA", "N/A", "(D)", "(L)", "(NM)", "-", "–", "—"}
# A workbook keeps 36.9 as 36.899999999999999: no more than this is noise.
NOISE = Decimal("1e-9")


class TableRow:
    """One row of a table, by the names of its columns."""

    def __init__(self, place: PlaceInFile, cells: dict[str, str]):
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
        if abs(value - round(value, decimals)) > NOISE:
            raise self.refusal(column, f"“{text[:40]}” has more than {decimals} decimals")
        return round(value, decimals)


def files(path: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of a file, or of every CSV file in a zip, or sheet of a workbook.

    Raises Malformed and OSError.
    """
    if not zipfile.is_zipfile(path):
        yield path.name, text(PlaceInFile(path.name), path.read_bytes())
        return
    with archive_at(path) as archive:
        if "xl/workbook.xml" in archive.namelist():
            yield from sheets(path)
            return
        for member in archive.infolist():
            if member.filename.lower().endswith(".csv"):
                place = PlaceInFile(f"{path.name}/{member.filename}")
                yield Path(member.filename).name, text(place, unpacked(archive, member, place))


def sheets(path: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of every sheet of a workbook, a line for each of its rows."""
    with path.open("rb") as file:
        for sheet in xlsx.sheets(file, path.name):
            written = io.StringIO()
            lines = csv.writer(written, lineterminator="\n")
            last = 0
            for number, cells in sheet.rows():
                written.write("\n" * (number - last - 1))
                lines.writerow([" ".join(cell.split()) for cell in cells])
                last = number
            yield str(sheet.place), written.getvalue()


def archive_at(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except BROKEN as error:
        raise Malformed(PlaceInFile(path.name), f"cannot be unpacked, {error}") from error


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: PlaceInFile) -> bytes:
    if member.file_size > MOST_BYTES:
        raise Malformed(place, "unpacks to far more than such a table")
    try:
        return archive.read(member)
    except BROKEN as error:
        raise Malformed(place, f"cannot be unpacked, {error}") from error


def text(place: PlaceInFile, data: bytes) -> str:
    """The agencies write UTF-8 in some years and Windows-1252 in others. Raises Malformed."""
    if b"\0" in data:
        raise Malformed(place, "holds a NUL: it is not a text in UTF-8")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Malformed(place, "is not a text file")


def table(name: str, text: str) -> tuple[list[str], Iterator[TableRow], list[str]]:
    """The columns of a table, its rows, and the notes around it, filled as the rows are read.

    A note is a line of one cell, or stands above the header. Raises Malformed.
    """
    lines = numbered(name, text)
    opening = list(islice(lines, spreadsheets.NEAR))
    at = spreadsheets.header_at(opening) if opening else 0
    notes = [cells[0] for _, cells in opening[:at]]
    number, columns = opening[at] if opening else (0, [])
    columns = spreadsheets.without_end(columns)
    if twice := next((column for column in columns if columns.count(column) > 1), ""):
        raise Malformed(PlaceInFile(name, row=number), f"has two columns {twice}")
    return columns, rows(name, columns, chain(opening[at + 1 :], lines), notes), notes


def rows(name: str, columns: list[str], lines, notes: list[str]) -> Iterator[TableRow]:
    for number, cells in lines:
        fitted = spreadsheets.fitted(cells, len(columns))
        if len(spreadsheets.without_end(cells)) < 2:
            notes += cells[:1]
        elif len(fitted) != len(columns):
            many = f"has {len(fitted)} cells where the header has {len(columns)}"
            raise Malformed(PlaceInFile(name, row=number), many)
        else:
            yield TableRow(PlaceInFile(name, row=number), dict(zip(columns, fitted, strict=True)))


def numbered(name: str, text: str, between: str = "") -> Iterator[tuple[int, list[str]]]:
    """The lines of a table as stripped cells, with their numbers; empty lines are left out.

    What stands between the cells is told by the first lines, unless it is known.
    """
    opening = text.splitlines()[: spreadsheets.NEAR]
    between = between or spreadsheets.separator(opening)
    stream = io.StringIO(text, newline="")
    skipped = bool(opening) and spreadsheets.says_separator(opening[0])
    if skipped:
        stream.readline()
    reader = csv.reader(stream, delimiter=between, skipinitialspace=True, strict=True)
    try:
        for cells in reader:
            if any(cells):
                yield reader.line_num + skipped, [cell.strip() for cell in cells]
    except csv.Error as error:
        place = PlaceInFile(name, row=reader.line_num + skipped)
        raise Malformed(place, f"is not a CSV table, {error}") from error


def require(name: str, columns: list[str], wanted: tuple[str, ...], what: str) -> None:
    """Refuse a table without the columns that such a table has."""
    if lacking := [column for column in wanted if column not in columns]:
        require_unlike(name, columns, wanted)
        lacks = ", ".join(lacking)
        raise Malformed(PlaceInFile(name), f"is not {what}: it has no column {lacks}")


def require_unlike(name: str, columns: list[str], wanted: tuple[str, ...]) -> None:
    """Refuse a column whose name is nearly that of one that is missing."""
    missing = [column for column in wanted if column not in columns]
    for column in columns:
        for meant in spreadsheets.nearly(column, missing) if column not in wanted else ():
            raise Malformed(PlaceInFile(name), f"is not known: did you mean {meant}?", column)
