"""What the sources' prices, pass rates and lengths come to, as low, likely and high.

Low and high span every figure in force on a question, whoever says it, without what is outdated;
likely is the one the site shows. Asks the database nothing.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.sources import headline
from coderpath.sources.findings import Finding

from ..models import TrainingCost, TrainingLength
from .amounts import CENT, Spread

MIDDLE = "The source gives no typical figure: likely is the middle of its range."
EXAM_TOO = "That exam may be another: the exam of this path is counted in full."


def fee(finding: Finding) -> Spread | None:
    """Of a question about a fee, without what is outdated; None when unknown."""
    if not finding.headline:
        return None
    outdated = finding.outdated
    said = [fact for fact in finding.facts if fact.is_in_force and fact not in outdated]
    amounts = [fact.amount for fact in said]
    return Spread(min(amounts), finding.headline.amount, max(amounts))


def chance_of_failing(finding: Finding) -> Decimal | None:
    """From 0 to 1, by a published count of those who passed at first; None without one."""
    rate = finding.headline
    if not rate or rate.percent_high not in (None, rate.percent_low):
        return None
    return (100 - rate.percent_low) / 100


def alone(fact) -> Finding:
    """The one fact that a step names, in force or not: an editor chose it."""
    return Finding([headline.named(fact)])


@dataclass(frozen=True, eq=False)
class Offer:
    """What the sources say of one program or course: its prices and its length."""

    costs: list[TrainingCost]
    lengths: list[TrainingLength]

    def price(self, covers: str) -> Finding:
        """What an editor chose; else what is asked in all, or a year in the newest school year.

        Beside it stands what is asked in the same way. Of a year, amounts come before ranges.
        """
        said = [fact for fact in self.costs if fact.is_in_force and fact.covers == covers]
        said = [fact for fact in said if fact.per != TrainingCost.Per.UNIT]
        first = next(iter(headline.preferring(said, _asked_as)), None)
        found = [fact for fact in said if _asked_as(fact) == _asked_as(first)]
        return Finding(headline.preferring(found, _is_amount))

    @cached_property
    def is_by_year(self) -> bool:
        """Whether some price is of a year, so that how long it takes counts."""
        return any(fact.per == TrainingCost.Per.YEAR for fact in self.costs)

    @cached_property
    def length(self) -> Finding:
        """What an editor chose; else a source's own months before hours, of which how long they
        take is our inference."""
        said = [fact for fact in self.lengths if fact.is_in_force]
        return Finding(headline.preferring(said, lambda fact: fact.runs_at_most is not None))

    @property
    def class_hours(self) -> int | None:
        """Hours of class, where a source counts them."""
        known = (fact for fact in self.length.facts if fact.hours and fact.is_of_class)
        return next((fact.hours for fact in known), None)


def _asked_as(cost: TrainingCost) -> tuple[bool, str]:
    """In all, or for a school year."""
    is_whole = cost.per == TrainingCost.Per.WHOLE
    return is_whole, "" if is_whole else cost.year_text


def _is_amount(cost: TrainingCost) -> bool:
    """No range, where it is of a year: what is asked in all may be one."""
    return cost.per != TrainingCost.Per.YEAR or cost.high is None


def tuition(finding: Finding, months: Spread | None) -> Spread | None:
    """Dollars for all of it; a yearly price is counted for as many years as the program takes."""
    said = finding.headline
    if not said:
        return None
    lows = [fact.low for fact in finding.facts]
    highs = [fact.high or fact.low for fact in finding.facts]
    likely = Spread.around(said.low, said.high or said.low).likely
    price = Spread(min(lows), likely, max(highs))
    if said.per == TrainingCost.Per.WHOLE:
        return price
    return price.times(_years(months)) if months else None


def _years(months: Spread) -> Spread:
    return Spread(*((m / 12).quantize(CENT) for m in (months.low, months.likely, months.high)))
