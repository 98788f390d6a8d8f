"""The last day on which what is told of a thing is known to have moved, or was looked at."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model

from .facts import SourcedFact, fact_models
from .held import Held


class LastDays:
    """By thing and by source, up to a day. Those of which no day is known are not in it."""

    def __init__(self, rows: Held, day: date):
        self.by_thing: dict[Model, date] = {}
        self._day = day
        for kind in fact_models():
            for fact in rows.rows(kind):
                if last := self.of_facts([fact]):
                    for thing in filter(None, (fact.concerns, fact.source)):
                        self.by_thing[thing] = max(last, self.by_thing.get(thing, last))

    def of_facts(self, facts: Iterable[SourcedFact]) -> date | None:
        """The newest day on which one of them began, ended, was read or was checked."""
        return self._newest(
            moment
            for fact in facts
            for moment in (fact.as_of, fact.until, fact.checked_on, fact.source.read_on)
        )

    def of(self, *things: Model | None) -> date | None:
        """The newest of what is told of these."""
        return self._newest(self.by_thing.get(thing) for thing in things)

    def _newest(self, days: Iterable[date | None]) -> date | None:
        return max((each for each in days if each and each <= self._day), default=None)
