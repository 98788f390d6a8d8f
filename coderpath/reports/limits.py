"""How many reports are taken, over all processes: so many a day of one sender, an hour of all.

Whose they are is known by a keyed hash alone. The key is made new each day and the old one is
deleted with its hashes, after which nobody can tell who sent what, whatever they hold.
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from django.db import transaction

from .models import DayKey

MOST_OF_ONE = 10  # a day; a school or a library may be one sender
MOST_OF_ALL = 60  # in an hour of the clock

OF_ONE = "We have as many reports from your network today as we take. Please send it tomorrow."
OF_ALL = "We have as many reports as we take in an hour. Please send it in an hour."


@transaction.atomic
def too_many(sender: str | None, now: datetime) -> str:
    """Why no more is taken from a sender, in a sentence; empty, and counted, where one is."""
    day = _day(now)
    arrivals, who = day.arrivals, _hash(day, sender)
    if arrivals.filter(sender=who).count() >= MOST_OF_ONE:
        return OF_ONE
    if arrivals.filter(hour=now.hour).count() >= MOST_OF_ALL:
        return OF_ALL
    arrivals.create(sender=who, hour=now.hour)
    return ""


def _day(now: datetime) -> DayKey:
    """Locked, so that two processes do not both take the last one."""
    DayKey.objects.exclude(day=now.date()).delete()
    given = {"key": secrets.token_bytes(32)}
    day, _ = DayKey.objects.get_or_create(day=now.date(), defaults=given)
    return DayKey.objects.select_for_update().get(pk=day.pk)


def _hash(day: DayKey, sender: str | None) -> str:
    return hmac.new(bytes(day.key), str(sender).encode(), hashlib.sha256).hexdigest()
