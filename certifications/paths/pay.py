"""What someone new may earn in a place, and how soon that makes up for a path’s cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from certifications.catalogue.amounts import NOTHING, Sum
from certifications.models.paths import Background
from certifications.reader.answers import Answers
from coderpath.sources import words
from coderpath.sources.findings import REASONS
from salaries.figures import WageFigure
from salaries.models import BILLERS, Area
from salaries.pay import Pay
from salaries.places import spoken_place

from .payback import Payback, change, in_short
from .plan import Plan

NOT_ASKED = "add what you earn now"
NOT_PUBLISHED = REASONS["NOT_PUBLISHED"]
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class StartPay:
    """The lowest-paid 10% and 25% of coders in a place: where someone new is likely to start.

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
        """Whether it is a time, of which “at least” can be said."""
        return bool(self.quick) and self.quick.months is not None


def is_for_someone_new(plan: Plan, answers: Answers) -> bool:
    """Nobody publishes what a further title adds to the pay of a coder."""
    return plan.path.start != Background.HOLDER and not answers.person.is_certified


def pays_back(plan: Plan, cost: Sum, pay: StartPay, answers: Answers) -> PaysBack:
    """By the pay of someone new in a place."""
    if not is_for_someone_new(plan, answers):
        return PaysBack(unknown=NOT_PUBLISHED)
    return pays_back_there(cost, pay, answers.earn)


def pays_back_there(cost: Sum, pay: StartPay, earn: int | None) -> PaysBack:
    """The same of a path that is for someone new, and of its reader."""
    if pay.unknown:
        return PaysBack(unknown=pay.unknown)
    if earn is None:
        return PaysBack(unknown=NOT_ASKED)
    if not cost.is_total:
        return PaysBack(unknown="cost unknown")
    slow, quick = (Payback(cost.likely, figure.at_least, earn) for figure in (pay.low, pay.high))
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
    earn: int | None = None

    @classmethod
    def of(cls, plan: Plan, cost: Sum, wages: Iterable[Pay], answers: Answers) -> "FirstPay":
        """`wages` are what coders earn in the nation and in the reader’s state."""
        start = StartPay.of(wages, answers)
        back = pays_back(plan, cost, start, answers)
        return cls(start, cost, back, is_for_someone_new(plan, answers), answers.earn)

    @property
    def wage(self) -> Pay | None:
        return self.start.wage

    @property
    def is_known(self) -> bool:
        return not self.start.unknown

    @property
    def in_short(self) -> str:
        """Both ends: “at least 3 to 7 weeks”; empty where it cannot be said."""
        return "" if self.back.unknown else f"{self._least}{self.back.figure}"

    @property
    def _least(self) -> str:
        return "at least " if self.back.is_at_least and self.back.has_sum else ""

    @property
    def change(self) -> str:
        """What the job does to the reader’s pay: “a cut of about $47,900–$51,500 a year”.

        Empty where either pay is not known. The cost has no part in it, known or not.
        """
        if not (self.is_known and self.is_for_someone_new) or self.earn is None:
            return ""
        return change(*(Payback(NOTHING, pay.at_least, self.earn) for pay in self._ends))

    @property
    def payback(self) -> str:
        """How soon the raise pays for the path: “at least 3 to 7 weeks”."""
        return f"{self._least}{self.back.quick.figure}" if self.is_half_a_cut else self.in_short

    @property
    def is_half_a_cut(self) -> bool:
        """Whether it is a raise for those only who start at the higher pay."""
        return self.back.has_sum and self.back.slow.months is None

    @property
    def is_cut(self) -> bool:
        return self.earn is not None and self.start.high.at_least <= self.earn

    @property
    def no_price_of(self) -> str:
        """What keeps the cost from being a total, and so from being paid back."""
        return words.listing(list(self.cost.lacks)) or "it"

    @property
    def _ends(self) -> tuple[WageFigure, WageFigure]:
        return self.start.low, self.start.high

    @property
    def sums(self) -> list[tuple[str, str]]:
        """Whose pay, and the working by it; only where it is a raise, which can pay back."""
        ends = (("lowest-paid 10%", self.back.slow), ("lowest-paid 25%", self.back.quick))
        return [(who, _written(end)) for who, end in ends if end and end.months is not None]

    @property
    def hours(self) -> int | None:
        """Started hours that earn the cost at the lowest-paid 10%’s hourly pay, before tax."""
        hourly = self.wage and self.wage.printed.hourly_p10
        if not (self.is_for_someone_new and hourly and self.cost.is_total):
            return None
        return int((self.cost.likely / hourly).to_integral_value(ROUND_CEILING))


def _written(end: Payback) -> str:
    """One sum in full, of a pay that is a raise.

    >>> _written(Payback(Decimal(647), 38_060, 33_000))
    '$647 ÷ ($38,060 − $33,000) × 52 = 6.6, so 7 weeks'
    """
    pay, earn, a_year = words.money(end.pay), words.money(end.earn), end.a_year
    exact = words.number((end.cost * a_year / end.gain).quantize(TENTH))
    return f"{words.money(end.cost)} ÷ ({pay} − {earn}) × {a_year} = {exact}, so {end.figure}"
