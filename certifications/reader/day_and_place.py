"""The day and the state that a reader may ask a page for."""

from datetime import date

from django import forms
from django.http import QueryDict

from certifications.catalogue import shelf
from coderpath.asked import AskedForm
from coderpath.sources import words
from coderpath.today import localdate
from salaries.forms import PlaceField
from salaries.places import PLACES

# Facts of an older day than this would all be called old, and none would be shown.
FIRST_DAY = date(1990, 1, 1)


class DayForm(AskedForm):
    """What makes no sense is reported, and the page answers for today and for no state."""

    in_data = {
        "as_of": "A day in the past, for which it answers: today if you leave it out. What was said"
        " only later is left out."
    }
    state = PlaceField(required=False, label="Your state", choices=[("", "United States"), *PLACES])
    as_of = forms.DateField(
        required=False,
        label="As of",
        input_formats=["%Y-%m-%d"],
        widget=forms.HiddenInput,
        error_messages={
            "invalid": "That is not a day. Write it like 2026-01-31. Figures are today’s."
        },
    )

    def clean_as_of(self):
        day, today = self.cleaned_data["as_of"], localdate()
        if day and not FIRST_DAY <= day <= today:
            raise forms.ValidationError(
                f"The day must lie between {words.day(FIRST_DAY)} and today. Figures are today’s."
            )
        return day if day != today else None

    @property
    def place(self) -> str:
        """The postal code of the chosen state; empty for none."""
        return self.asked("state") or ""

    @property
    def day(self) -> date | None:
        """The day in the past that was asked for; None for today."""
        return self.asked("as_of")

    @property
    def is_past(self) -> bool:
        return self.day is not None


def shelf_asked(asked: QueryDict) -> shelf.Shelf:
    """The catalogue on the day that an address asks for; without one, today."""
    return shelf.at(DayForm(asked).day if "as_of" in asked else None)


def day_pairs(asked: QueryDict) -> list[tuple[str, str]]:
    """The parameters that ask for the same day in the past; none for today."""
    day = DayForm(asked).day if "as_of" in asked else None
    return [("as_of", day.isoformat())] if day else []
