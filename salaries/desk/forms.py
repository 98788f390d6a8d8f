"""What an editor gives to load a release: a file, or the address of one at the Bureau."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from coderpath.sources import words
from salaries.importing.downloads import Refused, require_allowed
from salaries.published import oews

MOST_MEGABYTES = 200  # the largest file of the Bureau has 75
LONGEST_NAME = 200  # bytes
ONE = "Choose a file or give an address, one of the two."
TOO_LARGE = f"That file is larger than {MOST_MEGABYTES} MB: no table of the survey is."
EMPTY = "That file is empty."
ODD_NAME = "The name of that file is very long, or has signs that cannot be printed: rename it."
NO_YEAR = "That is not a year of the survey. Write it like 2026."


class LoadForm(forms.Form):
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        help_text=f"As the Bureau publishes it: .zip, .xlsx, .xls or .csv, {MOST_MEGABYTES} MB at"
        " most. Several files of one release are loaded one after the other.",
    )
    address = forms.CharField(
        required=False,
        max_length=500,
        label="Or an address",
        widget=forms.URLInput(
            {"size": 60, "placeholder": "https://www.bls.gov/oes/special-requests/…"}
        ),
        error_messages={"max_length": "That is too long to be an address of the Bureau."},
    )
    year = forms.CharField(
        required=False,
        label="Year",
        widget=forms.TextInput({"size": 6, "inputmode": "numeric"}),
        help_text="Of which May the survey is. Only where neither the file nor its name says so.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hosts = words.listing(settings.DOWNLOAD_HOSTS, "or")
        self.fields["address"].help_text = f"Only https, and only of {hosts}."

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return None
        if not file.size:
            raise ValidationError(EMPTY)
        if file.size > MOST_MEGABYTES * 1_000_000:
            raise ValidationError(TOO_LARGE)
        if not file.name.isprintable() or len(file.name.encode()) > LONGEST_NAME:
            raise ValidationError(ODD_NAME)
        return file

    def clean_address(self):
        address = self.cleaned_data["address"]
        if address:
            try:
                require_allowed(address)
            except Refused as refused:
                raise ValidationError(f"{refused}.") from None
        return address

    def clean_year(self):
        year = self.cleaned_data["year"]
        try:
            return oews.survey_year(year) if year else None
        except ValueError:
            raise ValidationError(NO_YEAR) from None

    def clean(self):
        given = super().clean()
        if not self.errors and bool(given.get("file")) == bool(given.get("address")):
            self.add_error("file", ONE)
        return given
