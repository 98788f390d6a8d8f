"""What the address of a page asks for: read as far as it makes sense, the rest said in words.

Case never matters in it: “issuer=AAPC” asks what “issuer=aapc” does.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.http import QueryDict

from .controls import Control
from .written import as_offered, quoted


@dataclass(frozen=True)
class Problem:
    """What is wrong, in words, and the id of the control that mends it, if there is one."""

    message: str
    field: str = ""


class _Shared(dict[str, forms.Field]):
    """The fields of all forms of a kind. Django copies what it takes for a form’s own fields, each
    with its choices; of these it copies the list alone."""

    def __deepcopy__(self, memo) -> dict[str, forms.Field]:
        return dict(self)


class AskedForm(forms.Form):
    """Says what is wrong and what was written; of a list of choices, keeps those that exist.

    Its fields are shared by all forms of its kind: which one changes, it takes as its `own`.
    `in_data` says what a field means to who asks for data, where its label says too little without
    the page around it.
    """

    in_data: ClassVar[Mapping[str, str]] = {}

    use_required_attribute = False
    bound_field_class = Control
    base_fields: dict[str, forms.Field]

    def __init__(self, *args, **kwargs):
        self.base_fields = _Shared(self.base_fields)
        super().__init__(*args, **kwargs)

    def own(self, name: str) -> forms.Field:
        """A field that this form may change, as long as nobody has asked it for anything."""
        field = self.fields[name] = deepcopy(self.fields[name])
        return field

    def full_clean(self):
        self.data = self._as_offered()
        super().full_clean()

    def _as_offered(self) -> QueryDict:
        """What was asked, each choice in the case of its list."""
        data = self.data.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if isinstance(field, forms.ChoiceField) and key in data:
                values = as_offered(data.getlist(key), (value for value, _ in field.choices))
                data.setlist(key, values)
        return data

    def asked(self, name: str):
        """What was asked for, if it makes sense; else None or empty."""
        self.errors  # noqa: B018 - asking for the errors is what cleans the data
        return self.cleaned_data.get(name)

    def clean(self):
        for name in list(self.errors):
            self._quote(name)
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                written = field.widget.value_from_datadict(self.data, self.files, name)
                self.cleaned_data[name] = [v for v in written if field.valid_value(v)] or None
        return self.cleaned_data

    def _quote(self, name):
        """“… must be a number, such as 300. You wrote “abc”.”"""
        field, written = self.fields[name], self.data.getlist(self.add_prefix(name))
        if isinstance(field, forms.MultipleChoiceField):
            written = [value for value in written if not field.valid_value(value)]
        else:
            written = written[-1:]
        said = self.errors[name][0]
        if written:
            said = f"{said} You wrote {', '.join(map(quoted, written[:3]))}."
        self._errors[name] = self.error_class([said], renderer=self.renderer)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, in the order of the fields, for the summary at the top."""
        return [
            Problem(message, self._control(self[name]))
            for name in self.fields
            for message in self.errors.get(name, ())
        ]

    @staticmethod
    def _control(field: forms.BoundField) -> str:
        """The first control of a field; none where it is hidden."""
        if field.is_hidden:
            return ""
        return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
