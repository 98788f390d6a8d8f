"""Low, likely and high: dollars or months, added up without losing what is unknown. Pure: no
Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.sources import words

CENT, DOLLAR = Decimal("0.01"), Decimal(1)
NOTHING = Decimal(0)
NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Spread:
    """From low to high, with what is likely. Raises ValueError when they are not in order."""

    low: Decimal
    likely: Decimal
    high: Decimal

    def __post_init__(self):
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"Not in order: {self.low}, {self.likely}, {self.high}.")

    @classmethod
    def exactly(cls, amount: Decimal | int) -> "Spread":
        return cls(Decimal(amount), Decimal(amount), Decimal(amount))

    @classmethod
    def around(cls, low: Decimal, high: Decimal) -> "Spread":
        """A range without a typical value: likely is its middle, to the cent.

        >>> Spread.around(Decimal(2000), Decimal(7500)).likely
        Decimal('4750.00')
        """
        return cls(low, ((low + high) / 2).quantize(CENT), high)

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def or_more(self, other: "Spread") -> "Spread":
        """The greater of both, end by end: of two things at the same time, the later end."""
        ends = zip(
            (self.low, self.likely, self.high), (other.low, other.likely, other.high), strict=True
        )
        return Spread(*(max(pair) for pair in ends))

    def times(self, other: "Spread | int") -> "Spread":
        """This many times; low with low, high with high. Both are never negative."""
        other = other if isinstance(other, Spread) else Spread.exactly(other)
        return Spread(self.low * other.low, self.likely * other.likely, self.high * other.high)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


FREE = Spread.exactly(0)


@dataclass(frozen=True)
class Sum:
    """What is known added up, and how many lines are unknown: those are never taken as zero.

    Without what it cannot do without it is no total: `lacks` names it, “the exam”. What else has no
    price is named by `gaps`, “books”, beside the sum and never in it. `label` says what it is the
    sum of: “Exam and first-year dues”.
    """

    spread: Spread
    unknown: int = 0
    lacks: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    label: str = ""

    @classmethod
    def of(cls, amounts: Iterable[Spread | None]) -> "Sum":
        """None is unknown.

        >>> Sum.of([Spread.exactly(425), None, Spread.exactly(222)]).figure
        '$647'
        """
        amounts = list(amounts)
        known = [amount for amount in amounts if amount is not None]
        return cls(sum(known, FREE), len(amounts) - len(known))

    @classmethod
    def exactly(cls, amounts: Iterable[Decimal | int | None]) -> "Sum":
        """Of amounts that are no ranges; None is unknown.

        >>> Sum.exactly([1535, None, None]).figure, Sum.exactly([647]).figure
        ('$1,535', '$647')
        """
        return cls.of(None if amount is None else Spread.exactly(amount) for amount in amounts)

    def __add__(self, other: "Sum") -> "Sum":
        """Both together, with what either lacks; what it is the sum of is said anew."""
        return Sum(
            self.spread + other.spread,
            self.unknown + other.unknown,
            tuple(dict.fromkeys((*self.lacks, *other.lacks))),
            tuple(dict.fromkeys((*self.gaps, *other.gaps))),
        )

    @cached_property
    def likely(self) -> Decimal:
        return self.spread.likely

    @cached_property
    def is_complete(self) -> bool:
        return self.unknown == 0

    @cached_property
    def is_unknown(self) -> bool:
        """Nothing is known of it; “$0 + credits” is known: nothing but credits falls due."""
        return not (self.is_complete or self.spread.high) and (bool(self.lacks) or not self.gaps)

    @property
    def is_total(self) -> bool:
        """Whether it can be compared, ranked, drawn, fit a budget or be paid back."""
        return not (self.is_unknown or self.lacks)

    @property
    def why_none(self) -> str:
        """Why it is no total, as part of a sentence; empty where it is one.

        >>> Sum(Spread.exactly(222), 1, ("the exam",)).why_none, Sum.exactly([647]).why_none
        ('we have no price for the exam', '')
        """
        lacks = words.listing(list(self.lacks)) or ("any of it" if self.is_unknown else "")
        return f"we have no price for {lacks}" if lacks else ""

    @cached_property
    def is_estimate(self) -> bool:
        """Whether a chance or the middle of a range is in it: then no cents of it are known."""
        return self.spread.low < self.likely < self.spread.high

    @property
    def or_more(self) -> str:
        """Behind the high end of a range, which is open where a line is unknown."""
        return "" if self.is_complete else " or more"

    @property
    def shown(self) -> Decimal | int:
        """The likely sum as it is written, and so told apart: an estimate to the nearest $10.

        >>> Sum.exactly([647]).shown, Sum.of([Spread.around(Decimal(299), Decimal(526))]).shown
        (Decimal('647'), 410)
        """
        return words.tens(self.likely) if self.is_estimate else self.likely

    def over(self, limit: Decimal) -> Decimal:
        """By how much it passes a limit, as it is written; less than 0 within it.

        >>> chance = Sum.of([Spread.around(Decimal(299), Decimal("526.24"))])
        >>> chance.figure, chance.over(Decimal(412)), chance.over(Decimal(400))
        ('about $410', Decimal('-2'), Decimal('10'))
        """
        return self.shown - limit

    @property
    def money(self) -> str:
        return words.money(self.likely)

    @property
    def figure(self) -> str:
        """The likely sum, as dollars: “about”, to the nearest $10, where it is an estimate.

        >>> Sum(Spread.exactly(222), 1, ("the exam",)).figure
        '$222 + the exam'
        >>> Sum.of([Spread(Decimal(299), Decimal("412.62"), Decimal(598)), None]).figure
        'about $410'
        """
        return NOT_KNOWN if self.is_unknown else f"{self._dollars}{_plus(self.lacks)}"

    @property
    def plus_lacks(self) -> str:
        """What it lacks, to be said after its amount: “ + the exam”."""
        return _plus(self.lacks)

    @property
    def plus_gaps(self) -> str:
        """What has no price and is not in it, to be said after its figure.

        >>> Sum(Spread.exactly(647), 1, gaps=("books",)).plus_gaps
        ' + books'
        """
        return _plus(self.gaps)

    @property
    def plus_gaps_in_words(self) -> str:
        """The same in a sentence: “ plus books”."""
        return _plus(self.gaps, "plus")

    @property
    def figure_and_gaps(self) -> str:
        """All that is to be said of it: “$647 + books”; “not known” where nothing is."""
        return NOT_KNOWN if self.is_unknown else f"{self.figure}{self.plus_gaps}"

    @property
    def _dollars(self) -> str:
        return f"{'about ' if self.is_estimate else ''}{words.money(self.shown)}"

    @property
    def range(self) -> str:
        """Low to high, as dollars; open at the top where something without a name is unknown.

        >>> Sum(Spread(Decimal(399), Decimal(425), Decimal(425)), lacks=("the course",)).range
        '$399 to $425 + the course'
        """
        more = _plus(self.lacks) or ("" if self.gaps else self.or_more)
        low, high = words.money(self.spread.low), words.money(self.spread.high)
        return f"{low} to {high}{more}" if low != high else f"{low}{more}"


def _plus(names: tuple[str, ...], sign: str = "+") -> str:
    return f" {sign} {words.listing(list(names))}" if names else ""
