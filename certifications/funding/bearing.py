"""Whether a way to pay could bear on one cost, by the rules on file. Pure: no Django.

Nothing here promises anything: what fits a rule could be paid, if the conditions hold that stand
beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from coderpath.sources import words

NOTHING = Decimal(0)


class PaidFor(StrEnum):
    """What is paid for."""

    COURSE = "course"
    BOOKS = "books"
    EXAM = "exam"
    DUES = "dues"


class Fit(IntEnum):
    """How a cost stands to the rules of a way to pay."""

    NO = 0
    ONLY_IF = 1
    COULD = 2


class Per(StrEnum):
    """What the dollars of a way are for; the value is that of the rule on file."""

    TEST = "TEST"
    YEAR = "YEAR"
    LIFETIME = "LIFETIME"
    AWARD = "AWARD"
    TAX_RETURN = "TAX_RETURN"


@dataclass(frozen=True)
class Window:
    """The length of the courses that it pays for; None where no rule bounds it.

    Weeks run from `weeks_low` to less than `weeks_below`.
    """

    hours_low: int | None = None
    hours_high: int | None = None
    weeks_low: int | None = None
    weeks_below: int | None = None

    @property
    def has_hours(self) -> bool:
        return self.hours_low is not None and self.hours_high is not None

    @property
    def has_weeks(self) -> bool:
        return self.weeks_low is not None and self.weeks_below is not None


@dataclass(frozen=True)
class WayRules:
    """A way to pay as its rules are stored; an empty field limits nothing.

    `usps` is a postal code in small letters, `exam` and `issuer` are slugs, `school` is a kind.
    """

    pays: frozenset[PaidFor] = frozenset()
    window: Window = Window()
    usps: str = ""
    exam: str = ""
    issuer: str = ""
    school: str = ""
    needs_school: bool = False
    is_for_degrees: bool = False


@dataclass(frozen=True)
class PaidItem:
    """One cost of a path or a program; None and "" where it is not known.

    `is_of_no_school` is a course that no school teaches. `hours` are hours of class;
    `weeks_low` and `weeks_high` are on the calendar.
    """

    cost: PaidFor
    exam: str = ""
    issuer: str = ""
    school: str = ""
    is_of_no_school: bool = False
    hours: int | None = None
    weeks_low: Decimal | int | None = None
    weeks_high: Decimal | int | None = None
    is_degree: bool | None = None


@dataclass(frozen=True)
class Bearing:
    """How a cost fits, and why, as a whole sentence; without a reason where it simply could."""

    fit: Fit
    why: str = ""


NO = Bearing(Fit.NO)


def bearing(offer: WayRules, item: PaidItem, usps: str = "") -> Bearing:
    """Whether the offer could pay for the item of someone in a state.

    An offer of one state is for who says that they live there. A cost that the offer never pays for
    is refused without a reason.
    """
    if item.cost not in offer.pays or (offer.usps and offer.usps != usps):
        return NO
    if item.cost is PaidFor.EXAM and offer.exam and offer.exam != item.exam:
        return NO
    if offer.issuer and item.issuer not in ("", offer.issuer):
        return NO
    return _of_course(offer, item) if item.cost is PaidFor.COURSE else Bearing(Fit.COULD)


def _of_course(offer: WayRules, item: PaidItem) -> Bearing:
    if offer.school and item.school and offer.school != item.school:
        return NO
    if offer.needs_school and item.is_of_no_school:
        return Bearing(Fit.NO, "It pays for courses at schools alone.")
    if offer.is_for_degrees and item.is_degree is False:
        return NO
    found = length(offer.window, item)
    if found.fit is Fit.COULD and offer.school and not item.school:
        return Bearing(Fit.ONLY_IF, "This fits only if the right kind of school teaches it.")
    if found.fit is Fit.COULD and offer.is_for_degrees and item.is_degree is None:
        return Bearing(Fit.ONLY_IF, "This fits only if it is part of a degree.")
    return found


def length(window: Window, item: PaidItem) -> Bearing:
    """Whether a course has the right length.

    >>> workforce = Window(150, 599, 8, 15)
    >>> length(workforce, PaidItem(PaidFor.COURSE, hours=440)).why
    '440 hours fits only if taught in 8 to under 15 weeks.'
    """
    refused = _hours_refused(window, item.hours) or _weeks_refused(window, item)
    if refused:
        return Bearing(Fit.NO, refused)
    asks_hours = window.has_hours and item.hours is None
    asks_weeks = window.has_weeks and not _is_within(window, item)
    if not (asks_hours or asks_weeks):
        return Bearing(Fit.COULD)
    what = f"{words.number(item.hours)} hours" if item.hours is not None else "This"
    hours = f"it has {window.hours_low} to {window.hours_high} hours of class"
    weeks = f"taught in {window.weeks_low} to under {window.weeks_below} weeks"
    both = f"{hours} and is {weeks}" if asks_weeks else hours
    return Bearing(Fit.ONLY_IF, f"{what} fits only if {both if asks_hours else weeks}.")


def _hours_refused(window: Window, hours: int | None) -> str:
    if hours is None or window.hours_low is None or window.hours_high is None:
        return ""
    if hours < window.hours_low:
        return f"{hours} hours is too short: it pays for {window.hours_low} hours or more."
    if hours > window.hours_high:
        return f"{hours} hours is too long: it pays for {window.hours_high} hours at most."
    return ""


def _weeks_refused(window: Window, item: PaidItem) -> str:
    if window.weeks_low is None or window.weeks_below is None:
        return ""
    if item.weeks_low is not None and item.weeks_low >= window.weeks_below:
        weeks = words.number(round(item.weeks_low))
        return f"{weeks} weeks is too long: it pays for fewer than {window.weeks_below}."
    if item.weeks_high is not None and item.weeks_high < window.weeks_low:
        weeks = words.number(round(item.weeks_high))
        return f"{weeks} weeks is too short: it pays for {window.weeks_low} weeks or more."
    return ""


def _is_within(window: Window, item: PaidItem) -> bool:
    """Whether all the weeks that it may take are within the window."""
    if window.weeks_low is None or window.weeks_below is None:
        return True
    if item.weeks_low is None or item.weeks_high is None:
        return False
    return window.weeks_low <= item.weeks_low and item.weeks_high < window.weeks_below


def could_pay(most: Decimal, per: Per, amounts: Iterable[Decimal]) -> Decimal | None:
    """Dollars that it could pay of these, one amount an item, where it pays up to so much.

    >>> could_pay(Decimal(2000), Per.TEST, [Decimal(425), Decimal(2400)])
    Decimal('2425')
    >>> could_pay(Decimal(2000), Per.YEAR, [Decimal(425), Decimal(2400)])
    Decimal('2000')

    None for a tax credit: it gives back a share, which the amount is not.
    """
    if per is Per.TAX_RETURN:
        return None
    if per is Per.TEST:
        return sum((min(amount, most) for amount in amounts), NOTHING)
    return min(sum(amounts, NOTHING), most)
