"""What adjusting for prices does, in a sentence beside the switch."""

from dataclasses import dataclass

from coderpath.sources import words
from salaries.models import PriceParity
from salaries.pay import Pay
from salaries.prices import at_average_prices

from .table import StateTable


@dataclass(frozen=True)
class Buys:
    """The median of a place, as paid and at the nation's average prices."""

    wage: Pay
    parity: PriceParity

    @property
    def paid(self) -> str:
        return words.money(self.wage.printed.annual_median)

    @property
    def adjusted(self) -> str:
        """To the nearest $100: price levels are estimates."""
        worth = at_average_prices(self.wage.printed.annual_median, self.parity.level)
        return words.money(words.hundreds(worth))


@dataclass(frozen=True)
class PriceNotes:
    """The price levels in use for a table, by the slug of the area."""

    table: StateTable
    parities: dict[str, PriceParity]

    @property
    def newest(self) -> PriceParity | None:
        """The level that names the year and the source."""
        return max(self.parities.values(), key=lambda parity: parity.year, default=None)

    @property
    def examples(self) -> list[Buys]:
        """The reader's state, the cheapest place and the dearest."""
        buys = [
            Buys(wage, self.parities[wage.area.slug])
            for wage in self.table.states
            if wage.printed.annual_median is not None and wage.area.slug in self.parities
        ]
        by_level = sorted(buys, key=lambda each: (each.parity.level, each.wage.area.slug))
        told = [each for each in buys if each.wage is self.table.home]
        for each in by_level[:1] + by_level[-1:]:
            told += [each] * (each not in told)
        return told
