"""Sessions: when one is over, which ones an account has, and how they are ended from elsewhere."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils.timezone import now

BREAK = timedelta(hours=2)


@dataclass(frozen=True)
class OpenSession:
    """One in which an account is signed in, somewhere."""

    key: str
    began: datetime
    in_use: datetime


def is_over(data: dict, moment: float) -> bool:
    """Whether one with this data has ended: a working day after it began, or after a break."""
    lasted, unused = moment - data.get("began", 0), moment - data.get("in_use", 0)
    return lasted > settings.SESSION_COOKIE_AGE or unused > BREAK.total_seconds()


def of(account: User) -> list[OpenSession]:
    """Those that are not over, the one begun last first."""
    moment = now()
    found = []
    for stored in Session.objects.filter(expire_date__gt=moment):
        data = stored.get_decoded()
        if data.get(SESSION_KEY) == str(account.pk) and not is_over(data, moment.timestamp()):
            began, in_use = (
                datetime.fromtimestamp(data[name], UTC) for name in ("began", "in_use")
            )
            found.append(OpenSession(stored.session_key, began, in_use))
    return sorted(found, key=lambda each: each.began, reverse=True)


def end(account: User, but: str | None = None) -> int:
    """End all of an account, but for the one of this key; how many these were."""
    keys = {each.key for each in of(account)} - {but}
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)
