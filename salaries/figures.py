"""What one row of wages says, cell by cell: figures with their source, or why there is none.

Asks the database nothing: a row comes with its release and the release's source. What a cell says
is worked out once, and takes little room: rows are held by the process and shown to every reader.
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

    from .models import Release
    from .pay import Pay

# The columns of yearly pay, from the lowest tenth to the highest.
PERCENTILES = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")
HOURLY_PERCENTILES = tuple(name.replace("annual", "hourly") for name in PERCENTILES)
NO_PRICE_LEVEL = "no price level published"


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

    __slots__ = ()

    is_in_force = True
    is_old = False
    standing = "REPORTED"
    note = ""
    unknown = ""


class Surveyed(Told):
    """What a row of wages says."""

    __slots__ = ()

    wage: "Pay"

    @property
    def source(self) -> "Source":
        return self.wage.release.source

    @property
    def dated(self) -> str:
        return self.wage.release.name


@dataclass(frozen=True, slots=True, eq=False)
class WageFigure(Surveyed):
    """One cell of the row: what is shown, or why there is nothing.

    `at_least` is the value, or the top code that it is at or above: to compare, never to show.
    `unknown` is the reason as a finding gives it, `reason` the same in words.
    """

    wage: "Pay"
    name: str
    value: Decimal | int | None
    is_top_coded: bool
    at_least: Decimal | int | None
    unknown: str = ""
    reason: str = ""
    figure: str = ""

    @classmethod
    def of(cls, wage: "Pay", name: str) -> "WageFigure":
        printed, mark = getattr(wage.printed, name), wage.printed.marks.get(name, "")
        value, is_top_coded = _as_shown(wage, name, printed), mark == Mark.TOP_CODED
        top = _as_shown(wage, name, _top_code(wage.release, name)) if is_top_coded else value
        is_known = value is not None or is_top_coded
        unknown, reason = ("", "") if is_known else _why_unknown(mark)
        if is_priced(wage, name) and not wage.price_parity:
            is_printed = printed is not None or is_top_coded
            unknown = "NOT_PUBLISHED"
            reason = NO_PRICE_LEVEL if is_printed else REASONS[unknown]
        figure = "" if unknown else _top_coded(top, name) if is_top_coded else _written(value, name)
        return cls(wage, name, value, is_top_coded, top, unknown, reason, figure)

    @property
    def is_money(self) -> bool:
        return is_money(self.name)


@dataclass(frozen=True, slots=True, eq=False)
class WageSpan(Surveyed):
    """From one cell of the row to another."""

    wage: "Pay"
    low: WageFigure
    high: WageFigure

    @property
    def unknown(self) -> str:
        return self.low.unknown or self.high.unknown

    @property
    def reason(self) -> str:
        """Why there is no figure, in words."""
        return self.low.reason if self.low.unknown else self.high.reason

    @property
    def figure(self) -> str:
        return "–".join(dict.fromkeys((self.low.figure, self.high.figure)))


def is_money(name: str) -> bool:
    return name.startswith(("annual", "hourly"))


def is_priced(wage: "Pay", name: str) -> bool:
    """Whether this column of the row is shown at the nation's average prices."""
    return wage.is_adjusted and is_money(name)


def _as_shown(wage: "Pay", name: str, dollars: Decimal | int | None) -> Decimal | int | None:
    """A figure as printed, or what it buys where the row is shown at average prices."""
    if dollars is None or not is_priced(wage, name):
        return dollars
    return wage.price_parity and at_average_prices(dollars, wage.price_parity.level)


def _why_unknown(mark: str) -> tuple[str, str]:
    """Why there is no figure, as a finding gives it and in words."""
    marked = "NOT_PUBLISHED" if mark == Mark.NOT_PUBLISHED else "WITHHELD"
    unknown = marked if mark else "NOT_COLLECTED"
    return unknown, REASONS[unknown]


def _top_code(release: "Release", name: str) -> Decimal | int | None:
    return release.top_code_hourly if name.startswith("hourly") else release.top_code_annual


def _top_coded(top: Decimal | int | None, name: str) -> str:
    if top is None:
        return "at or above the survey’s highest figure"
    period = "an hour" if name.startswith("hourly") else "a year"
    return f"at or above {words.money(top)} {period}"


def _written(value: Decimal | int, name: str) -> str:
    if name.endswith("_error"):
        return f"{value}%"
    if is_money(name):
        return words.money(value)
    return f"{value:,}"  # with the decimals that the survey prints
