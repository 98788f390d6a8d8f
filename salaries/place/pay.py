"""All that the page of one place shows of pay, each kind fetched at once when first asked for."""

from dataclasses import dataclass
from functools import cached_property

from salaries import phrases
from salaries.models import HOSPITALS, PHYSICIANS, Area, Occupation, PriceParity, Projection, Wage
from salaries.places import place_name, states_in_title

from .borders import bordering
from .form import PlaceForm
from .local_range import LocalRange
from .neighbors import Neighbor, beside, places_beside
from .parts import PartTable
from .years import YearChange, Years

INDUSTRIES = 8


@dataclass(frozen=True)
class PlacePay:
    """One occupation in one state, or in an area of it, by one release.

    `area` is the place of the page; of a state's own page it is the state.
    """

    area: Area
    state: Area
    form: PlaceForm

    @property
    def occupation(self) -> Occupation:
        return self.form.shown_occupation

    @property
    def release(self):
        return self.form.shown_release

    @property
    def is_adjusted(self) -> bool:
        """Whether dollars are shown at the nation's average prices: asked for, and known."""
        return self.form.is_adjusted and bool(self.parities)

    @property
    def is_part(self) -> bool:
        return self.area.slug != self.state.slug

    # The place and those around it

    @property
    def wage(self) -> Wage:
        return self._row(self.area)

    @property
    def nation(self) -> Wage:
        return self._row(Area.nation())

    @property
    def home(self) -> Wage:
        """The state's own row."""
        return self._row(self.state)

    @property
    def other_states(self) -> list[Area]:
        """Of a metro, the states it lies in beside the one it is named for first."""
        others = states_in_title(self.area.name)[1:]
        return [Area(slug=usps, name=place_name(usps), kind=Area.Kind.STATE) for usps in others]

    @property
    def others(self) -> list[Wage]:
        """The other occupations in this place."""
        others = (each for each in self.form.occupations if each != self.occupation)
        return [self._row(self.area, occupation) for occupation in others]

    @property
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
        return [Neighbor(wage, self.wage, self.parities.get(wage.area.slug)) for wage in wages]

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
    def paid(self) -> Wage:
        """The row as paid, at whatever prices the page shows it."""
        return self.wage.as_paid()

    @property
    def priced(self) -> Wage:
        """The row at the nation's average prices."""
        return self.wage.as_paid().at_average_prices(self.price_parity)

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
        return phrases.density(self.wage.location_quotient)

    @property
    def error_of_jobs(self) -> str:
        error = self.wage.shown["employment_error"]
        return f"± {error.figure}, the survey’s error" if error.figure else ""

    # Over the years

    @cached_property
    def years(self) -> Years:
        larger = self.state if self.is_part else self.nation.area
        slugs = [self.area.slug, larger.slug]
        return Years.of(
            self.area, larger, Wage.objects.over_years(self.form.shown_occupation, slugs)
        )

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

    @cached_property
    def projections(self) -> dict[str, Projection]:
        return Projection.objects.newest(self.occupation, [self.state.slug, Area.NATION])

    @property
    def projection(self) -> Projection | None:
        return self.projections.get(self.state.slug)

    @property
    def projection_of_nation(self) -> Projection | None:
        return self.projections.get(Area.NATION)

    @cached_property
    def _industries(self) -> list[Wage]:
        newest, *_ = self.form.releases
        wages = list(Wage.objects.in_industry_groups(self.occupation, newest))
        for wage in wages:
            wage.release = newest
        return wages

    @property
    def industries(self) -> list[Wage]:
        """The industry groups with the most jobs in the nation by the newest release."""
        groups = (wage for wage in self._industries if wage.industry_id != HOSPITALS)
        return [wage for wage in groups if wage.employment is not None][:INDUSTRIES]

    @property
    def hospitals(self) -> Wage | None:
        return self._in_industry(HOSPITALS)

    @property
    def physicians(self) -> Wage | None:
        return self._in_industry(PHYSICIANS)

    def _in_industry(self, code: str) -> Wage | None:
        found = (wage for wage in self._industries if wage.industry_id == code)
        return next((wage for wage in found if wage.annual_median is not None), None)

    # Rows

    @property
    def _areas(self):
        around = [] if self.is_part else places_beside(self.state.slug)
        slugs = {Area.NATION, self.state.slug, self.area.slug, *around}
        return Area.objects.around(self.state.slug, *sorted(slugs))

    @cached_property
    def parities(self) -> dict[str, PriceParity]:
        """The price levels of these places, by the area's slug."""
        return PriceParity.objects.in_use(self.release.year, self._areas)

    @cached_property
    def _found(self) -> dict[tuple, Wage]:
        """The rows of the release, by occupation and area."""
        occupations = {each.pk: each for each in self.form.occupations}
        first = sorted(occupations.values(), key=lambda each: each != self.occupation)
        wages = Wage.objects.around(self._areas, self.release, first, self.area.slug)
        for wage in wages:
            wage.occupation, wage.release = occupations[wage.occupation_id], self.release
            self._price(wage)
        return {(wage.occupation_id, wage.area.slug): wage for wage in wages}

    @cached_property
    def _missing(self) -> dict[tuple, Wage]:
        """Stand for rows that the release lacks; filled as they are asked for."""
        return {}

    @property
    def _of_occupation(self) -> list[Wage]:
        return [wage for (key, _), wage in self._found.items() if key == self.occupation.pk]

    def _row(self, area: Area, occupation: Occupation | None = None) -> Wage:
        """The row of a place, or one that says why there is none."""
        occupation = occupation or self.occupation
        key = (occupation.pk, area.slug)
        if key in self._found:
            return self._found[key]
        if key not in self._missing:
            self._missing[key] = self._price(self._lacking(area, occupation))
        return self._missing[key]

    def _lacking(self, area: Area, occupation: Occupation) -> Wage:
        """An area is covered where others of its kind have rows."""
        kinds = {wage.area.kind for wage in self._found.values()}
        kind = Area.Kind.STATE if area.kind == Area.Kind.TERRITORY else area.kind
        return Wage.absent(self.release, occupation, area, is_covered=kind in kinds)

    def _price(self, wage: Wage) -> Wage:
        if self.is_adjusted:
            wage.at_average_prices(self.parities.get(wage.area.slug))
        return wage
