"""Controls of forms, drawn once for what they offer, hold and say is wrong.

A list of states is some fifty elements, each of them a template of its own to Django. What a
control looks like depends on nothing but `_shown`, whatever form it is in. What someone typed is
written into a control that was drawn with a stand-in for it.
"""

import secrets
from collections import Counter
from collections.abc import Callable
from copy import copy
from functools import lru_cache

from django.forms import BoundField, Field, Widget
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .fragments import Fragment, Fragments

_drawn = Fragments()
# What nobody outside this process can know and type.
STAND_IN = secrets.token_hex(8)


class Control(BoundField):
    """A field of a form, with its label and what is wrong with it, or the control alone.

    In a list of filters, how many rows there would be: with each choice of the control (`counts`),
    or with its tick (`count`).
    """

    counts: Counter | None = None
    count: int | None = None
    stands_in = False

    def as_field_group(self) -> SafeString:
        return self._once("group", lambda control: super().as_field_group())

    def as_widget(self, widget=None, attrs=None, only_initial=False) -> SafeString:
        def draw(control: Control) -> SafeString:
            shown = widget or control._widget()
            return super().as_widget(shown, attrs, only_initial)

        is_usual = widget is None and attrs is None and not only_initial
        return self._once("control", draw) if is_usual else draw(self)

    def value(self):
        return STAND_IN if self.stands_in else super().value()

    def _widget(self) -> Widget:
        """The field’s own, which all forms share, or a copy of it that knows the counts."""
        widget = self.field.widget
        if self.counts is not None:
            widget = copy(widget)
            widget.counts = self.counts
        return widget

    def _once(self, what: str, draw: Callable[["Control"], SafeString]) -> SafeString:
        if written := self._written():
            blank = copy(self)
            blank.stands_in = True
            return mark_safe(blank._once(what, draw).replace(STAND_IN, escape(written)))
        key = (what, *self._shown())
        return _drawn.get(key, lambda: Fragment(draw(self), [])).text

    def _written(self) -> str | None:
        """What someone typed, as the control shows it; nothing where it is said to be wrong."""
        widget = self.field.widget
        if self.stands_in or not getattr(widget, "is_typed", False):
            return None
        value = self.value()
        return widget.format_value(value) if value and not self.errors else None

    def _shown(self) -> tuple[object, ...]:
        """All that the drawing shows: a field of another request with the same looks the same."""
        return (
            self.html_name,
            self.auto_id,
            repr(self.value()),
            tuple(self.errors),
            None if self.counts is None else tuple(self.counts.items()),
            self.count,
            *_looks(self.field),
        )


@lru_cache(maxsize=500)
def _looks(field: Field) -> tuple[object, ...]:
    """What a field shows in any form: nobody changes one that was ever drawn."""
    widget = field.widget
    told = vars(widget) | {"choices": list(getattr(widget, "choices", ()))}
    return str(field.label), str(field.help_text), type(widget), repr(told)
