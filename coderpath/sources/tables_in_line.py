"""Rows that are edited in a table: Django leaves their fields without names."""

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.utils.text import capfirst


class NamedFormSet(BaseInlineFormSet):
    """Each field has the name of its column."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)  # a chooser stands in another
            widget.attrs.setdefault("aria-label", capfirst(field.label or name))


class TableInline(admin.TabularInline):
    formset = NamedFormSet
