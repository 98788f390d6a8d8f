"""What is wrong with a file, and where in it. Pure: no Django."""

import zipfile
import zlib
from typing import NamedTuple

# What reading a damaged archive raises. The last is what zipfile raises of a compression that it
# does not know.
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)


class PlaceInFile(NamedTuple):
    """A row of a file, as a person would look for it."""

    file: str
    sheet: str = ""
    row: int = 0

    def __str__(self):
        sheet = f"sheet {self.sheet}" if self.sheet else ""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(filter(None, (self.file, sheet, row)))


class Malformed(ValueError):
    """A file that cannot be what an agency publishes. Says where, and what is wrong with it."""

    def __init__(self, place: PlaceInFile, problem: str, column: str = ""):
        self.problem = problem
        where = f"{place}, column {column}" if column else str(place)
        said = f"{where}: {problem}"
        # In one line, whatever stands in the file: nothing that a terminal would obey.
        super().__init__("".join(sign if sign.isprintable() else "�" for sign in said))
