"""Who has signed in comes no further than to a code where one is asked for, and not after a working
day or a long break.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import now

from coderpath.for_editors import is_for_editors
from coderpath.sender import address_of

from . import second_factor, sessions

logger = logging.getLogger(__name__)

NOTED = timedelta(minutes=5)  # how often a session notes that it is in use
LINKS = "/admin/link/"
IS_OVER = "You were signed in for twelve hours, or away for two. Please log in again."


@receiver(user_logged_in)
def begins(sender, request, **kwargs):
    moment = now().timestamp()
    request.session["began"] = request.session["in_use"] = moment


@receiver(user_logged_out)
def ends(sender, request, user, **kwargs):
    request.is_signed_out = True
    if user:
        logger.warning("Signed out: account %r from %s", str(user), address_of(request))


def gate(get_response):
    """Middleware: may the one who is signed in go on?"""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not (is_for_editors(request) and request.user.is_authenticated):
            return get_response(request)
        response = _led_elsewhere(request) or get_response(request)
        if getattr(request, "is_signed_out", False):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


def _led_elsewhere(request: HttpRequest) -> HttpResponse | None:
    is_open = _is_open(request.path_info)
    if _is_over(request.session):
        logout(request)
        if is_open:
            return None
        messages.info(request, IS_OVER)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if is_open:
        return None
    if device := second_factor.of(request.user):
        wanted = "second_factor_code"
        may = second_factor.has_passed(request, device)
    else:
        wanted = "second_factor"
        may = not settings.SECOND_FACTOR
    page = reverse(wanted)
    return None if may or request.path_info == page else _to(page, request)


def _is_open(path: str) -> bool:
    """Whether a page is for those too who have not signed in, or leave."""
    return path in (reverse("admin:login"), reverse("admin:logout")) or path.startswith(LINKS)


def _to(page: str, request: HttpRequest) -> HttpResponse:
    return redirect_to_login(request.get_full_path(), page)


def _is_over(session) -> bool:
    """Whether a session has ended; if not, it notes now and then that it is in use."""
    moment = now().timestamp()
    if sessions.is_over(session, moment):
        return True
    if moment - session["in_use"] > NOTED.total_seconds():
        session["in_use"] = moment
    return False
