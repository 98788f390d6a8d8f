"""A database that cannot be reached is "not now", not an error of the site."""

import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader

logger = logging.getLogger(__name__)


class DatabaseDown:
    """Answers 503 with a plain page when the database does not answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("%s: %s", type(exception).__name__, str(exception).splitlines()[0])
            page = loader.render_to_string("503.html")
            return HttpResponse(page, status=503, headers={"Retry-After": "30"})
        return None
