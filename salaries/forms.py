from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms

from coderpath.asked import AskedForm
from coderpath.filters import Tick, TickField

from .models import Occupation, Release
from .places import PLACES
from .shelf import WageShelf
from .usual_names import did_you_mean, place_named


class PlaceField(forms.ChoiceField):
    """A state by its postal code, or by what people call it."""

    default_error_messages = {
        "invalid_choice": "No state or territory has that postal code."
        " Pay is shown for the United States."
    }

    def __init__(self, *, choices: Iterable[tuple[str, str]] = PLACES, **kwargs):
        super().__init__(choices=choices, **kwargs)

    def __deepcopy__(self, memo):
        """The field of one form; the list stays one for all, since copying it is the most work."""
        memo[id(self._choices)] = self._choices
        return super().__deepcopy__(memo)

    def to_python(self, value):
        value = super().to_python(value).strip()
        return place_named(value) or value.lower()

    def prepare_value(self, value):
        """So that the list shows what was chosen under another name."""
        return place_named(value) or value.lower() if value else value

    def validate(self, value):
        if value and not self.valid_value(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"] + did_you_mean(value))


class WageForm(AskedForm):
    """Which wages a page shows. What makes no sense is reported, and the usual shown instead."""

    in_data = {
        "occupation": "The occupation, by its code in the Standard Occupational Classification:"
        " 29-2072, medical records specialists, if you leave it out. /salaries/oh.json names more.",
        "year": "The year of the survey, such as 2025: the newest if you leave it out.",
        "adjusted": "Dollars at the nation’s average prices too, in columns that end in _adjusted.",
    }
    occupation = forms.ChoiceField(label="Occupation", required=False)
    year = forms.ChoiceField(label="Survey of", required=False)
    adjusted = TickField(
        label="Adjusted for prices", required=False, widget=Tick(attrs={"value": "1"})
    )

    def __init__(self, data, shelf: WageShelf):
        super().__init__(data)
        self.shelf = shelf
        # The usual comes first, so that a list with nothing chosen in it shows what the page does.
        self.occupations = shelf.occupations(also=data.get("occupation", ""))
        self.releases = shelf.releases
        self._offer("occupation", [(each.code, each.title) for each in self.occupations])
        self._offer("year", [(str(each.year), each.name) for each in self.releases])
        self.full_clean()

    @property
    def can_answer(self) -> bool:
        """Whether any wages are loaded to choose from."""
        return bool(self.occupations and self.releases)

    @property
    def shown_occupation(self) -> Occupation | None:
        code = self.cleaned_data.get("occupation")
        usual = next(iter(self.occupations), None)
        return next((each for each in self.occupations if each.code == code), usual)

    @property
    def shown_release(self) -> Release | None:
        year = self.cleaned_data.get("year")
        usual = next(iter(self.releases), None)
        return next((each for each in self.releases if str(each.year) == year), usual)

    @property
    def is_adjusted(self) -> bool:
        """Whether dollars are asked for at the nation's average prices."""
        return bool(self.cleaned_data.get("adjusted"))

    def chosen(self, **changes) -> dict:
        """What was chosen, but for these changes, as the parameters of an address."""
        chosen = {name: self.cleaned_data.get(name) for name in self.fields} | changes
        return {name: "1" if value is True else value for name, value in chosen.items() if value}

    def query(self, **changes) -> str:
        """The query of a link that keeps what was chosen, but for these changes."""
        kept = self.chosen(**changes)
        return f"?{urlencode(kept, doseq=True)}" if kept else ""

    def _offer(self, name: str, choices: list[tuple[str, str]]):
        field = self.own(name)
        field.choices = choices
        if choices:
            field.error_messages["invalid_choice"] = (
                f"There are no wages of that {name} here. Shown: {choices[0][1]}."
            )
