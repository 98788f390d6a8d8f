"""How a fact stands: what the editors make of it, and on which days it holds."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from .headline import OLD_AFTER_YEARS, years_before


class Standing(models.TextChoices):
    """What the editors make of a fact beside the others on its question."""

    IN_USE = "IN_USE", "In use: chosen by an editor"
    REPORTED = "REPORTED", "Also reported"
    SUPERSEDED = "SUPERSEDED", "Superseded: true once"
    DISPUTED = "DISPUTED", "Disputed by other sources"
    MISTAKEN = "MISTAKEN", "Mistaken"


def starts_and_ends(as_of: date | None, until: date | None) -> Iterator[date]:
    """The days on which a fact starts to hold, and holds no more."""
    if as_of:
        yield as_of
    if until and until < date.max:
        yield until + timedelta(days=1)


def turns_of(as_of: date | None, until: date | None) -> Iterator[date]:
    """The days on which a fact starts to hold, holds no more, and is old for the first time."""
    yield from starts_and_ends(as_of, until)
    if as_of:
        old = as_of + timedelta(days=365 * OLD_AFTER_YEARS)
        while years_before(old, OLD_AFTER_YEARS) <= as_of:
            old += timedelta(days=1)
        yield old


def turned(after: date, last: date) -> Q:
    """Facts that start or end on a day after one and up to another, as `starts_and_ends` has it."""
    return Q(as_of__gt=after, as_of__lte=last) | Q(until__gte=after, until__lt=last)


def in_force(at: date) -> Q:
    """Facts that hold on a day. A superseded fact holds only up to the day it is known to end.

    True or false of every fact, never null: databases sort null differently.
    """
    return (
        ~Q(standing=Standing.MISTAKEN)
        & (Q(as_of__isnull=True) | Q(as_of__lte=at))
        & (
            Q(until__isnull=False, until__gte=at)
            | Q(until__isnull=True) & ~Q(standing=Standing.SUPERSEDED)
        )
    )
