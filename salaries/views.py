from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coderpath.guide.pages import guide
from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.pictures.answers import picture
from coderpath.pictures.card import PictureCard

from . import data, shelf
from .careers.as_data import of_careers
from .careers.related import CareersForm, RelatedCareers
from .compare import asked as areas_asked
from .compare.asked import AreasAsked
from .compare.comparison import Comparison
from .compare.examples import EXAMPLES
from .forms import WageForm
from .models import Area
from .place import as_card, phrases
from .place.form import PlaceForm
from .place.pay import PlacePay
from .places import NAMES, PLACES, nearest_slugs, place_name
from .shelf import WageShelf
from .states.asked import StatesAsked
from .states.elsewhere import Elsewhere
from .states.form import StateListForm
from .usual_names import nearest_places


@require_safe
@also_as_data(data.of_states, StateListForm, like="/salaries/?state=oh")
def state_list(request: HttpRequest) -> TemplateResponse:
    form = StateListForm(request.GET, shelf.at())
    context = _asked(form)
    if form.can_answer:
        context |= _states(form)
    return TemplateResponse(request, "salaries/state_list.html", context)


def _states(form: StateListForm) -> dict:
    """The table of states with its map, or what to say where there is none."""
    asked = StatesAsked.of(form)
    table = asked.table
    return {
        "asked": asked,
        "table": table,
        "map": asked.map,
        "prices": asked.prices,
        "is_adjusted": asked.is_adjusted,
        "as_paid": form.query(adjusted=""),
        "at_average_prices": form.query(adjusted="1"),
        "headings": table.headings(form.query),
        "chosen": form.chosen(sort="", measure="", state=""),
        "elsewhere": None if table.known else Elsewhere.of(form, table),
        "fragments": form.shelf.fragments,
    }


@require_safe
@also_as_data(
    data.of_comparison,
    WageForm,
    like="/salaries/compare/?a=oh&a=ky&year=2025&occupation=29-2072",
    more={"a": "The places to compare, up to six, by postal code or by their name in addresses"},
)
@told_apart_by("a")
def compare(request: HttpRequest) -> TemplateResponse:
    asked = areas_asked.read(request.GET, shelf.at())
    context = {"asked": asked, "places": PLACES, "examples": EXAMPLES} | _asked(asked.form)
    if not asked.areas or not asked.form.can_answer:
        return TemplateResponse(request, "salaries/compare_choose.html", context)
    there = asked.form.shelf
    context |= {
        "comparison": there.kept(("compared", asked.query), lambda: _compared(asked)),
        "fragments": there.fragments,
        "suggested": asked.beside(_suggested(asked)),
        "wage_query": asked.form.query(),
        "data_query": asked.query,
    }
    return TemplateResponse(request, "salaries/compare.html", context)


def _compared(asked: AreasAsked) -> Comparison:
    is_adjusted = asked.form.is_adjusted
    return Comparison.of(asked.wages, asked.parities, asked.projections, is_adjusted=is_adjusted)


def _careers_data(request: HttpRequest) -> DataTable:
    """Related occupations, what carries over to each, and its pay."""
    form = CareersForm(request.GET)
    return of_careers(form, RelatedCareers.of(form.place, shelf.at(), guide()))


@require_safe
@also_as_data(_careers_data, CareersForm, like="/careers/?state=oh")
def careers(request: HttpRequest) -> TemplateResponse:
    form, there = CareersForm(request.GET), shelf.at()
    context = {
        "form": form,
        "related": RelatedCareers.of(form.place, there, guide()),
        "own": form.fields,
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "salaries/careers.html", context)


