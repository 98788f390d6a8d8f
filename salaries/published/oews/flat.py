"""The flat files: oe.data with one figure a line, and the tables of its codes beside it.

A series is OE, U, the kind of area, seven digits of area, six of industry, six of occupation, and
two of what is measured. The lines of one row of the survey stand together.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from coderpath.tables.malformed import Malformed
from coderpath.tables.sheets import Sheet, column_name

from . import areas, industries, releases
from .cells import (
    FOOTNOTES,
    MEASURES,
    NAMES,
    NOT_PUBLISHED,
    PERCENTILES,
    TOP_CODED,
    WITHHELD,
    Cells,
    footnoted,
    shown,
    top_down,
)
from .rows import Asked, CodeAndTitle, SurveyArea, SurveyRelease, SurveyRow
from .tables import Once

SERIES = re.compile(r"OE[US]([NSM])([0-9]{7})([0-9A-Z-]{6})([0-9]{6})([0-9]{2})")
KEY = 23  # characters of a series that say which row it is of
# What is measured, by the number at the end of a series; MEASURES by their places.
DATATYPES = {
    f"{number:02}": NAMES.index(name)
    for number, name in enumerate(
        [
            "employment",
            "employment_error",
            "hourly_mean",
            "annual_mean",
            "mean_error",
            *(NAMES[place] for place in PERCENTILES[0]),
            *(NAMES[place] for place in PERCENTILES[1]),
            "jobs_per_1000",
            "location_quotient",
        ],
        start=1,
    )
}
COLUMNS = ["SERIES_ID", "YEAR", "PERIOD", "VALUE", "FOOTNOTE_CODES"]
CODE_TABLES = ("area", "occupation", "industry", "footnote")
TOP_CODE_SAID = re.compile("equal to or (greater|higher|more)", re.IGNORECASE)


def is_data(cells: list[str]) -> bool:
    """Whether this is the first line of oe.data."""
    return [column_name(cell) for cell in cells[:4]] == COLUMNS[:4]


def codes(sheet: Sheet) -> tuple[str, dict[str, dict[str, str]]]:
    """Which table of codes a file is, and its lines by their code; "" when it is none."""
    rows = sheet.rows()
    _, first = next(rows, (0, []))
    names = [column_name(cell).lower() for cell in first]
    kind = next((kind for kind in CODE_TABLES if f"{kind}_code" in names), "")
    if not kind or f"{kind}_{'text' if kind == 'footnote' else 'name'}" not in names:
        return "", {}
    cells = ([cell.strip() for cell in row] for _, row in rows)
    lines = (dict(zip(names, row, strict=True)) for row in cells)
    return kind, {line[f"{kind}_code"]: line for line in lines}


class FlatFile:
    """oe.data, with the tables of codes that came with it."""

    def __init__(
        self,
        sheet: Sheet,
        tables: dict[str, dict[str, dict[str, str]]],
        release: SurveyRelease,
        asked: Asked,
    ):
        self.sheet, self.release, self.asked = sheet, release, asked
        self.tables = {kind: tables.get(kind, {}) for kind in CODE_TABLES}
        self.meanings = meanings(self.tables["footnote"]) or FOOTNOTES
        self.areas, self.industries = Once(self.area), Once(self.industry)
        self.releases = Once(self.release_of)
        self.cells = [Cells(measure) for measure in MEASURES]

    def rows(self) -> Iterator[SurveyRow]:
        """Every row of the occupations asked for. Raises Malformed, saying where."""
        occupations = self.asked.occupations
        lines = self.sheet.rows()
        next(lines)
        for (series, year), group in groupby(lines, lambda line: (line[1][0][:KEY], line[1][1])):
            code = f"{series[17:19]}-{series[19:23]}"
            if occupations is None or code in occupations or not code[3:].isdigit():
                yield self.row(series, year.strip(), code, list(group))

    def row(
        self, series: str, year: str, code: str, lines: list[tuple[int, list[str]]]
    ) -> SurveyRow:
        """The row whose figures stand in these lines."""
        place = self.sheet.place._replace(row=lines[0][0])
        said = SERIES.fullmatch(f"{series}01")
        if not said:
            raise Malformed(place, f"{shown(series)} is not a series of the survey", "series_id")
        values, marks = self.figures(lines)
        try:
            release = self.releases[(year,)]
            area = self.areas[said[1], said[2]]
            industry = self.industries[(said[3],)]
        except ValueError as error:
            raise Malformed(place, str(error), "series_id") from None
        title = self.tables["occupation"].get(said[4], {}).get("occupation_name", "")
        return SurveyRow(release, area, industry, CodeAndTitle(code, title), values, marks, place)

    def figures(self, lines: list[tuple[int, list[str]]]) -> tuple[list, dict[str, str]]:
        """The seventeen cells and their marks; a measure without a line was not collected."""
        values: list = [None] * len(MEASURES)
        marks, seen = {}, set()
        for number, (series, _, _, value, codes) in lines:
            place = self.sheet.place._replace(row=number)
            i = DATATYPES.get(series.strip()[KEY:])
            if i is None or i in seen:
                raise Malformed(place, f"{shown(series)} is unknown or stands twice", "series_id")
            seen.add(i)
            try:
                values[i], mark = self.cells[i][value]
            except ValueError as error:
                raise Malformed(place, str(error), "value") from None
            if mark == NOT_PUBLISHED:
                mark = footnoted(MEASURES[i], codes.strip(), self.meanings)
            if mark:
                marks[MEASURES[i].name] = mark
        if lower := top_down(values):
            raise Malformed(place, f"{lower} is lower than a lower percentile", "value")
        return values, {m.name: marks[m.name] for m in MEASURES if m.name in marks}

    def area(self, letter: str, code: str) -> SurveyArea:
        said = self.tables["area"].get(code, {})
        if letter == "M" and not said:
            raise ValueError(f"area {code} is not in oe.area, which must come with the data")
        return areas.flat(letter, code, said.get("state_code", ""), said.get("area_name", ""))

    def industry(self, code: str) -> CodeAndTitle:
        said = self.tables["industry"].get(code, {})
        return industries.industry(code, said.get("industry_name", ""))

    def release_of(self, year: str) -> SurveyRelease:
        found = releases.of_year(year, self.release, self.asked.this_year)
        if self.release.year and self.release.year != found.year:
            raise ValueError(f"this is of May {found.year}, not of May {self.release.year}")
        return SurveyRelease(found.year, self.release.top_code_hourly, self.release.top_code_annual)


def meanings(table: dict[str, dict[str, str]]) -> dict[str, str]:
    """The mark of each footnote that stands for a figure left out."""
    found = {}
    for code, line in table.items():
        if TOP_CODE_SAID.search(line["footnote_text"]):
            found[code] = TOP_CODED
        elif "not released" in line["footnote_text"].lower():
            found[code] = WITHHELD
    return found
