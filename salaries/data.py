"""What each page of pay gives as data: one row for each row of wages that it draws on."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils.text import slugify

from coderpath.asked import Problem
from coderpath.opendata.tables import DataTable
from coderpath.sources import words
from coderpath.written import quoted

from . import shelf
from .compare import asked as areas_asked
from .forms import WageForm
from .models import Area, PriceParity, Projection
from .pay import Pay
from .place.form import PlaceForm
from .place.pay import PlacePay
from .places import place_name
from .shelf import WageShelf
from .states.asked import StatesAsked
from .states.form import StateListForm
from .usual_names import did_you_mean
from .wage_columns import WageColumns

VOUCH = (
    "BLS.gov cannot vouch for the data or analyses derived from these data after the data have"
    " been retrieved from BLS.gov."
)
NOT_BY_CERTIFICATE = "The federal survey does not ask which title a person holds."
NOTES = (NOT_BY_CERTIFICATE, VOUCH)
COLUMNS_TOLD = (
    "Each measure has a column of its own for why a number is missing. Dollars are as the survey"
    " printed them; those at the nation’s average prices are in the columns that end in _adjusted."
)
Rows = list[tuple[str, Pay]]


def of_states(request: HttpRequest) -> DataTable:
    """The nation, then every state, DC and the territories in the order of the page."""
    form = StateListForm(request.GET, shelf.at())
    rows, columns = [], WageColumns()
    if form.can_answer:
        asked = StatesAsked.of(form)
        rows = [("nation", asked.table.nation), *(("state", wage) for wage in asked.table.states)]
        levels = asked.parities if asked.is_adjusted else None
        columns = _columns(form, levels, is_adjusted=asked.is_adjusted)
    place = "every state, DC and the territories"
    query = {"measure": form.shown_measure.key, "state": form.place, "sort": form.order}
    return _table(form, place, rows, columns, **query)


def of_comparison(request: HttpRequest) -> DataTable:
    """Areas side by side, the baseline first. Raises Http404 when none is named that there is."""
    asked = areas_asked.read(request.GET, shelf.at())
    form, rows, columns = asked.form, [], WageColumns()
    if form.can_answer and not asked.areas:
        said = " ".join(problem.message for problem in asked.problems)
        raise Http404(said or "No area is named. Name up to six, as ?a=oh&a=ky.")
    if form.can_answer and asked.areas:
        columns = _columns(form, asked.parities, asked.projections, form.is_adjusted)
        baseline, *others = asked.wages
        rows = [("baseline", baseline), *(("compared", wage) for wage in others)]
    named = words.listing([area.name for area in asked.areas]) or "no areas were named"
    return _table(form, named, rows, columns, problems=asked.problems, a=list(asked.slugs))


def of_state(request: HttpRequest, usps: str) -> DataTable:
    """A state beside the nation and its neighbors, what lies in it, its occupations and years."""
    usps = usps.lower()
    if usps == Area.NATION:
        return of_states(request)
    there = shelf.at()
    state = _state(usps, there)
    return _of_place(PlaceForm(request.GET, there), state, state)


def of_area(request: HttpRequest, usps: str, slug: str) -> DataTable:
    """A metro or nonmetro area beside its state and the nation, and what else lies there."""
    there = shelf.at()
    state = _state(usps.lower(), there)
    area = there.part(slugify(slug), usps.lower())
    if not area:
        raise Http404(f"No area of {state.name} is called {quoted(slug)}.")
    return _of_place(PlaceForm(request.GET, there), area, area.state)


def _state(usps: str, there: WageShelf) -> Area:
    if not place_name(usps):
        said = f"No state or territory has the postal code {quoted(usps)}."
        raise Http404(said + did_you_mean(usps))
    return there.by_slug[usps]


def _of_place(form: PlaceForm, area: Area, state: Area) -> DataTable:
    rows, columns = [], WageColumns()
    if form.can_answer:
        pay = PlacePay.of(area, state, form)
        rows = [*_side_by_side(pay), *_other_times(pay), *_industries(pay)]
        columns = _columns(form, pay.parities, pay.projections, pay.is_adjusted)
    return _table(form, area.spoken, rows, columns, name=area.slug)


def _side_by_side(pay: PlacePay) -> Rows:
    """The place, those that its page sets beside it, what lies in its state, its occupations."""
    around = {pay.nation.area.slug: "nation", pay.state.slug: "its state"}
    here = [neighbor.wage for neighbor in pay.neighbors[1:]]
    parts = [wage for wage in pay.parts.wages if wage.area.slug != pay.area.slug]
    return [
        ("this place", pay.wage),
        *((around.get(wage.area.slug, "state beside it"), wage) for wage in here),
        *(("area in the state", wage) for wage in parts),
        *(("other occupation", wage) for wage in pay.others),
    ]


def _other_times(pay: PlacePay) -> Rows:
    """Other surveys of the same workers; under the code that counted them then."""
    wages = [wage for wage in pay.years.wages if wage.release != pay.release]
    return [
        ("other year" if wage.area.slug == pay.area.slug else "other year, larger place", wage)
        for wage in wages
    ]


def _industries(pay: PlacePay) -> Rows:
    """The industries of the nation that a state's page shows; the survey has none of a place."""
    if pay.is_part:
        return []
    wages = dict.fromkeys([pay.hospitals, pay.physicians, *pay.industries])
    return [("one industry, nation", wage) for wage in wages if wage]


def _columns(
    form: WageForm,
    levels: dict[str, PriceParity] | None,
    outlooks: dict[str, Projection] | None = None,
    is_adjusted: bool = False,
) -> WageColumns:
    """The survey's columns, and those of price levels and projections, both by an area's slug.

    Both belong to the rows of the release and occupation that are shown.
    """
    release, occupation = form.shown_release, form.shown_occupation

    def price_parity(wage: Pay) -> PriceParity | None:
        return levels.get(wage.area.slug) if wage.release == release else None

    def projection(wage: Pay) -> Projection | None:
        is_shown = wage.release == release and wage.occupation == occupation
        return outlooks.get(wage.area.projected_in) if is_shown else None

    return WageColumns(
        None if levels is None else price_parity,
        None if outlooks is None else projection,
        is_adjusted,
    )


def _table(
    form: WageForm,
    place: str,
    rows: Rows,
    columns: WageColumns,
    *,
    name: str = "",
    problems: Iterable[Problem] | None = None,
    **query,
) -> DataTable:
    occupation, release = form.shown_occupation, form.shown_release
    said = [problem.message for problem in (form.problems if problems is None else problems)]
    if not form.can_answer:
        said = ["No wages are loaded yet."]
    else:
        query |= {"occupation": occupation.code, "year": release.year}
    shown = [query.get("occupation", ""), str(query.get("year", ""))]
    slugs = ["pay", name or "-".join(query.get("a", ["states"])), *shown]
    return DataTable(
        name="-".join(filter(None, slugs)),
        title=f"Pay of {occupation.workers if occupation else 'medical coders'}: {place}",
        means=COLUMNS_TOLD,
        columns=columns.columns,
        rows=[columns.row(part, wage) for part, wage in rows],
        release=release.name if release else "",
        query=query | {"adjusted": form.is_adjusted},
        problems=tuple(said),
        own=form.fields,
        notes=NOTES,
    )
