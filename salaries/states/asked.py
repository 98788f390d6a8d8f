"""The table of states that a request asks for."""

from dataclasses import dataclass
from functools import cached_property

from salaries.forms import StateListForm
from salaries.models import Area, PriceParity, Wage
from salaries.places import PLACES

from .table import StateTable


@dataclass(frozen=True)
class StatesAsked:
    """What a form that can be answered asks for; fetched when first asked for."""

    form: StateListForm

    @cached_property
    def parities(self) -> dict[str, PriceParity]:
        """The price levels in use, by the slug of the area. One query."""
        areas = Area.objects.nation_and_states()
        return PriceParity.objects.in_use(self.form.shown_release.year, areas)

    @property
    def is_adjusted(self) -> bool:
        """Whether dollars are shown at the nation's average prices: asked for, and known."""
        return self.form.is_adjusted and bool(self.parities)

    @cached_property
    def table(self) -> StateTable:
        """Two queries at most, beside that of the price levels."""
        form = self.form
        occupation, release = form.shown_occupation, form.shown_release
        wages = list(Wage.objects.of(occupation, release).in_states())
        # Not the nation alone, and not all places with the nation.
        has_some = 1 < len(wages) <= len(PLACES)
        return StateTable.of(
            occupation,
            release,
            wages,
            measure=form.shown_measure,
            order=form.order,
            usps=form.place,
            parities=self.parities if self.is_adjusted else None,
            covered=Wage.objects.places_of(release) if has_some else (),
        )
