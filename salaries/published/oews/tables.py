"""The tables of workbooks and of comma-separated files, whatever columns they have."""

import re
from collections.abc import Callable, Container, Iterator

from coderpath.tables import spreadsheets
from coderpath.tables.limits import MOST_NAMED
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.sheets import Sheet, column_name, header

from . import areas, industries, releases
from .cells import FOOTNOTES, MEASURES, Cells, footnoted, shown, top_down
from .rows import Asked, CodeAndTitle, SurveyArea, SurveyRelease, SurveyRow

# What a column is called, newest first. A file has some of these, in any case and order.
TEXTS = {
    "year": ("YEAR",),
    "area": ("AREA", "AREA_CODE"),
    "area_title": ("AREA_TITLE", "AREA_NAME", "STATE"),
    "area_type": ("AREA_TYPE", "AREATYPE_CODE"),
    "state": ("PRIM_STATE", "ST"),
    "state_code": ("STATE_CODE",),
    "naics": ("NAICS", "INDUSTRY_CODE"),
    "naics_title": ("NAICS_TITLE", "INDUSTRY_NAME"),
    "i_group": ("I_GROUP",),
    "ownership": ("OWN_CODE", "OWNERSHIP"),
    "occupation": ("OCC_CODE",),
    "occupation_title": ("OCC_TITLE",),
}
NOTE = "FN_"
# Columns of the Bureau's own that say nothing this site shows.
NOT_READ = {
    *("O_GROUP", "OCC_GROUP", "GROUP", "PCT_TOTAL", "PCT_RPT", "ANNUAL", "HOURLY"),
    *("SERIES_KEY_23", "SOURCE_FILE"),
}
OCCUPATION = re.compile(r"[0-9]{2}-[0-9]{4}")
HEADER_WITHIN = 20  # rows


def is_header(cells: list[str]) -> bool:
    """Whether this row names the columns of a table of the survey."""
    names = [column_name(cell) for cell in cells if 0 < len(cell) < 20]
    return "OCC_CODE" in names and len(names) > 2


def concerns(cells: list[str], code: str, occupations: set[str] | None) -> bool:
    """Whether a row is to be read: of these occupations (None is all), or of no code there is."""
    if occupations is None or not OCCUPATION.fullmatch(code):
        return any(cells)
    return code in occupations


class Once(dict):
    """What rows name again and again, made once for each: the texts to what they mean."""

    def __init__(self, make: Callable):
        self.make = make

    def __missing__(self, texts: tuple[str, ...]):
        if len(self) >= MOST_NAMED:
            raise ValueError("these are more than the survey has")
        self[texts] = made = self.make(*texts)
        return made


class TableColumns:
    """Where the columns of one table stand, by its header."""

    def __init__(self, cells: list[str], place: PlaceInFile):
        """Raises Malformed when there is nothing to read."""
        at = {name: i for i, name in enumerate(header(cells, place)) if name}
        self.width = max(at.values()) + 1
        self.texts = {
            name: next((at[column] for column in columns if column in at), None)
            for name, columns in TEXTS.items()
        }
        self.measures = [
            (i, at[name], Cells(measure), name, at.get(NOTE + name))
            for i, measure in enumerate(MEASURES)
            for name in measure.headers
            if name in at
        ]
        if not self.measures:
            raise Malformed(place, "has none of the columns of jobs and pay, such as A_MEDIAN")
        self.missing = [
            names[0]
            for names in (measure.headers for measure in MEASURES)
            if not any(name in at for name in names)
        ]
        self.unknown = [name for name in at if not is_known(name)]
        for name in self.unknown:
            require_unlike(name, at, place)

    def texts_of(self, *names: str) -> Callable[[list[str]], tuple[str, ...]]:
        """What reads these columns of a row; a column that is not there is empty."""
        places = [self.texts[name] for name in names]
        return lambda cells: tuple("" if at is None else cells[at].strip() for at in places)


