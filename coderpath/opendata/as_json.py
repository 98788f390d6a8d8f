"""A table of data as JSON. Pure: no Django.

Numbers are numbers and an unknown is null. A source is named in a row by its slug, and told once.
"""

import json
from datetime import date
from decimal import Decimal

from .tables import DataTable, Origin


def render(table: DataTable) -> str:
    """The whole file."""
    return written(
        {
            "title": table.title,
            "description": table.means,
            "page": table.address,
            "query": table.query,
            "problems": table.problems,
            "release": table.release or None,
            "data_edition": table.edition,
            "notes": table.notes,
            "sources": [
                {name: value or None for name, value in vars(source).items()}
                for source in table.sources
            ],
            "columns": {column.name: column.means for column in table.columns},
            "rows": [
                {column.name: row.get(column.name) for column in table.columns}
                for row in table.rows
            ],
        }
    )


def written(content: dict) -> str:
    """A value a line, without indents: with them, Python writes by hand what its C library can."""
    lines = (",\n", ": ")
    return json.dumps(content, default=_plain, ensure_ascii=False, separators=lines) + "\n"


def _plain(value):
    """
    >>> _plain(Decimal("91.812")), _plain(date(2026, 5, 15))
    (91.812, '2026-05-15')
    """
    match value:
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case Origin():
            return value.slug
    raise TypeError(f"No place in JSON for {value!r}.")
