"""Projections of employment as the Bureau of Labor Statistics and Projections Central publish them.

Pure: no Django. Three layouts: the Bureau's table of occupations (thousands of jobs, codes as
="29-2072"; its download, and Table 1.2 of occupation.xlsx), the same as JSON, and the long-term
table of Projections Central by state (jobs, STFIPS 0 for the nation). Where that does not say the
years of each row, they stand in the name of the file, or one tells them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from coderpath.tables import small_tables
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.small_tables import TableRow

BLS, CENTRAL = "BLS", "Projections Central"
NATION = "00"
CENTRAL_COLUMNS = ("STFIPS", "OccCode", "Base", "Projected", "PercentChange", "AvgAnnualOpenings")
CENTRAL_YEARS = ("BaseYear", "ProjYear")
JSON_COLUMNS = ("code", "empBase", "empProjected", "changePct", "openings")
# What the Bureau's own table calls its columns, in its download and in its workbook.
SPAN = r"\d{4}[-–](?:\d{4}|\d{2})"
BLS_COLUMNS = {
    "occupation": re.compile(r"Occupation Code|(\d{4} )?National Employment Matrix code"),
    "employment": re.compile(r"Employment,? (\d{4})"),
    "change": re.compile(rf"Employment (?:Percent Change|change, percent), ({SPAN})"),
    "openings": re.compile(rf"Occupational Openings, {SPAN} Annual Average", re.IGNORECASE),
}
FOOTNOTE = re.compile(r"\s*\[\d+\]$")
TAKE = "take Table 1.2 of occupation.xlsx, or the download of data.bls.gov/projections"
YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–_]\s?((?:20)?\d\d)(?!\d)")
CODE = r"\d\d-\d{4}"
MOST_JOBS = 1_000_000_000

Years = tuple[int, int]


@dataclass(frozen=True)
class ProjectedJobs:
    """Jobs of an occupation in a base year and as projected for a target year.

    The area is “00” for the nation, two digits (FIPS) for a state or territory.
    """

    place: PlaceInFile
    area: str
    occupation: str
    base_year: int
    target_year: int
    base: int
    projected: int
    change_percent: Decimal
    openings: int | None  # a year


@dataclass(frozen=True)
class ProjectionTable:
    """What one file projects between two years, and which of the publishers lays it out so."""

    file: str
    layout: str
    rows: tuple[ProjectedJobs, ...]


@dataclass(frozen=True)
class OutlookColumns:
    """What a layout calls its columns, and how many jobs one is in it."""

    occupation: str
    base: str
    projected: str
    change_percent: str
    openings: str
    unit: int


CENTRAL_LAYOUT = OutlookColumns(*CENTRAL_COLUMNS[1:], unit=1)
JSON_LAYOUT = OutlookColumns(*JSON_COLUMNS, unit=1000)


def read(path: Path, told: Years | None = None) -> list[ProjectionTable]:
    """The tables in a file, or in a zip of several. Raises Malformed and OSError."""
    files = list(small_tables.files(path))
    if path.suffix.lower() == ".xlsx":
        files = [(path.name, text) for name, text in files if is_bureaus(name, text)][:1]
        if not files:
            raise Malformed(PlaceInFile(path.name), f"has no table of occupations: {TAKE}")
    found = [table for name, text in files for table in read_tables(name, text, told)]
    if not found:
        raise Malformed(PlaceInFile(path.name), "holds no CSV file")
    return found


def is_bureaus(name: str, text: str) -> bool:
    """Whether a sheet is a table of occupations with all that is read of it."""
    try:
        columns, _, _ = small_tables.table(name, text)
    except Malformed:
        return False
    return all(named(columns, pattern) for pattern in BLS_COLUMNS.values())


def read_tables(name: str, text: str, told: Years | None) -> Iterator[ProjectionTable]:
    """The tables of one text, of whichever layout: one for each span of years. Raises Malformed."""
    if text.lstrip().startswith("{"):
        layout, rows = BLS, from_json(name, text, told)
    else:
        columns, lines, _ = small_tables.table(name, text)
        if named(columns, BLS_COLUMNS["occupation"]):
            layout, rows = BLS, from_bls(name, columns, lines, told)
        else:
            if not set(columns) & set(CENTRAL_COLUMNS):
                raise Malformed(PlaceInFile(name), f"is not a table of projections: {TAKE}")
            small_tables.require(name, columns, CENTRAL_COLUMNS, "a table of projections")
            layout, rows = CENTRAL, from_central(name, columns, lines, told)
    found = by_years(rows)
    if not found:
        raise Malformed(PlaceInFile(name), "projects no occupation")
    for of_years in found:
        yield ProjectionTable(name, layout, of_years)


def by_years(rows: Iterable[ProjectedJobs]) -> list[tuple[ProjectedJobs, ...]]:
    """The rows of each span of years together, in the order in which the spans come."""
    found = defaultdict(list)
    for row in rows:
        found[row.base_year, row.target_year].append(row)
    return [tuple(together) for together in found.values()]


def named(columns: list[str], pattern: re.Pattern) -> list[re.Match]:
    """The columns called so, without the marks of footnotes.

    >>> [found[0] for found in named(["Employment, 2034[1]", "Pay"], BLS_COLUMNS["employment"])]
    ['Employment, 2034']
    """
    return [found for one in columns if (found := pattern.fullmatch(FOOTNOTE.sub("", one)))]


def from_bls(name: str, columns: list[str], lines, told: Years | None) -> Iterator[ProjectedJobs]:
    """The Bureau's own table. Its header says the years."""
    plain = {FOOTNOTE.sub("", one): one for one in columns}
    found = {what: named(columns, pattern) for what, pattern in BLS_COLUMNS.items()}
    if len(found["employment"]) != 2:
        raise Malformed(PlaceInFile(name), "has no two columns such as “Employment 2024”")
    base, target = found["employment"]
    if not (found["change"] and found["openings"]):
        lacks = "the change in percent" if found["openings"] else "openings a year"
        raise Malformed(PlaceInFile(name), f"has no column for {lacks}: {TAKE}")
    change, openings = found["change"][0], found["openings"][0]
    years = agreed(name, years_in(change[1]) or (int(base[1]), int(target[1])), told)
    if years != (int(base[1]), int(target[1])):
        raise Malformed(
            PlaceInFile(name), f"gives jobs of {base[1]} and {target[1]}, but {change[0]}"
        )
    code = plain[found["occupation"][0][0]]
    before, after, by, new = (plain[column[0]] for column in (base, target, change, openings))
    layout = OutlookColumns(code, before, after, by, new, unit=1000)
    for row in lines:
        row.cells[code] = row.cells[code].strip('="')
        yield from projected(row, NATION, layout, years)


