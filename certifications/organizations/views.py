from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.plain_words import plain
from coderpath.renamed import follow
from coderpath.sources.as_data import about
from coderpath.written import quoted

from ..catalogue.shelf import Shelf
from ..models import Issuer
from ..reader.answers import AnswersForm
from ..reader.day_and_place import DayForm, shelf_asked
from ..search.names import said_names
from ..search.names_in_text import Call, nearest
from .as_data import as_data
from .as_jsonld import organization
from .cautions import Cautions
from .listing import OrganizationList
from .organization import OrganizationPage
from .paths import PathsWithIt


def _list_data(request: HttpRequest) -> DataTable:
    """Who gives titles, who approves programs, and whom you can join."""
    listing = shelf_asked(request.GET).once(OrganizationList)
    return as_data(listing)


@require_safe
@also_as_data(_list_data, DayForm, like="/organizations/")
def organization_list(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    context = {"listing": there.once(OrganizationList), "fragments": there.fragments}
    return TemplateResponse(request, "organizations/organization_list.html", context)


def _organization_data(request: HttpRequest, slug: str) -> DataTable:
    """All that sources say of one organization. Raises Http404 where there is none of this name."""
    there = shelf_asked(request.GET)
    one = next((each for each in there.issuers if each.slug == slug), None)
    if not one:
        follow(Issuer, slug)
        raise Http404(f"No organization is called {quoted(slug)}.")
    name, title = f"organization-{slug}", one.name or one.code
    return about(one, name, title, there.day, organization(OrganizationPage(one, there)))


@require_safe
@also_as_data(_organization_data, DayForm, like="/organizations/aapc/")
def organization_detail(request: HttpRequest, slug: str) -> HttpResponse:
    there = shelf_asked(request.GET)
    issuer = next((each for each in there.issuers if each.slug == slug), None)
    if not issuer:
        return _another_name(request, slug, there.on(None))
    page = OrganizationPage(issuer, there)
    context = {
        "issuer": issuer,
        "page": page,
        "thing": organization(page),
        "cautions": Cautions(page),
        "around": PathsWithIt(issuer, there, AnswersForm.said_in(request.GET, there.slugs)),
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "organizations/organization.html", context)


def _another_name(request: HttpRequest, slug: str, there: Shelf) -> HttpResponse:
    """Leads on from a code in other letters; else says what the address may have been meant for."""
    meant = [each for each in there.issuers if plain(slug) in (plain(each.slug), plain(each.code))]
    if meant:
        own = reverse("certifications:organization", args=[meant[0].slug], query=request.GET)
        return redirect(own, permanent=True)
    follow(Issuer, slug)
    own_names = [Call(name, each) for each in there.issuers for name in (each.code, each.name)]
    near = nearest(slug, [*own_names, *said_names(there.names_of_issuers)])
    return TemplateResponse(
        request,
        "organizations/organization_missing.html",
        {"near": near},
        status=404,
    )
