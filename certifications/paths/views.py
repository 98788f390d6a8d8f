from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.reader.day_and_place import on_the_day, shelf_asked
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from salaries import shelf as salaries_shelf

from .list.as_data import as_data
from .list.form import PathsForm
from .list.listing import PathListing
from .list.presets import QUESTIONS
from .page.as_data import of_path
from .page.path_page import NoSuchPath, path_page


def _listing(request: HttpRequest) -> PathListing:
    there = shelf_asked(request.GET)
    form = PathsForm(request.GET, there.slugs)
    wages = salaries_shelf.at().of_coders(form.answers.state)
    return PathListing(form, there, wages)


def _list_data(request: HttpRequest) -> DataTable:
    return on_the_day(as_data(_listing(request)), request.GET)


@require_safe
@also_as_data(_list_data)
def path_list(request: HttpRequest) -> TemplateResponse:
    listing = _listing(request)
    context = {
        "listing": listing,
        "own": listing.form.fields,
        "presets": QUESTIONS,
        "onward": listing.travels,
        "reader": listing.answers,
        "fragments": listing.shelf.fragments,
    }
    return TemplateResponse(request, "paths/path_list.html", context)


@require_safe
@also_as_data(of_path)
def path_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    try:
        found = path_page(slug, request.GET, shelf_asked(request.GET))
    except NoSuchPath as missing:
        context = {"near": missing.near}
        return TemplateResponse(request, "paths/path_missing.html", context, status=404)
    return TemplateResponse(
        request,
        "paths/path_detail.html",
        {
            "page": found,
            "own": found.what_if.form.fields,
            "reader": found.answers,
            "data_query": found.what_if.query,
            "fragments": found.shelf.fragments,
        },
    )
