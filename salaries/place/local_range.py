"""A reader's offer beside what a place pays, as drawn and in words."""

from dataclasses import dataclass
from functools import cached_property

from coderpath.sources import words
from salaries.figures import PERCENTILES
from salaries.models import PriceParity
from salaries.pay import Pay
from salaries.plots import pay_scale
from salaries.prices import at_average_prices
from salaries.tables import WageRow

from .offers import JobOffer, is_likely_start, lies

# An offer further than this from the range would squeeze it; its pin stands at the edge.
NEAR = (0.7, 1.3)


@dataclass(frozen=True)
class OfferStanding:
    """Where an offer lies in the range of one place."""

    wage: Pay
    phrase: str


@dataclass(frozen=True)
class LocalRange:
    """The range of pay of a place, and where an offer lies in it and in those of larger places.

    An offer is in the dollars of the place; where the rows are at the nation's average prices, so
    is the offer.
    """

    wage: Pay
    offer: JobOffer | None
    price_parity: PriceParity | None
    larger: tuple[Pay, ...] = ()

    @cached_property
    def row(self) -> WageRow:
        """The place's own range, on a scale of its own that has room for the offer."""
        ends = [figure.at_least for figure in self._figures if figure.at_least]
        if self._is_near:
            ends.append(self.dollars)
        return WageRow(self.wage, pay_scale(ends, ends, most_steps=7))

    @property
    def dollars(self) -> int | None:
        """The offer a year, as the rows are shown; None without an offer or its price level."""
        if not self.offer or not self.wage.is_adjusted:
            return self.offer and self.offer.annual
        level = self.price_parity
        return level and at_average_prices(self.offer.annual, level.level)

    @property
    def figure(self) -> str:
        return "" if self.dollars is None else words.money(self.dollars)

    @property
    def pin(self) -> float | None:
        """Where the offer stands on the scale, in percent."""
        return None if self.dollars is None else self.row.scale.place(self.dollars)

    @property
    def is_off_scale(self) -> bool:
        return self.dollars is not None and not self.row.scale.has(self.dollars)

    @property
    def standings(self) -> list[OfferStanding]:
        """Of the place itself, then of the larger ones.

        Left out are those without any percentile, and those at prices that do not compare.
        """
        if self.dollars is None:
            return []
        like = [wage for wage in self.larger if self.wage.has_like_prices(wage)]
        found = [OfferStanding(wage, self._lies(wage)) for wage in (self.wage, *like)]
        return [standing for standing in found if standing.phrase]

    @property
    def is_likely_start(self) -> bool:
        values = [figure.value for figure in self._figures]
        return self.dollars is not None and is_likely_start(self.dollars, values)

    @property
    def _figures(self) -> list:
        return [self.wage.shown[name] for name in PERCENTILES]

    @property
    def _is_near(self) -> bool:
        known = [figure.at_least for figure in self._figures if figure.at_least]
        if self.dollars is None or not known:
            return False
        return NEAR[0] * known[0] <= self.dollars <= NEAR[1] * known[-1]

    def _lies(self, wage: Pay) -> str:
        figures = [wage.shown[name] for name in PERCENTILES]
        top = next((figure.at_least for figure in figures if figure.is_top_coded), None)
        return lies(self.dollars, [figure.at_least for figure in figures], top)
