"""How good the data is: counted from the rows that are held, the worst news first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coderpath.desk.queue import DueFigure, Queue
from coderpath.sources import disagreements, words
from coderpath.sources.facts import fact_models
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from . import ages, phrases
from .grid import Grid, grid
from .log import Log

RECENT = 90  # days
OLDEST = 5
WORST_AGE = 5.0  # years


class QualityCounts:
    """What is alike on all days between two on which a figure turns."""

    def __init__(self, rows: Held, day: date):
        register = rows.on(day, disagreements.Register)
        self.fragments = register.fragments
        shown = [(each.topic, each.used) for each in register.questions if each.used]
        self.figures = len(shown)
        self.official = sum(fact.source.is_official for _, fact in shown)
        by_topic: dict[str, list[date]] = defaultdict(list)
        for topic, fact in shown:
            if fact.as_of:
                by_topic[topic].append(fact.as_of)
        self.by_topic = {topic: sorted(days) for topic, days in by_topic.items()}
        self.days = sorted(day for days in self.by_topic.values() for day in days)
        self.disputes = len(register.disputed)
        self.open = sum(each.is_open for each in register.disputed)
        self.sources = len(rows.rows(Source))
        self.checks = sorted(_looked(rows).values())
        self.oldest = _oldest(rows.on(day, Queue))
        self.grid = grid(rows, day)


def _looked(rows: Held) -> dict[int, date]:
    """By its number, the last day on which someone read a source, or checked a figure of it."""
    found: dict[int, date] = {}
    for kind in fact_models():
        for fact in rows.rows(kind):
            if fact.checked_on:
                found[fact.source_id] = max(found.get(fact.source_id, date.min), fact.checked_on)
    for source in rows.rows(Source):
        if source.read_on:
            found[source.pk] = max(found.get(source.pk, date.min), source.read_on)
    return found


def _oldest(queue: Queue) -> list[DueFigure]:
    """Dated figures by which totals go, the oldest first."""
    moving = [
        due
        for due in queue.due
        if due.fact.moves_totals and due.fact.as_of and any(count for count, *_ in due.moved)
    ]
    return sorted(moving, key=lambda due: (due.fact.as_of, due.question.question))[:OLDEST]


@dataclass(frozen=True)
class TopicAge:
    """The middle age of the dated figures of one kind; `width` in percent of the oldest kind."""

    topic: str
    age: str
    width: float


@dataclass
class QualityPage:
    """The same on one day."""

    rows: Held
    day: date

    @cached_property
    def counted(self) -> QualityCounts:
        return self.rows.on(self.day, QualityCounts)

    @property
    def answer(self) -> str:
        """The two worst of what is to be said."""
        told = sorted(self._news(), key=lambda news: -news[0])
        return " ".join(sentence for _, sentence in told[:2])

    def _news(self) -> Iterator[tuple[float, str]]:
        """Each with how bad it is, from 0 to 1."""
        counted = self.counted
        if counted.sources:
            yield (
                1 - self.checked / counted.sources,
                phrases.checked(self.checked, counted.sources, RECENT),
            )
        if middle := ages.middle(counted.days):
            age = ages.in_words(middle, self.day)
            yield min(ages.years(middle, self.day) / WORST_AGE, 1), phrases.aged(age)
        if counted.figures:
            yield 1 - counted.official / counted.figures, phrases.third_parties(100 - self.official)
        if counted.disputes:
            yield counted.open / counted.disputes, phrases.disputed(counted.open, counted.disputes)

    @property
    def age(self) -> str:
        """Half of the dated figures are as old, or older; empty without any."""
        middle = ages.middle(self.counted.days)
        return ages.in_words(middle, self.day) if middle else ""

    @property
    def dated(self) -> str:
        undated = self.counted.figures - len(self.counted.days)
        return f"{words.number(len(self.counted.days))} dated, {words.number(undated)} undated"

    @property
    def checked(self) -> int:
        """Sources that someone looked at again lately."""
        return ages.since(self.counted.checks, self.day, RECENT)

    @property
    def official(self) -> int:
        """Percent of the figures shown."""
        return round(100 * self.counted.official / max(self.counted.figures, 1))

    @property
    def settled(self) -> int:
        return self.counted.disputes - self.counted.open

    @property
    def changes(self) -> int:
        """Of late, by editors."""
        entries = self.rows.once(Log).entries
        return sum((self.day - entry.day).days < RECENT for entry in entries)

    @property
    def topics(self) -> tuple[TopicAge, ...]:
        """Each kind of figure, the youngest first."""
        middles = {topic: ages.middle(days) for topic, days in self.counted.by_topic.items()}
        told = [
            (topic, then, ages.years(then, self.day)) for topic, then in middles.items() if then
        ]
        most = max((years for *_, years in told), default=0) or 1
        return tuple(
            TopicAge(topic, ages.in_words(then, self.day), round(100 * years / most, 1))
            for topic, then, years in sorted(told, key=lambda each: (each[2], each[0]))
        )

    @property
    def grid(self) -> Grid:
        return self.counted.grid
