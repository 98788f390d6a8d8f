"""The table of states that a request asks for."""

from salaries.forms import StateListForm
from salaries.models import PriceParity, Wage
from salaries.places import PLACES

from .table import StateTable


def asked_states(form: StateListForm, parities: dict[int, PriceParity] | None) -> StateTable:
    """At the nation's average prices where price levels are given. Two queries at most."""
    occupation, release = form.shown_occupation, form.shown_release
    wages = list(Wage.objects.of(occupation, release).in_states())
    has_some = 1 < len(wages) <= len(PLACES)  # not the nation alone, not all places and the nation
    return StateTable.of(
        occupation,
        release,
        wages,
        measure=form.shown_measure,
        order=form.order,
        usps=form.place,
        parities=parities,
        covered=Wage.objects.places_of(release) if has_some else (),
    )
