"""Fields in which editors type to find a row."""

import re

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.urls import reverse

from . import words


class ShowsRows:
    """For an address or a form that names no possible row: it shows none."""

    def optgroups(self, name, value, attr=None):
        possible = [pk for pk in value if re.fullmatch(r"[0-9]{1,18}", str(pk))]
        return super().optgroups(name, possible, attr)


class Autocomplete(ShowsRows, AutocompleteSelect):
    pass


class AutocompleteMany(ShowsRows, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        """Rows go one by one: a cross that drops all would stand in their list and be no item."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class FindsRows(BaseModelAdmin):
    """A form in which the rows of `autocomplete_fields` are found by typing."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", AutocompleteMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def source_label(source) -> str:
    """A source as editors tell it from other readings of the same page."""
    read = f" (read {words.day(source.read_on)})" if source.read_on else ""
    return f"{source}{read}"


class SourceAutocomplete(Autocomplete):
    def get_url(self):
        return reverse("admin:sources_source_autocomplete")


class SourceAutocompleteView(AutocompleteJsonView):
    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": source_label(obj)}
