"""Regional price parities as the Bureau of Economic Analysis publishes them, and a copy of them.

Pure: no Django. Of the Bureau's tables SARPP (the nation and the states) and
MARPP (metropolitan areas) the line “RPPs: All items” is read, of every year. A copy has one
level a row, in the columns kind, code, name, RPP_all_items, year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from coderpath.tables import small_tables
from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.small_tables import TableRow

ALL_ITEMS = "RPPs: All items"
TABLES = ("SARPP", "MARPP")
OWN = ("GeoFIPS", "GeoName", "TableName", "Description")
COPY = ("kind", "code", "RPP_all_items", "year")
NATION = "00"
# Of five digits. A spreadsheet takes it for a number and drops the zeros it begins with.
FIPS = r"\d{5}|0|999|[1-9]000"
PARTS = r"\d{5}|\d{6,7}"
UPDATED = re.compile(r"Last updated: (\w+ \d+, \d{4})")
MOST = 999  # a level above it does not fit, and cannot be


@dataclass(frozen=True)
class PriceLevel:
    """How dear a place is in a year, where the nation is 100.

    The area is “00” for the nation, two digits (FIPS) or two letters (USPS) for a state, five
    digits (CBSA) for a metropolitan area.
    """

    place: PlaceInFile
    area: str
    year: int
    level: Decimal


@dataclass(frozen=True)
class PriceTable:
    """One file of price levels; `published` is empty when it does not say.

    `of` says of which areas, as the end of a title.
    """

    file: str
    is_copy: bool
    published: str
    rows: tuple[PriceLevel, ...]

    @property
    def of(self) -> str:
        return " of metropolitan areas" if any(len(row.area) > 2 for row in self.rows) else ""


def read(path: Path) -> list[PriceTable]:
    """The tables in a CSV file, or in a zip of several. Raises Malformed and OSError."""
    found = [
        read_table(name, text)
        for name, text in small_tables.files(path)
        if name.startswith(TABLES) or name == path.name
    ]
    if not found:
        raise Malformed(PlaceInFile(path.name), "holds no file of the table SARPP or MARPP")
    return found


def read_table(name: str, text: str) -> PriceTable:
    """One table. Raises Malformed for one of another kind, and for one without any level."""
    columns, rows, notes = small_tables.table(name, text)
    is_copy = columns[:2] == ["kind", "code"]
    if is_copy:
        small_tables.require(name, columns, COPY, "a copy of price parities")
        levels = tuple(level for row in rows for level in copied(row))
    else:
        small_tables.require(name, columns, OWN, "a table of price parities")
        years = [column for column in columns if re.fullmatch(r"(19|20)\d\d", column)]
        levels = tuple(level for row in rows for level in all_items(row, years))
    if not levels:
        raise Malformed(PlaceInFile(name), f"has no level in a line “{ALL_ITEMS}”")
    return PriceTable(name, is_copy, updated(notes), levels)


def all_items(row: TableRow, years: list[str]) -> Iterator[PriceLevel]:
    """The levels of a row of the Bureau's own table; none of other lines or kinds of area."""
    table = row.cells["TableName"]
    if table not in TABLES:
        raise row.refusal("TableName", f"“{table}” is not {' or '.join(TABLES)}")
    if row.cells["Description"] != ALL_ITEMS:
        return
    code = row.matching("GeoFIPS", FIPS, "the code of an area").zfill(5)
    if code.startswith("00") and code != "00000":  # the nation outside its metropolitan areas
        return
    area = code if table == "MARPP" and code != "00000" else code[:2]
    for year in years:
        yield from level(row, area, year, int(year))


def copied(row: TableRow) -> Iterator[PriceLevel]:
    """The level of a row of a copy; none of an area that has none."""
    row.matching("kind", "state|area", "“state” or “area”")
    pattern = "[A-Z]{2}" if row.cells["kind"] == "state" else PARTS
    area = row.matching("code", pattern, f"the code of such a {row.cells['kind']}")
    area = area.zfill(7) if len(area) == 6 else area
    if row.cells["RPP_all_items"]:
        year = row.matching("year", r"(19|20)\d\d", "a year")
        yield from level(row, area, "RPP_all_items", int(year))


def level(row: TableRow, area: str, column: str, year: int) -> Iterator[PriceLevel]:
    value = row.number(column, most=MOST, decimals=3)
    if value is None:
        return
    if value <= 0:
        raise row.refusal(column, f"“{value}” cannot be: a price level is above 0")
    yield PriceLevel(row.place, area, year, value)


def updated(notes: list[str]) -> str:
    """The day the notes name, as a file of data has one: “2025-02-20”.

    >>> updated(["Last updated: February 20, 2025-- revised statistics for 2010-2019."])
    '2025-02-20'
    """
    for note in notes:
        if said := UPDATED.search(note):
            try:
                day = datetime.strptime(said[1], "%B %d, %Y")
            except ValueError:
                continue
            return day.date().isoformat()
    return ""
