"""One path of the list as its table shows it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from string import ascii_uppercase

from certifications.catalogue.amounts import Sum
from certifications.catalogue.phrases import to_get_in
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.verdicts import Verdict
from certifications.list.listing import InShort
from certifications.models import Path, PathStep, Way
from certifications.models.paths import Background
from certifications.models.scopes import Term
from certifications.reader.answers import USUAL_HOURS
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..ledger import LedgerColumn
from ..pay import PaysBack
from ..plan import Plan, Plans
from ..terms import Terms
from . import phrases as list_phrases
from . import plots
from .chart import ChartPoint
from .ranking import LAST, Contender

ABOVE_ENTRY = (Term.NOT_ENTRY, Term.ADVANCED)


class Outline:
    """What the list says of a path whatever its reader’s terms: where it begins and leads."""

    def __init__(self, plan: Plan):
        self.path: Path = plan.path
        self._plan = plan

    @cached_property
    def gate(self) -> Finding:
        """What the first exam asks, in short; nothing for a path that begins behind the exam."""
        step = first_gate(self._plan)
        rules = self._plan.profile(step).gate.facts if step else []
        return Finding([InBrief(rule) for rule in rules])

    @cached_property
    def caution(self) -> Finding | None:
        """The level of what it leads to, where that speaks against starting with it."""
        level = self._plan.profiles[self._plan.goal.slug].level
        is_above = level.headline and level.headline.term in ABOVE_ENTRY
        return level if is_above and self.path.start == Background.NEWCOMER else None

    @property
    def cautioned(self) -> str:
        """“AAPC calls the CRC not for beginners.”"""
        level = self.caution.headline
        goal = self._plan.goal.code
        return f"{level.source.publisher} calls the {goal} {words.inside(level.figure)}"

    @property
    def route_of_a(self) -> Way | None:
        return self._plan.route_of_a

    @property
    def ways_to_lose_the_a(self) -> Finding:
        return self._plan.ways_to_lose_the_a

    @property
    def letter_a(self) -> str:
        """What becomes of the “A”, in a few words."""
        if self._plan.loses_a:
            return "the “A” goes"
        return "“A” stays" if self._plan.keeps_a else "no “A”"


class Outlines:
    """Those of every path of a shelf, by its slug: `shelf.once(Outlines)`."""

    def __init__(self, shelf: Shelf):
        plans = shelf.once(Plans).on(Terms(USUAL_HOURS))
        self.of = {slug: Outline(plan) for slug, plan in plans.items()}


@dataclass(frozen=True)
class PathCells:
    """All that the row of a path shows.

    `sitting` is whether the reader can sit the first exam now, in a few words; `payer` who pays so
    much, where membership makes a difference.
    """

    outline: Outline
    letter: str
    cost: Sum
    months: Sum
    back: PaysBack
    sitting: str
    bar: plots.Bar | None
    payer: str

    @property
    def months_likely(self) -> str:
        return words.number(self.months.likely)

    @property
    def months_range(self) -> str:
        spread = self.months.spread
        return words.span(spread.low, spread.high, words.number) + self.months.or_more


def first_gate(plan: Plan) -> PathStep | None:
    """The step that checks what the first exam asks; None where no exam lies ahead."""
    return next((step for step in plan.steps if step.kind == PathStep.Kind.START), None)


@dataclass(frozen=True)
class PathRow:
    """One path of the table."""

    plan: Plan
    outline: Outline
    letter: str
    column: LedgerColumn
    contender: Contender
    back: PaysBack
    verdict: Verdict | None
    bar: plots.Bar | None

    @property
    def path(self) -> Path:
        return self.plan.path

    @property
    def cost(self) -> Sum:
        return self.column.earn

    @property
    def months(self) -> Sum:
        return self.plan.months

    @property
    def surely_takes(self) -> Decimal:
        """Its months, to call it quick by: “at least so long” is no quickness."""
        return self.contender.time if self.months.is_complete else LAST

    @property
    def surely_costs(self) -> Decimal:
        """Its dollars, to call it cheap by: “at least so much” is not cheap."""
        return self.contender.dollars if self.cost.is_complete else LAST

    @property
    def cells(self) -> PathCells:
        return PathCells(
            self.outline,
            self.letter,
            self.cost,
            self.months,
            self.back,
            list_phrases.sitting(self.verdict) if self.verdict else "",
            self.bar,
            self.column.label if self.plan.ledger.has_choice else "",
        )

    @property
    def point(self) -> ChartPoint:
        return ChartPoint(self.letter, self.plan.code, self.plan.keeps_a, self.contender)

    @property
    def condition(self) -> str:
        """On what the path hangs, unless the reader can sit its first exam now."""
        return list_phrases.condition(self.verdict) if self.verdict else ""

    @property
    def can_sit_now(self) -> bool:
        """Whether there is an exam ahead that the reader can sit now."""
        return bool(self.verdict) and not self.condition


@dataclass(frozen=True)
class InBrief(InShort):
    """A rule in a word or two; several ways in are named."""

    @property
    def figure(self) -> str:
        if self.rule.asks_nothing:
            return "None"
        return super().figure if len(self.rule.ways) > 1 else to_get_in(self.rule)


def letter(number: int) -> str:
    """
    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return ascii_uppercase[number % 26] * (1 + number // 26)
