"""All that the page of one place shows of pay, fetched at the start."""

from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words
from salaries import phrases
from salaries.models import HOSPITALS, PHYSICIANS, Area, Occupation, PriceParity, Projection
from salaries.pay import Pay
from salaries.places import place_name, states_in_title
from salaries.shelf import WageShelf

from . import phrases as said
from .borders import bordering
from .form import PlaceForm
from .local_range import LocalRange
from .neighbors import Neighbor, beside, places_beside
from .parts import PartTable
from .years import YearChange, Years

INDUSTRIES = 8


@dataclass(frozen=True, eq=False)
class PlacePay:
    """One occupation in one state, or in an area of it, by one release.

    `area` is the place of the page; of a state's own page it is the state.
    """

    area: Area
    state: Area
    form: PlaceForm
    rows: dict[tuple[int, str], Pay]
    parities: dict[str, PriceParity]
    is_adjusted: bool
    years: Years
    projections: dict[str, Projection]
    _industries: list[Pay]

    @classmethod
    def of(cls, area: Area, state: Area, form: PlaceForm) -> "PlacePay":
        """The same for all who chose the same of a place."""
        key = ("place", area.slug, form.query())
        return form.shelf.kept(key, lambda: cls._of(area, state, form))

    @classmethod
    def _of(cls, area: Area, state: Area, form: PlaceForm) -> "PlacePay":
        """One query; of a release that is not held, three.

        `rows` are by occupation and place, `parities` the price levels by place. Dollars are shown
        at the nation's average prices where that is asked for, and known.
        """
        there, occupation = form.shelf, form.shown_occupation
        areas = _areas(area, state, there)
        parities = there.price_parities(areas, form.shown_release.year)
        is_adjusted = form.is_adjusted and bool(parities)
        larger = there.nation if area.slug == state.slug else state
        return cls(
            area,
            state,
            form,
            _rows(area, state, form, areas, is_adjusted),
            parities,
            is_adjusted,
            Years.of(area, larger, there.over_years(occupation, [area, larger])),
            there.projections(occupation, [state.slug, Area.NATION]),
            there.industry_groups(occupation),
        )

    @property
    def occupation(self) -> Occupation:
        return self.form.shown_occupation

    @property
    def release(self):
        return self.form.shown_release

    @property
    def is_part(self) -> bool:
        return self.area.slug != self.state.slug

    # The place and those around it

    @property
    def wage(self) -> Pay:
        return self._row(self.area)

    @property
    def nation(self) -> Pay:
        return self._row(self.form.shelf.nation)

    @property
    def home(self) -> Pay:
        """The state's own row."""
        return self._row(self.state)

    @property
    def other_states(self) -> list[Area]:
        """Of a metro, the states it lies in beside the one it is named for first."""
        others = states_in_title(self.area.name)[1:]
        return [Area(slug=usps, name=place_name(usps), kind=Area.Kind.STATE) for usps in others]

    @property
    def others(self) -> list[Pay]:
        """The other occupations in this place."""
        others = (each for each in self.form.occupations if each != self.occupation)
        return [self._row(self.area, occupation) for occupation in others]

    @property
    def others_to_choose(self) -> list[dict]:
        """The same, each with the query of its own page."""
        return [
            {"wage": wage, "query": self.form.query(occupation=wage.occupation.code)}
            for wage in self.others
        ]

    @cached_property
    def parts(self) -> PartTable:
        return PartTable.of(
            self.home, [wage for wage in self._of_occupation if wage.area.is_part], self.area
        )

    @cached_property
    def neighbors(self) -> list[Neighbor]:
        """This place, the state it lies in, the nation; of a state also the states around."""
        around = [wage for wage in self._of_occupation if not wage.area.is_part]
        wages = [self.wage, self.nation, *beside(self.wage, around)]
        if self.is_part:
            wages = [self.wage, self.home, self.nation]
        return [Neighbor(wage, self.wage) for wage in wages]

    @property
    def has_prices_of_home(self) -> bool:
        """Whether its dollars may be held against those of its state."""
        return self.wage.has_like_prices(self.home)

    @property
    def has_unlike_prices(self) -> bool:
        """Whether some of them are not comparable at average prices."""
        return not all(neighbor.is_comparable for neighbor in self.neighbors)

    @property
    def has_borders(self) -> bool:
        return bool(bordering(self.state.slug))

    @cached_property
    def range(self) -> LocalRange:
        larger = (self.home, self.nation) if self.is_part else (self.nation,)
        return LocalRange(self.wage, self.form.shown_offer, self.price_parity, larger)

    # Prices

    @property
    def price_parity(self) -> PriceParity | None:
        return self.parities.get(self.area.slug)

    @property
    def paid(self) -> Pay:
        """The row as paid, at whatever prices the page shows it."""
        return self.wage.as_paid

    @property
    def priced(self) -> Pay:
        """The row at the nation's average prices."""
        return self.wage.at_average_prices

    # In words

    @property
    def pay_phrase(self) -> str:
        """Its median against the nation's, both as shown."""
        own, nation = (wage.shown["annual_median"].value for wage in (self.wage, self.nation))
        return phrases.pay(own, nation)

    @property
    def price_phrase(self) -> str:
        return phrases.prices(self.price_parity and self.price_parity.level)

    @property
    def density_phrase(self) -> str:
        return phrases.density(self.wage.printed.location_quotient)

    @property
    def density_in_short(self) -> str:
        return phrases.density_in_short(self.wage.printed.location_quotient)

    @property
    def goes_as_far_as(self) -> str:
        """What its median would be at the nation’s prices, to the nearest $100: it is an estimate.

        Empty where it is not known.
        """
        worth = self.priced.shown["annual_median"].value
        return words.money(words.hundreds(worth)) if worth is not None else ""

    @property
    def error_of_jobs(self) -> str:
        error = self.wage.shown["employment_error"]
        return f"± {error.figure}, the survey’s error" if error.figure else ""

    # Over the years

    @cached_property
    def change(self) -> YearChange | None:
        return self.years.change_to(self.release.year)

    @property
    def counted_as(self) -> Occupation | None:
        """The other code under which the survey of this year counted them, if it did."""
        year = self.release.year
        if self.occupation.is_surveyed_in(year):
            return None
        return next((each for each in self.years.codes if each.is_surveyed_in(year)), None)

    @property
    def query_of_counted_as(self) -> str:
        return self.form.query(occupation=self.counted_as.code)

    # What only the nation or a state has

    @property
    def projection(self) -> Projection | None:
        return self.projections.get(self.state.slug)

    @property
    def cycle_before(self) -> str:
        """The sentence about the projection before the nation’s newest; its figure is to fill."""
        nation = self.projection_of_nation
        before = nation and nation.earlier
        if not before:
            return ""
        jobs = (before.jobs_then, before.jobs_to_come) if before.has_jobs else ("", "")
        return said.cycle_before(before.dated, before.openings_a_year.in_words, *jobs)

    @property
    def projection_of_nation(self) -> Projection | None:
        return self.projections.get(Area.NATION)

    @property
    def industries(self) -> list[Pay]:
        """The industry groups with the most jobs in the nation by the newest release."""
        groups = (w for w in self._industries if w.printed.industry_id != HOSPITALS)
        return [w for w in groups if w.printed.employment is not None][:INDUSTRIES]

    @property
    def groups(self) -> dict[str, Pay]:
        """What hospitals and doctors’ offices pay in the nation, where the newest is shown."""
        there = self.form.shelf
        return there.hospitals_and_offices(self.occupation) if there.is_newest(self.release) else {}

    @property
    def hospitals(self) -> Pay | None:
        return self._in_industry(HOSPITALS)

    @property
    def physicians(self) -> Pay | None:
        return self._in_industry(PHYSICIANS)

    def _in_industry(self, code: str) -> Pay | None:
        found = (wage for wage in self._industries if wage.printed.industry_id == code)
        return next((wage for wage in found if wage.printed.annual_median is not None), None)

    @property
    def _of_occupation(self) -> list[Pay]:
        """Those that the release has."""
        found = (wage for wage in self.rows.values() if not wage.is_absent)
        return [wage for wage in found if wage.occupation == self.occupation]

    def _row(self, area: Area, occupation: Occupation | None = None) -> Pay:
        return self.rows[(occupation or self.occupation).pk, area.slug]


