from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable

from ..reader.day_and_place import DayForm, shelf_asked
from .as_data import as_data
from .filters import RoadmapFilterSet
from .page import RoadmapPage


def _roadmap_data(request: HttpRequest) -> DataTable:
    """What leads from which certification to which, a row for each source or path that says so."""
    page = RoadmapPage(request.GET, shelf_asked(request.GET))
    return as_data(page)


@require_safe
@also_as_data(_roadmap_data, RoadmapFilterSet, DayForm, like="/roadmap/?issuer=aapc")
def roadmap(request: HttpRequest) -> TemplateResponse:
    page = RoadmapPage(request.GET, shelf_asked(request.GET))
    context = {
        "page": page,
        "form": page.filterset.form,
        "own": page.filterset.form.fields,
        "data_query": page.filterset.query,
        "fragments": page.shelf.fragments,
    }
    return TemplateResponse(request, "roadmap/roadmap.html", context)
