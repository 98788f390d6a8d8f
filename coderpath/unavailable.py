"""A database that cannot be reached is "not now", never an error of the site; nor is a form that is
too large."""

import logging
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError, connection
from django.db.transaction import TransactionManagementError
from django.http import HttpResponse
from django.template import loader
from django.views import defaults

from .opendata.problems import is_of_data, problem
from .renamed import Renamed, led_on

logger = logging.getLogger(__name__)

NO_ANSWER = (OperationalError, InterfaceError)
RETRY = {"Retry-After": "30"}


def is_no_answer(exception: BaseException | None) -> bool:
    """Whether the database gave none; or gave none before, in a transaction that cannot go on."""
    if isinstance(exception, TransactionManagementError):
        is_lost = getattr(connection.connection, "closed", False)
        return is_lost or isinstance(exception.__cause__, NO_ANSWER)
    return isinstance(exception, NO_ANSWER)


def not_now(request, exception) -> HttpResponse:
    """The 503 page, with the first line of the error in the log."""
    logger.error("%s: %s", type(exception).__name__, str(exception).partition("\n")[0])
    if is_of_data(request):
        return problem(503, "The database does not answer. Try again in half a minute.", **RETRY)
    return HttpResponse(loader.render_to_string("503.html"), status=503, headers=RETRY)


class DatabaseDown:
    """Answers 503 with a plain page when the database does not answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return not_now(request, exception) if is_no_answer(exception) else None


def server_error(request):
    """Django's own, but where the database was asked outside of a view, as by the transaction that
    stands around one at the desk: that too is "not now"."""
    why = sys.exception()
    return not_now(request, why) if is_no_answer(why) else defaults.server_error(request)


def bad_request(request, exception):
    """Django's own, which says nothing of a form that was too large to be read."""
    if is_of_data(request):
        return problem(400, "The address cannot be read.")
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    return too_much()


def too_much() -> HttpResponse:
    """The 413 page: how much one form and one file may be."""
    return HttpResponse(loader.render_to_string("413.html"), status=413)


def page_not_found(request, exception):
    """Django's own, which middleware cannot see fail: the page names the data edition, and reads
    the reader's answers."""
    if is_of_data(request):
        return problem(404, "No data stands at this address.")
    try:
        return defaults.page_not_found(request, exception)
    except NO_ANSWER as e:
        return not_now(request, e)
    except Renamed as renamed:
        return led_on(request, renamed)
