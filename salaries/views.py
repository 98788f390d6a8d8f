from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data

from . import areas_asked, data
from .areas_asked import AreasAsked
from .comparison import Comparison, outlook_of
from .elsewhere import Elsewhere
from .examples import EXAMPLES
from .forms import StateListForm, WageForm
from .models import Area, PriceParity, Projection, Wage
from .places import PLACES, nearest_places, place_name
from .price_notes import PriceNotes
from .state_map import StateMap
from .state_table import StateTable
from .tables import StatePay

NEAREST = 5


@require_safe
@also_as_data(data.of_states)
def state_list(request: HttpRequest) -> TemplateResponse:
    form = StateListForm(request.GET)
    context = _asked(form)
    if form.can_answer:
        context |= _states(form)
    return TemplateResponse(request, "salaries/state_list.html", context)


def _states(form: StateListForm) -> dict:
    """The table of states with its map, or what to say where there is none."""
    occupation, release = form.shown_occupation, form.shown_release
    parities = PriceParity.objects.in_use(release.year, Area.objects.nation_and_states())
    is_adjusted = form.is_adjusted and bool(parities)
    table = StateTable.of(
        occupation,
        release,
        Wage.objects.of(occupation, release).in_states(),
        measure=form.shown_measure,
        order=form.order,
        usps=form.place,
        parities=parities if is_adjusted else None,
    )
    return {
        "table": table,
        "map": StateMap(table) if table.known else None,
        "prices": PriceNotes(table, parities),
        "is_adjusted": is_adjusted,
        "as_paid": form.query(adjusted=""),
        "at_average_prices": form.query(adjusted="1"),
        "headings": table.headings(form.query),
        "answers": [place_name(form.place)] if form.place else [],
        "elsewhere": None if table.known else Elsewhere.of(form, table),
    }


@require_safe
@also_as_data(data.of_comparison)
def compare(request: HttpRequest) -> TemplateResponse:
    asked = areas_asked.read(request.GET)
    context = {"asked": asked, "places": PLACES, "examples": EXAMPLES} | _asked(asked.form)
    if not asked.areas or not asked.form.can_answer:
        return TemplateResponse(request, "salaries/compare_choose.html", context)
    context |= {
        "comparison": _comparison(asked),
        "suggested": asked.beside(_suggested(asked)),
        "wage_query": asked.form.query(),
    }
    return TemplateResponse(request, "salaries/compare.html", context)


@require_safe
@also_as_data(data.of_state)
def state_detail(request: HttpRequest, usps: str) -> HttpResponse:
    if usps != usps.lower():
        own = reverse("salaries:state", args=[usps.lower()], query=request.GET)
        return redirect(own, permanent=True)
    if usps == Area.NATION:
        return redirect(reverse("salaries:list", query=request.GET), permanent=True)
    if not place_name(usps):
        return _no_such_place(request, usps)
    form = WageForm(request.GET)
    area = Area(slug=usps, name=place_name(usps))
    pay, rivals = None, []
    if form.can_answer:
        pay = StatePay.of(
            area,
            form.shown_occupation,
            form.shown_release,
            Wage.objects.of_nation_and(usps),
            occupations=form.occupations,
            releases=form.releases,
        )
        if pay.wage.annual_median:
            rivals = pay.rivals(Wage.objects.nearest_in_pay(pay.wage)[:NEAREST])
    context = {"area": area, "pay": pay, "rivals": rivals, "others": _others(pay, form)}
    return TemplateResponse(request, "salaries/state_detail.html", context | _asked(form))


def _comparison(asked: AreasAsked) -> Comparison:
    form = asked.form
    areas = Area.objects.filter(slug__in=asked.slugs)
    return Comparison.of(
        asked.wages(),
        PriceParity.objects.in_use(form.shown_release.year, areas),
        Projection.objects.in_use(form.shown_occupation, map(outlook_of, asked.areas)),
        is_adjusted=form.is_adjusted,
    )


def _suggested(asked: AreasAsked) -> list[Area]:
    """What to set beside a single area: the nation, and a metro's own state."""
    [first, *others] = asked.areas
    near = [area.state for area in asked.areas if area.is_part and area.state]
    nation = Area(slug=Area.NATION, name="United States")
    return [] if others else [each for each in (*near, nation) if each.slug != first.slug]


def _others(pay: StatePay | None, form: WageForm) -> list[dict]:
    """The other occupations of a state, each with the query of its own page."""
    return [
        {"wage": wage, "query": form.query(occupation=wage.occupation.code)}
        for wage in (pay.others if pay else [])
    ]


def _asked(form: WageForm) -> dict:
    return {
        "form": form,
        "occupation": form.shown_occupation,
        "release": form.shown_release,
        "query": form.query(sort="", measure="", state=""),
    }


def _no_such_place(request: HttpRequest, wanted: str) -> TemplateResponse:
    context = {"near": nearest_places(wanted)}
    return TemplateResponse(request, "salaries/no_such_place.html", context, status=404)
