"""How much it is worth to look at a figure again. Pure: no Django.

Risk is what a figure moves, times its age against how long such a figure lasts, times how far its
source can be trusted, times two where sources disagree. How long a kind of figure lasts is our own
judgement (`SourcedFact.lasts`).
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

THIRD_PARTY = 2.0
DISPUTED = 2.0
NO_DAY = 3.0  # times what it lasts, where no day is known
MONTH = 30.44  # days


class Level(Enum):
    """The word of a risk; `bars` of three are drawn beside it."""

    HIGH = ("High", 3, 24.0)
    MEDIUM = ("Medium", 2, 6.0)
    LOW = ("Low", 1, 0.0)

    def __init__(self, word: str, bars: int, least: float):
        self.word, self.bars, self.least = word, bars, least


@dataclass(frozen=True)
class Risk:
    """`moves` is how many pages and totals go by the figure; `lasts` is in months."""

    moves: int
    looked: date | None
    lasts: int
    is_official: bool
    is_disputed: bool

    def age(self, day: date) -> float | None:
        """Months since someone read or checked it; None where no day is known."""
        return (day - self.looked).days / MONTH if self.looked else None

    def on(self, day: date) -> float:
        """
        >>> fee = Risk(moves=8, looked=date(2026, 2, 1), lasts=12, is_official=False,
        ...     is_disputed=True)
        >>> round(fee.on(date(2026, 11, 1)))
        24
        """
        age = self.age(day)
        worn = NO_DAY if age is None else max(age, 0) / self.lasts
        trust = 1 if self.is_official else THIRD_PARTY
        return self.moves * worn * trust * (DISPUTED if self.is_disputed else 1)

    def level(self, day: date) -> Level:
        """
        >>> Risk(1, date(2026, 10, 1), 12, True, False).level(date(2026, 11, 1)).word
        'Low'
        """
        return next(level for level in Level if self.on(day) >= level.least)
