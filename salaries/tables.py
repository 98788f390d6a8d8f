"""What the tables of pay hold: arithmetic over rows already fetched."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.scales import Scale
from coderpath.sources import words

from . import phrases
from .figures import PERCENTILES
from .models import Area
from .pay import Pay
from .plots import RangePlot, pay_scale

ENDS = (PERCENTILES[0], PERCENTILES[-1])


@dataclass(frozen=True)
class WageRow:
    """A row of wages, and where its range is drawn."""

    wage: Pay
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

    wage: Pay
    home: Pay

    @property
    def is_home(self) -> bool:
        return self.wage is self.home

    @property
    def is_comparable(self) -> bool:
        """False at average prices by price levels of unlike years or sources."""
        return self.wage.has_like_prices(self.home)

    @property
    def is_inside_error(self) -> bool | None:
        """By the means as shown: as paid, or at average prices whose own error is not known."""
        return phrases.is_inside_error(
            self.wage.shown["annual_mean"].value,
            self.wage.printed.mean_error,
            self.home.shown["annual_mean"].value,
            self.home.printed.mean_error,
        )

    @property
    def gap(self) -> str:
        """Its mean less that of the page's area."""
        figures = (self.home.shown["annual_mean"], self.wage.shown["annual_mean"])
        return Change("", *figures).figure


@dataclass(frozen=True)
class StatePay:
    """One occupation in one state, beside the nation."""

    wage: Pay
    nation: Pay

    @classmethod
    def beside_nation(cls, wages: Iterable[Pay], usps: str) -> "StatePay | None":
        """A state's row, or else the nation's, of these; None without one of the nation."""
        found = {wage.area.slug: wage for wage in wages}
        nation = found.get(Area.NATION)
        return nation and cls(found.get(usps, nation), nation)

    @property
    def pay_phrase(self) -> str:
        return phrases.pay(self.wage.printed.annual_median, self.nation.printed.annual_median)

    @cached_property
    def row(self) -> WageRow:
        """The state's own range, on a scale of its own."""
        return WageRow(self.wage, scale_of([self.wage], ENDS, most_steps=7))


def scale_of(wages: Iterable[Pay], ends=("annual_p10", "annual_p75"), most_steps=5) -> Scale:
    """A scale on which each row's lower end fits, and each row's middle half."""
    low, high = ([wage.shown[name].at_least for wage in wages] for name in ends)
    return pay_scale(filter(None, low), filter(None, high), most_steps)
