"""Where costs and months lie on a drawing, in percent of its width and height. Pure: no Django."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from coderpath.scales import Scale

from .ranking import Contender

DOLLAR_STEPS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 48, 96, 192)
# How wide a plot is at least, on a phone and on a desk, and how high every plot is, in pixels.
NARROW, WIDE, HEIGHT = 300, 560, 330
LETTER, LINE = 7, 14
# A budget beyond so many times the dearest path is off the drawing.
FAR = 4


@dataclass(frozen=True)
class MarkLabel:
    """The words beside a mark, in pixels from it; `more` of them where a desk has room."""

    text: str
    more: str
    dx: int
    dy: int
    anchor: str


@dataclass(frozen=True)
class PathMark:
    """One path of the drawing: x is months, y is dollars, counted from the top."""

    slug: str
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


def mark(one: Contender, keeps_a: bool, cost: Scale, months: Scale) -> PathMark:
    """Where a path lies by its likely cost and months, with how far its cost may go."""
    spread = one.cost.spread
    y, top, bottom = map(cost.down, (spread.likely, spread.high, spread.low))
    return PathMark(one.slug, months.place(one.time), y, top, bottom, keeps_a)


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


# What the words of the step line take, in pixels behind its first part.
LINE_WORDS = (8, 4, 154, 66)


def labelled(
    marks: list[PathMark],
    steps: list[StepStroke],
    texts: dict[str, tuple[str, str]],
    best: Container[str] = (),
) -> list[PathMark]:
    """Each with its words where they cover neither a mark, a line nor words, on a phone or a desk.

    `texts` has a few words, and more for a desk. The best get theirs first. Where they fit nowhere,
    none; the table has every path.
    """
    taken = {width: _taken(marks, steps, width) for width in (NARROW, WIDE)}
    found = []
    for each in sorted(marks, key=lambda m: (m.slug not in best, m.x, m.y)):
        label = _free_place(each, *texts[each.slug], taken)
        found.append(replace(each, label=label))
    return found


def _taken(marks: list[PathMark], steps: list[StepStroke], width: int) -> list[tuple]:
    taken = [_box(each, -6, -6, 12, 12, width) for each in marks]
    taken += [_along(each.x, each.top, each.x, each.bottom, width) for each in marks]
    taken += [_along(part.x1, part.y1, part.x2, part.y2, width) for part in steps]
    if steps:
        left, top, wide, high = LINE_WORDS
        x = steps[0].x1 * width / 100 + left
        taken.append((x, top, x + wide, top + high))
    return taken


def _free_place(each: PathMark, text: str, more: str, taken: dict[int, list[tuple]]):
    """With as many words as there is room for; what it takes is taken."""
    for tail in dict.fromkeys((more, "")):
        for dx, dy, anchor in _places():
            boxes = {
                NARROW: _words_box(each, text, dx, dy, anchor, NARROW),
                WIDE: _words_box(each, text + tail, dx, dy, anchor, WIDE),
            }
            if all(_is_free(box, taken[width], width) for width, box in boxes.items()):
                for width, box in boxes.items():
                    taken[width].append(box)
                return MarkLabel(text, tail, dx, dy, anchor)
    return None


def _words_box(each: PathMark, text: str, dx: int, dy: int, anchor: str, width: int) -> tuple:
    long = LETTER * len(text)
    left = {"start": dx, "end": dx - long, "middle": dx - long / 2}[anchor]
    return _box(each, left, dy - 11, long, LINE, width)


def _is_free(box: tuple, taken: list[tuple], width: int) -> bool:
    return _is_inside(box, width) and not any(_overlap(box, other) for other in taken)


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


def _box(each: PathMark, left: float, top: float, long: float, high: float, width: int) -> tuple:
    x, y = each.x * width / 100 + left, each.y * HEIGHT / 100 + top
    return (x, y, x + long, y + high)


def _along(x1: float, y1: float, x2: float, y2: float, width: int) -> tuple:
    """What a straight line covers, upright or level."""
    (left, right), (top, bottom) = sorted((x1, x2)), sorted((y1, y2))
    across, down = width / 100, HEIGHT / 100
    return (left * across - 1, top * down - 1, right * across + 1, bottom * down + 1)


def _is_inside(box: tuple, width: int) -> bool:
    return box[0] >= 0 and box[2] <= width + 10 and box[1] >= 0 and box[3] <= HEIGHT


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
