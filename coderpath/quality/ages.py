"""How old figures are. Pure: no Django."""

from bisect import bisect_left
from datetime import date, timedelta

YEAR = 365.25  # days
MONTHS_UP_TO = 24  # from here on an age is told in years


def middle(days: list[date]) -> date | None:
    """Of days in order, the one by which half of them, or more, had come.

    >>> middle([date(2020, 1, 1), date(2023, 1, 1), date(2026, 1, 1)])
    datetime.date(2023, 1, 1)
    >>> middle([]) is None
    True
    """
    return days[(len(days) - 1) // 2] if days else None


def since(days: list[date], day: date, back: int) -> int:
    """How many of days in order lie within so many days before another.

    >>> since([date(2026, 1, 1), date(2026, 11, 1)], date(2026, 11, 30), 90)
    1
    """
    return len(days) - bisect_left(days, day - timedelta(days=back))


def years(then: date, day: date) -> float:
    """Years from one day to another, to a tenth.

    >>> years(date(2023, 1, 1), date(2026, 11, 29))
    3.9
    """
    return round((day - then).days / YEAR, 1)


def in_words(then: date, day: date) -> str:
    """An age as a page says it: in whole months up to two years, then in years to a tenth.

    >>> in_words(date(2025, 12, 30), date(2026, 11, 29)), in_words(date(2026, 10, 28), date(2026, 11, 29))
    ('11 months', '1 month')
    >>> in_words(date(2023, 1, 1), date(2026, 11, 29)), in_words(date(2022, 11, 29), date(2026, 11, 29))
    ('3.9 years', '4 years')
    >>> in_words(date(2026, 11, 20), date(2026, 11, 29))
    'less than a month'
    """  # noqa: E501
    months = round((day - then).days / YEAR * 12)
    if months < 1:
        return "less than a month"
    if months < MONTHS_UP_TO:
        return "1 month" if months == 1 else f"{months} months"
    return f"{years(then, day):g} years"