def from_central(
    name: str, columns: list[str], lines, told: Years | None
) -> Iterator[ProjectedJobs]:
    """The states' table. Each row says its years, or they are told, or stand in the file's name."""
    small_tables.require_unlike(name, columns, CENTRAL_YEARS)
    is_said = all(column in columns for column in CENTRAL_YEARS)
    asked = told or years_in(name)
    if not is_said and asked is None:
        raise Malformed(
            PlaceInFile(name), "does not say its years: give them, as --years 2022-2032"
        )
    for row in lines:
        area = row.matching("STFIPS", r"\d{1,2}", "the code of a state").zfill(2)
        years = of_row(row, asked) if is_said or asked is None else asked
        yield from projected(row, area, CENTRAL_LAYOUT, years)


def of_row(row: TableRow, asked: Years | None) -> Years:
    """The years that a row says. Raises Malformed where others were told, or stand in the name."""
    base, target = (int(row.matching(name, r"(19|20)\d\d", "a year")) for name in CENTRAL_YEARS)
    try:
        return agreed(row.place.file, (base, target), asked)
    except Malformed as error:
        raise row.refusal(CENTRAL_YEARS[0], error.problem) from None


def from_json(name: str, text: str, told: Years | None) -> Iterator[ProjectedJobs]:
    """The Bureau's table as JSON: {"source": "... 2024-2034", "occupations": [...]}."""
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
        source, occupations = content["source"], content["occupations"]
        cells = [{column: str(row[column]) for column in JSON_COLUMNS} for row in occupations]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Malformed(PlaceInFile(name), "is not a table of projections") from error
    years = years_in(str(source))
    if not years:
        raise Malformed(PlaceInFile(name), "does not say its years in “source”")
    for number, row in enumerate(cells, 1):
        yield from projected(
            TableRow(PlaceInFile(name, row=number), row),
            NATION,
            JSON_LAYOUT,
            agreed(name, years, told),
        )


def projected(
    row: TableRow, area: str, columns: OutlookColumns, years: Years
) -> Iterator[ProjectedJobs]:
    """One row; none where the publisher does not project this occupation."""
    code = row.matching(columns.occupation, CODE, "the code of an occupation")
    base, target = jobs(row, columns.base, columns), jobs(row, columns.projected, columns)
    change = row.number(columns.change_percent, most=9999, decimals=1)
    if base is None or target is None or change is None:
        return
    openings = jobs(row, columns.openings, columns)
    yield ProjectedJobs(row.place, area, code, *years, base, target, change, openings)


def jobs(row: TableRow, column: str, columns: OutlookColumns) -> int | None:
    """A number of jobs. Raises Malformed."""
    value = row.number(column, MOST_JOBS // columns.unit, 0 if columns.unit == 1 else 1)
    if value is not None and value < 0:
        raise row.refusal(column, f"“{value}” cannot be: there are no fewer than 0 jobs")
    return None if value is None else int(value * columns.unit)


def agreed(name: str, said: Years, told: Years | None) -> Years:
    """The years that a file says. Raises Malformed when it looks back, or one was told others."""
    if said[0] >= said[1]:
        raise Malformed(PlaceInFile(name), f"projects {said[0]} to {said[1]}, which is not forward")
    if told and told != said:
        raise Malformed(
            PlaceInFile(name), f"projects {said[0]} to {said[1]}, not {told[0]} to {told[1]}"
        )
    return said


def years_in(text: str) -> Years | None:
    """The base and the target year that a name or a title gives.

    >>> years_in("longterm_2022-2032.csv"), years_in("Employment_Projections_2022-32.csv")
    ((2022, 2032), (2022, 2032))
    >>> years_in("longterm.csv"), years_in("2032-2022")
    (None, None)
    """
    said = YEARS.search(text)
    if not said:
        return None
    base, target = int(said[1]), int(said[2])
    target += base // 100 * 100 if target < 100 else 0
    return (base, target) if base < target else None
