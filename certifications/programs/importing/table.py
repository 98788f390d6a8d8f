"""A table of programs as an editor writes it: one program a row, and what is wrong in a cell.

Pure: no Django. All problems of a file are told at once, one sentence each with its line; what the
database alone can tell is added by `importing`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from coderpath.near_names import near
from coderpath.tables import small_tables
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.written import quoted
from salaries.places import NAMES

MOST_BYTES = 5_000_000
MOST_ROWS = 2_000
MOST_DOLLARS, MOST_HOURS, MOST_MONTHS, MOST_WEEKS = 999_999, 10_000, 120, 520
AMOUNT = re.compile(r"\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?")
BETWEEN = re.compile(r"\s*[-–]\s*")
EXAM = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNDATED = "undated"
Range = tuple[Decimal | None, Decimal]

TAUGHT = {
    "campus": "CAMPUS",
    "online": "ONLINE",
    "partly online": "HYBRID",
    "campus or online": "EITHER",
}
AWARDS = {
    "course": "COURSE",
    "certificate": "CERTIFICATE",
    "diploma": "DIPLOMA",
    "associate": "ASSOCIATE",
    "bachelor": "BACHELOR",
    "master": "MASTER",
}
SCHOOLS = {
    "community college": "COMMUNITY",
    "university": "UNIVERSITY",
    "career school": "CAREER",
    "organization": "ORGANIZATION",
}
PER = {"all": "WHOLE", "year": "YEAR", "credit": "UNIT"}


class Wrong(ValueError):
    """A cell that makes no sense: the end of a sentence that names the column and the cell."""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong, in a sentence, and in which line of the file."""

    line: int
    says: str

    def __str__(self):
        return f"line {self.line}: {self.says}"


@dataclass(frozen=True)
class ProgramLine:
    """One program of the file: what its cells say, by column; an empty cell says nothing."""

    line: int
    said: dict[str, Any]

    def get(self, column: str, default: Any = "") -> Any:
        return self.said.get(column, default)


@dataclass
class ProgramTable:
    """The programs of a file, and all that is wrong with it; with a problem it is not stored."""

    lines: list[ProgramLine] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise Wrong(f"has {len(cell)} letters; {most} is the most")
        if not cell.isprintable():
            raise Wrong("has signs that cannot be printed")
        return cell

    return read


