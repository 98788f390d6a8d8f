"""What someone new may earn in a place, and in how many months that makes up for a path."""

from collections.abc import Iterable
from dataclasses import dataclass

from certifications.answers import Answers
from certifications.models.paths import Background
from coderpath.sources.findings import REASONS
from salaries.figures import WageFigure
from salaries.models import Area, Wage
from salaries.places import spoken_place

from .amounts import Sum
from .payback import Payback, in_short
from .plan import Plan

NOT_ASKED = "not asked yet"
NOT_PUBLISHED = REASONS["NOT_PUBLISHED"]


@dataclass(frozen=True)
class StartPay:
    """The lowest tenth and quarter of coders’ pay in a place: where someone new is likely to start.

    Figures are None when the survey has no row for the place.
    """

    place: str
    low: WageFigure | None = None
    high: WageFigure | None = None

    @classmethod
    def of(cls, wages: Iterable[Wage], answers: Answers) -> "StartPay":
        """Of the reader’s state, or of the nation when they named none."""
        found = {wage.area.slug: wage for wage in wages}
        slug = answers.state or Area.NATION
        place = spoken_place(slug, answers.place)
        wage = found.get(slug)
        return (
            cls(place, wage.shown["annual_p10"], wage.shown["annual_p25"]) if wage else cls(place)
        )

    @property
    def unknown(self) -> str:
        """Why there is no pay to count with, in words; empty when there is."""
        if not self.low:
            return NOT_PUBLISHED
        return self.low.reason or self.high.reason


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
    person = answers.person
    is_certified = bool(person.credentials - person.apprentice)
    return plan.path.start != Background.HOLDER and not is_certified


def pays_back(plan: Plan, cost: Sum, pay: StartPay, answers: Answers) -> PaysBack:
    """By the pay of someone new in a place."""
    if not is_for_someone_new(plan, answers):
        return PaysBack(unknown=NOT_PUBLISHED)
    if pay.unknown:
        return PaysBack(unknown=pay.unknown)
    if answers.earn is None:
        return PaysBack(unknown=NOT_ASKED)
    if cost.is_unknown:
        return PaysBack(unknown="cost unknown")
    slow, quick = (
        Payback(cost.likely, figure.at_least, answers.earn) for figure in (pay.low, pay.high)
    )
    return PaysBack(slow, quick, is_at_least=not cost.is_complete)
