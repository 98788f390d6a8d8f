"""What the sources' prices, pass rates and lengths come to, as low, likely and high.

Low and high span every figure in force on a question, whoever says it; likely is the one the site
shows. Asks the database nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coderpath.sources.findings import Finding
from coderpath.sources.together import together
from coderpath.sources.words import WEEKS_A_MONTH

from .amounts import CENT, NOTHING, Spread
from .models import Training, TrainingCost, TrainingLength

MONTH = Decimal("0.1")  # months are kept to a tenth
MIDDLE = "The source gives no typical figure: likely is the middle of its range."


def fee(finding: Finding) -> Spread | None:
    """Of a question about a fee; None when unknown."""
    if not finding.headline:
        return None
    amounts = [fact.amount for fact in finding.facts if fact.is_in_force]
    return Spread(min(amounts), finding.headline.amount, max(amounts))


def chance_of_failing(finding: Finding) -> Decimal | None:
    """From 0 to 1, by a published count of those who passed at first; None without one."""
    rate = finding.headline
    if not rate or rate.percent_high not in (None, rate.percent_low):
        return None
    return (100 - rate.percent_low) / 100


def months_of_weeks(weeks: Decimal | int) -> Decimal:
    """
    >>> months_of_weeks(26)
    Decimal('6.0')
    """
    return (Decimal(weeks) / WEEKS_A_MONTH).quantize(MONTH)


def months_of_hours(hours: int, a_week: int) -> Decimal:
    """
    >>> months_of_hours(80, 8), months_of_hours(80, 10)
    (Decimal('2.3'), Decimal('1.8'))
    """
    return months_of_weeks(Decimal(hours) / a_week)


def study(finding: Finding, a_week: int) -> Spread | None:
    """Months of studying alone, by some source's estimate; None without one."""
    said = finding.headline
    if not said:
        return None
    if said.weeks_high:
        weeks = Decimal(said.weeks_low or said.weeks_high), Decimal(said.weeks_high)
        low, high = map(months_of_weeks, weeks)
        return Spread(low, ((low + high) / 2).quantize(MONTH), high)
    return Spread.exactly(months_of_hours(said.training_hours, a_week))


@dataclass(frozen=True)
class Offer:
    """What the sources say of one program or course: its prices and its length."""

    costs: list[TrainingCost]
    lengths: list[TrainingLength]

    def price(self, covers: str) -> Finding:
        """What is asked in all, else a year in the newest school year; amounts before ranges."""
        said = [fact for fact in self.costs if fact.is_in_force and fact.covers == covers]
        whole = [fact for fact in said if fact.per == TrainingCost.Per.WHOLE]
        yearly = [fact for fact in said if fact.per == TrainingCost.Per.YEAR]
        newest = max((fact.year_text for fact in yearly), default="")
        found = whole or [fact for fact in yearly if fact.year_text == newest]
        return Finding(sorted(found, key=lambda fact: fact.high is not None and not whole))

    @property
    def length(self) -> Finding:
        """Hours of instruction before months, since hours fit any week."""
        said = [fact for fact in self.lengths if fact.is_in_force]
        return Finding(sorted(said, key=lambda fact: fact.hours is None))

    def months(self, a_week: int) -> Spread | None:
        said = self.length.headline
        if not said:
            return None
        if said.hours:
            return Spread.exactly(months_of_hours(said.hours, a_week))
        facts = self.length.facts
        lows, highs = [f.months_low or NOTHING for f in facts], [f.months_high for f in facts]
        # Of “at most so many months” all are counted.
        shortest = said.months_high if said.months_low is None else said.months_low
        likely = ((shortest + said.months_high) / 2).quantize(MONTH)
        return Spread(min(lows), likely, max(highs))


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


def offers(trainings: Iterable[Training], at: date | None = None) -> dict[str, Offer]:
    """An offer for each program, by its slug. One query."""
    trainings = {training.pk: training for training in trainings}
    found = {training.slug: Offer([], []) for training in trainings.values()}
    said = [
        kind.objects.in_headline_order(at).filter(training__in=trainings)
        for kind in (TrainingCost, TrainingLength)
    ]
    for fact in together(said):
        fact.training = trainings[fact.training_id]
        offer = found[fact.training.slug]
        (offer.costs if isinstance(fact, TrainingCost) else offer.lengths).append(fact)
    return found
