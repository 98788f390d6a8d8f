"""What the tables of pay hold: arithmetic over rows already fetched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words

from . import phrases
from .figures import PERCENTILES
from .models import Area, Occupation, Release, Wage
from .places import PLACES
from .plots import RangePlot, Scale

ENDS = (PERCENTILES[0], PERCENTILES[-1])
COLUMNS = (
    ("median", "Median", "annual_median"),
    ("p10", "10th", "annual_p10"),
    ("p25", "25th", "annual_p25"),
    ("p75", "75th", "annual_p75"),
    ("p90", "90th", "annual_p90"),
    ("jobs", "Jobs", "employment"),
    ("density", "Jobs per 1,000", "jobs_per_1000"),
    ("error", "Error of mean", "mean_error"),
)
MEASURES = {key: measure for key, _, measure in COLUMNS}
LABELS = {key: label for key, label, _ in COLUMNS}
ORDERS = [sign + key for key in ("state", *MEASURES) for sign in ("", "-")]
USUAL_ORDER = "-median"


@dataclass(frozen=True)
class WageRow:
    """A row of wages, and where its range is drawn."""

    wage: Wage
    scale: Scale

    @cached_property
    def plot(self) -> RangePlot | None:
        figures = [self.wage.shown[name] for name in PERCENTILES]
        return RangePlot.on(
            self.scale, [figure.at_least for figure in figures], is_open=figures[-1].is_top_coded
        )

    @property
    def unknown(self) -> str:
        """Why there is no plot, in words."""
        return next(filter(None, (self.wage.shown[name].reason for name in PERCENTILES)), "")


@dataclass(frozen=True)
class Heading:
    """A column heading: a link that sorts by it, or turns the order round."""

    label: str
    query: str
    aria_sort: str


@dataclass(frozen=True)
class StateTable:
    """One occupation in every state and territory by one release, and the nation above them."""

    nation: Wage
    states: list[Wage]
    order: str

    @classmethod
    def of(cls, occupation: Occupation, release: Release, wages: Iterable[Wage], order: str):
        found = {wage.area.slug: wage for wage in wages}
        for wage in found.values():
            wage.occupation, wage.release = occupation, release

        def row(usps, name):
            return found.get(usps) or Wage.unpublished(
                release, occupation, Area(slug=usps, name=name)
            )

        states = [row(usps, name) for usps, name in PLACES]
        return cls(row(Area.NATION, "United States"), in_order(states, order), order)

    @property
    def known(self) -> list[Wage]:
        """States whose median is known, the lowest first."""
        return [
            wage
            for wage in in_order(self.states, "median")
            if wage.shown["annual_median"].at_least is not None
        ]

    @cached_property
    def scale(self) -> Scale:
        return scale_of([self.nation, *self.states])

    @property
    def rows(self) -> list[WageRow]:
        return [WageRow(wage, self.scale) for wage in (self.nation, *self.states)]

    @property
    def order_in_words(self) -> str:
        key = self.order.lstrip("-")
        if key == "state":
            return "name, backwards" if self.is_downward else "name"
        label = LABELS[key].lower() + (" percentile" if key.startswith("p") else "")
        return f"{label}, {'highest' if self.is_downward else 'lowest'} first"

    @property
    def is_downward(self) -> bool:
        return self.order.startswith("-")

    def headings(self, query: Callable[..., str]) -> list[Heading]:
        """The headings of the sortable columns; `query` makes the query of a link."""
        sorts = {self.order.lstrip("-"): "descending" if self.is_downward else "ascending"}
        columns = {"state": "State", **LABELS}
        return [
            Heading(label, query(sort=self._turn(key)), sorts.get(key, ""))
            for key, label in columns.items()
        ]

    def _turn(self, key: str) -> str:
        """A name is first sorted upwards, a number downwards; a second press turns it round."""
        first, second = (key, f"-{key}") if key == "state" else (f"-{key}", key)
        return second if self.order == first else first


@dataclass(frozen=True)
class Change:
    """One measure in two releases."""

    label: str
    before: object
    after: object

    @property
    def figure(self) -> str:
        """The difference with its sign and unit; empty when either end is unknown or a mark."""
        if self.before.value is None or self.after.value is None:
            return ""
        write = words.money if self.after.name.startswith("annual") else words.number
        return words.signed(self.after.value - self.before.value, write)


@dataclass(frozen=True)
class Rival:
    """An area beside the one on the page, compared by its mean."""

    row: WageRow
    home: Wage

    @property
    def is_home(self) -> bool:
        return self.row.wage is self.home

    @property
    def is_inside_error(self) -> bool | None:
        """By the means as shown: as paid, or at average prices whose own error is not known."""
        return phrases.is_inside_error(
            self.row.wage.shown["annual_mean"].value,
            self.row.wage.mean_error,
            self.home.shown["annual_mean"].value,
            self.home.mean_error,
        )

    @property
    def gap(self) -> str:
        """Its mean less that of the page's area."""
        figures = (self.home.shown["annual_mean"], self.row.wage.shown["annual_mean"])
        return Change("", *figures).figure


@dataclass(frozen=True)
class StatePay:
    """One occupation in one state, beside the nation."""

    wage: Wage
    nation: Wage

    @classmethod
    def beside_nation(cls, wages: Iterable[Wage], usps: str) -> "StatePay | None":
        """A state's row, or else the nation's, of these; None without one of the nation."""
        found = {wage.area.slug: wage for wage in wages}
        nation = found.get(Area.NATION)
        return nation and cls(found.get(usps, nation), nation)

    @property
    def pay_phrase(self) -> str:
        return phrases.pay(self.wage.annual_median, self.nation.annual_median)

    @cached_property
    def row(self) -> WageRow:
        """The state's own range, on a scale of its own."""
        return WageRow(self.wage, scale_of([self.wage], ENDS, most_steps=7))


def in_order(wages: Iterable[Wage], order: str) -> list[Wage]:
    """Sorted by a column, the unknown last either way; equals by the area's name."""
    key, is_downward = order.lstrip("-"), order.startswith("-")
    by_name = sorted(wages, key=lambda wage: wage.area.name)
    if key == "state":
        return by_name[::-1] if is_downward else by_name

    def value(wage):
        return wage.shown[MEASURES[key]].at_least

    known = [wage for wage in by_name if value(wage) is not None]
    unknown = [wage for wage in by_name if value(wage) is None]
    return sorted(known, key=value, reverse=is_downward) + unknown


def scale_of(wages: Iterable[Wage], ends=("annual_p10", "annual_p75"), most_steps=5) -> Scale:
    """A scale on which each row's lower end fits, and each row's middle half."""
    low, high = ([wage.shown[name].at_least for wage in wages] for name in ends)
    return Scale.over(filter(None, low), filter(None, high), most_steps)
