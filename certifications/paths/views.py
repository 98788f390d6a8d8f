from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from certifications.reader.context_processors import data_pairs
from certifications.reader.day_and_place import DayForm, shelf_asked
from certifications.since.asked import IN_DATA, NAME, AskedEdition
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.pictures.answers import picture
from coderpath.pictures.card import PictureCard
from salaries import shelf as salaries_shelf

from .list.as_data import as_data
from .list.asked import listing_asked
from .list.form import PathsForm
from .list.presets import QUESTIONS
from .page import as_card
from .page.as_data import of_path
from .page.ask_as_data import of_questions
from .page.handout import Handout, PaperForm
from .page.path_page import NoSuchPath, PathPage, path_page
from .page.questions import to_ask
from .page.what_if import TermsForm
from .states.as_data import of_states
from .states.in_states import PathInStates
from .then import SameToday, same_today


def _list_data(request: HttpRequest) -> DataTable:
    """The paths for a reader, in order, each with its total, its time and what you need first."""
    return as_data(listing_asked(request.GET), request.GET)


@require_safe
@also_as_data(
    _list_data,
    PathsForm,
    DayForm,
    like="/paths/?state=oh&start=diploma&hours=8",
    more={NAME: f"{IN_DATA} The first note says whether the same is named; named_then has it."},
)
def path_list(request: HttpRequest) -> TemplateResponse:
    listing, asked = listing_asked(request.GET), AskedEdition.in_address(request.GET)
    context = {
        "listing": listing,
        "problems": [*listing.form.problems, *asked.problems],
        "same": same_today(request.GET, listing),
        "own": listing.form.fields,
        "data_query": listing.form.query,
        "data_pairs": [*data_pairs(request), *asked.pairs],
        "presets": QUESTIONS,
        "onward": listing.travels,
        "reader": listing.answers,
        "fragments": listing.shelf.fragments,
    }
    return TemplateResponse(request, "paths/path_list.html", context)


@require_safe
@also_as_data(
    of_path,
    TermsForm,
    DayForm,
    like="/paths/cca-then-ccs/?state=oh&hours=8",
    more={NAME: f"{IN_DATA} The first notes say what was named then, and what became of the path."},
)
def path_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    asked = AskedEdition.in_address(request.GET)

    def detail(page: PathPage) -> dict:
        return {
            "problems": [*page.what_if.problems, *asked.problems],
            "same": SameToday(asked, listing_asked(request.GET), slug) if asked.code else None,
            "data_pairs": [*data_pairs(request), *asked.pairs],
            "card": partial(as_card.card, page),
        }

    return _one_path(request, slug, "paths/path_detail.html", detail)


@picture()
def path_picture(request: HttpRequest, slug: str) -> PictureCard:
    try:
        return as_card.card(path_page(slug, request.GET, shelf_asked(request.GET)))
    except NoSuchPath as missing:
        raise Http404(str(missing)) from missing


@require_safe
def path_handout(request: HttpRequest, slug: str) -> TemplateResponse:
    """The same path on one sheet of paper, or in large type on some more."""

    def handout(page: PathPage) -> dict:
        return {"sheet": Handout(page.told), "large": PaperForm(request.GET).asked("large")}

    return _one_path(request, slug, "paths/handout/handout.html", handout)


@require_safe
@also_as_data(
    of_states,
    TermsForm,
    DayForm,
    like="/paths/self-study-cpc-a/states/?earn=33000",
    more={"order": "What the rows are sorted by: buys, paid, raise or state"},
)
def path_states(request: HttpRequest, slug: str) -> TemplateResponse:
    """The same path in every state."""

    def states(page: PathPage) -> dict:
        found = PathInStates(page, salaries_shelf.at(), request.GET)
        return {"states": found, "data_query": found.query, "onward": found.onward}

    return _one_path(request, slug, "paths/states/states.html", states)


@require_safe
@also_as_data(of_questions, TermsForm, DayForm, like="/paths/cca-then-ccs/ask/?state=oh")
def path_ask(request: HttpRequest, slug: str) -> TemplateResponse:
    """What to ask about the same path before paying."""
    return _one_path(request, slug, "paths/ask/ask.html", lambda page: {"asked": to_ask(page)})


def _one_path(
    request: HttpRequest,
    slug: str,
    template: str,
    more: Callable[[PathPage], dict] = lambda page: {},
) -> TemplateResponse:
    """A page of one path; `more` is what it shows beside what all of them show."""
    try:
        found = path_page(slug, request.GET, shelf_asked(request.GET))
    except NoSuchPath as missing:
        context = {"near": missing.near}
        return TemplateResponse(request, "paths/path_missing.html", context, status=404)
    context = {
        "path_address": reverse("certifications:path", args=[found.path.slug]),
        "page": found,
        "own": found.what_if.form.fields,
        "reader": found.answers,
        "data_query": found.what_if.query,
        "fragments": found.shelf.fragments,
        **more(found),
    }
    return TemplateResponse(request, template, context)
