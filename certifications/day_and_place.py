"""The day and the state that a reader may ask a page for."""

from datetime import date

from django import forms
from django.utils.timezone import localdate

from coderpath.filters import QuotingForm
from salaries.places import PLACES

# Facts of an older day than this would all be called old, and none would be shown.
EARLIEST = date(1990, 1, 1)


class PlaceField(forms.ChoiceField):
    """A state by its postal code, in either case."""

    default_error_messages = {
        "invalid_choice": "We know no state by that code. Pay is shown for the United States."
    }

    def to_python(self, value):
        return super().to_python(value).lower()


class DayForm(QuotingForm):
    """What makes no sense is reported, and the page answers for today and for no state."""

    state = PlaceField(required=False, label="Your state", choices=[("", "United States"), *PLACES])
    as_of = forms.DateField(
        required=False,
        label="As of",
        input_formats=["%Y-%m-%d"],
        widget=forms.HiddenInput,
        error_messages={
            "invalid": "That is not a day. Write it like 2020-01-31. This page answers for today."
        },
    )

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > localdate():
            raise forms.ValidationError("That day has not come yet. This page answers for today.")
        if day and day < EARLIEST:
            raise forms.ValidationError(
                f"Ask for a day from {EARLIEST.year} on. This page answers for today."
            )
        return day if day != localdate() else None

    @property
    def place(self) -> str:
        """The postal code of the chosen state; empty for none."""
        self.full_clean_once()
        return self.cleaned_data.get("state", "")

    @property
    def day(self) -> date | None:
        """The day in the past that was asked for; None for today."""
        self.full_clean_once()
        return self.cleaned_data.get("as_of")

    def full_clean_once(self):
        """Django cleans a form when its errors are first asked for."""
        return self.errors
