"""What the tables of pay hold: arithmetic over rows already fetched."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words

from . import phrases
from .figures import PERCENTILES
from .measures import USUAL_ORDER, in_order
from .models import Area, Occupation, Release, Wage
from .plots import RangePlot, Scale

ENDS = (PERCENTILES[0], PERCENTILES[-1])
TWIN = {
    "annual_p10": "10th",
    "annual_p25": "25th",
    "annual_median": "Median",
    "annual_p75": "75th",
    "annual_p90": "90th",
    "annual_mean": "Mean",
    "employment": "Jobs",
}


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
    """One occupation in one state: beside the nation, a year earlier, beside other occupations."""

    wage: Wage
    nation: Wage
    earlier: Wage | None = None
    others: tuple[Wage, ...] = ()

    @classmethod
    def beside_nation(cls, wages: Iterable[Wage], usps: str) -> "StatePay | None":
        """A state's row, or else the nation's, of these; None without one of the nation."""
        found = {wage.area.slug: wage for wage in wages}
        nation = found.get(Area.NATION)
        return nation and cls(found.get(usps, nation), nation)

    @classmethod
    def of(
        cls,
        area: Area,
        occupation: Occupation,
        release: Release,
        wages: Iterable[Wage],
        *,
        occupations: Iterable[Occupation],
        releases: Iterable[Release],
    ):
        found = {(wage.release, wage.occupation, wage.area.slug): wage for wage in wages}

        def row(release, occupation, area=area):
            return found.get((release, occupation, area.slug)) or Wage.unpublished(
                release, occupation, area
            )

        nation = Area(slug=Area.NATION, name="United States")
        older = [each for each in releases if each.year < release.year]
        before = max(older, key=lambda each: each.year, default=None)
        return cls(
            wage=row(release, occupation),
            nation=row(release, occupation, nation),
            earlier=found.get((before, occupation, area.slug)),
            others=tuple(row(release, other) for other in occupations if other != occupation),
        )

    @property
    def pay_phrase(self) -> str:
        return phrases.pay(self.wage.annual_median, self.nation.annual_median)

    @property
    def density_phrase(self) -> str:
        return phrases.density(self.wage.location_quotient)

    @cached_property
    def row(self) -> WageRow:
        """The state's own range, on a scale of its own."""
        return WageRow(self.wage, scale_of([self.wage], ENDS, most_steps=7))

    @property
    def is_change_inside_error(self) -> bool | None:
        """Whether the mean moved by less than the survey's error; None when that is not known."""
        return phrases.is_inside_error(
            self.wage.annual_mean,
            self.wage.mean_error,
            self.earlier.annual_mean,
            self.earlier.mean_error,
        )

    @property
    def changes(self) -> list[Change]:
        """The table beside the plot: the same figures, and those of a year earlier."""
        return [
            Change(label, (self.earlier or self.wage).shown[name], self.wage.shown[name])
            for name, label in TWIN.items()
        ]

    @property
    def error_of_jobs(self) -> str:
        error = self.wage.shown["employment_error"]
        return f"± {error.figure}, the survey’s error" if error.figure else ""

    def rivals(self, nearest: Iterable[Wage]) -> list[Rival]:
        """This state, the nation and the states nearest in pay, on one scale."""
        wages = [self.wage, self.nation, *in_order(nearest, USUAL_ORDER)]
        scale = scale_of(wages, ENDS)
        return [Rival(WageRow(wage, scale), self.wage) for wage in wages]


def scale_of(wages: Iterable[Wage], ends=("annual_p10", "annual_p75"), most_steps=5) -> Scale:
    """A scale on which each row's lower end fits, and each row's middle half."""
    low, high = ([wage.shown[name].at_least for wage in wages] for name in ends)
    return Scale.over(filter(None, low), filter(None, high), most_steps)
