"""What a certification costs, line by line: the first year, and five years. Pure: no Django.

A line that nobody has a price for stays in, counted and never taken as nothing. What falls due
in five years, and how often, is worked out where keeping is: see `upkeep`.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coderpath.sources.findings import Finding

from ..catalogue.amounts import Sum
from .periods import Period
from .rules import HeldCredential, UpkeepRules
from .upkeep import BodyUpkeep, Charge

YEARS = 5
# Any day would do: what counts is how often something comes round after it.
EARNED = date(2026, 1, 1)
UNKNOWN = Finding()
ONLY_TWO = "only two attempts together have a price: see other prices"


@dataclass(frozen=True)
class CostLine:
    """One line: dollars in the first year and over five; None when unknown.

    `applies_first` is False where nothing can fall due in the first year. `essential` names what no
    sum can do without.
    """

    label: str
    first: Decimal | None
    five: Decimal | None
    finding: Finding | None = None
    note: str = ""
    applies_first: bool = True
    essential: str = ""

    @property
    def reason(self) -> str:
        """Why an amount is not there; a known rule without a price is one nobody collected."""
        return (self.finding.unknown if self.finding else "") or Finding().unknown


@dataclass(frozen=True)
class Costs:
    """Every line of what a certification costs, and their sums."""

    lines: list[CostLine]

    def part(self, *findings: Finding) -> "Costs":
        """Only the lines that stand on these findings."""
        return Costs([line for line in self.lines if any(line.finding is f for f in findings)])

    @property
    def first_year(self) -> Sum:
        known = Sum.exactly([line.first for line in self.lines if line.applies_first])
        return replace(known, lacks=self._lacks)

    @property
    def five_years(self) -> Sum:
        return replace(Sum.exactly([line.five for line in self.lines]), lacks=self._lacks)

    @property
    def _lacks(self) -> tuple[str, ...]:
        return tuple(line.essential for line in self.lines if line.essential and line.five is None)


def costs_of(
    *,
    exam: Finding,
    dues: Finding,
    dues_kept: Finding,
    books: Finding,
    open_book: Finding,
    renewal: Finding,
    credits: Finding,
    cycle: Finding = UNKNOWN,
    two: Finding = UNKNOWN,
) -> Costs:
    """The lines that a person who is not yet a member pays to earn and keep a certification."""
    rules = UpkeepRules(dues=dues, dues_kept=dues_kept, fee=renewal, credits=credits, cycle=cycle)
    kept = BodyUpkeep([HeldCredential(rules, EARNED)], Period(EARNED, YEARS))
    lines = [_exam(exam, two), *_dues(kept), *_books(books, open_book)]
    return Costs([*lines, *_renewal(kept), _credits(credits)])


def _exam(exam: Finding, two: Finding) -> CostLine:
    """One attempt; the price of two is named beside it, and never added up in its place."""
    fee = exam.headline
    if fee:
        return CostLine(fee.get_kind_display(), fee.amount, fee.amount, exam, essential="the exam")
    if two.headline:
        return CostLine("Exam, one attempt", None, None, exam, ONLY_TWO, essential="the exam")
    return CostLine("Exam", None, None, exam, essential="the exam")


def _dues(kept: BodyUpkeep) -> list[CostLine]:
    """The dues of the first year are paid on joining."""
    return [
        CostLine(
            due.label, due.each, due.amount, due.finding, due.working, essential=kept.essential_dues
        )
        for due in kept.dues()
    ]


def _books(books: Finding, open_book: Finding) -> list[CostLine]:
    if open_book.headline and not open_book.headline.value:
        return []
    if not books.headline:
        return [CostLine("Code books", None, None, books)]
    amount = books.headline.amount
    return [
        CostLine("Code books in the exam", amount, amount, books),
        CostLine("Code books, each year after", None, None, Finding(), applies_first=False),
    ]


def _renewal(kept: BodyUpkeep) -> list[CostLine]:
    return [_renewal_line(fee, fee.within(kept.period, 1)) for fee in kept.fees()]


def _renewal_line(fee: Charge, first: Charge) -> CostLine:
    """Nothing falls due in the first year, unless its last day ends a cycle."""
    return CostLine(
        fee.label,
        first.amount,
        fee.amount,
        fee.finding,
        note=fee.working,
        applies_first=bool(first.days),
    )


def _credits(credits: Finding) -> CostLine:
    label = credits.headline.figure if credits.headline else "Continuing education"
    return CostLine(label, None, None, credits, note="price not collected", applies_first=False)
