"""What the reader yields: one row of the survey, and where in which file it stands."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Place(NamedTuple):
    """A row of a file, as a person would look for it."""

    file: str
    sheet: str = ""
    row: int = 0

    def __str__(self):
        parts = [self.file, self.sheet and f"sheet {self.sheet}", self.row and f"row {self.row}"]
        return ", ".join(filter(None, parts))


class Malformed(ValueError):
    """A file that cannot be what the Bureau publishes. Says where, and what is wrong with it."""

    def __init__(self, place: Place, problem: str, column: str = ""):
        where = f"{place}, column {column}" if column else str(place)
        said = f"{where}: {problem}"
        # In one line, whatever stands in the file: nothing that a terminal would obey.
        super().__init__("".join(sign if sign.isprintable() else "�" for sign in said))


class SurveyArea(NamedTuple):
    """An area as the survey names it: the kind is NATION, STATE, TERRITORY, METRO or NONMETRO."""

    kind: str
    code: str
    title: str
    usps: str  # of the state it is, or lies in first; empty for the nation
    states: tuple[str, ...]  # of a part of states: every one it lies in, as USPS writes them


class Named(NamedTuple):
    """An industry or an occupation: its code and the survey's title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class SurveyRelease:
    """Which survey a file holds, and what its mark # stands for, where the file says so."""

    year: int
    top_code_hourly: Decimal | None = None  # dollars
    top_code_annual: int | None = None  # dollars


@dataclass(slots=True)
class Row:
    """One occupation in one area and industry. Cells stand in the order of MEASURES.

    A cell is None without a mark where the file has no such column, and with the mark "-" where
    it has the column and leaves the cell empty.
    """

    release: SurveyRelease
    area: SurveyArea
    industry: Named
    occupation: Named
    cells: list[int | Decimal | None]
    marks: dict[str, str] = field(default_factory=dict)
    place: Place | None = None
