"""The totals that readers see, for the desk: it shows an editor which of them a change moves."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse

from coderpath.desk.queue import moves
from coderpath.desk.totals import Total, tells
from coderpath.sources.held import Held

from .catalogue import shelf
from .paths.plan import Plans
from .paths.terms import Terms
from .reader.answers import USUAL_HOURS
from .upkeep.costs import EXAM_AND_DUES, YEARS, to_get_and_keep


@tells
def of_certifications(rows: Held) -> Iterator[Total]:
    """The exam and first dues of each, and what it costs to get and to keep."""
    for profile in shelf.of(rows).profiles():
        certification, costs = profile.certification, profile.costs
        address = certification.get_absolute_url()
        yield Total(address, certification.code, EXAM_AND_DUES, costs.first_year.figure)
        long = to_get_and_keep(YEARS)
        yield Total(address, certification.code, long, costs.five_years.figure)


@tells
def of_paths(rows: Held) -> Iterator[Total]:
    """What each costs up to its title, and how long it takes, for who gave no answers."""
    for slug, plan in shelf.of(rows).once(Plans).on(Terms(USUAL_HOURS)).items():
        address = reverse("certifications:path", args=[slug])
        yield Total(address, plan.name, "Total", plan.ledger.cheaper.earn.figure)
        yield Total(address, plan.name, "Time", plan.time.short)


@moves("path", "paths")
def paths_by_thing(rows: Held) -> Counter:
    """How many paths go by what is said of a certification, an organization or a training."""
    found: Counter = Counter()
    for plan in shelf.of(rows).once(Plans).on(Terms(USUAL_HOURS)).values():
        titles = {step.certification for step in plan.steps if step.certification}
        trainings = {step.training for step in plan.steps if step.training}
        found.update(titles | trainings | {title.issuer for title in titles})
    return found


@moves("certification", "certifications")
def certifications_by_body(rows: Held) -> Counter:
    """How many certifications go by what is said of their organization."""
    there = shelf.of(rows)
    return Counter(certification.issuer for certification in there.certifications)
