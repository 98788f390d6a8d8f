"""The table of states that a request asks for."""

from dataclasses import dataclass
from functools import cached_property

from salaries.models import PriceParity
from salaries.pay import Pay
from salaries.places import PLACES

from .form import StateListForm
from .map import StateMap
from .price_notes import PriceNotes
from .table import StateTable


@dataclass(frozen=True, eq=False)
class StatesAsked:
    """What a form that can be answered asks for.

    `parities` are the price levels in use, by the slug of the area; `groups` are what hospitals and
    doctors’ offices pay in the nation, where the newest release is shown.
    """

    table: StateTable
    parities: dict[str, PriceParity]
    is_adjusted: bool
    groups: dict[str, Pay]

    @classmethod
    def of(cls, form: StateListForm) -> "StatesAsked":
        """The same for all who chose the same; of a release that is not held, two queries."""
        return form.shelf.kept(("states", form.query()), lambda: cls._of(form))

    @classmethod
    def _of(cls, form: StateListForm) -> "StatesAsked":
        there, release = form.shelf, form.shown_release
        places = [there.nation, *there.states]
        parities = there.price_parities(places, release.year)
        is_adjusted = form.is_adjusted and bool(parities)
        wages = there.wages(release, places, [form.shown_occupation])
        # Not the nation alone, and not all places with the nation.
        has_some = 1 < len(wages) <= len(PLACES)
        table = StateTable.of(
            form.shown_occupation,
            release,
            [wage.at_average_prices for wage in wages] if is_adjusted else wages,
            measure=form.shown_measure,
            order=form.order,
            usps=form.place,
            covered=there.places_of(release) if has_some else (),
        )
        groups = there.hospitals_and_offices(form.shown_occupation)
        return cls(table, parities, is_adjusted, groups if there.is_newest(release) else {})

    @cached_property
    def map(self) -> StateMap | None:
        return StateMap(self.table) if self.table.known else None

    @cached_property
    def prices(self) -> PriceNotes:
        return PriceNotes(self.table, self.parities)
