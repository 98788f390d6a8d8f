"""What a reader ticked in a filter. Pure: a value that is not on offer is told, and left out."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.written import as_offered, printable, quoted

MOST_QUOTED = 3


@dataclass(frozen=True)
class Choice:
    """One box to tick, and how many it finds."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    """The boxes of one question: `chosen` are the values ticked that are on offer."""

    legend: str
    boxes: tuple[Choice, ...]
    problem: str = ""

    @cached_property
    def chosen(self) -> list[str]:
        return [box.value for box in self.boxes if box.is_chosen]

    def allow(self, value: str) -> bool:
        """With nothing ticked everything is wanted."""
        return not self.chosen or value in self.chosen


def choices(
    legend: str, asked: list[str], offered: dict[str, str], found: Iterable[str]
) -> Choices:
    """Those on offer that would find something.

    >>> offered = {"a": "Article", "b": "Book", "c": "Chart"}
    >>> kinds = choices("Kind", ["A", "x"], offered, ["a", "b", "a"])
    >>> kinds.boxes[0], kinds.chosen
    (Choice(value='a', label='Article', count=2, is_chosen=True), ['a'])
    >>> [choice.value for choice in kinds.boxes]
    ['a', 'b']
    >>> kinds.problem
    '“Kind” has no such choice, so we left it out. Choose from the list. You wrote “x”.'
    """
    found, asked = list(found), as_offered(asked, offered)
    boxes = tuple(
        Choice(value, label, found.count(value), value in asked)
        for value, label in offered.items()
        if value in found or value in asked
    )
    unheard = [value for value in dict.fromkeys(asked) if value and value not in offered]
    problem = (
        f"“{legend}” has no such choice, so we left it out. Choose from the list."
        f" You wrote {', '.join(map(quoted, unheard[:MOST_QUOTED]))}."
    )
    return Choices(legend, boxes, problem if unheard else "")


MOST_LETTERS = 100


def wording(asked: str) -> tuple[str, str]:
    """The words to search for, cut to what can be searched, and what is wrong with them.

    >>> wording("  fee\\x00s "), wording("x" * 101)[1]
    (('fees', ''), 'We search for at most 100 characters, so we cut yours there.')
    """
    text = printable(unicodedata.normalize("NFKC", asked[:1000])).strip()
    if len(text) <= MOST_LETTERS:
        return text, ""
    return text[:MOST_LETTERS], "We search for at most 100 characters, so we cut yours there."
