"""What the reader yields: one row of the survey."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from coderpath.tables.malformed import PlaceInFile


@dataclass(frozen=True)
class Asked:
    """What a reader is asked for: which occupations (None is all), and of a year not to come.

    `year` is that of the release, for files that do not say. `remark` hears of columns that are
    not read, and of those that are not there.
    """

    occupations: set[str] | None = None
    year: int | None = None
    this_year: int | None = None
    remark: Callable[[str], None] = lambda said: None


class SurveyArea(NamedTuple):
    """An area as the survey names it: the kind is NATION, STATE, TERRITORY, METRO or NONMETRO."""

    kind: str
    code: str
    title: str
    usps: str  # of the state it is, or lies in first; empty for the nation
    states: tuple[str, ...]  # of a part of states: every one it lies in, as USPS writes them


class CodeAndTitle(NamedTuple):
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
class SurveyRow:
    """One occupation in one area and industry. Cells stand in the order of MEASURES.

    A cell is None without a mark where the file has no such column, and with the mark "-" where
    it has the column and leaves the cell empty.
    """

    release: SurveyRelease
    area: SurveyArea
    industry: CodeAndTitle
    occupation: CodeAndTitle
    cells: list[int | Decimal | None]
    marks: dict[str, str]
    place: PlaceInFile
