"""Where boxes and arrows lie on the roadmap, in pixels from its top left. Pure: no Django.

Boxes stand in a grid: lanes of columns from left to right, bands of rows from top to bottom.
Between columns and between rows are gutters, and every line runs in them: out of its box, up or
down to the side of its goal; along that gutter; through the gutter beside the column of its goal;
along the gutter before the goal, and straight on into it. Lines that come to one goal from one side
share their tracks; others never do, they only cross.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

BOX_WIDTH, BOX_HEIGHT = 90, 38
NAMES_WIDTH, HEAD_HEIGHT = 90, 54  # of what names the bands, and the lanes
TRACK = 6
BESIDE, APART, AROUND = 8, 18, 5  # between columns of a lane, between lanes, around a lane’s boxes
ROW_GAP, BAND_GAP, TIP, WORDS = 8, 14, 13, 16
# A lane takes one column more for each so many boxes in a band.
TALL = 5
MOST_COLUMNS = 2
# Where lines leave a box and come in, from its left: none on another, of this box or of one above.
OUT_UP, OUT_DOWN, OUT_STEP = (16, 42), (46, 66), 9
IN_UP, IN_DOWN, STRAIGHT = 82, 75, 8


@dataclass(frozen=True)
class Stack:
    """Boxes on top of one another, by their keys from the top: a title, below it its apprentice
    title."""

    lane: int
    band: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Leading:
    """What leads from one box to another. A straight one goes up to the box right above."""

    start: str
    end: str
    is_straight: bool = False


@dataclass(frozen=True)
class Spot:
    """A box of the grid, by its row and column."""

    row: int
    column: int


@dataclass(frozen=True)
class Box:
    """A box, by its top left corner."""

    key: str
    x: int
    y: int

    @property
    def bottom(self) -> int:
        return self.y + BOX_HEIGHT


@dataclass(frozen=True)
class ArrowLine:
    """An arrow: the corners that it goes through, the last of which is its tip."""

    link: Leading
    points: tuple[tuple[int, int], ...]

    @property
    def path(self) -> str:
        """As SVG has it: “M20,90V70H40”."""
        (x, y), *rest = self.points
        parts = [f"M{x},{y}"]
        for there_x, there_y in rest:
            parts.append(f"V{there_y}" if there_x == x else f"H{there_x}")
            x = there_x
        return "".join(parts)

    @property
    def tip(self) -> tuple[int, int]:
        return self.points[-1]


@dataclass(frozen=True)
class Stretch:
    """From where to where a lane goes across, or a band down."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start

    @property
    def middle(self) -> int:
        return (self.start + self.end) // 2


@dataclass(frozen=True)
class Route:
    """The gutters of a line: the row gutter that it leaves its box into, that from which it comes
    to its goal, and between them the column gutter; None where both are one and the same."""

    link: Leading
    start: Spot
    end: Spot

    @property
    def is_down(self) -> bool:
        return self.end.row > self.start.row

    @property
    def goal(self) -> str:
        """The box, and the side of it to which the line comes."""
        return f"{self.link.end} {'from above' if self.is_down else 'from below'}"

    @property
    def first(self) -> int:
        return self.start.row + self.is_down

    @property
    def last(self) -> int:
        return self.end.row + (not self.is_down)

    @property
    def beside(self) -> int | None:
        if self.first == self.last:
            return None
        return self.end.column + (self.start.column > self.end.column)


