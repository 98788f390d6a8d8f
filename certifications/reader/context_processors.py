from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject

from .answers import AnswersForm
from .day_and_place import DayForm


def reader(request):
    """What the reader of the page said of themselves, and the page’s address without it.

    Read only when a page shows it: that an address cannot be read is said by a page as well.
    """
    return {
        "reader": SimpleLazyObject(lambda: AnswersForm.said_in(request.GET)),
        "day_asked": SimpleLazyObject(lambda: DayForm(request.GET)),
        "canonical": lambda: canonical(request),
    }


def canonical(request) -> str:
    """The page without answers; empty for an address that asks for anything else, or nothing."""
    asks_only_that = bool(request.GET) and not set(request.GET) - set(AnswersForm.base_fields)
    return escape_uri_path(request.path) if asks_only_that else ""
