"""The day for which a page answers: today, or one to which an editor looks ahead.

Pages and the facts behind them take their day from here, so that an editor sees a coming day
through the readers' own pages. What is stored takes the day of the clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_ahead: ContextVar[date | None] = ContextVar("ahead", default=None)


def localdate(moment: datetime | None = None) -> date:
    """As Django's: the day of a moment, or without one the day for which a page answers."""
    return timezone.localdate(moment) if moment else _ahead.get() or timezone.localdate()


def looked_ahead_to() -> date | None:
    """The coming day that is looked at; None for a reader."""
    return _ahead.get()


@contextmanager
def looking_ahead(day: date) -> Iterator[None]:
    """Whatever answers in here answers for that day."""
    token = _ahead.set(day)
    try:
        yield
    finally:
        _ahead.reset(token)
