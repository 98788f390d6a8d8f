"""A place beside the nation and the states around it, by its mean and at average prices."""

from collections.abc import Iterable
from dataclasses import dataclass

from salaries.figures import WageFigure
from salaries.models import Area, PriceParity
from salaries.pay import Pay
from salaries.places import PLACES
from salaries.tables import Rival

from .borders import bordering

NEAREST = 5


@dataclass(frozen=True)
class Neighbor(Rival):
    """A place beside that of the page."""

    @property
    def price_parity(self) -> PriceParity | None:
        return self.wage.price_parity

    @property
    def other_median(self) -> WageFigure:
        """The median at average prices; as paid, where the rows are at average prices already."""
        wage = self.wage.as_paid if self.wage.is_adjusted else self.wage.at_average_prices
        return wage.shown["annual_median"]


def places_beside(usps: str) -> list[str]:
    """The postal codes of the states to fetch: those around, or all where none border.

    >>> places_beside("me"), len(places_beside("ak"))
    (['nh'], 53)
    """
    return bordering(usps) or [code for code, _ in PLACES if code != usps]


def beside(home: Pay, wages: Iterable[Pay]) -> list[Pay]:
    """The states around, highest median first; of all states the nearest in pay where none border.

    Those whose median is unknown come last.
    """
    wages = [wage for wage in wages if wage.area.slug not in (home.area.slug, Area.NATION)]
    if not bordering(home.area.slug):
        wages = nearest_in_pay(home, wages)
    return sorted(wages, key=lambda wage: (-(_median(wage) or 0), wage.area.name))


def nearest_in_pay(home: Pay, wages: Iterable[Pay]) -> list[Pay]:
    """The states whose median differs least; none where it is not known."""
    own = _median(home)
    known = [wage for wage in wages if own is not None and _median(wage) is not None]
    by_gap = sorted(known, key=lambda wage: (abs(_median(wage) - own), wage.area.name))
    return by_gap[:NEAREST]


def _median(wage: Pay) -> int | None:
    return wage.shown["annual_median"].at_least
