"""What a certification costs, line by line: the first year, and five years. Pure: no Django.

A line that nobody has a price for stays in, counted and never taken as nothing.
"""

from dataclasses import dataclass
from decimal import Decimal

from coderpath.sources.findings import Finding

from .amounts import Sum

YEARS = 5


@dataclass(frozen=True)
class CostLine:
    """One line: dollars in the first year and over five; None when unknown.

    `applies_first` is False where nothing can fall due in the first year.
    """

    label: str
    first: Decimal | None
    five: Decimal | None
    finding: Finding | None = None
    note: str = ""
    applies_first: bool = True

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
        return Sum.exactly([line.first for line in self.lines if line.applies_first])

    @property
    def five_years(self) -> Sum:
        return Sum.exactly([line.five for line in self.lines])


def times_within(years: int, every_months: int) -> int:
    """How often something that comes round falls due after the start and within the years.

    >>> times_within(5, 24), times_within(5, 36), times_within(5, 12)
    (2, 1, 4)
    """
    return (years * 12 - 1) // every_months


def costs_of(
    *,
    exam: Finding,
    dues: Finding,
    dues_kept: Finding,
    books: Finding,
    open_book: Finding,
    renewal: Finding,
    credits: Finding,
) -> Costs:
    """The lines that a person who is not yet a member pays to earn and keep a certification."""
    lines = [_exam(exam), *_dues(dues, dues_kept), *_books(books, open_book)]
    return Costs([*lines, *_renewal(renewal, dues_kept, credits), _credits(credits)])


def _exam(exam: Finding) -> CostLine:
    fee = exam.headline
    if not fee:
        return CostLine("Exam", None, None, exam)
    return CostLine(fee.get_kind_display(), fee.amount, fee.amount, exam)


def _dues(dues: Finding, kept: Finding) -> list[CostLine]:
    """Dues count where membership must be kept up; where nobody says so, the line is unknown."""
    if kept.headline and not kept.headline.is_required:
        return []
    if not kept.headline:
        return [CostLine("Membership, if it is needed", None, None, kept)]
    if not dues.headline:
        return [CostLine("Membership dues", None, None, dues)]
    amount = dues.headline.amount
    return [CostLine("Membership dues", amount, amount * YEARS, dues, note=f"times {YEARS}")]


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


def _renewal(renewal: Finding, dues_kept: Finding, credits: Finding) -> list[CostLine]:
    """A body that lives on dues asks no fee besides; elsewhere a missing fee is an unknown.

    A fee of which no source says how often it falls due comes with the cycle of the credits; where
    no source gives that either, five years of it are unknown.
    """
    fee = renewal.headline
    if not fee and dues_kept.headline and dues_kept.headline.is_required:
        return []
    cycle = credits.headline and credits.headline.cycle_months
    every_months = fee and (fee.every_months or cycle)
    if not every_months:
        note = f"{fee.figure}, how often not collected" if fee else ""
        return [CostLine("Renewal fee", None, None, renewal, note, applies_first=False)]
    times = times_within(YEARS, every_months)
    note = f"{times} × {fee.figure}"
    five = fee.amount * times
    return [CostLine("Renewal fee", Decimal(0), five, renewal, note, applies_first=False)]


def _credits(credits: Finding) -> CostLine:
    label = credits.headline.figure if credits.headline else "Continuing education"
    return CostLine(label, None, None, credits, note="price not collected", applies_first=False)
