"""Where costs and months lie on a drawing, in percent of its width and height. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from certifications.catalogue.amounts import Sum
from coderpath.scales import Scale

from .ranking import Contender

DOLLAR_STEPS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 48, 96, 192)
# The narrowest plot that labels have to fit, and how high every plot is, in pixels.
NARROW, HEIGHT = 300, 330
LETTER, LINE = 7, 14
# A budget beyond so many times the dearest path is off the drawing.
FAR = 4


@dataclass(frozen=True)
class Bar:
    """A sum on an axis: from low to high with likely; open at its end where lines are unknown."""

    low: float
    likely: float
    high: float
    is_open: bool

    @classmethod
    def on(cls, axis: Scale, total: Sum) -> "Bar | None":
        """None where nothing is known: there is nothing to draw."""
        if total.is_unknown:
            return None
        spread = total.spread
        runs_off = not total.is_complete or spread.high > axis.end
        low, likely, high = map(axis.place, (spread.low, spread.likely, spread.high))
        return cls(low, likely, high, runs_off)

    @property
    def width(self) -> float:
        return round(self.high - self.low, 1)


@dataclass(frozen=True)
class MarkLabel:
    """The words beside a mark, in pixels from it."""

    text: str
    dx: int
    dy: int
    anchor: str


@dataclass(frozen=True)
class PathMark:
    """One path of the drawing: x is months, y is dollars, counted from the top."""

    letter: str
    x: float
    y: float
    top: float
    bottom: float
    keeps_a: bool
    label: MarkLabel | None = None


@dataclass(frozen=True)
class StepStroke:
    """One straight part of the step line."""

    x1: float
    y1: float
    x2: float
    y2: float


def axes(contenders: Iterable[Contender], budget: Decimal | None) -> tuple[Scale, Scale]:
    """The axes of cost and of months that hold every likely value, and the budget if it is near."""
    drawn = [one for one in contenders if one.is_drawn]
    dearest = max((one.dollars for one in drawn), default=Decimal(0))
    if budget and budget <= FAR * dearest:
        dearest = max(dearest, budget)
    longest = max((one.time for one in drawn), default=Decimal(0))
    return Scale.up_to(dearest, DOLLAR_STEPS), Scale.up_to(longest, MONTH_STEPS)


def mark(one: Contender, letter: str, keeps_a: bool, cost: Scale, months: Scale) -> PathMark:
    """Where a path lies by its likely cost and months, with how far its cost may go."""
    spread = one.cost.spread
    y, top, bottom = map(cost.down, (spread.likely, spread.high, spread.low))
    return PathMark(letter, months.place(one.time), y, top, bottom, keeps_a)


def step_line(marks: list[PathMark]) -> list[StepStroke]:
    """Through the marks that none beats: down to each from the left, then on to the right edge."""
    found, at = [], sorted(marks, key=lambda each: (each.x, each.y))
    for here, there in zip(at, at[1:], strict=False):
        found.append(StepStroke(here.x, here.y, there.x, here.y))
        found.append(StepStroke(there.x, here.y, there.x, there.y))
    if at:
        found.insert(0, StepStroke(at[0].x, 0, at[0].x, at[0].y))
        found.append(StepStroke(at[-1].x, at[-1].y, 100, at[-1].y))
    return found


def labelled(
    marks: list[PathMark], steps: list[StepStroke], texts: dict[str, str]
) -> list[PathMark]:
    """Each with its words where they cover neither a mark, a line nor words on a narrow screen.

    The full text if it fits, else the letter alone; the table has the rest.
    """
    taken = [_box(each, -6, -6, 12, 12) for each in marks]
    taken += [_along(each.x, each.top, each.x, each.bottom) for each in marks]
    taken += [_along(part.x1, part.y1, part.x2, part.y2) for part in steps]
    found = []
    for each in sorted(marks, key=lambda m: (m.x, m.y)):
        label, box = _free_place(each, (texts[each.letter], each.letter), taken)
        taken += [box] if box else []
        found.append(PathMark(**{**each.__dict__, "label": label}))
    return found


def _free_place(each: PathMark, texts: Iterable[str], taken: list[tuple]):
    for text in texts:
        width = LETTER * len(text)
        for dx, dy, anchor in _places():
            left = {"start": dx, "end": dx - width, "middle": dx - width / 2}[anchor]
            box = _box(each, left, dy - 11, width, LINE)
            if _is_inside(box) and not any(_overlap(box, other) for other in taken):
                return MarkLabel(text, dx, dy, anchor), box
    return None, None


def _places() -> list[tuple[int, int, str]]:
    """Beside the mark first, then above and below it, further and further."""
    near = [(10, 4, "start"), (-10, 4, "end"), (0, -10, "middle"), (0, 20, "middle")]
    far = [
        (side * 8, sign * away, "start" if side > 0 else "end")
        for away in range(14, 44, 7)
        for sign in (-1, 1)
        for side in (1, -1)
    ]
    return near + far


def _box(each: PathMark, left: float, top: float, width: float, height: float) -> tuple:
    x, y = each.x * NARROW / 100 + left, each.y * HEIGHT / 100 + top
    return (x, y, x + width, y + height)


def _along(x1: float, y1: float, x2: float, y2: float) -> tuple:
    """What a straight line covers, upright or level."""
    (left, right), (top, bottom) = sorted((x1, x2)), sorted((y1, y2))
    across, down = NARROW / 100, HEIGHT / 100
    return (left * across - 1, top * down - 1, right * across + 1, bottom * down + 1)


def _is_inside(box: tuple) -> bool:
    return box[0] >= 0 and box[2] <= NARROW + 10 and box[1] >= 0 and box[3] <= HEIGHT


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
