"""The map of the states, its tiles for narrow screens, and the legend of both."""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coderpath.sources import words
from salaries.figures import WageFigure
from salaries.pay import Pay

from . import phrases
from .classes import Classes
from .measures import compact
from .table import StateTable
from .tiles import COLUMNS, ROWS, TILES

# Outlines in the Albers projection, on a plane of 975 by 610: the 1:10,000,000 map of us-atlas
# 3.0.1, thinned. It has no territories.
SHAPES = json.loads((Path(__file__).parent / "geo" / "states.json").read_text(encoding="ascii"))
# Boxes beside the map: what is not drawn, and what is too small to press. Left, top.
BOXES = {"dc": (880, 300), "pr": (880, 440), "vi": (880, 482), "gu": (880, 524)}
TILE_HEIGHT = 40
# Named one by one in the legend, up to so many.
MOST_NAMED = 6
COUNTS = ("One", "Two", "Three", "Four", "Five")


@dataclass(frozen=True)
class MapPlace:
    """One place on the map: its figure and the class that it falls in."""

    wage: Pay
    figure: WageFigure
    classes: Classes

    @property
    def usps(self) -> str:
        return self.wage.area.slug

    @cached_property
    def url(self) -> str:
        return self.wage.area.get_absolute_url()

    @cached_property
    def shade(self) -> str:
        """The class of the sheet that colors it; `ku` where the figure is unknown."""
        value = self.figure.at_least
        return "ku" if value is None else f"k{self._step(value)}"

    def _step(self, value) -> int:
        """Few classes are spread over the five colors, so that the ends stay far apart."""
        return round(self.classes.of(value) * 4 / max(len(self.classes) - 1, 1))

    @property
    def said(self) -> str:
        return self.figure.figure or self.figure.reason

    @property
    def named(self) -> tuple[str, str]:
        """Its name, and what is said of it."""
        return self.wage.area.name, self.said

    @property
    def short(self) -> str:
        """The figure in three letters or so, for a tile."""
        value = self.figure.at_least
        return "?" if value is None else compact(value) + "+" * self.figure.is_top_coded

    @property
    def shape(self) -> str:
        return SHAPES.get(self.usps, "")

    @property
    def box(self) -> tuple[int, int] | None:
        return BOXES.get(self.usps)

    @property
    def left(self) -> float:
        """Of its tile, in percent of the width."""
        return round(100 * TILES[self.usps][0] / COLUMNS, 2)

    @property
    def middle(self) -> float:
        return round(100 * (TILES[self.usps][0] + 0.5) / COLUMNS, 2)

    @property
    def top(self) -> int:
        """Of its tile, in pixels."""
        return TILE_HEIGHT * TILES[self.usps][1]


@dataclass(frozen=True)
class StateMap:
    """The figures of a table by place."""

    table: StateTable

    height = TILE_HEIGHT * ROWS

    @cached_property
    def places(self) -> list[MapPlace]:
        """By name, so that the keyboard goes through them as through a list."""
        column = self.table.measure.column
        by_name = sorted(self.table.states, key=lambda wage: wage.area.name)
        return [MapPlace(wage, wage.shown[column], self.classes) for wage in by_name]

    @cached_property
    def classes(self) -> Classes:
        column = self.table.measure.column
        return Classes.over(wage.shown[column].at_least for wage in self.table.known)

    @property
    def lowest(self) -> MapPlace:
        return self._place(self.table.known[0])

    @property
    def highest(self) -> MapPlace:
        return self._place(self.table.known[-1])

    def _place(self, wage: Pay) -> MapPlace:
        return next(place for place in self.places if place.wage is wage)

    @cached_property
    def home(self) -> MapPlace | None:
        """The reader's own state."""
        return next((place for place in self.places if place.usps == self.table.usps), None)

    @property
    def runs(self) -> str:
        """The sentence that says from where to where the measure runs; its figures are to fill."""
        table, nation = self.table, self.table.nation
        is_priced = nation.is_adjusted and table.measure.is_money
        return phrases.RUNS[not table.nation_figure.unknown, is_priced]

    @property
    def finding(self) -> str:
        """What it shows, in a sentence."""
        table, home = self.table, self.home
        ends = (self.highest.named, self.lowest.named)
        own = home.named if home else None
        return phrases.finding(table.measure.phrase, table.nation.release.name, *ends, own)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Each class of the sheet and the figures it stands for."""
        labels = self.classes.labels(self.table.measure.cut)
        last = max(len(labels) - 1, 1)
        return [(f"k{round(4 * step / last)}", label) for step, label in enumerate(labels)]

    @property
    def unknown(self) -> str:
        """The places without a figure and why: “Vermont (withheld)”."""
        reasons = defaultdict(list)
        for place in self.places:
            if place.figure.at_least is None:
                reasons[place.said].append(place.wage.area.spoken)
        return "; ".join(f"{_named(names)} ({reason})" for reason, names in reasons.items())

    @property
    def cuts_in_words(self) -> str:
        """How the scale is cut, for the caption."""
        cuts = [self.table.measure.cut(cut) for cut in self.classes.cuts]
        return f"{COUNTS[len(cuts)]} classes, cut at {words.listing(cuts)}." if cuts else ""


def _named(names: list[str]) -> str:
    return words.listing(names) if len(names) <= MOST_NAMED else f"{len(names)} places"
