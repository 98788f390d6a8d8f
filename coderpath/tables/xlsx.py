"""Workbooks of the .xlsx kind, read as a stream: a row at a time, however many there are.

Only what the Bureau's files need: values, as text. Libraries that know all of Excel take minutes
over a file of all areas, or hold the whole of it in memory.
"""

import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from .limits import CHUNK, LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_STRINGS, require_sane
from .malformed import Malformed, PlaceInFile
from .sheets import Sheet

ALPHABET = 26
RELATIONS = "xl/_rels/workbook.xml.rels"


class BrokenCell(ValueError):
    """What is wrong with one cell: its row and column, from 1, and the problem."""

    def __init__(self, row: int, column: int, problem: str):
        super().__init__(problem)
        self.row, self.column = row, letters(column)


def sheets(file, name: str, *, most: int = MOST_BYTES, takes_formulas: bool = False) -> list[Sheet]:
    """The sheets of a workbook. Raises Malformed for what is none, or would fill the memory.

    `most` is how many bytes it may unpack to. What a formula gave when the workbook was saved is
    taken for the value of its cell only where that is asked for: in a workbook of the Bureau a
    formula is a mistake.
    """
    place = PlaceInFile(name)
    try:
        book = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError) as error:
        raise Malformed(place, f"is not a whole workbook ({error})") from error
    require_sane(book, place, most)
    parts = {
        entry.get("Id"): entry.get("Target", "")
        for entry in elements(book, RELATIONS, place, "Relationship")
    }
    strings: list[str] = []
    found = []
    for entry in elements(book, "xl/workbook.xml", place, "sheet"):
        target = parts.get(next((v for k, v in entry.items() if k.endswith(":id")), ""), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        place = PlaceInFile(name, entry.get("name", ""))
        found.append(
            Sheet(
                place,
                lambda path=path, place=place: rows(book, path, place, strings, takes_formulas),
            )
        )
    return found


def elements(
    book: zipfile.ZipFile, path: str, place: PlaceInFile, tag: str
) -> list[dict[str, str]]:
    """The attributes of every element of a kind in one small part of the workbook."""
    found: list[dict[str, str]] = []

    def start(name, attributes):
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    parser = new_parser()
    parser.StartElementHandler = start
    for _ in fed(parser, book, path, place):
        pass
    return found


def new_parser():
    """Without a document type there are no entities to blow up."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def _no_doctype(*declared):
    raise ValueError("its XML declares a document type, which no workbook does")


def fed(parser, book: zipfile.ZipFile, path: str, place: PlaceInFile) -> Iterator[None]:
    """Hand a part of the workbook to the parser, piece by piece."""
    try:
        with book.open(path) as stream:
            while piece := stream.read(CHUNK):
                parser.Parse(piece, False)
                yield
        parser.Parse(b"", True)
        yield
    except KeyError as error:
        raise Malformed(place, f"has no {path}: it is not a workbook") from error
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Malformed(place, f"its part {path} is broken ({error})") from error
    except BrokenCell as error:
        raise Malformed(place._replace(row=error.row), str(error), error.column) from error
    except ValueError as error:
        raise Malformed(place, str(error)) from error


def shared_strings(book: zipfile.ZipFile, place: PlaceInFile) -> Iterator[str]:
    """The texts that cells point to by their number; of rich text the words, without phonetics."""
    done: list[str] = []
    pieces: list[str] = []
    inside: list[str] = []
    size = 0

    def start(name, attributes):
        inside.append(name.rpartition(":")[2])
        if inside[-1] == "si":
            pieces.clear()

    def end(name):
        nonlocal size
        if inside.pop() == "si":
            done.append("".join(pieces))
            size += len(done[-1]) + 50
            if size > MOST_STRINGS:
                raise ValueError("its texts would fill the memory")

    def text(data):
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(data)

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    for _ in fed(parser, book, "xl/sharedStrings.xml", place):
        yield from done
        done.clear()


def rows(
    book: zipfile.ZipFile,
    path: str,
    place: PlaceInFile,
    strings: list[str],
    takes_formulas: bool = False,
) -> Iterator[tuple[int, list[str]]]:
    """Each row of a sheet: its number, and its cells as text, empty where there is none."""
    if not strings and "xl/sharedStrings.xml" in book.namelist():
        strings.extend(shared_strings(book, place))
    done: list[tuple[int, list[str]]] = []
    parser = sheet_parser(strings, done, takes_formulas)
    for _ in fed(parser, book, path, place):
        yield from done
        done.clear()


def sheet_parser(
    strings: list[str], done: list[tuple[int, list[str]]], takes_formulas: bool = False
):
    """A parser that appends every finished row to `done`.

    Called some sixty million times for a file of all areas, hence the plain variables.
    """
    number = column = 0
    kind, value, collecting = None, "", False
    row: list[str] = []
    columns = ColumnNumbers()

    def start(name, attributes):
        nonlocal number, column, kind, value, collecting, row
        if name == "c":
            kind, value, place = attributes.get("t"), "", attributes.get("r")
            column = columns[place.rstrip("0123456789")] if place else column + 1
        elif name == "v" or name == "t":
            collecting = True
        elif name == "row":
            number, column, row = int(attributes.get("r", number + 1)), 0, []
        elif name == "f" and not takes_formulas:
            raise BrokenCell(number, column, "holds a formula, not a value")

    def end(name):
        nonlocal collecting
        if name == "v" or name == "t":
            collecting = False
        elif name == "c":
            if value:
                if len(row) < column:
                    row.extend([""] * (column - len(row)))
                row[column - 1] = strings[_index(value, strings)] if kind == "s" else value
            if kind == "e":
                raise BrokenCell(number, column, f"holds an error, {value}")
        elif name == "row":
            done.append((number, row))

    def text(data):
        nonlocal value
        if collecting:
            value += data
            if len(value) > LONGEST_CELL:
                raise BrokenCell(number, column, "is longer than Excel allows")

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    return parser


def _index(value: str, strings: list[str]) -> int:
    if value.isdigit() and int(value) < len(strings):
        return int(value)
    raise ValueError(f"it points to text {value[:20]}, which it does not hold")


def letters(column: int) -> str:
    """A column as a workbook names it: 1 is A, 27 is AA."""
    first, last = divmod(column - 1, ALPHABET)
    return (letters(first) if first else "") + chr(ord("A") + last)


class ColumnNumbers(dict):
    """The number of a column by its letters: A is 1, AA is 27."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters:
            number = number * ALPHABET + ord(letter) - ord("A") + 1
        if not 0 < number <= MOST_COLUMNS:
            raise ValueError(f"“{letters[:10]}” is not a column")
        self[letters] = number
        return number
