"""A list of the desk as a file for a spreadsheet."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from coderpath.opendata.as_csv import BYTE_ORDER_MARK, cell
from coderpath.opendata.tables import Value


def attachment(name: str, head: Iterable[str], rows: Iterable[Iterable[Value]]) -> HttpResponse:
    """A CSV to keep; no cell is taken for a formula."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    lines = csv.writer(response)
    lines.writerow(head)
    lines.writerows(map(cell, row) for row in rows)
    return response
