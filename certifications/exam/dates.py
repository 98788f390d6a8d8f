"""Days around an exam: when it can be moved, taken and retaken. Pure: no Django."""

from datetime import date, timedelta

SATURDAY = 5


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
