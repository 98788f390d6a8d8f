"""Figures of the guide that are worked out, by name: packages that know more tell theirs at start.

A text names one as it names a fact, “{hospital-pay}”, so that no number is typed into a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coderpath.sources.held import Held


@dataclass(frozen=True)
class CountedFigure:
    """A count without a source of its own, and the page where all that was counted stands."""

    figure: str
    address: str


# What has a source is shown like a fact; None where nothing is known.
Work = Callable[[Held], Any]
_works: dict[str, Work] = {}


def tells(name: str) -> Callable[[Work], Work]:
    """For a function that works out the figure of this name."""

    def told(work: Work) -> Work:
        _works[name] = work
        return work

    return told


def computed(names: set[str], rows: Held) -> dict[str, Any]:
    """The figures of those of these names that there are."""
    found = {name: work(rows) for name, work in _works.items() if name in names}
    return {name: figure for name, figure in found.items() if figure is not None}
