"""Text files: comma-separated tables, and the tab-separated lines of the flat files."""

import csv
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from coderpath.tables import spreadsheets
from coderpath.tables.limits import LONGEST_LINE
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.sheets import Rows, Sheet

Open = Callable[[], BinaryIO]


def lines(opened: Open, place: PlaceInFile) -> Iterator[tuple[int, str]]:
    """Each line and its number: UTF-8, or where a byte does not fit, Windows' own encoding."""
    with opened() as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE):
            number += 1
            yield number, decoded(raw, place._replace(row=number))


def decoded(raw: bytes, place: PlaceInFile) -> str:
    """Raises Malformed for what cannot be a line of text."""
    if place.row == 1:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Malformed(place, "is in UTF-16; save it as UTF-8")
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.lstrip().startswith(b"<"):
            raise Malformed(place, "is a web page, not a table")
    if b"\0" in raw:
        raise Malformed(place, "holds a NUL: it is not a text")
    if len(raw) == LONGEST_LINE:
        raise Malformed(place, "is longer than any line of a table")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Malformed(place, "is not a text") from error


def sheet(opened: Open, name: str) -> Sheet:
    """A comma- or tab-separated file as a table of one sheet."""
    place = PlaceInFile(name)
    return Sheet(place, lambda: table(opened, place))


def table(opened: Open, place: PlaceInFile) -> Rows:
    """Each row: the number of its last line, and its cells; as many as the header has.

    What stands above the header, such as a title, is as long as it is.
    """
    found = parsed(lines(opened, place), place)
    opening = list(islice(found, spreadsheets.NEAR))
    if not opening:
        return
    at = spreadsheets.header_at(opening)
    yield from opening[:at]
    width = len(spreadsheets.without_end(opening[at][1]))
    for number, cells in chain(opening[at:], found):
        fitted = spreadsheets.fitted(cells, width)
        if len(fitted) != width:
            problem = f"has {len(fitted)} columns, and the header has {width}"
            raise Malformed(place._replace(row=number), problem)
        yield number, fitted


def parsed(numbered: Iterator[tuple[int, str]], place: PlaceInFile) -> Rows:
    """Each row in which anything stands, whatever stands between its cells."""
    opening = list(islice(numbered, spreadsheets.NEAR))
    delimiter = spreadsheets.separator(line for _, line in opening)
    if opening and spreadsheets.says_separator(opening[0][1]):
        del opening[0]
    number = 0

    def text() -> Iterator[str]:
        nonlocal number
        for number, line in chain(opening, numbered):  # noqa: B007
            yield line

    try:
        for cells in csv.reader(text(), delimiter=delimiter, strict=True):
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise Malformed(place._replace(row=number), f"is broken ({error})") from error
