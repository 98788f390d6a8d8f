"""A table of data as CSV. Pure: no Django.

One line of names, then rows, and nothing else: what any spreadsheet, database or program opens
without being told to skip lines. So what must never be lost, who says so, the page with its query,
the data edition and the notes, stands in columns at the end of each row, as data portals do that
offer one file: it survives sorting, filtering and the copying of a row. What the columns mean is in
the JSON of the same page, to which the answer's Link header leads.

By RFC 4180, in UTF-8. A file that is fetched at an address with .csv begins with a byte order mark:
people click such a link and open what they get in a spreadsheet, which without the mark shows ü as
Ã¼. Most programs pass over it (Python reads it as “utf-8-sig”); one that would stumble asks the
page itself with “Accept: text/csv”, and gets the same table without the mark. Quotes are plain.

Codes are written as their publishers write them: 11-9111, 01, 000000. A spreadsheet may take the
first for a month and drop the leading zeros of the others. Nothing in a CSV file says that a cell
is text, and ="11-9111" or an apostrophe would spoil the code for every program; so the title of the
occupation, the area and the industry stands beside each code, and whoever needs the codes in a
spreadsheet imports the file and chooses text for those columns.
"""

import csv
import io
from datetime import date
from decimal import Decimal

from .tables import Column, DataTable, Origin, Value

LAST = (
    Column("page", "The address of the page that shows this table."),
    Column("data_edition", "The edition of the data; it changes whenever a figure does."),
    Column("note", "What to know of the row, and what of the request made no sense."),
)

BYTE_ORDER_MARK = "\ufeff"
PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})

# What a spreadsheet takes for the start of a formula, or of a command to another program.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(table: DataTable) -> str:
    """The whole file; where nothing is left, what of the request made no sense is still said."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([column.name for column in (*table.columns, *LAST)])
    last = [guarded(table.address), table.edition, guarded(" ".join(table.problems + table.notes))]
    for row in table.rows or [{}] * bool(table.problems):
        writer.writerow([cell(row.get(column.name)) for column in table.columns] + last)
    return stream.getvalue()


def cell(value: Value) -> str:
    """A value as a cell; an unknown is empty.

    >>> cell(None), cell(0), cell(-5), cell(Decimal("24.50")), cell("=1+1"), cell(True)
    ('', '0', '-5', '24.50', "'=1+1", 'true')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Origin():
            return guarded(value.citation)
        case tuple():
            return guarded("; ".join(each.citation for each in value))
    return guarded(value) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe says that it is text.

    >>> guarded("“Ohio”"), guarded("=1")
    ('"Ohio"', "'=1")
    """
    return no_formula(text.translate(PLAIN_QUOTES))


def no_formula(text: str) -> str:
    """The same with its quotes as they are, for a table that comes back.

    >>> no_formula("“Ohio”"), no_formula("=1")
    ('“Ohio”', "'=1")
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
