"""What someone new may earn in a place, and in how many months that makes up for a path’s cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from certifications.catalogue.amounts import Sum
from certifications.models.paths import Background
from certifications.reader.answers import Answers
from coderpath.sources import words
from coderpath.sources.findings import REASONS
from salaries.figures import WageFigure
from salaries.models import BILLERS, Area
from salaries.pay import Pay
from salaries.places import spoken_place

from .payback import Payback, in_short
from .plan import Plan

NOT_ASKED = "not asked yet"
NOT_PUBLISHED = REASONS["NOT_PUBLISHED"]
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class StartPay:
    """The lowest tenth and quarter of coders’ pay in a place: where someone new is likely to start.

    `wage` is the survey’s row, None when it has none for the place.
    """

    place: str
    wage: Pay | None = None

    @classmethod
    def of(cls, wages: Iterable[Pay], answers: Answers) -> "StartPay":
        """Of the reader’s state, or of the nation when they named none."""
        found = {wage.area.slug: wage for wage in wages}
        slug = answers.state or Area.NATION
        return cls(spoken_place(slug, answers.place), found.get(slug))

    @property
    def low(self) -> WageFigure:
        return self.wage.shown["annual_p10"]

    @property
    def high(self) -> WageFigure:
        return self.wage.shown["annual_p25"]

    @property
    def of_billers(self) -> str:
        """What asks a page of pay for billers, whom the survey counts apart from coders."""
        return f"occupation={BILLERS}"

    @property
    def unknown(self) -> str:
        """Why there is no pay to count with, in words; empty when there is."""
        return self.wage.likely_start.reason if self.wage else NOT_PUBLISHED


@dataclass(frozen=True)
class PaysBack:
    """Both ends of a path’s payback, or why there is none."""

    slow: Payback | None = None
    quick: Payback | None = None
    unknown: str = ""
    is_at_least: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether it is the reader’s own pay that is missing: no unknown, only not said."""
        return self.unknown == NOT_ASKED

    @property
    def figure(self) -> str:
        if self.unknown:
            return self.unknown
        return in_short(self.slow, self.quick)

    @property
    def has_sum(self) -> bool:
        """Whether it is a number of months, of which “at least” can be said."""
        return bool(self.quick) and self.quick.months is not None


def is_for_someone_new(plan: Plan, answers: Answers) -> bool:
    """Nobody publishes what a further credential adds to the pay of a coder."""
    return plan.path.start != Background.HOLDER and not answers.person.is_certified


def pays_back(plan: Plan, cost: Sum, pay: StartPay, answers: Answers) -> PaysBack:
    """By the pay of someone new in a place."""
    if not is_for_someone_new(plan, answers):
        return PaysBack(unknown=NOT_PUBLISHED)
    if pay.unknown:
        return PaysBack(unknown=pay.unknown)
    if answers.earn is None:
        return PaysBack(unknown=NOT_ASKED)
    if not cost.is_comparable:
        return PaysBack(unknown="cost unknown")
    slow, quick = (
        Payback(cost.likely, figure.at_least, answers.earn) for figure in (pay.low, pay.high)
    )
    return PaysBack(slow, quick, is_at_least=not cost.is_complete)


@dataclass(frozen=True)
class FirstPay:
    """What someone new may earn in a place, and how one path pays back there.

    Of a path that is not for someone new, nothing is said of pay.
    """

    start: StartPay
    cost: Sum
    back: PaysBack
    is_for_someone_new: bool

    @classmethod
    def of(cls, plan: Plan, cost: Sum, wages: Iterable[Pay], answers: Answers) -> "FirstPay":
        """`wages` are what coders earn in the nation and in the reader’s state."""
        start = StartPay.of(wages, answers)
        back = pays_back(plan, cost, start, answers)
        return cls(start, cost, back, is_for_someone_new(plan, answers))

    @property
    def wage(self) -> Pay | None:
        return self.start.wage

    @property
    def is_known(self) -> bool:
        return not self.start.unknown

    @property
    def in_short(self) -> str:
        """Both ends: “at least 1–2 months”; empty where it cannot be said."""
        if self.back.unknown:
            return ""
        least = self.back.is_at_least and self.back.has_sum
        return f"at least {self.back.figure}" if least else self.back.figure

    @property
    def sums(self) -> list[str]:
        """The working by the lowest tenth, then by the lowest quarter."""
        return [_written(end) for end in (self.back.slow, self.back.quick) if end]

    @property
    def hours(self) -> int | None:
        """Started hours of work at the lowest tenth's hourly pay that earn the cost, before tax."""
        hourly = self.wage and self.wage.printed.hourly_p10
        if not (self.is_for_someone_new and hourly and self.cost.is_comparable):
            return None
        return int((self.cost.likely / hourly).to_integral_value(ROUND_CEILING))


def _written(end: Payback) -> str:
    """One sum in full; where there is no raise to divide by, “never”.

    >>> _written(Payback(Decimal(647), 38_060, 33_000))
    '$647 ÷ ($38,060 − $33,000) × 12 = 1.5, so 2 months'
    >>> _written(Payback(Decimal(647), 38_060, 39_000))
    '$38,060 is no more than $39,000: never'
    """
    pay, earn = words.money(end.pay), words.money(end.earn)
    if end.months is None:
        return f"{pay} is no more than {earn}: never"
    exact = words.number((end.cost * 12 / end.gain).quantize(TENTH))
    return f"{words.money(end.cost)} ÷ ({pay} − {earn}) × 12 = {exact}, so {end.figure}"
