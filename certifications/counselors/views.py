"""The page for those who advise others, and the handouts that it makes of a list."""

from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.catalogue.shelf import Shelf
from certifications.models import Path
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from certifications.reader.day_and_place import shelf_asked
from certifications.reader.person import STARTS
from salaries import shelf as salaries_shelf

from .class_set import ClassSet


@require_safe
def counselors(request: HttpRequest) -> TemplateResponse:
    """A list in which something may be a name is answered as an error, which nobody keeps."""
    there = shelf_asked(request.GET)
    found = ClassSet(request.GET, there, salaries_shelf.at())
    context = {
        "set": found,
        "own": found.form.fields,
        "starts": STARTS,
        "fragments": there.fragments,
    }
    if not found.sheets:
        context["example"] = _first_named(there)
    status = 400 if found.may_have_names else 200
    return TemplateResponse(request, "counselors/counselors.html", context, status=status)


def _first_named(there: Shelf) -> Path | None:
    """A path to show the pages of: the first that is named to someone new, if there is any."""
    data = QueryDict("start=diploma")
    listing = PathListing(PathsForm(data, there.slugs), there, salaries_shelf.at())
    return next((card.row.path for card in listing.picked.cards), None)
