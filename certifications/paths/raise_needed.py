"""How much more an hour a further title must bring, to pay for itself in some years.

Pure: no Django. Nobody publishes what a further title adds to pay; what it costs is known.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from certifications.catalogue.amounts import CENT
from certifications.upkeep.adding import Adds
from coderpath.sources import words

HOURS_A_YEAR = 2_080  # our assumption: 52 weeks of 40 hours
YEARS = (1, 2, 5)


@dataclass(frozen=True)
class RaiseNeeded:
    """Over so many years: what the title costs, and what it adds to dues and fees."""

    years: int
    title: Decimal
    upkeep: Decimal

    @property
    def over(self) -> str:
        return words.plural(self.years, "year")

    @property
    def an_hour(self) -> Decimal:
        """Dollars an hour, up to the next cent, since less would not pay for it.

        >>> RaiseNeeded(2, Decimal(425), Decimal(0)).an_hour
        Decimal('0.11')
        """
        cost = self.title + self.upkeep
        return (cost / (self.years * HOURS_A_YEAR)).quantize(CENT, ROUND_CEILING)

    @property
    def figure(self) -> str:
        return words.money(self.an_hour)

    @property
    def working(self) -> str:
        """How it comes about, to be worked out again by hand: a chance makes no cents.

        >>> RaiseNeeded(5, Decimal("462.84"), Decimal(498)).working
        '($463 + $498) ÷ 10,400 hours'
        """
        hours = f"{self.years * HOURS_A_YEAR:,} hours"
        title = words.money(words.rounded(self.title))
        return f"({title} + {words.money(self.upkeep)}) ÷ {hours}"


def raise_needed(adds: Adds) -> RaiseNeeded:
    """By what a title adds: dues on the way are those of the years that follow, and count once."""
    title = adds.get.likely - adds.twice
    return RaiseNeeded(adds.years, title, adds.more.likely - title)
