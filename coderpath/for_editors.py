"""What only editors need: sessions, sign-in and messages work under /admin/ and nowhere else.

So a public page cannot set a cookie or vary by one, whatever its view or template does. Nor can
anything be sent to it, but for two forms (sent.py): public pages are for reading.
"""

import re

from django.conf import settings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions import middleware as sessions
from django.http import Http404, HttpResponseNotAllowed
from django.template import loader
from simple_history.middleware import HistoryRequestMiddleware

from . import sent
from .opendata import problems
from .unavailable import too_much

# Bytes of what is sent: a table and what a form adds; on the page that takes one, a file of wages.
MOST_SENT, MOST_OF_WAGES = 20_000_000, 210_000_000
TAKES_WAGES = "/admin/wages/"

AGAIN = "_again"


def is_for_editors(request) -> bool:
    """Whether a request is for a page under /admin/."""
    return request.path_info.startswith("/admin/")


def is_shown_again(request) -> bool:
    """Whether a form is only to be shown with what was typed into it before, and not stored."""
    return request.method == "POST" and AGAIN in request.POST


class ForEditors:
    """Passes a reader's request by."""

    def __call__(self, request):
        return (super().__call__ if is_for_editors(request) else self.get_response)(request)


class SessionMiddleware(ForEditors, sessions.SessionMiddleware):
    pass


class AuthenticationMiddleware(ForEditors, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(ForEditors, messages.MessageMiddleware):
    pass


class MessageCookie(CookieStorage):
    """Under a name that makes a browser refuse it unless it is secure and of this host alone."""

    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


class MessageStorage(FallbackStorage):
    """In the cookie as far as there is room, else in the session: Django’s own."""

    storage_classes = (MessageCookie, SessionStorage)


class NamesOfRows:
    """Under /admin/ a row is named by its number: anything else names none.

    Nor can an address hold a NUL character, which PostgreSQL stores in no text. And one that steps
    back, or over nothing, is no page: a draft kept of it would be sent elsewhere by a browser.
    """

    number = re.compile("[0-9]{1,18}")
    stepping = re.compile(r"/(?:\.{0,2}/|\.{1,2}$)|\\")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_for_editors(request):
            return
        named = [*args, *(kwargs[name] for name in ("object_id",) if name in kwargs)]
        asked = (value for values in request.GET.lists() for value in (values[0], *values[1]))
        if not all(map(self.number.fullmatch, named)) or any("\0" in value for value in asked):
            raise Http404
        if self.stepping.search(request.path_info):
            raise Http404
        if ACTION_CHECKBOX_NAME in request.POST:
            request.POST = self._with_possible_rows(request.POST.copy())

    def process_exception(self, request, exception):
        """SQLite takes no number that long."""
        if is_for_editors(request) and isinstance(exception, OverflowError):
            raise Http404 from exception

    def _with_possible_rows(self, post):
        chosen = filter(self.number.fullmatch, post.getlist(ACTION_CHECKBOX_NAME))
        post.setlist(ACTION_CHECKBOX_NAME, list(chosen))
        return post


def is_too_much(request) -> bool:
    """Whether more is announced than the largest file that the desk takes; none of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    most = MOST_OF_WAGES if request.path_info == TAKES_WAGES else MOST_SENT
    return not sent.LENGTH.fullmatch(length) or int(length) > most


def reading_only(get_response):
    """Outside /admin/, answers what neither GET nor HEAD asks with a page that says so, and where
    data stands with a problem.

    The few pages that take a form are told in sent.py.
    """

    def middleware(request):
        if is_for_editors(request):
            return too_much() if is_too_much(request) else get_response(request)
        taken = sent.methods(request.path_info)
        if request.method in taken:
            return get_response(request)
        if problems.is_for_others(request):
            is_first = request.method == "OPTIONS"
            return problems.may_be_asked() if is_first else problems.only_read()
        return HttpResponseNotAllowed(taken, loader.render_to_string("405.html"))

    return middleware


def history(get_response):
    """Notes who made a change, for the history of a row."""
    noting = HistoryRequestMiddleware(get_response)

    def middleware(request):
        return (noting if is_for_editors(request) else get_response)(request)

    return middleware