def one_of(words: dict[str, str]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell.lower() not in words:
            raise Wrong(f"must be one of: {', '.join(words)}")
        return words[cell.lower()]

    return read


def state(cell: str) -> str:
    if cell.lower() not in NAMES:
        raise Wrong("must be the postal code of a state, such as OH")
    return cell.lower()


def amount(most: int, decimals: bool = True) -> Callable[[str], Decimal]:
    def read(cell: str) -> Decimal:
        found = AMOUNT.fullmatch(cell) if cell.isascii() else None
        if not found or found[2] and not decimals:
            raise Wrong(f"must be a {'number' if decimals else 'whole number'}, such as 12")
        value = Decimal(cell.replace("$", "").replace(",", ""))
        if value > most:
            raise Wrong(f"must be {most:,} at most")
        return value

    return read


def span(read: Callable[[str], Decimal]) -> Callable[[str], Range]:
    """One number, or the two ends of a range: “8-15”."""

    def read_both(cell: str) -> Range:
        ends = [read(end) for end in BETWEEN.split(cell)]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise Wrong("must be one number, or the lower and the upper end: 8-15")
        return ends[0], ends[-1]

    return read_both


def some(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """The same, and not 0."""

    def read_some(cell: str) -> Any:
        value = read(cell)
        if not (value[0] if isinstance(value, tuple) else value):
            raise Wrong("must be more than 0, or empty")
        return value

    return read_some


def day(cell: str) -> date:
    try:
        if DAY.fullmatch(cell) and cell.isascii():
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise Wrong("must be a day, such as 2026-11-29")


def day_or_none(cell: str) -> date | None:
    if cell.lower() == UNDATED:
        return None
    try:
        return day(cell)
    except Wrong as wrong:
        raise Wrong(f"{wrong}, or “{UNDATED}”") from None


def address(cell: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", cell) or len(cell) > 500:
        raise Wrong("must be the whole address of a page, such as https://example.org/coding")
    return cell


def exams(cell: str) -> tuple[str, ...]:
    codes = tuple(cell.replace(",", " ").split())
    if not all(EXAM.fullmatch(code) and code.isascii() for code in codes):
        raise Wrong("must be codes of exams with blanks between, such as CPC CCA")
    return tuple(dict.fromkeys(code.lower() for code in codes))


def slug(cell: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", cell) or len(cell) > 60:
        raise Wrong("must be lower-case letters, digits and hyphens, 60 at most")
    return cell


# Every column there may be, and how its cells are read.
COLUMNS: dict[str, Callable[[str], Any]] = {
    "slug": slug,
    "program": text(150),
    "provider": text(120),
    "state": state,
    "taught": one_of(TAUGHT),
    "award": one_of(AWARDS),
    "school": one_of(SCHOOLS),
    "hours": some(amount(MOST_HOURS, decimals=False)),
    "weeks": some(span(amount(MOST_WEEKS, decimals=False))),
    "months": some(span(amount(MOST_MONTHS))),
    "credits": text(250),
    "cost": span(amount(MOST_DOLLARS)),
    "cost_per": one_of(PER),
    "cost_who": text(120),
    "cost_holds": text(250),
    "exams": exams,
    "externship": text(250),
    "to_start": text(250),
    "approval": text(250),
    "aid": text(250),
    "publisher": text(120),
    "source_title": text(250),
    "source_url": address,
    "read_on": day,
    "as_of": day_or_none,
    "locator": text(200),
    "note": text(250),
}
REQUIRED = ("program", "provider", "source_title", "source_url", "as_of")


def read(name: str, data: bytes) -> ProgramTable:
    """The programs of a file. Raises Malformed for what is no table at all."""
    place = PlaceInFile(name)
    if len(data) > MOST_BYTES:
        raise Malformed(place, f"has more than {MOST_BYTES // 1_000_000} MB: split it")
    lines = small_tables.numbered(name, small_tables.text(place, data))
    number, columns = next(lines, (0, []))
    if not columns:
        raise Malformed(place, "is empty")
    columns = [column.lower() for column in columns]
    found = ProgramTable(problems=list(_of_header(number, columns)))
    if not found.problems:
        for row, (number, cells) in enumerate(lines):
            if row == MOST_ROWS:
                raise Malformed(place, f"has more than {MOST_ROWS:,} programs: split it")
            _read_line(found, number, columns, cells)
        if not found.lines and not found.problems:
            raise Malformed(place, "has a header and no program")
    return found


def _of_header(number: int, columns: list[str]) -> Iterator[RowProblem]:
    for column in dict.fromkeys(columns):
        if column not in COLUMNS:
            meant = near(column, COLUMNS, 1)
            hint = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(COLUMNS)}."
            yield RowProblem(number, f"column {quoted(column)} is not known: {hint}")
        elif columns.count(column) > 1:
            yield RowProblem(number, f"there are two columns {column}.")
    for column in REQUIRED:
        if column not in columns:
            yield RowProblem(number, f"the column {column} is missing.")


def _read_line(found: ProgramTable, number: int, columns: list[str], cells: list[str]) -> None:
    if len(cells) != len(columns):
        says = f"has {len(cells)} cells where the header has {len(columns)}."
        found.problems.append(RowProblem(number, says))
        return
    said, wrong = {}, []
    for column, cell in zip(columns, cells, strict=True):
        if not cell:
            continue
        try:
            said[column] = COLUMNS[column](cell)
        except Wrong as problem:
            wrong.append(RowProblem(number, f"{column} {problem}. It says {quoted(cell)}."))
    read = {column for column, cell in zip(columns, cells, strict=True) if cell}
    wrong += (RowProblem(number, f"{each} is empty.") for each in REQUIRED if each not in read)
    wrong += _together(number, read)
    found.problems += wrong
    if not wrong:
        found.lines.append(ProgramLine(number, said))


def _together(number: int, read: set[str]) -> Iterator[RowProblem]:
    if {"weeks", "months"} <= read:
        yield RowProblem(number, "weeks and months are both given: leave one empty.")
    if "cost" not in read and read & {"cost_per", "cost_who"}:
        yield RowProblem(number, "cost is empty, and more is said of it.")
