"""The metropolitan and nonmetropolitan areas of a state, ranked by pay."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coderpath.scales import Scale
from salaries.models import Area
from salaries.pay import Pay
from salaries.places import place_name, states_in_title
from salaries.tables import ENDS, WageRow, scale_of


@dataclass(frozen=True)
class Part(WageRow):
    """One area of a state: its range, its name there, and its rank."""

    usps: str

    @property
    def name(self) -> str:
        return self.wage.area.short_name

    @property
    def named_first(self) -> str:
        """The other state that it is named for first; empty when it is named for this one."""
        first = next(iter(states_in_title(self.wage.area.name)), self.usps)
        return "" if first == self.usps else place_name(first)

    @property
    def median(self) -> int | None:
        """To rank by: a top-coded median is at least the top code."""
        return self.wage.shown["annual_median"].at_least


@dataclass(frozen=True)
class PartTable:
    """The areas that lie in a state, if only in part, on one scale with the state itself."""

    home: Pay
    wages: tuple[Pay, ...]
    here: Area

    @classmethod
    def of(cls, home: Pay, wages: Iterable[Pay], here: Area) -> "PartTable":
        """`here` is the area of the page: the state, or one of these."""
        return cls(home, tuple(wages), here)

    @cached_property
    def scale(self) -> Scale:
        return scale_of([self.home, *self.wages], ENDS)

    @property
    def rows(self) -> list[Part]:
        """The highest median first; what is withheld comes last, by name."""
        parts = [Part(wage, self.scale, self.home.area.slug) for wage in self.wages]
        return sorted(parts, key=lambda part: (-(part.median or 0), part.name))

    @property
    def home_place(self) -> float | None:
        """Where the state's own median lies on the scale; None where areas cannot be held to it."""
        median = self.home.shown["annual_median"].at_least
        are_alike = all(wage.has_like_prices(self.home) for wage in self.wages)
        return self.scale.place(median) if median is not None and are_alike else None
