from functools import cached_property

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ..catalogue import shelf
from .answers import Answers, AnswersForm
from .day_and_place import DayForm, day_pairs

PAY_KNOWS_NO_DAY = (
    "Pay knows no day, only the year of its survey. This page is of the newest one, or of the year"
    " you choose."
)
TODAY = (
    "This page tells how things stand today, whatever day you ask for. The pages of certifications,"
    " paths, programs, organizations and tools answer for a day in the past."
)


class SaidInAddress:
    """The answers in an address, read when a page first asks for one of them.

    That an address cannot be read is said by a page as well. What every link of a page asks for is
    looked up once.
    """

    def __init__(self, request: HttpRequest):
        self._request = request

    @cached_property
    def _form(self) -> AnswersForm | None:
        asked = self._request.GET
        return AnswersForm.of_any_page(asked, shelf.at().slugs if "have" in asked else None)

    @cached_property
    def _answers(self) -> Answers:
        return self._form.answers if self._form else Answers()

    @cached_property
    def refused(self) -> dict[str, str]:
        """The answers that make no sense, by name, each with a sentence that says so.

        A page says it once: at its top, or where it asks for that answer itself.
        """
        return self._form.refused if self._form else {}

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self._answers, name)
        return found


def reader(request):
    """What the reader of the page said of themselves, and the page’s address without it."""
    return {
        "reader": SaidInAddress(request),
        "day_asked": SimpleLazyObject(lambda: DayForm(request.GET)),
        "data_pairs": SimpleLazyObject(lambda: data_pairs(request)),
        "no_past": lambda: no_past(request),
    }


def data_pairs(request) -> list[tuple[str, str]]:
    """What asks the page as data for the day in the past that the page answers for.

    Pages of pay read no day, and their data none.
    """
    return day_pairs(request.GET) if reads_day(request) else []


def reads_day(request) -> bool:
    """Whether the page can answer for a day in the past."""
    match = request.resolver_match
    return bool(match) and (match.app_name == "certifications" or match.url_name == "home")


def no_past(request) -> str:
    """Why a page that is asked for a day in the past answers for today, in words."""
    if "as_of" not in request.GET or not request.resolver_match or reads_day(request):
        return ""
    is_pay = request.resolver_match.route.startswith(("salaries", "careers"))
    return PAY_KNOWS_NO_DAY if is_pay else TODAY
