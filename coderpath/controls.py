"""Controls of forms, drawn once for what they offer, hold and say is wrong.

A list of states is some fifty elements, each of them a template of its own to Django. What a
control looks like depends on nothing but `_shown`, whatever form it is in.
"""

from collections import Counter
from collections.abc import Callable
from copy import copy
from functools import lru_cache

from django.forms import BoundField, Field, Widget
from django.utils.safestring import SafeString

from .fragments import Fragment, Fragments

_drawn = Fragments()


class Control(BoundField):
    """A field of a form, with its label and what is wrong with it, or the control alone.

    In a list of filters, how many rows there would be: with each choice of the control (`counts`),
    or with its tick (`count`).
    """

    counts: Counter | None = None
    count: int | None = None

    def as_field_group(self) -> SafeString:
        return self._once("group", super().as_field_group)

    def as_widget(self, widget=None, attrs=None, only_initial=False) -> SafeString:
        def draw() -> SafeString:
            return super(Control, self).as_widget(widget or self._widget(), attrs, only_initial)

        is_usual = widget is None and attrs is None and not only_initial
        return self._once("control", draw) if is_usual else draw()

    def _widget(self) -> Widget:
        """The field’s own, which all forms share, or a copy of it that knows the counts."""
        widget = self.field.widget
        if self.counts is not None:
            widget = copy(widget)
            widget.counts = self.counts
        return widget

    def _once(self, what: str, draw: Callable[[], SafeString]) -> SafeString:
        key = (what, *self._shown())
        return _drawn.get(key, lambda: Fragment(draw(), [])).text

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
