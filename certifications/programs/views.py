from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.renamed import follow

from ..models import Training
from ..reader.day_and_place import DayForm, shelf_asked
from .as_data import of_compared, of_list, of_program
from .as_jsonld import offered
from .compare import compared
from .explained import Explained
from .filters import ProgramFilterSet
from .listing import ProgramListing
from .page import NoSuchProgram, program_page


@require_safe
@also_as_data(of_list, ProgramFilterSet, DayForm, like="/programs/?max_cost=2000")
@told_apart_by("page")
def program_list(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    listing = ProgramListing(request.GET, there)
    context = {
        "listing": listing,
        "explained": there.once(Explained),
        "own": listing.form.fields,
        "data_query": listing.filterset.query,
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "programs/program_list.html", context)


@require_safe
@also_as_data(
    of_compared,
    DayForm,
    like="/programs/compare/?program=practicode&program=uma",
    more={"program": "The programs to compare, up to six, by their names in addresses"},
    needs=("program",),
)
@told_apart_by("program")
def program_comparison(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    found = compared(request.GET, there)
    context = {"compared": found, "data_query": found.query, "fragments": there.fragments}
    return TemplateResponse(request, "programs/compare.html", context)


@require_safe
@also_as_data(of_program, DayForm, like="/programs/foundation-bmc-cpc/")
def program_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    there = shelf_asked(request.GET)
    try:
        page = program_page(slug, there)
    except NoSuchProgram as missing:
        follow(Training, slug)
        context = {"near": missing.near}
        return TemplateResponse(request, "programs/program_missing.html", context, status=404)
    context = {
        "page": page,
        "thing": offered(page.program),
        "program": page.program,
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "programs/program_detail.html", context)
