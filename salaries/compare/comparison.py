"""Areas side by side, measure by measure, each beside the first one, the baseline.

Works on rows already fetched, and asks the database nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from coderpath.scales import Scale
from coderpath.sources import words
from coderpath.sources.findings import Finding
from salaries import phrases
from salaries.figures import PERCENTILES, WageFigure
from salaries.models import Area, PriceParity, Projection
from salaries.pay import Pay
from salaries.tables import ENDS, Rival, WageRow, scale_of

from . import phrases as said

INSIDE, UNKNOWN = "too close to call", "error not known"
UNLIKE = "not comparable: price levels of unlike sources"


@dataclass(frozen=True)
class Cell:
    """One answer: a figure, or text where there is none to name a source of; and what is added."""

    figure: object = None
    text: str = ""
    note: str = ""
    delta: str = ""
    is_same: bool = False
    is_real: bool = False


@dataclass(frozen=True)
class Row:
    """One measure of each area. With `names_sources` each cell has a source of its own."""

    label: str
    cells: list[Cell]
    names_sources: bool = False
    names: tuple[str, ...] = ()

    @property
    def named(self) -> list[tuple[str, Cell]]:
        """Each cell with the name of its place, for a phone, which has no room for columns."""
        return list(zip(self.names, self.cells, strict=True))


@dataclass(frozen=True)
class Group:
    """The rows under one heading."""

    label: str
    rows: list[Row]


@dataclass(frozen=True)
class Place:
    """An area of the comparison: what it pays, how dear it is, what is expected of it."""

    wage: Pay
    scale: Scale
    parity: PriceParity | None = None
    projection: Projection | None = None

    @property
    def area(self) -> Area:
        return self.wage.area

    @cached_property
    def row(self) -> WageRow:
        return WageRow(self.wage, self.scale)

    @property
    def at_average_prices(self) -> Pay:
        return self.wage.at_average_prices

    @property
    def trust(self) -> Cell:
        """Why to trust it less, in words; unknown where nothing is that would tell."""
        wage, printed = self.wage, self.wage.printed
        percentiles = [getattr(printed, name) for name in PERCENTILES]
        if {printed.mean_error, printed.employment, *percentiles} == {None}:
            return Cell(wage.shown["mean_error"])
        return Cell(text=f"⚑ {'; '.join(wage.flags)}" if wage.flags else "none")

    @property
    def outlook(self) -> str:
        """What the projection counts, and of which area."""
        told = self.projection
        if not told:
            return ""
        jobs = f"{told.jobs_then} to {told.jobs_to_come} jobs" if told.has_jobs else ""
        parts = (told.dated, jobs, told.openings_a_year.in_words, told.area.name)
        return ", ".join(filter(None, parts))

    def beside(self, base: "Place") -> Rival:
        """Its mean against that of the baseline."""
        return Rival(self.wage, base.wage)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The areas in the order asked for, the baseline first."""

    places: list[Place]
    is_adjusted: bool = False

    @classmethod
    def of(
        cls,
        wages: list[Pay],
        parities: Mapping[str, PriceParity],
        projections: Mapping[str, Projection],
        is_adjusted: bool = False,
    ):
        """`parities` by the slug of an area, `projections` by that of a nation or a state."""
        if is_adjusted:
            wages = [wage.at_average_prices for wage in wages]
        scale = scale_of(wages, ENDS)
        places = [
            Place(
                wage,
                scale,
                parities.get(wage.area.slug),
                projections.get(wage.area.projected_in),
            )
            for wage in wages
        ]
        return cls(places, is_adjusted)

    @property
    def base(self) -> Place:
        return self.places[0]

    @property
    def others(self) -> list[Place]:
        return self.places[1:]

    @property
    def scale(self) -> Scale:
        return self.base.row.scale

    @property
    def has_ranges(self) -> bool:
        """Whether there is any range to draw."""
        return any(place.row.plot for place in self.places)

    @property
    def width(self) -> int:
        """Columns in all, the one of the measures included."""
        return len(self.places) + 1

    @property
    def heading(self) -> str:
        """Which places are compared, as the page’s heading has it."""
        return said.heading(self.base.area.spoken, [place.area.spoken for place in self.others])

    @property
    def caption(self) -> str:
        """What the table holds."""
        wage = self.base.wage
        title, release, count = wage.occupation.title, wage.release.name, len(self.places)
        return said.side_by_side(title, release, count, self.is_adjusted)

    @property
    def verdicts(self) -> list[str]:
        """What the means say, sentence by sentence."""
        beside = {
            kind: [p.area.spoken for p in self.others if self._verdict(p) == kind]
            for kind in (*said.VERDICTS, "unknown")
        }
        home = self.base.area.spoken
        return [
            said.verdict(kind, places, home, self.is_adjusted)
            for kind, places in beside.items()
            if places
        ]

    @property
    def groups(self) -> list[Group]:
        rows = {
            said.PAY_AT_AVERAGE_PRICES if self.is_adjusted else said.PAY: self._pay,
            "Jobs": self._jobs,
            "Prices": self._prices,
            "How far to trust it": self._trust,
            "Outlook": self._outlook,
        }
        names = tuple(place.area.name for place in self.places)
        return [
            Group(label, [replace(row, names=names) for row in of_group])
            for label, of_group in rows.items()
        ]

    def _verdict(self, place: Place) -> str:
        rival = place.beside(self.base)
        if not rival.is_comparable:
            return "unlike"
        if rival.is_inside_error is None:
            return "unknown"
        if rival.is_inside_error:
            return "inside"
        return "below" if rival.gap.startswith("−") else "above"

    @property
    def _pay(self) -> list[Row]:
        return [
            self._measure("Median", "annual_median"),
            Row(
                "Likely start",
                [Cell(p.wage.likely_start, note="lowest-paid 10% to 25%") for p in self.places],
            ),
            self._measure("10% mark", "annual_p10"),
            self._measure("25% mark", "annual_p25"),
            self._measure("75% mark", "annual_p75"),
            self._measure("90% mark", "annual_p90"),
            Row("Mean", [self._mean(place) for place in self.places]),
            self._measure("Median an hour", "hourly_median"),
        ]

    def _mean(self, place: Place) -> Cell:
        figure, rival = place.wage.shown["annual_mean"], place.beside(self.base)
        gap, inside = rival.gap, rival.is_inside_error
        if place is self.base or not gap:
            return Cell(figure)
        if not rival.is_comparable:
            return Cell(figure, delta=UNLIKE)
        told = {True: f"≈ {gap}, {INSIDE}", None: f"{gap}, {UNKNOWN}", False: gap}[inside]
        return Cell(figure, delta=told, is_same=bool(inside), is_real=inside is False)

    @property
    def _jobs(self) -> list[Row]:
        def density(place: Place) -> str:
            phrase = phrases.density(place.wage.printed.location_quotient)
            return f"{phrase} in the country" if phrase else ""

        return [
            self._measure("Jobs", "employment"),
            self._measure("Jobs per 1,000", "jobs_per_1000"),
            self._measure("Location quotient", "location_quotient", density),
        ]

    @property
    def _prices(self) -> list[Row]:
        levels = [
            Cell(
                p.parity or Finding(reason="NOT_PUBLISHED"), note=p.parity.dated if p.parity else ""
            )
            for p in self.places
        ]
        rows = [Row("Price level, the nation being 100", levels, names_sources=True)]
        if not self.is_adjusted:
            rows.append(Row("Median at average prices", self._priced_medians))
        return rows

    @property
    def _priced_medians(self) -> list[Cell]:
        return self._beside_base(
            [place.at_average_prices.shown["annual_median"] for place in self.places]
        )

    @property
    def _trust(self) -> list[Row]:
        return [
            self._measure("Survey error of the mean", "mean_error"),
            self._measure("Survey error of jobs", "employment_error"),
            Row("Flags", [place.trust for place in self.places]),
        ]

    @property
    def _outlook(self) -> list[Row]:
        cells = [
            Cell(p.projection or Finding(reason="NOT_COLLECTED"), note=p.outlook)
            for p in self.places
        ]
        return [Row("Jobs expected", cells, names_sources=True)]

    def _measure(
        self, label: str, name: str, note: Callable[[Place], str] = lambda place: ""
    ) -> Row:
        figures = [place.wage.shown[name] for place in self.places]
        is_money = figures[0].is_money
        if is_money:
            return Row(label, self._beside_base(figures))
        return Row(
            label,
            [Cell(figure, note=note(p)) for figure, p in zip(figures, self.places, strict=True)],
        )

    def _beside_base(self, figures: list[WageFigure]) -> list[Cell]:
        """Each figure of pay and its distance from the first, where the two can be compared."""
        first, *others = figures
        return [Cell(first), *(_beside(first, figure) for figure in others)]


def _beside(first: WageFigure, figure: WageFigure) -> Cell:
    if None in (first.value, figure.value):
        return Cell(figure)
    if not figure.wage.has_like_prices(first.wage):
        return Cell(figure, delta=UNLIKE)
    gap = figure.value - first.value
    return Cell(figure, delta=words.signed(gap, words.money), is_same=not gap)
