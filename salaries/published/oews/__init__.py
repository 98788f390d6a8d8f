"""Reads the wage survey (OEWS) as the Bureau of Labor Statistics publishes it. Pure: no Django.

Workbooks of every layout since 2010, the zips they come in, flat files, comma-separated tables.

A row at a time, so a file of all areas needs no more memory than one of the nation.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.sheets import Sheet

from . import files, flat, releases, tables
from .cells import NAMES
from .releases import survey_year
from .rows import Asked, CodeAndTitle, SurveyArea, SurveyRelease, SurveyRow
from .tables import OCCUPATION

__all__ = [
    "NAMES",
    "OCCUPATION",
    "Asked",
    "CodeAndTitle",
    "SurveyRow",
    "SurveyArea",
    "SurveyRelease",
    "read",
    "survey_year",
]

DESCRIPTION_ROWS = 200
EVERYTHING = Asked()


def read(paths: Iterable[Path], asked: Asked = EVERYTHING) -> Iterator[SurveyRow]:
    """Every row of the survey in these files that is asked for.

    Raises Malformed, which says where.
    """
    with ExitStack() as stack:
        for path in paths:
            for table in tables_in(path, asked, stack):
                yield from table.rows()


def tables_in(
    path: Path, asked: Asked, stack: ExitStack
) -> Iterator[tables.SurveyTable | flat.FlatFile]:
    """The tables of data in one file or zip, each with the release that it is of."""
    data, flats, codes = [], [], {}
    texts: list[str] = []
    for sheet in [*files.sheets(path, path.name, stack), *beside(path, stack)]:
        opening = sheet.opening(tables.HEADER_WITHIN)
        if any(tables.is_header(cells) for cells in opening):
            data.append(sheet)
        elif opening and flat.is_data(opening[0]):
            flats.append(sheet)
        else:
            kind, lines = flat.codes(sheet)
            codes[kind] = lines
            texts += described(sheet) if not kind else ()
    texts += [line["footnote_text"] for line in codes.get("footnote", {}).values()]
    if not data and not flats:
        raise Malformed(PlaceInFile(path.name), "has no table with a column OCC_CODE")
    for sheet in data:
        yield tables.SurveyTable(sheet, releases.release(sheet.place, texts, asked.year), asked)
    for sheet in flats:
        release = releases.release(sheet.place, texts, asked.year)
        yield flat.FlatFile(sheet, codes, release, asked)


def beside(path: Path, stack: ExitStack) -> Iterator[Sheet]:
    """The tables of codes that lie in one folder with a flat file."""
    if path.name.startswith("oe.data"):
        for kind in flat.CODE_TABLES:
            near = path.with_name(f"oe.{kind}")
            if near.is_file():
                yield from files.sheets(near, near.name, stack)


def described(sheet: Sheet) -> list[str]:
    """The texts of a sheet that describes the fields of another."""
    return [cell for row in sheet.opening(DESCRIPTION_ROWS) for cell in row if cell]
