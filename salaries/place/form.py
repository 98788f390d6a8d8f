from django import forms

from coderpath.filters import Typed
from salaries.forms import WageForm

from .offers import JobOffer, read_offer


class OfferField(forms.Field):
    """So much an hour or a year, as a reader writes it."""

    def to_python(self, value) -> JobOffer | None:
        if not (value or "").strip():
            return None
        try:
            return read_offer(value)
        except ValueError as said:
            raise forms.ValidationError(str(said)) from None


class PlaceForm(WageForm):
    """The wages of one place, and what the reader was offered there."""

    offer = OfferField(
        label="Your offer, an hour or a year",
        required=False,
        widget=Typed(attrs={"maxlength": 40, "autocomplete": "off"}),
        help_text="As $22.50/hr, or 44,000 a year.",
    )

    @property
    def shown_offer(self) -> JobOffer | None:
        return self.cleaned_data.get("offer")
