from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.renamed import follow
from coderpath.sources.as_data import about

from ..models import Funding
from ..reader.answers import AnswersForm
from ..reader.day_and_place import DayForm, shelf_asked
from .as_data import of_list
from .listing import WayList
from .page import WayPage
from .ways import NoSuchWay, way_called


def _list_data(request: HttpRequest) -> DataTable:
    """Who could pay for a course or an exam, and how much."""
    there = shelf_asked(request.GET)
    return of_list(there.once(WayList), AnswersForm.said_in(request.GET, there.slugs).state)


@require_safe
@also_as_data(
    _list_data,
    DayForm,
    like="/funding/?state=oh",
)
def funding_list(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    listing = there.once(WayList)
    state = AnswersForm.said_in(request.GET, there.slugs).state
    context = {
        "listing": listing,
        "found": listing.groups(state),
        "in_state": listing.in_state(state),
        "data_query": f"?state={state}" if state else "",
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "funding/funding_list.html", context)


def _way_data(request: HttpRequest, slug: str) -> DataTable:
    """All that sources say of one way to pay. Raises Http404 where there is none of this name."""
    there = shelf_asked(request.GET)
    try:
        way = way_called(slug, there)
    except NoSuchWay as missing:
        follow(Funding, slug)
        raise Http404(str(missing)) from missing
    return about(way.funding, f"funding-{slug}", way.funding.name, there.day)


@require_safe
@also_as_data(_way_data, DayForm, like="/funding/workforce-pell/")
def funding_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    there = shelf_asked(request.GET)
    try:
        way = way_called(slug, there)
    except NoSuchWay as missing:
        follow(Funding, slug)
        context = {"near": missing.near}
        return TemplateResponse(request, "funding/funding_missing.html", context, status=404)
    page = WayPage(way, there, AnswersForm.said_in(request.GET, there.slugs))
    context = {"way": way, "page": page, "fragments": there.fragments}
    return TemplateResponse(request, "funding/funding_detail.html", context)
