"""The table of states: one occupation by one release, and the nation above them."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words
from salaries.figures import WageFigure
from salaries.models import Area, Occupation, Release
from salaries.pay import Pay
from salaries.places import PLACES
from salaries.tables import Rival, WageRow, scale_of

from .measures import MEASURES, StateMeasure, in_order

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
    """One place: its range, and its mean against that of the home."""

    home: Pay
    first: StateMeasure
    has_others: bool
    """Whether there are other places to compare it with."""

    @property
    def figure(self) -> WageFigure:
        """Of the table's first measure."""
        return self.wage.shown[self.first.column]

    @property
    def absent(self) -> str:
        """Why there is no row at all, in words; empty where there is one."""
        return self.figure.reason if self.wage.is_absent else ""

    @property
    def is_nation(self) -> bool:
        return self.wage.area.slug == Area.NATION

    @property
    def is_home(self) -> bool:
        return self.wage is self.home

    @property
    def has_own_home(self) -> bool:
        """Whether the home is the reader's state, and not the nation."""
        return self.home.area.slug != Area.NATION

    @cached_property
    def beside_home(self) -> Rival:
        return Rival(self.wage, self.home)


@dataclass(frozen=True)
class StateTable:
    """The rows in their order, the nation apart, and what is said of them."""

    nation: Pay
    states: list[Pay]
    measure: StateMeasure
    order: str
    usps: str = ""

    @classmethod
    def of(
        cls,
        occupation: Occupation,
        release: Release,
        wages: Iterable[Pay],
        *,
        measure: StateMeasure,
        order: str,
        usps: str = "",
        covered: Container[str] = (),
    ):
        """A row for every place.

        `covered` are the places that our copy of the release has, whatever the occupation. There
        are no states where the occupation has none at all.
        """
        found = {wage.area.slug: wage for wage in wages}

        def row(slug: str) -> Pay:
            return found.get(slug) or Pay.absent(
                release, occupation, Area.named(slug), is_covered=slug in covered
            )

        shown = PLACES if found.keys() - {Area.NATION} else ()
        states = in_order((row(usps) for usps, _ in shown), order)
        return cls(row(Area.NATION), states, measure, order, usps)

    @property
    def has_any(self) -> bool:
        """Whether the release has the occupation at all."""
        return bool(self.states) or any(not each.unknown for each in self.nation.figures)

    @property
    def nation_figure(self) -> WageFigure:
        return self.nation.shown[self.measure.column]

    @cached_property
    def known(self) -> list[Pay]:
        """States of which the measure is known, the lowest first."""
        return [
            wage
            for wage in in_order(self.states, self.measure.key)
            if wage.shown[self.measure.column].at_least is not None
        ]

    @cached_property
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
    def reason(self) -> str:
        """Why the measure is known of no state, in words."""
        rows = [wage for wage in self.states if not wage.is_absent]
        reasons = dict.fromkeys(wage.shown[self.measure.column].reason for wage in rows)
        return words.listing(list(reasons), "or")

    @cached_property
    def home(self) -> Pay:
        """What means are held against: the reader's state if its mean is known, else the nation."""
        own = (wage for wage in self.states if wage.area.slug == self.usps)
        return next((wage for wage in own if not wage.shown["annual_mean"].unknown), self.nation)

    @property
    def gap_label(self) -> str:
        return (
            f"Mean less {self.home.area.name}’s" if self.has_own_home else "Mean less the country’s"
        )

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

    @cached_property
    def rows(self) -> list[StateRow]:
        of_all = self.scale, self.home, self.first, bool(self.states)
        return [StateRow(wage, *of_all) for wage in (self.nation, *self.states)]

    @property
    def has_plots(self) -> bool:
        """Whether any range is known well enough to be drawn."""
        return any(row.plot for row in self.rows)

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
        columns = [
            ("state", "State"),
            (self.first.key, self.first.label),
            ("mean", self.gap_label),
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
