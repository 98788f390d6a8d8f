"""What one column of a comparison answers to one question, and how far answers lie apart.

Pure: works on rows already fetched, and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from certifications.catalogue.amounts import Sum
from coderpath.sources import words
from coderpath.sources.findings import Finding

if TYPE_CHECKING:
    from certifications.catalogue.profile import Profile
    from certifications.paths.pay import FirstPay
    from certifications.paths.plan import Plan

NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True)
class Side:
    """One column: a certification, or a path with what it comes to for the reader.

    Of a path, the profile is that of the credential it leads to. What a profile answers is `said`
    once, in every comparison.
    """

    profile: Profile
    plan: Plan | None = None
    first_pay: FirstPay | None = None
    said: dict[ComparisonQuestion, Answer] = field(default_factory=dict, repr=False, compare=False)

    def says(self, question: ComparisonQuestion) -> Answer:
        """What the profile answers."""
        if question not in self.said:
            self.said[question] = question.ask(self.profile)
        return self.said[question]

    @property
    def is_path(self) -> bool:
        return self.plan is not None

    @property
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

    Shown is a `figure` (a Finding or a fact), or else `text`: with the `fact` it comes from, or of
    a sum (`total`), which links to its ledger. Answers agree when their `claim` is the same. Their
    distance is told where both have a `number` and are `like` one another.
    """

    claim: object
    figure: object = None
    total: Sum | None = None
    text: str = ""
    fact: object = None
    note: str = ""
    number: Decimal | int | None = None
    like: object = ()


@dataclass(frozen=True)
class ComparisonQuestion:
    """One row of the table: what is asked, and how a distance between two answers is written."""

    label: str
    ask: Callable[[Profile], Answer]
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
    if write is None or base.number is None or other.number is None:
        return ""
    totals = [answer.total for answer in (base, other) if answer.total]
    if base.like != other.like or any(total.lacks for total in totals):
        return NOT_COMPARABLE
    apart = other.number - base.number
    if not apart:
        return "same" if base.claim == other.claim else ""
    is_known = all(total.is_complete for total in totals)
    return words.signed(apart, write) + ("" if is_known else " in known lines")