def _areas(area: Area, state: Area, there: WageShelf) -> list[Area]:
    """The place, its state and the nation, what lies in the state, and the states beside it."""
    around = [] if area.is_part else places_beside(state.slug)
    beside = (there.by_slug[usps] for usps in around)
    every = (there.nation, state, area, *there.parts_of(state.slug), *beside)
    return list({each.slug: each for each in every}.values())


def _rows(
    area: Area, state: Area, form: PlaceForm, areas: list[Area], is_adjusted: bool
) -> dict[tuple[int, str], Pay]:
    """The occupation in all these areas, the others in the place itself.

    Where the release lacks a row that the page shows, one that says why: an area is covered where
    others of its kind have rows.
    """
    there, release, first = form.shelf, form.shown_release, form.shown_occupation
    others = [each for each in form.occupations if each != first]
    rows = there.wages(release, areas, [first])
    rows += there.wages(release, [area], others) if others else []
    kinds = {wage.area.kind for wage in rows}
    found = {(wage.occupation.pk, wage.area.slug): wage for wage in rows}
    shown = [(first, there.nation), (first, state), *((each, area) for each in (first, *others))]
    for occupation, place in shown:
        if (occupation.pk, place.slug) not in found:
            kind = Area.Kind.STATE if place.kind == Area.Kind.TERRITORY else place.kind
            found[occupation.pk, place.slug] = Pay.absent(
                release,
                occupation,
                place,
                is_covered=kind in kinds,
                price_parity=there.price_parity(place, release.year),
            )
    return {key: wage.at_average_prices if is_adjusted else wage for key, wage in found.items()}
