"""What the desk goes by: the medians that pages of pay begin with, and whose survey they are."""

from collections.abc import Iterator

from django.urls import reverse

from coderpath.desk.totals import Total, tells
from coderpath.sources.held import Held
from salaries import shelf
from salaries.models import Area
from salaries.pay import Pay

MEDIAN = "Median of {workers}"


def _nation_first(pay: Pay) -> bool:
    return pay.area.slug != Area.NATION


@tells
def of_pay(rows: Held) -> Iterator[Total]:
    """Which survey readers see; of the nation the medians of all occupations that pages offer, of
    a state that of coders, and how many places within states have a page."""
    there = shelf.of(rows)
    address, page = reverse("salaries:list"), "Pay by state"
    for release in there.releases[:1]:
        yield Total(address, page, "Newest survey", release.name)
        yield Total(address, page, "Areas within states", f"{len(there.surveyed_parts):,}")
        places = [there.nation, *there.states]
        found = there.wages(release, places, there.occupations())
        for pay in sorted(found, key=_nation_first):
            if pay.occupation.is_coders or pay.area.slug == Area.NATION:
                label = MEDIAN.format(workers=pay.occupation.workers)
                figure = pay.shown["annual_median"].figure
                yield Total(pay.area.get_absolute_url(), pay.area.name, label, figure)
