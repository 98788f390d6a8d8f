"""A table alone as a page, for a frame in a page of others: with its date, sources and page."""

from datetime import date
from decimal import Decimal

from django.template.loader import render_to_string

from coderpath.sources import words

from .tables import Column, DataTable, Origin, Value

A_YEAR = 10_000  # what is less may be one, and is written without commas
REASON = "_unknown"  # how the column is named that says why another one has no value


def render(table: DataTable) -> str:
    """The whole page. A column without any value is left out; a reason stands where it belongs."""
    columns = [each for each in table.columns if _is_shown(each, table)]
    rows = [[_cell(row, column.name) for column in columns] for row in table.rows]
    heads = [(column.name.replace("_", " "), column.means) for column in columns]
    context = {"table": table, "heads": heads, "rows": rows}
    return render_to_string("api/table.html", context)


def _is_shown(column: Column, table: DataTable) -> bool:
    reason = f"{column.name}{REASON}"
    return not column.name.endswith(REASON) and any(
        row.get(column.name) is not None or row.get(reason) is not None for row in table.rows
    )


def _cell(row: dict[str, Value], name: str) -> str:
    value = row.get(name)
    return said(row.get(f"{name}{REASON}") if value is None else value)


def said(value: Value) -> str:
    """A value in words.

    >>> said(None), said(True), said(50_990), said(Decimal("24.50")), said(date(2026, 5, 15))
    ('no value', 'yes', '50,990', '24.50', 'May 15, 2026')
    """
    match value:
        case None:
            return "no value"
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return f"{value:,}" if abs(value) >= A_YEAR else str(value)
        case date():
            return words.day(value)
        case Origin():
            return value.publisher
        case tuple():
            return ", ".join(dict.fromkeys(each.publisher for each in value))
    return value