@require_safe
@also_as_data(data.of_state, PlaceForm, like="/salaries/oh/", choices={"usps": tuple(NAMES)})
def state_detail(request: HttpRequest, usps: str) -> HttpResponse:
    if usps != usps.lower():
        own = reverse("salaries:state", args=[usps.lower()], query=request.GET)
        return redirect(own, permanent=True)
    if usps == Area.NATION:
        return redirect(reverse("salaries:list", query=request.GET), permanent=True)
    if not place_name(usps):
        return _no_such_place(request, usps)
    there = shelf.at()
    state = there.by_slug[usps]
    return _place(request, "salaries/state_detail.html", state, state, there)


@picture()
def state_picture(request: HttpRequest, usps: str) -> PictureCard:
    there = shelf.at()
    if usps == Area.NATION or usps != usps.lower() or not place_name(usps):
        raise Http404("No state or territory has this postal code.")
    state, form = there.by_slug[usps], PlaceForm(request.GET, there)
    pay = PlacePay.of(state, state, form) if form.can_answer else None
    return as_card.card(state.spoken, pay)


@require_safe
@also_as_data(
    data.of_area, PlaceForm, like="/salaries/oh/cincinnati/", choices={"usps": tuple(NAMES)}
)
def area_detail(request: HttpRequest, usps: str, slug: str) -> HttpResponse:
    """A metropolitan or nonmetropolitan area, at the address of the state it is named for first."""
    there = shelf.at()
    area = there.part(slugify(slug), slugify(usps))
    if not area:
        return _no_such_area(request, usps.lower(), slug, there)
    if (usps, slug) != (area.state.slug, area.slug):
        own = reverse("salaries:area", args=[area.state.slug, area.slug], query=request.GET)
        return redirect(own, permanent=True)
    return _place(request, "salaries/area_detail.html", area, area.state, there)


def _place(
    request: HttpRequest, template: str, area: Area, state: Area, there: WageShelf
) -> TemplateResponse:
    form = PlaceForm(request.GET, there)
    pay = PlacePay.of(area, state, form) if form.can_answer else None
    occupation, release = form.shown_occupation, form.shown_release
    workers = occupation.workers if occupation and not occupation.is_coders else ""
    context = {
        "title": phrases.title(workers, area.name, release.name if release else ""),
        "heading": phrases.heading(workers, area.spoken),
        "area": area,
        "state": state,
        "pay": pay,
        "kept": form.query(),
        "beside_nation": form.query(a=[area.slug, Area.NATION], offer=""),
        "as_paid": form.query(adjusted=""),
        "at_average_prices": form.query(adjusted="1"),
        "fragments": there.fragments,
    }
    if area == state:
        context["card"] = partial(as_card.card, area.spoken, pay)
    return TemplateResponse(request, template, context | _asked(form))


def _suggested(asked: AreasAsked) -> list[Area]:
    """What to set beside a single area: the nation, and a metro's own state."""
    [first, *others] = asked.areas
    near = [area.state for area in asked.areas if area.is_part and area.state]
    nation = asked.form.shelf.nation
    return [] if others else [each for each in (*near, nation) if each.slug != first.slug]


def _asked(form: WageForm) -> dict:
    return {
        "form": form,
        "own": form.fields,
        "occupation": form.shown_occupation,
        "release": form.shown_release,
        "query": form.query(sort="", measure="", state="", offer=""),
    }


def _no_such_place(request: HttpRequest, wanted: str) -> TemplateResponse:
    context = {"near": nearest_places(wanted)}
    return TemplateResponse(request, "salaries/no_such_place.html", context, status=404)


def _no_such_area(
    request: HttpRequest, usps: str, wanted: str, there: WageShelf
) -> TemplateResponse:
    """With the areas of the state that someone may have meant; of all states if it is none."""
    if not place_name(usps):
        return _no_such_place(request, usps)
    parts = {area.slug: area for area in there.parts_of(usps)}
    context = {
        "state": there.by_slug[usps],
        "near_areas": [parts[slug] for slug in nearest_slugs(wanted, parts)],
        "has_areas": bool(parts),
    }
    return TemplateResponse(request, "salaries/no_such_place.html", context, status=404)
