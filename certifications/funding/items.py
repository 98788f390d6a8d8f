"""The costs of paths and programs as the rules of ways to pay decide on them."""

from collections.abc import Iterator

from coderpath.sources.words import WEEKS_A_MONTH

from ..catalogue.prices import Offer
from ..models import Certification, Issuer, Training
from ..paths.ledger import Line, LineKind
from ..paths.plan import Plan
from .bearing import PaidFor, PaidItem

COSTS = {
    LineKind.TUITION: PaidFor.COURSE,
    LineKind.BOOKS: PaidFor.BOOKS,
    LineKind.MATERIALS: PaidFor.BOOKS,
    LineKind.EXAM: PaidFor.EXAM,
    LineKind.RETAKE: PaidFor.EXAM,
    LineKind.DUES: PaidFor.DUES,
}
DEGREES = (Training.Award.ASSOCIATE, Training.Award.BACHELOR, Training.Award.MASTER)


def course(training: Training, offer: Offer) -> PaidItem:
    """A course, by the length that is shown of it."""
    said = offer.length.headline
    return PaidItem(
        PaidFor.COURSE,
        school=training.school,
        is_of_no_school=training.school == Training.School.ORGANIZATION,
        hours=offer.class_hours,
        weeks_low=said and _weeks(said.weeks_low, said.months_low),
        weeks_high=said and _weeks(said.weeks_high, said.months_high),
        is_degree=training.award in DEGREES if training.award else None,
    )


def _weeks(weeks, months):
    return months * WEEKS_A_MONTH if weeks is None and months is not None else weeks


def costs(plan: Plan) -> Iterator[tuple[Line, PaidItem]]:
    """The lines to the title that anyone but the reader may pay, each as an item."""
    for line in plan.ledger.to_earn:
        if cost := COSTS.get(line.kind):
            yield line, _item(cost, line.thing, plan)


def _item(cost: PaidFor, thing: object, plan: Plan) -> PaidItem:
    match thing:
        case Training() if cost is PaidFor.COURSE:
            return course(thing, plan.offers[thing.slug])
        case Certification():
            return PaidItem(cost, exam=thing.slug, issuer=thing.issuer.slug)
        case Issuer():
            return PaidItem(cost, issuer=thing.slug)
    return PaidItem(cost)
