"""Pay of one place from year to year: the chart with its table, and the last change."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.scales import Scale
from salaries import phrases
from salaries.figures import PERCENTILES, WageFigure
from salaries.models import Area, Occupation
from salaries.pay import Pay
from salaries.tables import Change

from . import phrases as said
from .trend import MOST_YEARS, Chart, Point, TrendLine, apart

LABELS = {
    "annual_p90": "90% mark",
    "annual_p75": "75% mark",
    "annual_median": "Median",
    "annual_p25": "25% mark",
    "annual_p10": "10% mark",
    "annual_mean": "Mean",
    "employment": "Jobs",
}
TOP, HEIGHT, LEAST = 20, 176, 15  # of the drawing of a change, in pixels


@dataclass(frozen=True)
class YearRow:
    """One year of the chart, for the table beneath it."""

    year: int
    occupation: Occupation
    figures: list[WageFigure | None]

    @property
    def any(self) -> WageFigure:
        """One that is there, for the source of the year."""
        return next(filter(None, self.figures))


@dataclass(frozen=True)
class Years:
    """An occupation in a place and in the larger one it lies in, by every release there is.

    Always in the dollars of each year.
    """

    home: Area
    larger: Area
    wages: tuple[Pay, ...]

    @classmethod
    def of(cls, home: Area, larger: Area, wages: Iterable[Pay]) -> "Years":
        return cls(home, larger, tuple(wages))

    @property
    def codes(self) -> list[Occupation]:
        """The codes under which the survey counted, the oldest first."""
        found = {wage.occupation.code: wage.occupation for wage in self.wages}
        return sorted(found.values(), key=lambda each: each.first_year or 0)

    @property
    def codes_in_words(self) -> str:
        """Each code with the year to which or from which it was used."""
        told = (said.code(each.code, each.first_year, each.last_year) for each in self.codes)
        return ", ".join(told)

    @cached_property
    def chart(self) -> Chart | None:
        """None where there is nothing to see: an area within a state with one year of its own."""
        home = self._points(self.home)
        if self.home.is_part and len(home) < 2:
            return None
        return Chart.of(self._points(self.larger), home)

    @property
    def lines(self) -> dict[str, TrendLine]:
        """By the name of the place, the larger one first."""
        return dict(zip((self.larger.name, self.home.name), self.chart.lines, strict=True))

    @property
    def rows(self) -> list[YearRow]:
        """The newest first: median of the larger place, median and mean of the place itself."""
        found = {(wage.release.year, wage.area.slug): wage for wage in self.wages}
        columns = ((self.larger, "annual_median"), (self.home, "annual_median"))
        columns += ((self.home, "annual_mean"),)
        return [
            YearRow(
                wage.release.year,
                wage.occupation,
                [self._cell(found, wage.release.year, *column) for column in columns],
            )
            for wage in {wage.release.year: wage for wage in reversed(self.wages)}.values()
        ]

    def change_to(self, year: int) -> "YearChange | None":
        """From the survey before, if it counted under the same code at most two years earlier."""
        own = [wage for wage in self.wages if wage.area.slug == self.home.slug]
        now = next((wage for wage in own if wage.release.year == year), None)
        before = [
            wage
            for wage in own
            if now
            and wage.occupation == now.occupation
            and 0 < year - wage.release.year <= MOST_YEARS
        ]
        return YearChange(before[-1], now) if before else None

    @staticmethod
    def _cell(found, year, area, column) -> WageFigure | None:
        wage = found.get((year, area.slug))
        return wage and wage.shown[column]

    def _points(self, area: Area) -> list[Point]:
        return [
            Point(wage.release.year, wage.occupation.code, wage.printed.annual_median)
            for wage in self.wages
            if wage.area.slug == area.slug and wage.printed.annual_median is not None
        ]


@dataclass(frozen=True)
class Slope:
    """One percentile in two years as drawn: heights of the ends and of their labels, in pixels."""

    change: Change
    ends: tuple[float, float]
    labels: tuple[float, float]


@dataclass(frozen=True)
class YearChange:
    """A place in two surveys."""

    before: Pay
    now: Pay

    @property
    def changes(self) -> list[Change]:
        """The highest percentile first, as it stands in the drawing."""
        return [
            Change(label, self.before.shown[name], self.now.shown[name])
            for name, label in LABELS.items()
        ]

    @property
    def slopes(self) -> list[Slope]:
        """The percentiles as drawn; none when one of them is unknown in either year."""
        changes = self.changes[: len(PERCENTILES)]
        values = [(change.before.value, change.after.value) for change in changes]
        if any(None in pair for pair in values):
            return []
        scale = Scale(min(values[-1]), max(values[0]))
        heights = [
            [TOP + HEIGHT - scale.along(value, HEIGHT) for value in year]
            for year in zip(*values, strict=True)
        ]
        labels = [apart(year, LEAST) for year in heights]
        return [
            Slope(change, (round(h0, 1), round(h1, 1)), (round(l0 + 4, 1), round(l1 + 4, 1)))
            for change, h0, h1, l0, l1 in zip(changes, *heights, *labels, strict=True)
        ]

    @property
    def in_words(self) -> str:
        """How the ends of the range moved; empty when they are not known."""
        moves = [
            self.now.shown[name].value - self.before.shown[name].value
            for name in (PERCENTILES[0], PERCENTILES[-1])
            if None not in (self.now.shown[name].value, self.before.shown[name].value)
        ]
        return phrases.moved(*moves) if len(moves) == 2 else ""

    @property
    def is_inside_error(self) -> bool | None:
        """Whether the mean moved by less than the survey's error; None when that is not known."""
        return phrases.is_inside_error(
            self.now.printed.annual_mean,
            self.now.printed.mean_error,
            self.before.printed.annual_mean,
            self.before.printed.mean_error,
        )
