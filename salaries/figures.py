"""What one row of wages says, cell by cell: figures with their source, or why there is none.

Asks the database nothing: a row comes with its release and the release's source.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models

from coderpath.sources import words
from coderpath.sources.findings import REASONS

from .prices import at_average_prices

if TYPE_CHECKING:
    from coderpath.sources.models import Source

    from .models import Wage

# The columns of yearly pay, from the lowest tenth to the highest.
PERCENTILES = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")
HOURLY_PERCENTILES = tuple(name.replace("annual", "hourly") for name in PERCENTILES)


class Mark(models.TextChoices):
    """Why a cell holds no number: the survey's own marks, and ours for what it does not print.

    An empty cell without a mark was never collected: our copy of the release lacks that column.
    """

    WITHHELD = "*", "wage not released"
    EMPLOYMENT_WITHHELD = "**", "jobs not released"
    TOP_CODED = "#", "at or above the top code"
    NOT_PUBLISHED = "-", "not in the release"


class Told:
    """What a dataset says, shown like any fact: it has a figure, a source and a date."""

    is_in_force = True
    is_old = False
    standing = "REPORTED"
    note = ""
    unknown = ""


@dataclass(frozen=True)
class Surveyed(Told):
    """What a row of wages says."""

    wage: "Wage"

    @property
    def reason(self) -> str:
        """Why there is no figure, in words."""
        return REASONS.get(self.unknown, "")

    @property
    def source(self) -> "Source":
        return self.wage.release.source

    @property
    def dated(self) -> str:
        return self.wage.release.name


@dataclass(frozen=True)
class WageFigure(Surveyed):
    """One cell of the row."""

    name: str

    @property
    def value(self) -> Decimal | int | None:
        return self._as_shown(getattr(self.wage, self.name))

    @property
    def mark(self) -> str:
        return self.wage.marks.get(self.name, "")

    @property
    def is_top_coded(self) -> bool:
        return self.mark == Mark.TOP_CODED

    @property
    def at_least(self):
        """The value, or the top code that it is at or above: to compare, never to show."""
        if not self.is_top_coded:
            return self.value
        release = self.wage.release
        return self._as_shown(
            release.top_code_hourly if self._is_hourly else release.top_code_annual
        )

    @property
    def unknown(self) -> str:
        """The reason there is no figure, as a finding gives it; empty when there is one."""
        if self._lacks_price_level:
            return "NOT_PUBLISHED"
        if self.value is not None or self.is_top_coded:
            return ""
        if not self.mark:
            return "NOT_COLLECTED"
        return "NOT_PUBLISHED" if self.mark == Mark.NOT_PUBLISHED else "WITHHELD"

    @property
    def reason(self) -> str:
        is_printed = getattr(self.wage, self.name) is not None or self.is_top_coded
        if self._lacks_price_level and is_printed:
            return "no price level published"
        return super().reason

    @property
    def figure(self) -> str:
        if self.unknown:
            return ""
        if self.is_top_coded:
            return self._top_code
        if self.name.endswith("_error"):
            return f"{self.value}%"
        if self.is_money:
            return words.money(self.value)
        return f"{self.value:,}"  # with the decimals that the survey prints

    @property
    def is_money(self) -> bool:
        return self.name.startswith(("annual", "hourly"))

    @property
    def _top_code(self) -> str:
        if self.at_least is None:
            return "at or above the survey’s highest figure"
        period = "an hour" if self._is_hourly else "a year"
        return f"at or above {words.money(self.at_least)} {period}"

    def _as_shown(self, dollars: Decimal | int | None) -> Decimal | int | None:
        """A figure as printed, or what it buys where the row is shown at average prices."""
        if dollars is None or not (self.wage.is_adjusted and self.is_money):
            return dollars
        parity = self.wage.price_parity
        return parity and at_average_prices(dollars, parity.level)

    @property
    def _lacks_price_level(self) -> bool:
        return self.wage.is_adjusted and self.is_money and not self.wage.price_parity

    @property
    def _is_hourly(self) -> bool:
        return self.name.startswith("hourly")


@dataclass(frozen=True)
class WageSpan(Surveyed):
    """From one cell of the row to another."""

    low: str
    high: str

    @property
    def ends(self) -> tuple[WageFigure, WageFigure]:
        return WageFigure(self.wage, self.low), WageFigure(self.wage, self.high)

    @property
    def unknown(self) -> str:
        return next((end.unknown for end in self.ends if end.unknown), "")

    @property
    def reason(self) -> str:
        return next((end.reason for end in self.ends if end.unknown), "")

    @property
    def figure(self) -> str:
        return "–".join(dict.fromkeys(end.figure for end in self.ends))
