"""One path of the list as its table shows it."""

from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from certifications.catalogue.amounts import Sum
from certifications.catalogue.phrases import to_get_in
from certifications.eligibility.verdicts import Verdict
from certifications.list.listing import InShort
from certifications.models import Path, PathStep
from certifications.models.paths import Background
from certifications.models.scopes import Term
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..ledger import Column
from ..pay import PaysBack
from ..plan import Plan
from . import phrases as list_phrases
from . import plots
from .ranking import LAST, Contender

ABOVE_ENTRY = (Term.NOT_ENTRY, Term.ADVANCED)


def first_gate(plan: Plan) -> PathStep | None:
    """The step that checks what the first exam asks; None where no exam lies ahead."""
    return next((step for step in plan.steps if step.kind == PathStep.Kind.START), None)


@dataclass(frozen=True)
class Row:
    """One path of the table."""

    plan: Plan
    letter: str
    column: Column
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
    def months_likely(self) -> str:
        return words.number(self.months.likely)

    @property
    def months_range(self) -> str:
        spread = self.months.spread
        return words.span(spread.low, spread.high, words.number) + self.months.or_more

    @property
    def gate(self) -> Finding:
        """What the first exam asks, in short; nothing for a path that begins behind the exam."""
        step = first_gate(self.plan)
        rules = self.plan.profile(step).gate.facts if step else []
        return Finding([InBrief(rule) for rule in rules])

    @property
    def sitting(self) -> str:
        """Whether the reader can sit the first exam now, in a few words."""
        return list_phrases.sitting(self.verdict) if self.verdict else ""

    @property
    def caution(self) -> Finding | None:
        """The level of what it leads to, where that speaks against starting with it."""
        level = self.plan.profiles[self.plan.goal.slug].level
        is_above = level.headline and level.headline.term in ABOVE_ENTRY
        return level if is_above and self.path.start == Background.NEWCOMER else None

    @property
    def cautioned(self) -> str:
        """“AAPC calls the CRC not for beginners.”"""
        level = self.caution.headline
        goal = self.plan.goal.code
        return f"{level.source.publisher} calls the {goal} {words.inside(level.figure)}"

    @property
    def condition(self) -> str:
        """On what the path hangs, unless the reader can sit its first exam now."""
        return list_phrases.condition(self.verdict) if self.verdict else ""

    @property
    def can_sit_now(self) -> bool:
        """Whether there is an exam ahead that the reader can sit now."""
        return bool(self.verdict) and not self.condition

    @property
    def letter_a(self) -> str:
        """What becomes of the “A”, in a few words."""
        if self.plan.loses_a:
            return "the “A” goes"
        return "“A” stays" if self.plan.keeps_a else "no “A”"


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
