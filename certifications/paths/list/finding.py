"""What a drawing of totals against time shows, in a sentence. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coderpath.sources import words

from .ranking import Contender

NONE = "What each path costs, and how long it takes"


@dataclass(frozen=True)
class Among:
    """What of a drawing may be called cheaper or faster: not what waits for something, where
    `is_open_now` is said, nor what is above a beginner, where `is_entry` is."""

    is_open_now: bool = False
    is_entry: bool = False

    @property
    def path(self) -> str:
        return "entry-level path" if self.is_entry else "path"

    @property
    def where(self) -> str:
        """“ open to you now”, behind the path."""
        return " open to you now" if self.is_open_now or self.is_entry else ""

    @property
    def dashed(self) -> str:
        """What stands on the drawing all the same: “above entry level”; empty for nothing."""
        parts = ["above entry level"] * self.is_entry
        parts += ["not open to you now, as far as we know"] * self.is_open_now
        return ", or ".join(parts)

    @property
    def line(self) -> tuple[str, ...]:
        """The words of the line, in short parts."""
        if self.is_entry:
            return "Nothing open now at", "entry level is both", "cheaper and faster", "than this"
        if self.is_open_now:
            return "Nothing open now is", "both cheaper and", "faster than this line"
        return "Nothing is both", "cheaper and faster", "than this line"


EVERY = Among()


def of(code: str, first: Contender, rest: Sequence[Contender], among: Among = EVERY) -> str:
    """Which of the others cost less than the first or take less time, and at what price.

    `code` is what the first path leads to; the others are those `among` which it is held.
    """
    cheaper = [one for one in rest if one.dollars < first.dollars]
    faster = [one for one in rest if one.time < first.time]
    if not cheaper and not faster:
        where = among.where or " here"
        return f"No {among.path}{where} costs less than the {code} or is faster"
    if not faster:
        return _cheaper(code, first, cheaper, among)
    if not cheaper:
        return _faster(code, faster, among)
    return NONE


def _cheaper(code: str, first: Contender, cheaper: Sequence[Contender], among: Among) -> str:
    if len(cheaper) > 1:
        return f"{_many(cheaper, among)} cost less than the {code}, but none is faster"
    times = words.rounded(cheaper[0].time / first.time)
    longer = {1: "longer", 2: "twice as long"}.get(times, f"{words.spelled(times)} times as long")
    one = f"Only one {among.path}{among.where}"
    return f"{one} costs less than the {code}, and it takes {longer}"


def _faster(code: str, faster: Sequence[Contender], among: Among) -> str:
    if len(faster) > 1:
        return f"{_many(faster, among)} are faster than the {code}, but none costs less"
    return f"Only one {among.path}{among.where} is faster than the {code}, and it costs more"


def _many(several: Sequence[Contender], among: Among) -> str:
    return f"{words.spelled(len(several)).capitalize()} {among.path}s{among.where}"


def is_near(one: Contender, first: Contender, times: int) -> bool:
    """Whether a total is no more than so many times that of the first."""
    return one.dollars <= Decimal(times) * first.dollars
