"""What each page of pay gives as data: one row for each row of wages that it draws on."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from coderpath.asked import Problem, quoted
from coderpath.opendata.tables import DataTable
from coderpath.sources import words

from . import areas_asked
from .comparison import outlook_of
from .forms import StateListForm, WageForm
from .measures import in_order
from .models import ALL_INDUSTRIES, Area, PriceParity, Projection, Wage
from .places import PLACES, nearest_places, place_name
from .wage_columns import WageColumns, at_average_prices

VOUCH = (
    "BLS.gov cannot vouch for the data or analyses derived from these data after the data have"
    " been retrieved from BLS.gov."
)
NOT_BY_CERTIFICATE = "The federal survey does not ask which certificate a person holds."
NOTES = (NOT_BY_CERTIFICATE, VOUCH)
NEAREST = 5

COLUMNS_TOLD = (
    "Each measure has a column of its own for why a number is missing. Dollars are as the survey"
    " printed them; those at the nation’s average prices are in the columns that end in _adjusted."
)


def of_states(request: HttpRequest) -> DataTable:
    """The nation, then every state, DC and the territories in the order of the page.

    Without states where our copy of the release has none at all.
    """
    form = StateListForm(request.GET)
    rows, columns = [], WageColumns()
    if form.can_answer:
        found = {wage.area.slug: wage for wage in _wages(form).in_states()}
        columns = _columns(form, found.values() if form.is_adjusted else ())
        places = PLACES if found.keys() - {Area.NATION} else ()
        states = [_row(form, found, Area(slug=usps, name=name)) for usps, name in places]
        nation = _row(form, found, Area(slug=Area.NATION, name="United States"))
        rows = [("nation", nation), *(("state", wage) for wage in _sorted(states, form, columns))]
    place = "every state, DC and the territories"
    query = {"measure": form.shown_measure.key, "state": form.place, "sort": form.order}
    return _table(form, place, rows, columns, **query)


def of_state(request: HttpRequest, usps: str) -> DataTable:
    """A state beside the nation, with its metros, near states, other occupations, other years."""
    usps = usps.lower()
    if usps == Area.NATION:
        return of_states(request)
    if not place_name(usps):
        raise Http404(_no_such_place(usps))
    return _of_place(WageForm(request.GET), Area(slug=usps, name=place_name(usps)))


def of_area(request: HttpRequest, usps: str, slug: str) -> DataTable:
    """A metro or nonmetro area beside its state, the nation and what else lies in that state."""
    if not place_name(usps):
        raise Http404(_no_such_place(usps))
    parts = Area.objects.parts_of(usps.lower()).select_related("state")
    area = parts.filter(slug=slug.lower()).first()
    if not area:
        raise Http404(f"No area {quoted(slug)} is in {place_name(usps)}.")
    return _of_place(WageForm(request.GET), area)


def of_comparison(request: HttpRequest) -> DataTable:
    """Areas side by side, the baseline first."""
    asked = areas_asked.read(request.GET)
    form, rows, columns = asked.form, [], WageColumns()
    if form.can_answer and asked.areas:
        wages = asked.wages()
        columns = _columns(form, wages, has_outlook=True)
        parts = ["baseline", *["compared"] * len(wages)]
        rows = list(zip(parts, wages, strict=False))
    named = words.listing([area.name for area in asked.areas]) or "no areas were named"
    return _table(form, named, rows, columns, problems=asked.problems, a=asked.slugs)


def _of_place(form: WageForm, area: Area) -> DataTable:
    rows, columns = [], WageColumns()
    if form.can_answer:
        found = {wage.area.slug: wage for wage in _around(form, area)}
        home = _row(form, found, area)
        rows = [
            ("this place", home),
            *(("nation", wage) for slug, wage in found.items() if slug == Area.NATION),
            *(("its state", wage) for slug, wage in found.items() if slug == _own_state(area)),
            *(("near in pay", wage) for wage in _near_in_pay(found, home)),
            *(("area in the state", wage) for wage in _parts(found, home)),
            *_elsewhen(form, area),
            *_industries(form, area),
        ]
        columns = _columns(form, [wage for _, wage in rows], has_outlook=True)
    return _table(form, area.spoken, rows, columns, name=area.slug)


def _wages(form: WageForm) -> QuerySet[Wage]:
    wages = Wage.objects.of(form.shown_occupation, form.shown_release)
    return wages.select_related("area", "occupation", "release__source")


def _around(form: WageForm, area: Area) -> QuerySet[Wage]:
    """The nation, the states and what lies in the state of the area."""
    parts = Area.objects.parts_of(_own_state(area) or area.slug).values("pk")
    whole = Area.objects.nation_and_states().values("pk")
    wages = _wages(form).filter(Q(area__in=parts) | Q(area__in=whole) | Q(area__slug=area.slug))
    return wages.select_related("area__state").order_by("area__name", "area__slug")


def _own_state(area: Area) -> str:
    """The slug of the state that a metro is named for first."""
    return area.state.slug if area.is_part and area.state else ""


def _near_in_pay(found: dict[str, Wage], home: Wage) -> list[Wage]:
    """The states whose median is the nearest to a state's own."""
    if home.area.is_part or home.annual_median is None:
        return []
    others = [
        wage
        for slug, wage in found.items()
        if slug not in (Area.NATION, home.area.slug)
        and not wage.area.is_part
        and wage.annual_median is not None
    ]
    return sorted(
        others, key=lambda wage: (abs(wage.annual_median - home.annual_median), wage.area.slug)
    )[:NEAREST]