def arranged(stacks: Iterable[Stack]) -> tuple[dict[str, Spot], list[int], list[int]]:
    """The spot of each box, how many columns each lane has, and how many rows each band.

    Within a lane and band the stacks fill the columns from the left, each on the shortest.
    """
    cells: dict[tuple[int, int], list[Stack]] = defaultdict(list)
    for stack in stacks:
        cells[stack.lane, stack.band].append(stack)
    lanes, bands = (1 + max((cell[axis] for cell in cells), default=-1) for axis in (0, 1))
    tallest = [
        max((_height(own) for cell, own in cells.items() if cell[0] == lane), default=0)
        for lane in range(lanes)
    ]
    columns = [min(MOST_COLUMNS, 1 + (high - 1) // TALL) if high else 1 for high in tallest]
    rows = [0] * bands
    within: dict[str, tuple[int, int, int, int]] = {}
    for (lane, band), own in cells.items():
        heights = [0] * columns[lane]
        for stack in own:
            column = heights.index(min(heights))
            for key in stack.keys:
                within[key] = (lane, band, heights[column], column)
                heights[column] += 1
        rows[band] = max(rows[band], *heights)
    spots = {
        key: Spot(sum(rows[:band]) + row, sum(columns[:lane]) + column)
        for key, (lane, band, row, column) in within.items()
    }
    return spots, columns, rows


def _height(stacks: Iterable[Stack]) -> int:
    return sum(len(stack.keys) for stack in stacks)


def tracks(spans: dict[str, list[int]]) -> dict[str, int]:
    """The track of the lines to each goal in a gutter: spans that meet have two.

    >>> tracks({"ccs": [1, 4], "cic": [4, 6], "coc": [5, 8]})
    {'ccs': 0, 'cic': 1, 'coc': 0}
    """
    found: dict[str, int] = {}
    ends: list[int] = []
    for goal, places in sorted(spans.items(), key=lambda pair: (min(pair[1]), pair[0])):
        free = (number for number, end in enumerate(ends) if end < min(places))
        track = next(free, len(ends))
        ends[track : track + 1] = [max(places)]
        found[goal] = track
    return found


class Layout:
    """The whole map: boxes, lines, lanes and bands, and how large it is."""

    def __init__(self, stacks: Sequence[Stack], links: Iterable[Leading]):
        self._stacks = stacks
        self.spots, self._columns, self._rows = arranged(stacks)
        there = [link for link in links if {link.start, link.end} <= self.spots.keys()]
        self._straight = [link for link in there if link.is_straight]
        self._routes = [
            Route(link, self.spots[link.start], self.spots[link.end])
            for link in there
            if not link.is_straight
        ]

    # Tracks, by gutter and goal

    @cached_property
    def _across(self) -> dict[int, dict[str, int]]:
        """Of the gutters between rows; a place in them is a column or the gutter beside it."""
        spans: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for route in self._routes:
            start, end = 2 * route.start.column + 1, 2 * route.end.column + 1
            goal, beside = route.goal, route.beside
            if beside is None:
                spans[route.first][goal] += start, end
            else:
                spans[route.first][goal] += start, 2 * beside
                spans[route.last][goal] += 2 * beside, end
        return {gutter: tracks(own) for gutter, own in spans.items()}

    @cached_property
    def _down(self) -> dict[int, dict[str, int]]:
        """Of the gutters between columns; a place in them is a gutter between rows."""
        spans: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for route in self._routes:
            if route.beside is not None:
                spans[route.beside][route.goal] += route.first, route.last
        return {gutter: tracks(own) for gutter, own in spans.items()}

    # Places

    @cached_property
    def _first_columns(self) -> set[int]:
        """Those with which a lane begins, and what would come after the last."""
        return {sum(self._columns[:lane]) for lane in range(len(self._columns) + 1)}

    @cached_property
    def _first_rows(self) -> set[int]:
        return {sum(self._rows[:band]) for band in range(len(self._rows) + 1)}

    @cached_property
    def _left(self) -> list[int]:
        """Of each column, and of what would come after the last."""
        found, x = [], NAMES_WIDTH
        for column in range(sum(self._columns) + 1):
            count = _count(self._down.get(column))
            x += (APART if column in self._first_columns else BESIDE) + TRACK * count
            found.append(x)
            x += BOX_WIDTH
        return found

    @cached_property
    def _top(self) -> list[int]:
        """Of each row, and of what would come after the last."""
        found, y = [], HEAD_HEIGHT
        spoken = {self.spots[link.end].row + 1 for link in self._straight}
        for row in range(sum(self._rows) + 1):
            count = _count(self._across.get(row))
            y += BAND_GAP if row in self._first_rows else ROW_GAP
            y += (TIP + TRACK * count) if count else 0
            y += WORDS + (0 if count else TIP) if row in spoken else 0
            found.append(y)
            y += BOX_HEIGHT
        return found

    def _y(self, gutter: int, goal: str) -> int:
        """Of the track of a goal in a gutter between rows; below the boxes above it."""
        above = self._top[gutter - 1] + BOX_HEIGHT if gutter else HEAD_HEIGHT
        return above + TIP + TRACK * self._across[gutter][goal]

    def _x(self, gutter: int, goal: str) -> int:
        before = self._left[gutter - 1] + BOX_WIDTH if gutter else NAMES_WIDTH
        pad = APART // 2 if gutter in self._first_columns else BESIDE // 2 + 1
        return before + pad + TRACK * self._down[gutter][goal]

    # What is drawn

    @cached_property
    def boxes(self) -> dict[str, Box]:
        return {
            key: Box(key, self._left[spot.column], self._top[spot.row])
            for key, spot in self.spots.items()
        }

    @cached_property
    def lines(self) -> list[ArrowLine]:
        return [*map(self._line, self._routes), *map(self._straight_line, self._straight)]

    def _line(self, route: Route) -> ArrowLine:
        start, end = self.boxes[route.link.start], self.boxes[route.link.end]
        out = start.x + self._ports[route.link]
        first, last = self._y(route.first, route.goal), self._y(route.last, route.goal)
        points = [(out, start.bottom if route.is_down else start.y), (out, first)]
        if route.beside is not None:
            across = self._x(route.beside, route.goal)
            points += [(across, first), (across, last)]
        into = end.x + (IN_DOWN if route.is_down else IN_UP)
        points += [(into, last), (into, end.y if route.is_down else end.bottom)]
        return ArrowLine(route.link, tuple(points))

    def _straight_line(self, link: Leading) -> ArrowLine:
        start, end = self.boxes[link.start], self.boxes[link.end]
        return ArrowLine(link, ((start.x + STRAIGHT, start.y), (start.x + STRAIGHT, end.bottom)))

    @cached_property
    def _ports(self) -> dict[Leading, int]:
        """How far from the left of its box each line leaves it: those to the left first."""
        found = {}
        for _, own in groupby(sorted(self._routes, key=_side), key=_side):
            routes = sorted(own, key=lambda each: (each.end.column, each.end.row))
            low, high = OUT_DOWN if routes[0].is_down else OUT_UP
            step = min(OUT_STEP, (high - low) / max(1, len(routes) - 1))
            for number, route in enumerate(routes):
                found[route.link] = low + int(step * number)
        return found

    @cached_property
    def lanes(self) -> list[Stretch]:
        """From left to right, with room around the boxes."""
        return [
            Stretch(self._left[first] - AROUND, self._left[first + count - 1] + BOX_WIDTH + AROUND)
            for first, count in _parts(self._columns)
        ]

    @cached_property
    def bands(self) -> list[Stretch]:
        """From top to bottom: from above the boxes of the first row to below those of the last."""
        return [
            Stretch(self._top[first] - AROUND, self._top[first + count - 1] + BOX_HEIGHT + AROUND)
            for first, count in _parts(self._rows)
        ]

    @property
    def width(self) -> int:
        return self._left[-1]

    @property
    def height(self) -> int:
        return self._top[-1]


def _side(route: Route) -> tuple[str, bool]:
    return route.link.start, route.is_down


def _count(gutter: dict[str, int] | None) -> int:
    return 1 + max(gutter.values()) if gutter else 0


def _parts(counts: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Where each part begins, and how long it is."""
    first = 0
    for count in counts:
        yield first, count
        first += count
