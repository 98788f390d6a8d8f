"""What one row of the survey says, as pages show it. Asks the database nothing.

A row is what was printed; how it is shown, another row says. None is ever changed, so a process
may hold them for all its readers, with every figure that was once written out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from . import flags
from .figures import PERCENTILES, Mark, WageFigure, WageSpan
from .places import NATION

if TYPE_CHECKING:
    from .models import Area, Industry, Occupation, PriceParity, Release

ALL_INDUSTRIES = "000000"
UNMARKED: Mapping[str, str] = MappingProxyType({})


class Printed(NamedTuple):
    """A row of wages as it is stored; `marks` say why a cell is empty."""

    release_id: int | None = None
    occupation_id: int | None = None
    industry_id: str = ALL_INDUSTRIES
    area_id: int | None = None
    employment: int | None = None
    employment_error: Decimal | None = None
    jobs_per_1000: Decimal | None = None
    location_quotient: Decimal | None = None
    hourly_mean: Decimal | None = None
    hourly_p10: Decimal | None = None
    hourly_p25: Decimal | None = None
    hourly_median: Decimal | None = None
    hourly_p75: Decimal | None = None
    hourly_p90: Decimal | None = None
    annual_mean: int | None = None
    annual_p10: int | None = None
    annual_p25: int | None = None
    annual_median: int | None = None
    annual_p75: int | None = None
    annual_p90: int | None = None
    mean_error: Decimal | None = None
    marks: Mapping[str, str] = UNMARKED


MEASURES = Printed._fields[4:-1]


@dataclass(frozen=True, eq=False)
class Pay:
    """One occupation in one area by one release, as paid or at the nation's average prices.

    `price_parity` is the price level of the area for that year, if any is published.
    """

    release: "Release"
    occupation: "Occupation"
    area: "Area"
    printed: Printed = Printed()
    price_parity: "PriceParity | None" = None
    industry: "Industry | None" = None
    is_absent: bool = False
    # Of a row at average prices, the one that it was made of.
    paid: "Pay | None" = None

    @classmethod
    def absent(
        cls,
        release: "Release",
        occupation: "Occupation",
        area: "Area",
        *,
        is_covered: bool,
        price_parity: "PriceParity | None" = None,
    ) -> "Pay":
        """Stands for a row that the release does not have; every figure says why.

        Not published, where the survey of that year did not use the code, or where the area
        `is_covered`: our copy of the release has such areas, or this one by another occupation.
        Else not collected.
        """
        is_unpublished = is_covered or not occupation.is_surveyed_in(release.year)
        marks = dict.fromkeys(MEASURES if is_unpublished else (), Mark.NOT_PUBLISHED)
        printed = Printed(marks=marks)
        return cls(release, occupation, area, printed, price_parity, is_absent=True)

    def __str__(self):
        return f"{self.occupation} in {self.area}, {self.release}"

    @cached_property
    def at_average_prices(self) -> "Pay":
        """The row with every dollar as what it buys at the nation's average prices.

        Without a price level no dollar can be shown so, and each says that it is not published.
        """
        return replace(self, paid=self)

    @property
    def as_paid(self) -> "Pay":
        return self.paid or self

    @property
    def is_adjusted(self) -> bool:
        return self.paid is not None

    def has_like_prices(self, other: "Pay") -> bool:
        """Whether dollars of the two may be held against each other.

        At average prices only by levels of one year and source; those of another year or of a
        copy may differ by more than the pay does. The nation is 100 in every table. Without a
        level there are no dollars to tell apart.
        """
        levels = [row.price_parity for row in (self, other) if row.is_adjusted and row.price_parity]
        if len(levels) < 2 or NATION in (self.area.slug, other.area.slug):
            return True
        return len({(level.year, level.source_id) for level in levels}) == 1

    @cached_property
    def flags(self) -> list[str]:
        """Reasons for little trust, in words; by what was paid, at whatever prices it is shown."""
        percentiles = [getattr(self.printed, name) for name in PERCENTILES]
        return flags.flags(self.printed.mean_error, self.printed.employment, percentiles)

    @cached_property
    def shown(self) -> "Shown":
        """Every figure of the row by its column, for templates: `wage.shown.annual_median`."""
        return Shown(self)

    @property
    def figures(self) -> list[WageFigure]:
        """All of them, in the order of the columns."""
        return [self.shown[name] for name in MEASURES]

    @cached_property
    def likely_start(self) -> WageSpan:
        """The lowest tenth to the lowest quarter: our reading of where a first job pays."""
        return WageSpan(self, self.shown["annual_p10"], self.shown["annual_p25"])

    @cached_property
    def spread(self) -> WageSpan:
        """The lowest to the highest tenth."""
        return WageSpan(self, self.shown["annual_p10"], self.shown["annual_p90"])


class Shown(dict):
    """The figures of a row by their columns, each made when it is first asked for."""

    def __init__(self, wage: Pay):
        super().__init__()
        self._wage = wage

    def __missing__(self, name: str) -> WageFigure:
        if name not in MEASURES:
            raise KeyError(name)
        return self.setdefault(name, WageFigure.of(self._wage, name))
