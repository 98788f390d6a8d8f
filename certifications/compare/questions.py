"""What one column of a comparison answers to one question, and how far answers lie apart.

Pure: works on rows already fetched, and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from certifications.catalogue.amounts import Sum
from certifications.upkeep.costs import YEARS
from coderpath.sources import words
from coderpath.sources.findings import Finding

if TYPE_CHECKING:
    from certifications.catalogue.profile import Profile
    from certifications.paths.pay import FirstPay
    from certifications.paths.plan import Plan
    from certifications.upkeep.adding import Adds
    from certifications.upkeep.credits import Credits

NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True)
class Side:
    """One column: a certification, or a path with what it comes to for the reader.

    `together` are the credits that keep it and what the reader holds of the same organization.
    Of a path, the profile is that of the title it leads to. What a profile answers is `said`
    once, in every comparison.
    """

    profile: Profile
    plan: Plan | None = None
    first_pay: FirstPay | None = None
    adds: Adds | None = None
    together: Credits | None = None
    is_held: bool = False
    years: int = YEARS
    said: dict[ComparisonQuestion, Answer] = field(default_factory=dict, repr=False, compare=False)

    def says(self, question: ComparisonQuestion) -> Answer:
        """What the profile answers."""
        if question not in self.said:
            self.said[question] = question.ask(self.profile)
        return self.said[question]

    @property
    def to_get(self) -> Sum:
        """What it costs to get the title, beside what the reader holds."""
        return self.adds.get if self.adds else self.profile.costs.first_year

    @property
    def over_years(self) -> Sum:
        """The same with keeping it; beside what is held, what it adds to that."""
        if self.adds:
            return self.adds.more
        costs = self.profile.costs
        return costs.five_years if self.years == YEARS else costs.over(self.years)

    @property
    def to_keep(self) -> Sum:
        """What it costs to keep it alone."""
        return self.profile.costs.keeping(self.years)

    @property
    def is_path(self) -> bool:
        return self.plan is not None

    @cached_property
    def thing(self):
        return self.plan.path if self.plan else self.profile.certification

    @property
    def slug(self) -> str:
        return self.thing.slug

    @property
    def label(self) -> str:
        """What a sentence calls it."""
        return f"“{self.thing.name}”" if self.plan else self.thing.code

    @property
    def head(self) -> str:
        """What stands over the column."""
        return self.thing.name if self.plan else self.thing.code

    @property
    def full(self) -> str:
        """What it is, in a few more words."""
        return f"Path to the {self.plan.code}" if self.plan else self.thing.name


@dataclass(frozen=True, eq=False)
class Answer:
    """What one column answers: what is shown, and what it is compared by.

    Shown is a sum (`total`), which links to its ledger; or a `figure` (a Finding or a fact, drawn
    as a level where `is_level`, on a phone by its `short` words where it has any); or else `text`,
    with the `fact` it comes from. Answers agree when their `claim` is the same. Their distance is
    told where both have a `number` and are `like` one another.
    """

    claim: object
    figure: Any = None
    total: Sum | None = None
    text: str = ""
    fact: object = None
    note: str = ""
    number: Decimal | int | None = None
    like: object = ()
    is_level: bool = False
    short: str = ""

    @cached_property
    def is_known(self) -> bool:
        """An unknown is grey, whatever stands beside it."""
        return not (isinstance(self.figure, Finding) and self.figure.headline is None)

    @cached_property
    def in_words(self) -> str:
        """What is shown, as text: how long it is decides how a phone lays it out."""
        shown = self.total.figure if self.total else self.text
        figure = self.figure and (self.short or self.figure.figure)
        return f"{figure or shown} {self.note}".strip()


@dataclass(frozen=True, eq=False)
class ComparisonQuestion:
    """One row of the table: what is asked, and how a distance between two answers is written."""

    label: str
    ask: Callable[[Profile], Answer]
    write: Callable[[Decimal], str] | None = None


@dataclass(frozen=True, eq=False)
class ReadersQuestion:
    """A row that depends on who asks: on what they hold, and for how many years they count."""

    label: str
    ask: Callable[[Side], Answer]
    write: Callable[[Decimal], str] | None = None


NOT_APPLICABLE = Answer(None, figure=Finding(reason="NOT_APPLICABLE"))


def distance(base: Answer, other: Answer, write: Callable[[Decimal], str] | None) -> str:
    """How far one number lies from the baseline's, with its unit.

    >>> distance(Answer(1, number=425), Answer(2, number=299), words.money)
    '−$126'
    >>> distance(Answer(1, number=100), Answer(1, number=100), words.number)
    'same'
    >>> distance(Answer(1, number=24, like="A"), Answer(2, number=20, like="B"), words.number)
    'not comparable'
    """
    if any(answer.total and answer.total.lacks for answer in (base, other)):
        return NOT_COMPARABLE
    if write is None or base.number is None or other.number is None:
        return ""
    if base.like != other.like:
        return NOT_COMPARABLE
    apart = other.number - base.number
    if not apart:
        return "same" if base.claim == other.claim else ""
    return words.signed(apart, write)