def names_of_columns() -> Iterator[tuple[str, ...]]:
    """What each column that is read may be called."""
    yield from TEXTS.values()
    yield from (measure.headers for measure in MEASURES)


def is_known(name: str) -> bool:
    """Whether the Bureau has a column of this name."""
    plain = name.removeprefix(NOTE)
    return plain in NOT_READ or any(plain in names for names in names_of_columns())


def require_unlike(name: str, there: Container[str], place: PlaceInFile) -> None:
    """Refuse a column whose name is nearly that of one that is missing: its figures would be."""
    missing = [
        one
        for names in names_of_columns()
        if not any(each in there for each in names)
        for one in names
    ]
    for meant in spreadsheets.nearly(name, missing):
        raise Malformed(place, f"is not a column of the survey: did you mean {meant}?", name)


class SurveyTable:
    """One sheet of data, read by the names of its columns."""

    def __init__(self, sheet: Sheet, release: SurveyRelease, asked: Asked):
        self.sheet, self.release, self.asked = sheet, release, asked

    def rows(self) -> Iterator[SurveyRow]:
        """Every row of the occupations asked for. Raises Malformed, saying where."""
        occupations = self.asked.occupations
        numbered = self.sheet.rows()
        number, cells = next(row for row in numbered if is_header(row[1]))
        self.read_header(TableColumns(cells, self.sheet.place._replace(row=number)))
        width, at = self.columns.width, self.columns.texts["occupation"]
        for number, cells in numbered:
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            code = cells[at].strip()
            if concerns(cells, code, occupations):
                yield self.row(cells, code, self.sheet.place._replace(row=number))

    def read_header(self, columns: TableColumns) -> None:
        self.columns = columns
        self.year_of = columns.texts_of("year")
        self.title_of = columns.texts_of("occupation_title")
        self.area_of = columns.texts_of("area", "area_title", "area_type", "state", "state_code")
        self.industry_of = columns.texts_of("naics", "naics_title", "i_group", "ownership")
        self.areas, self.industries = Once(self.area), Once(industries.industry)
        self.releases = Once(
            lambda year: releases.of_year(year, self.release, self.asked.this_year)
        )
        for what, names in (("not known", columns.unknown), ("missing", columns.missing)):
            if names:
                self.asked.remark(f"{self.sheet.place}: columns {what}: {', '.join(names)}.")

    def area(self, code: str, title: str, kind: str, usps: str, fips: str) -> SurveyArea:
        if kind in areas.LETTERS:
            return areas.flat(kind, code, fips, title)
        return areas.area(code.removesuffix(".0"), title, kind.removesuffix(".0"), usps)

    def row(self, cells: list[str], code: str, place: PlaceInFile) -> SurveyRow:
        """What one row says."""
        values, marks = self.figures(cells, place)
        column = "OCC_CODE"
        try:
            if not OCCUPATION.fullmatch(code):
                raise ValueError(f"{shown(code)} is not the code of an occupation")
            column = "YEAR"
            release = self.releases[self.year_of(cells)]
            column = "AREA"
            area = self.areas[self.area_of(cells)]
            column = "NAICS"
            industry = self.industries[self.industry_of(cells)]
        except ValueError as error:
            raise Malformed(place, str(error), column) from None
        occupation = CodeAndTitle(code, *self.title_of(cells))
        return SurveyRow(release, area, industry, occupation, values, marks, place)

    def figures(self, cells: list[str], place: PlaceInFile) -> tuple[list, dict[str, str]]:
        """The seventeen cells and their marks."""
        values: list = [None] * len(MEASURES)
        marks = {}
        for i, at, column, name, note in self.columns.measures:
            try:
                values[i], mark = column[cells[at]]
            except ValueError as error:
                raise Malformed(place, str(error), name) from None
            if mark:
                measure = column.measure
                marks[measure.name] = footnoted(measure, cells[note], FOOTNOTES) if note else mark
        if lower := top_down(values):
            raise Malformed(place, "is lower than a lower percentile", lower)
        return values, marks
