"""Who has signed in comes no further than to a code where one is asked for, and not after a working
day or a long break.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import now

from coderpath.for_editors import is_for_editors

from . import second_factor

BREAK = timedelta(hours=2)
NOTED = timedelta(minutes=5)  # how often a session notes that it is in use
LINKS = "/admin/link/"
IS_OVER = "You were signed in for twelve hours, or away for two. Please log in again."


@receiver(user_logged_in)
def begins(sender, request, **kwargs):
    moment = now().timestamp()
    request.session["began"] = request.session["in_use"] = moment


def gate(get_response):
    """Middleware: may the one who is signed in go on?"""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_for_editors(request) and request.user.is_authenticated:
            return _led_elsewhere(request) or get_response(request)
        return get_response(request)

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
    began, in_use = session.get("began", 0), session.get("in_use", 0)
    if moment - began > settings.SESSION_COOKIE_AGE or moment - in_use > BREAK.total_seconds():
        return True
    if moment - in_use > NOTED.total_seconds():
        session["in_use"] = moment
    return False
