"""What the guide says of pay, by name; see coderpath/guide/computed.py."""

from collections.abc import Callable
from typing import Any

from coderpath.guide.computed import tells
from coderpath.sources.held import Held

from . import shelf
from .models import Area, Projection
from .pay import Pay

# The median of these occupations, by the names that texts use.
OTHERS = {
    "all-jobs-pay": "00-0000",
    "billers-pay": "43-3021",
    "compliance-pay": "13-1041",
    "managers-pay": "11-9111",
    "registrars-pay": "29-9021",
    "secretaries-pay": "43-6013",
    "transcriptionists-pay": "31-9094",
}


def nation(rows: Held) -> Pay | None:
    """What coders earn in the nation by the newest survey."""
    found = shelf.of(rows).of_coders(None)
    return next((wage for wage in found if wage.area.slug == Area.NATION), None)


@tells("coders-counted")
def coders_counted(rows: Held):
    found = nation(rows)
    return found and found.shown["employment"]


@tells("median-pay")
def median_pay(rows: Held):
    found = nation(rows)
    return found and found.shown["annual_median"]


@tells("start-pay")
def start_pay(rows: Held):
    found = nation(rows)
    return found and found.likely_start


@tells("top-pay")
def top_pay(rows: Held):
    found = nation(rows)
    return found and found.shown["annual_p90"]


@tells("hospital-pay")
def hospital_pay(rows: Held):
    return _group(rows, "hospitals")


@tells("office-pay")
def office_pay(rows: Held):
    return _group(rows, "offices")


def _group(rows: Held, name: str):
    found = nation(rows)
    groups = shelf.of(rows).hospitals_and_offices(found.occupation) if found else {}
    return groups[name].shown["annual_median"] if name in groups else None


def _pay_of(code: str) -> Callable[[Held], Any]:
    """The nation’s median of another occupation, by the newest survey."""

    def pay(rows: Held):
        there = shelf.of(rows)
        named = [each for each in there.occupations() if each.code == code]
        found = there.wages(there.releases[0], [there.nation], named) if named else []
        return found[0].shown["annual_median"] if found else None

    return pay


for name, code in OTHERS.items():
    tells(name)(_pay_of(code))


@tells("projected-growth")
def projected_growth(rows: Held):
    newest = projection(rows)
    return newest and newest.outlook


@tells("projected-openings")
def projected_openings(rows: Held):
    newest = projection(rows)
    return newest.openings_a_year if newest and newest.openings else None


def projection(rows: Held) -> Projection | None:
    """The nation’s newest, which the pages of the states show too."""
    coders = nation(rows)
    found = shelf.of(rows).projections(coders.occupation, [Area.NATION]) if coders else {}
    return found.get(Area.NATION)
