"""The form that says which figure is wrong.

Not an AskedForm: those keep how a control was drawn, with what was typed, and nothing of this may
be kept.
"""

from datetime import date

from django import forms

from . import tokens

MOST = 4096  # bytes of all that is typed
LINES = {"rows": 5}
TRAPPED = (
    "A field that nobody sees was filled in, perhaps by your browser. It is empty now: please send"
    " it again."
)
TOO_OLD = (
    "This page was open for more than two days. What you typed is still here: please send it again."
)


class ReportForm(forms.Form):
    """What is wrong with a figure; which one is asked only where no question was chosen."""

    use_required_attribute = False

    figure = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    token = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    asked = forms.CharField(
        label="Which figure, and on which page?",
        max_length=300,
        error_messages={"required": "Say which figure you mean, and on which page it stands."},
    )
    wrong = forms.CharField(
        label="What is wrong?",
        max_length=2000,
        widget=forms.Textarea(LINES),
        error_messages={"required": "Say in a sentence what is wrong."},
    )
    right = forms.CharField(
        label="What should it say?", max_length=300, required=False, help_text="If you know."
    )
    read_at = forms.URLField(
        label="Where did you read that?",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url"}),
        help_text="The address of a page. Without a source it takes us longer.",
        error_messages={"invalid": "That is not the address of a page: https://example.org/fees"},
    )
    contact = forms.CharField(
        label="An email address, if we may ask you back",
        max_length=200,
        required=False,
        help_text="You don’t need to give one. Only editors see it. We delete it with our answer.",
    )
    website = forms.CharField(label="Leave this empty", required=False)

    def __init__(self, *args, today: date, question=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["token"].initial = tokens.token(today)
        if question:
            del self.fields["asked"]

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """Those that a reader fills in, in order."""
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean(self):
        given = self.cleaned_data
        if given.get("website"):
            self._refresh("website", "", TRAPPED)
        if not tokens.is_valid(given.get("token", ""), self.today):
            self._refresh("token", tokens.token(self.today), TOO_OLD)
        if sum(len(text.encode()) for text in given.values()) > MOST:
            self.add_error(None, "That is too long: the form takes some 4,000 letters in all.")
        return given

    def _refresh(self, name: str, value: str, why: str) -> None:
        """Let the form come back with another value in a field that nobody sees."""
        self.data = self.data.copy()
        self.data[name] = value
        self.add_error(None, why)
