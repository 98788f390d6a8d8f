"""Low, likely and high: dollars or months, added up without losing what is unknown. Pure: no
Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.sources import words

CENT = Decimal("0.01")
NOTHING = Decimal(0)


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

    Without what it cannot do without it is no sum: `lacks` names it, “the exam”.
    """

    spread: Spread
    unknown: int = 0
    lacks: tuple[str, ...] = ()

    @classmethod
    def of(cls, amounts: Iterable[Spread | None]) -> "Sum":
        """None is unknown.

        >>> Sum.of([Spread.exactly(425), None, Spread.exactly(222)]).figure
        '≥ $647'
        """
        amounts = list(amounts)
        known = [amount for amount in amounts if amount is not None]
        return cls(sum(known, FREE), len(amounts) - len(known))

    @classmethod
    def exactly(cls, amounts: Iterable[Decimal | int | None]) -> "Sum":
        """Of amounts that are no ranges; None is unknown.

        >>> Sum.exactly([1535, None, None]).figure, Sum.exactly([647]).figure
        ('≥ $1,535', '$647')
        """
        return cls.of(None if amount is None else Spread.exactly(amount) for amount in amounts)

    @cached_property
    def likely(self) -> Decimal:
        return self.spread.likely

    @cached_property
    def is_complete(self) -> bool:
        return self.unknown == 0

    @cached_property
    def is_unknown(self) -> bool:
        """Nothing but unknown lines: “at least $0” would say nothing."""
        return not self.is_complete and not self.spread.high

    @property
    def is_comparable(self) -> bool:
        """Whether it can be held against others: what lacks an essential line cannot."""
        return not (self.is_unknown or self.lacks)

    @cached_property
    def is_floor(self) -> bool:
        """Whether the likely sum is the least that it can be, and more where lines are unknown."""
        return not (self.is_complete or self.lacks) and self.spread.low == self.likely

    @property
    def or_more(self) -> str:
        """Behind the high end of a range, which is open where a line is unknown."""
        return "" if self.is_complete else " or more"

    @property
    def plus(self) -> str:
        """What it lacks, behind an amount: “ + the exam”; “ or more” where it may also be less."""
        if self.lacks:
            return f" + {words.listing(list(self.lacks))}"
        return "" if self.is_complete or self.is_floor else " or more"

    @property
    def money(self) -> str:
        return words.money(self.likely)

    @property
    def figure(self) -> str:
        """The likely sum, as dollars; “≥” where a line is unknown and it cannot be less.

        >>> Sum(Spread.exactly(222), 1, ("the exam",)).figure
        '$222 + the exam'
        >>> Sum.of([Spread(Decimal(299), Decimal(410), Decimal(598)), None]).figure
        '$410 or more'
        """
        return f"{'≥ ' * self.is_floor}{self.money}{self.plus}"

    @property
    def range(self) -> str:
        """Low to high, as dollars; open at the top where a line is unknown.

        >>> Sum.of([Spread(Decimal(399), Decimal(425), Decimal(425)), None]).range
        '$399 to $425 or more'
        """
        more = self.plus or self.or_more
        low, high = words.money(self.spread.low), words.money(self.spread.high)
        return f"{low} to {high}{more}" if low != high else f"{low}{more}"

    @property
    def gaps(self) -> str:
        """How many lines are missing, in words.

        >>> Sum.exactly([None]).gaps, Sum.exactly([]).gaps
        ('1 line unknown', 'every line known')
        """
        return (
            f"{words.plural(self.unknown, 'line')} unknown" if self.unknown else "every line known"
        )
