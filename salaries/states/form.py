from django import forms

from salaries.forms import PlaceField, WageForm
from salaries.places import PLACES

from .measures import MEASURES, ORDERS, USUAL, StateMeasure


class StateListForm(WageForm):
    """The map and table of states: what they show, whose state it is, how the table is sorted."""

    in_data = {
        "measure": "What the page draws and sorts by. The table has all of them.",
        "state": "Where you live. No row is left out by it.",
        "sort": "The order of the states: the most of the measure first, if you leave it out.",
    }
    measure = forms.ChoiceField(
        label="Measure",
        required=False,
        choices=[(measure.key, measure.phrase) for measure in MEASURES.values()],
        error_messages={"invalid_choice": "The survey has no such measure. Shown: the median."},
    )
    state = PlaceField(
        label="Your state",
        required=False,
        choices=[("", "No state"), *PLACES],
        error_messages={
            "invalid_choice": "No state or territory has that postal code."
            " Means are held against the country’s."
        },
    )
    sort = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[(order, order) for order in ORDERS],
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": "The table cannot be sorted by that. It is in its usual order."
        },
    )

    @property
    def shown_measure(self) -> StateMeasure:
        return MEASURES[self.cleaned_data.get("measure") or USUAL]

    @property
    def place(self) -> str:
        """The postal code of the reader's state; empty for none."""
        return self.cleaned_data.get("state") or ""

    @property
    def order_asked(self) -> str:
        """The order to keep when something else changes."""
        return self.cleaned_data.get("sort", "")

    @property
    def order(self) -> str:
        return self.order_asked or f"-{self.shown_measure.key}"
