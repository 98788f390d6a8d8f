"""Figures of ours that an article is held against: each package tells its own at start."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from django.urls import reverse

from coderpath.sources.findings import Finding
from coderpath.sources.held import Held
from coderpath.sources.standing import Standing

from .claims import Topic
from .verdicts import OurFigure, Ours, State


class OursByName(Ours, Protocol):
    """What names an article uses that need a word: former ones, and those of no title at all."""

    def doubtful(self, text: str) -> list[tuple[str, str]]:
        """Each such name, and what to say of it."""


Tell = Callable[[Held, date], OursByName]
_tellers: list[Tell] = []


def tells(tell: Tell) -> Tell:
    """For what makes the names and figures of a package, of rows held and for a day."""
    _tellers.append(tell)
    return tell


def of(rows: Held, day: date) -> list[OursByName]:
    """Titles before the whole trade: a package that knows another tells after it."""
    return [tell(rows, day) for tell in reversed(_tellers)]


def of_finding(topic: Topic, finding: Finding, *kinds: str) -> Iterator[OurFigure]:
    """The figure shown of a finding, those that dispute it, and those that held once."""
    if not finding.headline:
        return
    once = (f for f in finding.facts if not f.is_in_force and f.standing == Standing.SUPERSEDED)
    states = [(State.SHOWN, [finding.headline]), (State.RIVAL, finding.rivals), (State.PAST, once)]
    address = reverse("sources:disagreement", args=[finding.slug])
    for state, facts in states:
        for fact in facts:
            publisher, own = str(fact.source.publisher), frozenset(kinds)
            yield OurFigure(
                topic, finding.question, fact.figure, publisher, fact.dated, address, own, state
            )
