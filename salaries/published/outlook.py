"""Projections of employment as the Bureau of Labor Statistics and Projections Central publish them.

Pure: no Django. Three layouts: the Bureau's table of occupations (thousands
of jobs, codes as ="29-2072"), the same as JSON, and the long-term table of Projections Central
by state (jobs, STFIPS 0 for the nation), which does not say its years: they stand in the name of
the file, or one tells them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from . import small_tables
from .malformed import Malformed, Place
from .small_tables import Row

BLS, CENTRAL = "BLS", "Projections Central"
NATION = "00"
CENTRAL_COLUMNS = ("STFIPS", "OccCode", "Base", "Projected", "PercentChange", "AvgAnnualOpenings")
JSON_COLUMNS = ("code", "empBase", "empProjected", "changePct", "openings")
YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–_]\s?((?:20)?\d\d)(?!\d)")
CODE = r"\d\d-\d{4}"
MOST_JOBS = 1_000_000_000

Years = tuple[int, int]


@dataclass(frozen=True)
class ProjectedJobs:
    """Jobs of an occupation in a base year and as projected for a target year.

    The area is “00” for the nation, two digits (FIPS) for a state or territory.
    """

    place: Place
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
    """One file of projections, and which of the publishers lays its tables out so."""

    file: str
    layout: str
    rows: tuple[ProjectedJobs, ...]


@dataclass(frozen=True)
class Columns:
    """What a layout calls its columns, and how many jobs one is in it."""

    occupation: str
    base: str
    projected: str
    change_percent: str
    openings: str
    unit: int


CENTRAL_LAYOUT = Columns(*CENTRAL_COLUMNS[1:], unit=1)
JSON_LAYOUT = Columns(*JSON_COLUMNS, unit=1000)


def read(path: Path, told: Years | None = None) -> list[ProjectionTable]:
    """The tables in a file, or in a zip of several. Raises Malformed and OSError."""
    found = [read_table(name, text, told) for name, text in small_tables.files(path)]
    if not found:
        raise Malformed(Place(path.name), "holds no CSV file")
    return found


def read_table(name: str, text: str, told: Years | None) -> ProjectionTable:
    """One table, of whichever layout. Raises Malformed."""
    if text.lstrip().startswith("{"):
        layout, rows = BLS, from_json(name, text, told)
    else:
        columns, lines, _ = small_tables.table(name, text)
        if "Occupation Code" in columns:
            layout, rows = BLS, from_bls(name, columns, lines, told)
        else:
            small_tables.require(name, columns, CENTRAL_COLUMNS, "a table of projections")
            layout, rows = CENTRAL, from_central(name, lines, told)
    found = tuple(rows)
    if not found:
        raise Malformed(Place(name), "projects no occupation")
    return ProjectionTable(name, layout, found)


def from_bls(name: str, columns: list[str], lines, told: Years | None) -> Iterator[ProjectedJobs]:
    """The Bureau's own table. Its header says the years."""
    titles = [column for column in columns if re.fullmatch(r"Employment \d{4}", column)]
    if len(titles) != 2:
        raise Malformed(Place(name), "has no two columns such as “Employment 2024”")
    years = agreed(name, tuple(int(title[-4:]) for title in titles), told)
    span = f"{years[0]}-{years[1]}"
    layout = Columns(
        "Occupation Code",
        *titles,
        f"Employment Percent Change, {span}",
        f"Occupational Openings, {span} Annual Average",
        unit=1000,
    )
    wanted = (layout.change_percent, layout.openings)
    small_tables.require(name, columns, wanted, "the Bureau’s table of occupations")
    for row in lines:
        row.cells["Occupation Code"] = row.cells["Occupation Code"].strip('="')
        yield from projected(row, NATION, layout, years)


def from_central(name: str, lines, told: Years | None) -> Iterator[ProjectedJobs]:
    """The states' table. The years are told, or stand in the name of the file."""
    years = told or years_in(name)
    if not years:
        raise Malformed(Place(name), "does not say its years: give them, as --years 2022-2032")
    for row in lines:
        area = row.matching("STFIPS", r"\d{1,2}", "the code of a state").zfill(2)
        yield from projected(row, area, CENTRAL_LAYOUT, years)


def from_json(name: str, text: str, told: Years | None) -> Iterator[ProjectedJobs]:
    """The Bureau's table as JSON: {"source": "... 2024-2034", "occupations": [...]}."""
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
        source, occupations = content["source"], content["occupations"]
        cells = [{column: str(row[column]) for column in JSON_COLUMNS} for row in occupations]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Malformed(Place(name), "is not a table of projections") from error
    years = years_in(str(source))
    if not years:
        raise Malformed(Place(name), "does not say its years in “source”")
    for number, row in enumerate(cells, 1):
        yield from projected(
            Row(Place(name, row=number), row), NATION, JSON_LAYOUT, agreed(name, years, told)
        )


def projected(row: Row, area: str, columns: Columns, years: Years) -> Iterator[ProjectedJobs]:
    """One row; none where the publisher does not project this occupation."""
    code = row.matching(columns.occupation, CODE, "the code of an occupation")
    base, target = jobs(row, columns.base, columns), jobs(row, columns.projected, columns)
    change = row.number(columns.change_percent, most=9999, decimals=1)
    if base is None or target is None or change is None:
        return
    openings = jobs(row, columns.openings, columns)
    yield ProjectedJobs(row.place, area, code, *years, base, target, change, openings)


def jobs(row: Row, column: str, columns: Columns) -> int | None:
    """A number of jobs. Raises Malformed."""
    value = row.number(column, MOST_JOBS // columns.unit, 0 if columns.unit == 1 else 1)
    if value is not None and value < 0:
        raise row.refusal(column, f"“{value}” cannot be: there are no fewer than 0 jobs")
    return None if value is None else int(value * columns.unit)


def agreed(name: str, said: Years, told: Years | None) -> Years:
    """The years that a file says. Raises Malformed when it looks back, or one was told others."""
    if said[0] >= said[1]:
        raise Malformed(Place(name), f"projects {said[0]} to {said[1]}, which is not forward")
    if told and told != said:
        raise Malformed(Place(name), f"projects {said[0]} to {said[1]}, not {told[0]} to {told[1]}")
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