def _parts(found: dict[str, Wage], home: Wage) -> list[Wage]:
    return [
        wage for wage in found.values() if wage.area.is_part and wage.area.slug != home.area.slug
    ]


def _elsewhen(form: WageForm, area: Area) -> list[tuple[str, Wage]]:
    """The area's other occupations in this survey, and this occupation in other surveys.

    Where the survey counted it under another code before, that row names that code.
    """
    occupation, release = form.shown_occupation, form.shown_release
    chain = (
        Q(occupation=occupation)
        | Q(occupation__followed_by=occupation)
        | Q(occupation__followed_by__followed_by=occupation)
    )
    others = Q(release=release, occupation__is_offered=True) & ~Q(occupation=occupation)
    wages = Wage.objects.filter(others | chain & ~Q(release=release), area__slug=area.slug)
    wages = wages.across_industries().with_source().distinct().order_by("-release__year", "pk")
    return [
        ("other occupation" if wage.release_id == release.pk else "other year", wage)
        for wage in wages
    ]


def _industries(form: WageForm, area: Area) -> list[tuple[str, Wage]]:
    """The nation's industries one by one, beside a state; the survey has none of a place."""
    if area.is_part:
        return []
    wages = Wage.objects.by_industry(form.shown_occupation, form.shown_release).with_source()
    return [("one industry, nation", wage) for wage in wages]


def _row(form: WageForm, found: dict[str, Wage], area: Area) -> Wage:
    """The area's row; where the release has none, one in which every figure says so."""
    unpublished = Wage.unpublished(form.shown_release, form.shown_occupation, area)
    return found.get(area.slug, unpublished)


def _columns(form: WageForm, wages: Iterable[Wage], has_outlook: bool = False) -> WageColumns:
    """The survey's columns, the price levels of these rows, and the outlook of their areas."""
    wages, release = list(wages), form.shown_release
    if not wages:
        return WageColumns()
    areas = Area.objects.filter(pk__in={wage.area_id for wage in wages if wage.area_id})
    levels = PriceParity.objects.in_use(release.year, areas)
    outlooks = {}
    if has_outlook:
        states = {outlook_of(wage.area) for wage in wages}
        outlooks = Projection.objects.in_use(form.shown_occupation, states)

    def price_parity(wage: Wage) -> PriceParity | None:
        return levels.get(wage.area_id) if wage.release_id == release.pk else None

    def projection(wage: Wage) -> Projection | None:
        is_shown = (wage.release_id, wage.occupation_id, wage.industry_id) == (
            release.pk,
            form.shown_occupation.pk,
            ALL_INDUSTRIES,
        )
        return outlooks.get(outlook_of(wage.area)) if is_shown else None

    return WageColumns(price_parity, projection if has_outlook else None, form.is_adjusted)


def _sorted(wages: list[Wage], form: StateListForm, columns: WageColumns) -> list[Wage]:
    """In the order of the page, which sorts dollars as it shows them."""
    if not form.is_adjusted or not columns.price_parity:
        return in_order(wages, form.order)
    printed = {wage.area.slug: wage for wage in wages}
    shown = [at_average_prices(wage, columns.price_parity(wage)) for wage in wages]
    return [printed[wage.area.slug] for wage in in_order(shown, form.order)]


def _table(
    form: WageForm,
    place: str,
    rows: list[tuple[str, Wage]],
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
        notes=NOTES,
    )


def _no_such_place(wanted: str) -> str:
    near = [name for _, name in nearest_places(wanted)]
    meant = f" Did you mean {words.listing(near, 'or')}?" if near else ""
    return f"No state or territory has the postal code {quoted(wanted)}.{meant}"
