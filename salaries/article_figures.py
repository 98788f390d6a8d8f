"""What an article may say of the trade, and the figures of the federal surveys on that.

See coderpath/reports/ours.py.
"""

import re
from collections.abc import Hashable, Iterator
from datetime import date

from django.urls import reverse

from coderpath.reports.claims import Topic
from coderpath.reports.ours import tells
from coderpath.reports.verdicts import NamedThing, OurFigure, State
from coderpath.sources.held import Held

from .guide_figures import nation, projection
from .models import Projection

TRADE = NamedThing("trade", "medical coders")
SAID = re.compile(
    r"\bmedical (?:billers? and )?cod(?:ers?|ing)\b|\b(?:medical|health) records specialists?\b"
    r"|\bcoders\b",
    re.IGNORECASE,
)
MEASURES = (
    (Topic.PAY, "annual_median", "What do medical coders earn a year, in the middle?", "median"),
    (Topic.PAY, "annual_mean", "What do medical coders earn a year, on average?", "mean"),
    (
        Topic.HOURLY,
        "hourly_median",
        "What do medical coders earn an hour, in the middle?",
        "median",
    ),
    (Topic.HOURLY, "hourly_mean", "What do medical coders earn an hour, on average?", "mean"),
)
GROWTH = "How will jobs of medical coders grow in ten years?"


class Trade:
    """Medical coders in the nation."""

    def __init__(self, rows: Held):
        self._figures = list(_told(rows))

    def named(self, text: str) -> list[NamedThing]:
        return [TRADE] if SAID.search(text) else []

    def figures(self, thing: Hashable) -> list[OurFigure]:
        return self._figures

    def doubtful(self, text: str) -> list[tuple[str, str]]:
        return []


@tells
def trade(rows: Held, day: date) -> Trade:
    """The surveys have no day, only the newest of their years."""
    return rows.once(Trade)


def _told(rows: Held) -> Iterator[OurFigure]:
    address = reverse("salaries:list")
    if found := nation(rows):
        for topic, name, question, kind in MEASURES:
            said = found.shown[name]
            if not said.unknown:
                kinds = frozenset([kind])
                publisher = str(said.source.publisher)
                yield OurFigure(topic, question, said.figure, publisher, said.dated, address, kinds)
    if newest := projection(rows):
        yield _growth(newest, State.SHOWN, address)
        if newest.earlier:
            yield _growth(newest.earlier, State.PAST, address)


def _growth(found: Projection, state: State, address: str) -> OurFigure:
    said = found.outlook
    publisher, kinds = str(said.source.publisher), frozenset[str]()
    return OurFigure(
        Topic.GROWTH, GROWTH, said.figure, publisher, said.dated, address, kinds, state
    )
