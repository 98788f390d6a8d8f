"""What a certification costs, line by line: to get it, and to keep it for some years. Pure: no
Django.

A line that nobody has a price for stays in, named and never taken as nothing. What falls due over
the years, and how often, is worked out where keeping is: see `upkeep`. Every page takes its sums
from here, each with the label that says what it is the sum of.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..catalogue.amounts import Spread, Sum
from ..catalogue.gaps import Gap, add_up
from .rules import UpkeepRules
from .upkeep import BodyUpkeep, earned_together

YEARS = 5
UNKNOWN = Finding()
EXAM_AND_DUES = "Exam and first-year dues"
EXAM_ALONE = "Exam, beyond any dues you pay already"
TWO_TRIES = "two tries"


def to_keep(years: int) -> str:
    """
    >>> to_keep(5), to_keep(1)
    ('To keep for 5 years', 'To keep for 1 year')
    """
    return f"To keep for {words.plural(years, 'year')}"


def to_get_and_keep(years: int) -> str:
    """
    >>> to_get_and_keep(5)
    'To get and keep for 5 years'
    """
    return f"To get and keep for {words.plural(years, 'year')}"


def with_two_tries(label: str) -> str:
    """What a sum is called whose exam is the price of two tries.

    >>> with_two_tries(EXAM_AND_DUES), with_two_tries(to_get_and_keep(5))
    ('Exam (two tries) and first-year dues', 'To get (two tries) and keep for 5 years')
    """
    return re.sub("^(Exam|To get)", rf"\1 ({TWO_TRIES})", label)


@dataclass(frozen=True)
class CostLine:
    """One line: dollars to get it, with the dues of the first year, and with all the years of
    keeping it; None when unknown. It is paid to get it, to keep it, or for both.
    """

    label: str
    gap: Gap
    first: Decimal | None = None
    kept: Decimal | None = None
    finding: Finding | None = None
    note: str = ""
    gets: bool = True
    keeps: bool = False

    @property
    def reason(self) -> str:
        """Why an amount is not there; a known rule without a price is one nobody collected."""
        return (self.finding.unknown if self.finding else "") or Finding().unknown


@dataclass(frozen=True)
class Costs:
    """What a certification costs. `lines` are those of getting it and of keeping it five years.

    Where the price of its exam is for two tries, every sum that holds it says so in its label.
    """

    lines_over: Callable[[int], list[CostLine]]
    has_two_tries: bool = False

    @cached_property
    def lines(self) -> list[CostLine]:
        return self.lines_over(YEARS)

    @cached_property
    def first_year(self) -> Sum:
        """The exam, and the dues that are paid on joining."""
        return self._got((line for line in self.lines if line.gets), "first", EXAM_AND_DUES)

    @cached_property
    def without_dues(self) -> Sum:
        """For those who pay the dues already, for another title of the same organization."""
        lines = (line for line in self.lines if line.gets and not line.keeps)
        return self._got(lines, "first", EXAM_ALONE)

    @cached_property
    def five_years(self) -> Sum:
        return self.over(YEARS)

    def over(self, years: int) -> Sum:
        """All that falls due to get it and to keep it."""
        return self._got(self.lines_over(years), "kept", to_get_and_keep(years))

    def keeping(self, years: int) -> Sum:
        """All that falls due to keep it, from the day on which it was earned."""
        lines = (line for line in self.lines_over(years) if line.keeps)
        return _sum(lines, "kept", to_keep(years))

    def _got(self, lines: Iterable[CostLine], name: str, label: str) -> Sum:
        """A sum that holds the exam."""
        return _sum(lines, name, with_two_tries(label) if self.has_two_tries else label)


def _sum(lines: Iterable[CostLine], name: str, label: str) -> Sum:
    amounts = ((getattr(line, name), line.gap) for line in lines)
    exact = ((None if amount is None else Spread.exactly(amount), gap) for amount, gap in amounts)
    return add_up(exact, label)


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
) -> Costs:
    """What someone who is not yet a member pays to get and to keep a certification.

    `exam` is the price to count: of one try, or of two where none of one is on file.
    """
    rules = UpkeepRules(dues=dues, dues_kept=dues_kept, fee=renewal, credits=credits, cycle=cycle)

    def lines(years: int) -> list[CostLine]:
        kept = earned_together([rules], years).bodies[0]
        got = [_exam(exam), *_dues(kept), *_books(books, open_book)]
        return [*got, *_renewal(kept), _credits(credits)]

    return Costs(lines, bool(exam.headline) and exam.headline.is_for_two_tries)


def _exam(exam: Finding) -> CostLine:
    fee = exam.headline
    if not fee:
        return CostLine("Exam", Gap.EXAM, finding=exam)
    return CostLine(fee.get_kind_display(), Gap.EXAM, fee.amount, fee.amount, exam)


def _dues(kept: BodyUpkeep) -> list[CostLine]:
    """The dues of the first year are paid on joining."""
    return [
        CostLine(due.label, due.gap, due.each, due.amount, due.finding, due.working, keeps=True)
        for due in kept.dues()
    ]


def _books(books: Finding, open_book: Finding) -> list[CostLine]:
    """To study with, which the price of an exam never holds; and for an exam that asks for any."""
    study = CostLine("Books to study with", Gap.BOOKS, finding=Finding())
    if open_book.headline and not open_book.headline.value:
        return [study]
    amount = books.headline and books.headline.amount
    return [study, CostLine("Books for the exam", Gap.BOOKS, amount, amount, books)]


def _renewal(kept: BodyUpkeep) -> list[CostLine]:
    return [
        CostLine(
            fee.label,
            fee.gap,
            kept=fee.amount,
            finding=fee.finding,
            note=fee.working,
            gets=False,
            keeps=True,
        )
        for fee in kept.fees()
    ]


def _credits(credits: Finding) -> CostLine:
    label = credits.headline.figure if credits.headline else "Continuing education"
    note = "price not collected"
    return CostLine(label, Gap.CREDITS, finding=credits, note=note, gets=False, keeps=True)
