"""The table of states: one occupation by one release, and the nation above them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words

from .figures import PERCENTILES, WageFigure
from .flags import flags
from .measures import MEASURES, StateMeasure, in_order
from .models import Area, Occupation, Release, Wage
from .places import PLACES
from .tables import Rival, WageRow, scale_of

# These have columns of their own, whatever the table's first measure is.
OWN_COLUMNS = ("error", "jobs", "density", "quotient")


@dataclass(frozen=True)
class Heading:
    """A column heading: a link that sorts by it, or turns the order round."""

    label: str
    query: str
    aria_sort: str = ""


@dataclass(frozen=True)
class StateRow(WageRow):
    """One place: its range, its mean against that of the home, and how far to trust it."""

    home: Wage
    first: StateMeasure

    @property
    def figure(self) -> WageFigure:
        """Of the table's first measure."""
        return self.wage.shown[self.first.column]

    @property
    def is_home(self) -> bool:
        return self.wage is self.home

    @cached_property
    def beside_home(self) -> Rival:
        return Rival(self, self.home)

    @property
    def flags(self) -> list[str]:
        """Reasons for little trust, in words."""
        wage = self.wage
        percentiles = [getattr(wage, name) for name in PERCENTILES]
        return flags(wage.mean_error, wage.employment, percentiles)


@dataclass(frozen=True)
class StateTable:
    """The rows in their order, the nation apart, and what is said of them."""

    nation: Wage
    states: list[Wage]
    measure: StateMeasure
    order: str
    usps: str = ""

    @classmethod
    def of(
        cls,
        occupation: Occupation,
        release: Release,
        wages: Iterable[Wage],
        *,
        measure: StateMeasure,
        order: str,
        usps: str = "",
    ):
        """A row for every place. One that the release lacks says so; where our copy of the
        release has no place but the nation, each says that it was not collected."""
        found = {wage.area.slug: wage for wage in wages}
        for wage in found.values():
            wage.occupation, wage.release = occupation, release
        has_states = bool(found.keys() - {Area.NATION})

        def row(usps, name):
            area = Area(slug=usps, name=name)
            if has_states:
                return found.get(usps) or Wage.unpublished(release, occupation, area)
            return Wage(release=release, occupation=occupation, area=area)

        nation = found.get(Area.NATION) or row(Area.NATION, "United States")
        states = in_order((row(*place) for place in PLACES), order)
        return cls(nation, states, measure, order, usps)

    def at_average_prices(self, parities: dict) -> None:
        """Show every dollar as what it buys at the nation's average prices.

        `parities` gives the price level by the key of an area; the nation's is 100 by definition.
        """
        for wage in (self.nation, *self.states):
            wage.at_average_prices(parities.get(wage.area_id))

    @property
    def known(self) -> list[Wage]:
        """States of which the measure is known, the lowest first."""
        return [
            wage
            for wage in in_order(self.states, self.measure.key)
            if wage.shown[self.measure.column].at_least is not None
        ]

    @property
    def measures(self) -> list[StateMeasure]:
        """Those of which a state's figure is known."""
        return [
            measure
            for measure in MEASURES.values()
            if any(not wage.shown[measure.column].unknown for wage in self.states)
        ]

    @property
    def first(self) -> StateMeasure:
        """The measure of the first column: the one asked for, unless it has its own."""
        return MEASURES["median"] if self.measure.key in OWN_COLUMNS else self.measure

    @property
    def home(self) -> Wage:
        """What means are held against: the reader's state, or else the nation."""
        return next((wage for wage in self.states if wage.area.slug == self.usps), self.nation)

    @property
    def has_own_home(self) -> bool:
        return self.home is not self.nation

    @cached_property
    def scale(self):
        return scale_of([self.nation, *self.states])

    @property
    def home_median(self) -> float | None:
        """Where the median of the reader's state lies on the scale."""
        median = self.home.shown["annual_median"].at_least
        return self.scale.place(median) if self.has_own_home and median is not None else None

    @property
    def rows(self) -> list[StateRow]:
        home = self.home
        return [
            StateRow(wage, self.scale, home, self.first) for wage in (self.nation, *self.states)
        ]

    @property
    def order_in_words(self) -> str:
        key = self.order.lstrip("-")
        if key == "state":
            return "name, backwards" if self.is_downward else "name"
        label = words.inside(MEASURES[key].label)
        return f"{label}, {'highest' if self.is_downward else 'lowest'} first"

    @property
    def is_downward(self) -> bool:
        return self.order.startswith("-")

    def headings(self, query: Callable[..., str]) -> list[Heading]:
        """The headings of the columns with figures; `query` makes the query of a link."""
        whose = f"{self.home.area.name}’s" if self.has_own_home else "the country’s"
        columns = [
            ("state", "State"),
            (self.first.key, self.first.label),
            ("mean", f"Mean less {whose}"),
            *((key, MEASURES[key].label) for key in OWN_COLUMNS),
        ]
        sorts = {self.order.lstrip("-"): "descending" if self.is_downward else "ascending"}
        return [
            Heading(label, query(sort=self._turn(key)), sorts.pop(key, ""))
            for key, label in columns
        ]

    def _turn(self, key: str) -> str:
        """A name is first sorted upwards, a number downwards; a second press turns it round."""
        first, second = (key, f"-{key}") if key == "state" else (f"-{key}", key)
        return second if self.order == first else first
