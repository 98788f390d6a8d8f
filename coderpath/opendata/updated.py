"""Which rows of a table were checked, or what a log tells, on a day or since. Pure: no Django.

The day on which an editor changed a figure is in the log (/changes.json) and in no other table.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from .tables import Column, DataTable

PARAMETER = "updated_since"
# The columns that hold such a day, whatever the table.
DAYS = frozenset({"changed_on", "checked_on", "reviewed_on", "taken_back_on"})
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,15}(?:Z|[+-][\d:]{2,6})?)?", re.ASCII)
MEANS = (
    "Only rows that an editor checked, reviewed or logged on this day or since: an ISO date, or a"
    " date and time, of which the day counts. A row without such a day stays in. A figure can"
    " change without a new check: /changes.json has what changed."
)
NO_DAY = "The rows of this table have no day of change. Leave updated_since out."
WRONG = "updated_since must be an ISO date such as 2026-11-01, or one with a time and a zone."


class CannotTell(ValueError):
    """What is wrong with a request for changed rows, in a sentence."""


def has_days(columns: Iterable[Column]) -> bool:
    """Whether rows of such columns have a day of change."""
    return not DAYS.isdisjoint(column.name for column in columns)


def day_of(asked: str) -> date:
    """The day that someone asks for, in UTC. Raises CannotTell.

    >>> day_of("2026-11-01"), day_of("2026-11-01T23:30:00-05:00")
    (datetime.date(2026, 11, 1), datetime.date(2026, 11, 2))
    """
    if not DAY.fullmatch(asked):
        raise CannotTell(WRONG)
    try:
        moment = datetime.fromisoformat(asked)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        raise CannotTell(WRONG) from None


def since(table: DataTable, asked: str) -> DataTable:
    """The table with the rows that moved on that day or later. Raises CannotTell."""
    if not has_days(table.columns):
        raise CannotTell(NO_DAY)
    day = day_of(asked)
    rows = [row for row in table.rows if (newest := _newest(row)) is None or newest >= day]
    return replace(table, rows=rows, query=table.query | {PARAMETER: day.isoformat()})


def _newest(row: dict) -> date | None:
    return max((row[name] for name in DAYS if row.get(name)), default=None)
