"""Tables to start from, such as the prices of one organization: what is known, and empty rows.

A package that has such lists registers them, as a function of rows held.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coderpath.sources.facts import SourcedFact
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from .kinds import GridKind


@dataclass(frozen=True)
class FactSheet:
    """The questions of one list, each asked by a figure without a value, and whose list it is."""

    slug: str
    title: str
    publisher: int | None  # the number of who publishes the list
    asked: list[SourcedFact]

    @property
    def model(self) -> type[SourcedFact]:
        return type(self.asked[0])

    def facts(self, held: Held, day: date) -> list[SourcedFact]:
        """Of each question what the list says today, or the figure that is asked for."""
        said = {question: fact for fact in self._said(held, day) for question in fact.questions}
        return [said.get(asked.answers, asked) for asked in self.asked]

    def rows(self, kind: GridKind, held: Held, day: date) -> list[dict[str, str]]:
        return [kind.row(fact) for fact in self.facts(held, day)]

    def source(self, held: Held, day: date) -> Source | None:
        """The publisher's own page on which it was last read."""
        said = self._said(held, day)
        read = [fact.source for fact in said if not fact.source.is_relay]
        return max(read, key=lambda s: (s.read_on or date.min, s.slug), default=None)

    def _said(self, held: Held, day: date) -> list[SourcedFact]:
        """What the publisher says in force, on any of the questions; the newest last."""
        wanted = {asked.answers for asked in self.asked}
        found = [
            fact
            for fact in held.rows(self.model)
            if fact.source.voice == self.publisher
            and fact.holds_on(day)
            and fact.questions & wanted
        ]
        return sorted(found, key=lambda fact: (fact.as_of or date.min, fact.key))


Offer = Callable[[Held], Iterable[FactSheet]]
_offers: list[Offer] = []


def offers(offer: Offer) -> Offer:
    """For a function that gives such lists."""
    _offers.append(offer)
    return offer


def of(held: Held, kind: GridKind) -> Iterator[FactSheet]:
    """The lists that a kind of fact has."""
    for offer in _offers:
        yield from (sheet for sheet in offer(held) if sheet.model is kind.model)
