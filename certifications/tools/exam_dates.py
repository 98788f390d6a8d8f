"""Days around an exam: when it can be moved, sat and retaken. Pure: no Django."""

import re
from datetime import date, timedelta

DAYS = re.compile(r"([0-9]+) (business )?days?\b")
SATURDAY = 5


def days_in(text: str) -> tuple[int, bool] | None:
    """The first number of days that a text names, and whether they are business days.

    >>> days_in("14 days to 24 hours ahead"), days_in("asked for 14 business days ahead")
    ((14, False), (14, True))
    >>> days_in("in time")
    """
    found = DAYS.search(text)
    return (int(found[1]), bool(found[2])) if found else None


def days_before(day: date, count: int, business: bool = False) -> date:
    """So many days earlier; business days leave out weekends, but no holiday.

    >>> days_before(date(2026, 11, 23), 1), days_before(date(2026, 11, 23), 1, business=True)
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 20))
    """
    if not business:
        return day - timedelta(days=count)
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def steps_over(day: date, last: date, step: int) -> int:
    """How many steps of so many days bring a last day to a day, at least.

    >>> steps_over(date(2026, 3, 31), date(2026, 3, 1), 30)
    1
    >>> steps_over(date(2026, 4, 1), date(2026, 3, 1), 30)
    2
    """
    return max(0, -(-(day - last).days // step))
