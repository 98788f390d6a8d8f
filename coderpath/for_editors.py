"""What only editors need: sessions, sign-in and messages work under /admin/ and nowhere else.

So a public page cannot set a cookie or vary by one, whatever its view or template does. Nor can
anything be sent to it: public pages are for reading.
"""

from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpResponseNotAllowed
from django.template import loader
from simple_history.middleware import HistoryRequestMiddleware


def is_for_editors(request) -> bool:
    """Whether a request is for a page under /admin/."""
    return request.path_info.startswith("/admin/")


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


def reading_only(get_response):
    """Outside /admin/, answers what neither GET nor HEAD asks with a page that says so."""
    methods = ("GET", "HEAD")

    def middleware(request):
        if request.method in methods or is_for_editors(request):
            return get_response(request)
        return HttpResponseNotAllowed(methods, loader.render_to_string("405.html"))

    return middleware


def history(get_response):
    """Notes who made a change, for the history of a row."""
    noting = HistoryRequestMiddleware(get_response)

    def middleware(request):
        return (noting if is_for_editors(request) else get_response)(request)

    return middleware
