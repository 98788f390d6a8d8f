"""What it costs to keep titles alive: dues, fees, credits, and the day each falls due.

Pure: no Django. Counted is what falls due after the first day, up to and with the last: a cycle
that ends on the last day is a whole one, so that five years hold five yearly fees and one fee of
five years. A charge that nobody has a price for stays in, counted and never taken as nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.gaps import Gap, add_up
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .credits import Credits, credits_of
from .periods import Period
from .rules import HeldCredential, UpkeepRules

# Any day would do: what counts is how often something comes round after it.
ANY_DAY = date(2026, 1, 1)

DUES = "Membership dues"


@dataclass(frozen=True)
class Charge:
    """One thing to pay for: dollars each time, None when unknown, and the days it is due.

    `days` is None where it is spent all along, or where nobody says when.
    """

    label: str
    each: Decimal | None
    days: tuple[date, ...] | None
    finding: Finding
    note: str = ""
    gap: Gap = field(kw_only=True)

    @cached_property
    def amount(self) -> Decimal | None:
        if self.each is None or self.days is None:
            return None
        return self.each * len(self.days)

    @property
    def working(self) -> str:
        """How the amount is worked out: “5 × $222”; else the note."""
        if self.each is None or self.days is None:
            return self.note
        return f"{len(self.days)} × {words.money(self.each)}"

    @property
    def reason(self) -> str:
        """Why an amount is not there; a known rule without a price is one nobody collected."""
        return self.finding.unknown or Finding().unknown


def total(charges: Iterable[Charge]) -> Sum:
    """The known charges added up, with the names of what has no price."""
    amounts = ((charge.amount, charge.gap) for charge in charges)
    return add_up(
        (None if amount is None else Spread.exactly(amount), gap) for amount, gap in amounts
    )


@dataclass(frozen=True)
class Due:
    """What falls due on one day: what to pay, credits to report, and what lateness brings.

    Dues alone, where membership is a choice, leave the title as it is: nothing is cancelled.
    """

    day: date
    body: str
    charges: tuple[Charge, ...]
    credits: tuple[Credits, ...]
    late: tuple[date, ...]
    cancelled: date | None
    is_by_choice: bool = False

    @property
    def todo(self) -> list[str]:
        """What to do by that day, in words."""
        priced = [(one.label, one.each) for one in self.charges if one.each is not None]
        found = [f"{words.inside(label)} {words.money(each)}" for label, each in priced]
        found += [f"report {words.number(need.ceus)} CEUs" for need in self.credits if need.ceus]
        return found or ["renewal"]

    @property
    def late_from(self) -> str:
        """From which day it is late, or days, where the pages of an organization differ."""
        return " or ".join(map(words.day, self.late))


class BodyUpkeep:
    """What it takes to keep the titles of one organization."""

    def __init__(self, held: list[HeldCredential], period: Period):
        self.period = period
        self.replaced = _replaced(held)
        kept = [each for each in held if each.rules.code not in self.replaced]
        self.held = sorted(kept, key=lambda each: (each.earned, each.rules.code))
        self.rules = self.held[0].rules
        self.since = min(each.earned for each in held)
        self.body = self.rules.body

    @property
    def codes(self) -> list[str]:
        return [each.rules.code for each in self.held]

    @cached_property
    def has_choice(self) -> bool:
        """Whether one may be a member or not, and what a member pays is known."""
        return not self.rules.needs_dues and bool(self.rules.dues.headline)

    @property
    def counts_from(self):
        """The fact that says from which day years and cycles count; None: we assume it."""
        cycle = self.rules.cycle.headline
        return cycle if cycle and cycle.counts_from else None

    def charges(self, member: bool) -> list[Charge]:
        """The charges that a member pays, or someone who is not one; the same without a choice."""
        return self._of_member if member and self.has_choice else self._of_outsider

    @cached_property
    def _of_member(self) -> list[Charge]:
        return self._charges(True)

    @cached_property
    def _of_outsider(self) -> list[Charge]:
        return self._charges(False)

    def _charges(self, member: bool) -> list[Charge]:
        credits = [
            Charge(credit.figure or "Continuing education", None, None, finding, gap=Gap.CREDITS)
            for credit in self.credits
            for finding in credit.findings[:1]
        ]
        return [*self.dues(member), *self.fees(member), *credits]

    def total(self, member: bool) -> Sum:
        return total(self.charges(member))

    def dues(self, member: bool = False) -> list[Charge]:
        """Dues count where they must be paid; where nobody says so, they are unknown."""
        if self.rules.needs_dues is None and not member:
            kept, label = self.rules.dues_kept, "Membership, if it is needed"
            return [Charge(label, None, None, kept, gap=Gap.ANY_DUES)]
        if not (member or self.rules.needs_dues):
            return []
        dues = self.rules.dues
        if not dues.headline:
            return [Charge(DUES, None, None, dues, gap=Gap.DUES)]
        days = self.period.rounds(self.since, dues.headline.every_months)
        return [Charge(DUES, dues.headline.amount, days, dues, gap=Gap.DUES)]

    def fees(self, member: bool = False) -> list[Charge]:
        """The fees of renewal, where the organization asks any."""
        if self.rules.has_fee_of_body:
            return self._fees_of_body(member)
        return [
            self._fee(label, each.rules.fee_of(member), each.earned, each.rules.cycle_months)
            for label, each in self._named()
            if each.rules.asks_fee
        ]

    def _named(self) -> list[tuple[str, HeldCredential]]:
        """Each title with the label of its renewal; one alone needs no name."""
        alone = len(self.held) == 1
        return [
            ("Renewal fee" if alone else f"Renewal of the {each.rules.code}", each)
            for each in self.held
        ]

    def _fees_of_body(self, member: bool) -> list[Charge]:
        """One fee for the first title, another for each more, all at the end of one cycle."""
        first, cycle = self.rules.fee_of(member), self.rules.cycle_months
        fees = [first, *[self.rules.fee_more] * len(self.held[1:])]
        return [
            self._fee(label, fee, self.since, cycle)
            for (label, _), fee in zip(self._named(), fees, strict=True)
        ]

    def _fee(self, label: str, finding: Finding, since: date, cycle: int | None) -> Charge:
        """A fee of which no source says how often it falls due comes with the cycle."""
        fee = finding.headline
        months = fee and (fee.every_months or cycle)
        if not months:
            note = f"{fee.figure}, how often not collected" if fee else ""
            return Charge(label, None, None, finding, note, gap=Gap.RENEWAL)
        days = self.period.rounds(since, months)
        return Charge(label, fee.amount, days, finding, gap=Gap.RENEWAL)

    @cached_property
    def credits(self) -> list[Credits]:
        return credits_of(self.held, self.since, self.period)

    def dates(self, member: bool) -> list[Due]:
        """What falls due within the years, day by day."""
        charges = self.charges(member)
        due = [*(each.days for each in charges), *(each.days for each in self.credits)]
        days = {day for days in due for day in days or ()}
        return [self._due(day, charges) for day in sorted(days)]

    def _due(self, day: date, charges: list[Charge]) -> Due:
        graces = {fact.days for fact in self.rules.grace.facts if fact.is_in_force}
        due = tuple(charge for charge in charges if charge.days and day in charge.days)
        credits = tuple(credit for credit in self.credits if credit.days and day in credit.days)
        is_by_choice = self.has_choice and not credits and all(one.label == DUES for one in due)
        rule = None if is_by_choice else self.rules.cancelled.headline
        return Due(
            day,
            self.body,
            due,
            credits,
            tuple(day + timedelta(days=grace + 1) for grace in sorted(graces)),
            rule and day + timedelta(days=rule.days),
            is_by_choice,
        )


def _replaced(held: list[HeldCredential]) -> dict[str, object]:
    """Codes whose place another one held takes, with the fact that says so."""
    codes = {each.rules.code for each in held}
    return {
        code: fact for each in held for code, fact in each.rules.replaces.items() if code in codes
    }


@dataclass(frozen=True)
class Upkeep:
    """Titles kept over some years: organization by organization, and in all."""

    bodies: list[BodyUpkeep]
    period: Period

    def total(self, member: bool) -> Sum:
        return total(self._charges(member))

    def yearly(self, member: bool) -> list[Sum]:
        """What falls due in each year; what has no price or no day is unknown in each."""
        priced = [each for each in self._charges(member) if each.amount is not None]
        unknown: list[Decimal | None] = [None] * (len(self._charges(member)) - len(priced))
        years = [list(unknown) for _ in self.period.ends]
        for charge in priced:
            for day in charge.days or ():
                years[self.period.year_of(day) - 1].append(charge.each)
        return [Sum.exactly(amounts) for amounts in years]

    def _charges(self, member: bool) -> list[Charge]:
        return [charge for body in self.bodies for charge in body.charges(member)]

    @cached_property
    def has_choice(self) -> bool:
        return any(body.has_choice for body in self.bodies)

    @property
    def credits(self) -> list[Credits]:
        return [credit for body in self.bodies for credit in body.credits]

    def dates(self, member: bool) -> list[Due]:
        """Everything that falls due, the soonest first."""
        found = [due for body in self.bodies for due in body.dates(member)]
        return sorted(found, key=lambda due: (due.day, due.body))


def upkeep(held: Iterable[HeldCredential], first: date, years: int) -> Upkeep:
    """What these titles take over whole years that follow a day.

    Credits and dues of one organization are shared by what it issues, and by nothing else.
    """
    period = Period(first, years)
    bodies: dict[str, list[HeldCredential]] = {}
    for each in held:
        bodies.setdefault(each.rules.body, []).append(each)
    return Upkeep([BodyUpkeep(mine, period) for mine in bodies.values()], period)


def earned_together(titles: Iterable[UpkeepRules], years: int) -> Upkeep:
    """What titles take over whole years that follow the one day on which all were earned."""
    return upkeep([HeldCredential(rules, ANY_DAY) for rules in titles], ANY_DAY, years)
