"""What to check next: every figure that readers see first, the one of most risk on top.

It goes by the rows that are held, like a readers’ page: as few queries for ten thousand facts as
for ten.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from coderpath.sources import disagreements, words
from coderpath.sources.disagreements import Disagreement
from coderpath.sources.facts import SourcedFact
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from .models import Check
from .reading import prefix
from .risk import Level, Risk

# For a figure, what goes by it in words and how many that are: “8 paths”.
Moves = Callable[[Held], Counter]
_movers: list[tuple[tuple[str, str], Moves]] = []


def moves(one: str, many: str) -> Callable[[Moves], Moves]:
    """For a function that counts, for each thing a figure may be about, what goes by it."""

    def told(count: Moves) -> Moves:
        _movers.append(((one, many), count))
        return count

    return told


@dataclass(frozen=True)
class DueFigure:
    """One figure to look at again."""

    question: Disagreement
    day: date
    moved: tuple[tuple[int, str, str], ...]  # how many, and what one and many of them are called

    @cached_property
    def fact(self) -> SourcedFact:
        return self.question.used

    @property
    def in_short(self) -> str:
        """Its value within a sentence."""
        return (getattr(self.fact, "in_short", "") or self.fact.figure).rstrip(".")

    @property
    def source(self) -> Source:
        return self.fact.source

    @cached_property
    def looked(self) -> date | None:
        """The last day on which someone is known to have looked: at the figure, or the page."""
        days = (self.fact.checked_on, self.source.read_on, self.fact.last_said)
        return max(filter(None, days), default=None)

    @cached_property
    def risk(self) -> Risk:
        return Risk(
            moves=1 + sum(count for count, *_ in self.moved),
            looked=self.looked,
            lasts=self.fact.lasts,
            is_official=self.source.is_official,
            is_disputed=self.question.is_open,
        )

    @property
    def level(self) -> Level:
        return self.risk.level(self.day)

    @property
    def bars(self) -> list[bool]:
        """Of three bars, which are full."""
        return [number < self.level.bars for number in range(3)]

    @property
    def age(self) -> str:
        """Since someone looked, in whole months, from two years on in years."""
        if (age := self.risk.age(self.day)) is None:
            return "no day known"
        years = int(age) // 12
        return words.plural(years, "year") if years > 1 else words.plural(max(int(age), 0), "month")

    @property
    def lasts(self) -> str:
        return words.months(self.risk.lasts)

    @property
    def prefix(self) -> str:
        return prefix(self.fact)

    @property
    def moves(self) -> str:
        said = [words.plural(*each) for each in self.moved if each[0]]
        return words.listing(said) or "its own page"

    @property
    def why(self) -> str:
        """What makes it doubtful, in a few words."""
        if self.risk.is_disputed:
            others = [rival.figure for rival in self.question.finding.rivals[:2]]
            return f"disputed: {words.listing(others)} also in force"
        return "" if self.risk.is_official else "no official source"

    @property
    def form(self) -> str:
        opts = self.fact._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.fact.pk])


class Queue:
    """Every figure that readers see first, by risk on a day."""

    def __init__(self, rows: Held, day: date):
        counted = [(names, count(rows)) for names, count in _movers]

        def moved(fact: SourcedFact) -> tuple[tuple[int, str, str], ...]:
            by = counted if fact.moves_totals else ()
            return tuple((count[fact.concerns], *names) for names, count in by)

        self.due = [
            DueFigure(question, day, moved(question.used))
            for question in rows.on(day, disagreements.Register).questions
            if question.finding.headline
        ]
        self.due.sort(key=lambda due: (-due.risk.on(day), due.question.question))
        self.by_question = {due.question.slug: due for due in self.due}


def gone() -> list[Check]:
    """Where an editor last found the figure gone: pages to find another source for."""
    found = Check.objects.last_of_facts().filter(outcome=Check.Outcome.GONE)
    return list(found.select_related("source__publisher", "source__relays", "by"))
