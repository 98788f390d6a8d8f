"""How many wrong passwords the site looks at, and how long it then looks at none.

Counted in tables, so that all processes count together: which account was tried from which address
within the last hour, and from which addresses an account was signed in to within 90 days.
django-axes asks this before a password is looked at, and tells what came of it.
"""

import logging
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.handlers.base import AxesHandler
from axes.models import AccessFailureLog, AccessLog
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.log import log_response
from django.utils.timezone import now

from coderpath.sender import address_of
from coderpath.sources import words

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """So many wrong passwords in such a time, of what is the same in these columns."""

    most: int
    within: timedelta
    of: tuple[str, ...]

    def until(self, tried: dict[str, str | None]) -> datetime | None:
        """When the next one will be looked at; none where that is now."""
        same = {column: tried[column] for column in self.of}
        since = now() - self.within
        times = AccessFailureLog.objects.filter(**same, attempt_time__gt=since)
        times = times.order_by("-attempt_time").values_list("attempt_time", flat=True)
        reached = times[self.most - 1 : self.most].first()
        return reached and reached + self.within


HERE = Limit(10, timedelta(hours=1), ("username", "ip_address"))
# For who comes from an address where this account was not signed in to before. Guessing from many
# addresses cannot keep out who comes from a usual one, and anybody else for a few minutes only.
STRANGERS = (
    Limit(50, timedelta(minutes=15), ("username",)),
    Limit(50, timedelta(hours=1), ("ip_address",)),
)
KEPT = timedelta(hours=1)  # failed ones
USUAL = timedelta(days=90)


class Limits(AxesHandler):
    """Refuses a sign-in by these limits, and notes each."""

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        tried = {"username": (credentials or {}).get("username"), "ip_address": address_of(request)}
        usual = AccessLog.objects.filter(**tried, attempt_time__gt=now() - USUAL).exists()
        limits = (HERE, *(() if usual else STRANGERS))
        request.refused_until = max(
            filter(None, (each.until(tried) for each in limits)), default=None
        )
        return request.refused_until is not None

    def user_login_failed(self, sender, credentials: dict, request=None, **kwargs):
        if request is None:
            return
        if request.axes_locked_out:
            request.axes_credentials = credentials
            return
        name, address = credentials["username"], address_of(request)
        _drop_old()
        AccessFailureLog.objects.create(username=name, ip_address=address)
        logger.warning("Wrong password: account %r from %s", name, address)

    def user_logged_in(self, sender, request, user, **kwargs):
        logger.warning("Right password: account %r from %s", str(user), address_of(request))
        is_owner(request, user)


def is_owner(request: HttpRequest, user) -> None:
    """Who asks has proved to own an account: no wrong password counts, and the address is a usual
    one."""
    tried = {"username": user.get_username(), "ip_address": address_of(request)}
    _drop_old()
    AccessFailureLog.objects.filter(**tried).delete()
    AccessLog.objects.create(**tried)


def _drop_old() -> None:
    AccessFailureLog.objects.filter(attempt_time__lt=now() - KEPT).delete()
    AccessLog.objects.filter(attempt_time__lt=now() - USUAL).delete()


def too_many(request: HttpRequest, response, credentials: dict) -> HttpResponse:
    """The answer of one sentence to a password that is not looked at."""
    seconds = math.ceil((request.refused_until - now()).total_seconds())
    page = loader.render_to_string("429.html", {"wait": in_words(seconds)})
    refused = HttpResponse(page, status=429, headers={"Retry-After": str(seconds)})
    log_response(
        "Too many wrong passwords: account '%s' from %s",  # log_response itself escapes the name
        credentials["username"],
        address_of(request),
        response=refused,
        request=request,
    )
    return refused


def in_words(seconds: int) -> str:
    """How long to wait.

    >>> in_words(3), in_words(60), in_words(61)
    ('3 seconds', '1 minute', '2 minutes')
    """
    if seconds < 60:
        return words.plural(max(seconds, 1), "second")
    return words.plural(math.ceil(seconds / 60), "minute")
