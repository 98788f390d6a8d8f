"""Workbooks of the .xls kind: 65,536 rows at most, so a sheet is read whole."""

from python_calamine import CalamineError, CalamineWorkbook

from coderpath.tables.malformed import Malformed, PlaceInFile
from coderpath.tables.sheets import Rows, Sheet


def sheets(file, name: str) -> list[Sheet]:
    """The sheets of a workbook. Raises Malformed for what is none."""
    try:
        book = CalamineWorkbook.from_filelike(file)
    except (CalamineError, OSError, ValueError) as error:
        raise Malformed(PlaceInFile(name), f"is not a whole workbook ({error})") from error
    places = [PlaceInFile(name, title) for title in book.sheet_names]
    return [Sheet(place, lambda place=place: rows(book, place)) for place in places]


def rows(book: CalamineWorkbook, place: PlaceInFile) -> Rows:
    """Each row: its number, and its cells as text."""
    try:
        cells = book.get_sheet_by_name(place.sheet).iter_rows()
        for number, row in enumerate(cells, start=1):
            yield number, [str(cell) for cell in row]
    except CalamineError as error:
        raise Malformed(place, f"is broken ({error})") from error
