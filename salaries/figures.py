"""What one row of wages says, cell by cell: figures with their source, or why there is none.

Asks the database nothing: a row comes with its release and the release's source.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from coderpath.sources import words
from coderpath.sources.findings import REASONS

if TYPE_CHECKING:
    from coderpath.sources.models import Source

    from .models import Wage

# The columns of yearly pay, from the lowest tenth to the highest.
PERCENTILES = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")


class Mark(models.TextChoices):
    """Why a cell holds no number: the survey's own marks, and ours for what it does not print.

    An empty cell without a mark was never collected: our copy of the release lacks that column.
    """

    WITHHELD = "*", "wage not released"
    EMPLOYMENT_WITHHELD = "**", "jobs not released"
    TOP_CODED = "#", "at or above the top code"
    NOT_PUBLISHED = "-", "not in the release"


@dataclass(frozen=True)
class Surveyed:
    """What a wage row says. Shown like any fact: it has a figure, a source and a date."""

    wage: "Wage"

    is_in_force = True
    is_old = False
    standing = "REPORTED"
    note = ""
    unknown = ""

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
    def value(self):
        return getattr(self.wage, self.name)

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
        return release.top_code_hourly if self._is_hourly else release.top_code_annual

    @property
    def unknown(self) -> str:
        """The reason there is no figure, as a finding gives it; empty when there is one."""
        if self.value is not None or self.is_top_coded:
            return ""
        if not self.mark:
            return "NOT_COLLECTED"
        return "NOT_PUBLISHED" if self.mark == Mark.NOT_PUBLISHED else "WITHHELD"

    @property
    def figure(self) -> str:
        if self.is_top_coded:
            period = "an hour" if self._is_hourly else "a year"
            return f"at or above {words.money(self.at_least)} {period}"
        if self.value is None:
            return ""
        if self.name.endswith("_error"):
            return f"{self.value}%"
        if self.name.startswith(("annual", "hourly")):
            return words.money(self.value)
        return f"{self.value:,}"  # with the decimals that the survey prints

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
    def figure(self) -> str:
        return "–".join(dict.fromkeys(end.figure for end in self.ends))
