"""Controls of forms, drawn once for what they offer, hold and say is wrong.

A list of states is some fifty elements, each of them a template of its own to Django. What a
control looks like depends on nothing but `_shown`, whatever form it is in.
"""

from collections.abc import Callable

from django.forms import BoundField
from django.utils.safestring import SafeString

from .fragments import Fragment, Fragments

_drawn = Fragments()


class Control(BoundField):
    """A field of a form, with its label and what is wrong with it, or the control alone."""

    def as_field_group(self) -> SafeString:
        return self._once("group", super().as_field_group)

    def as_widget(self, widget=None, attrs=None, only_initial=False) -> SafeString:
        def draw() -> SafeString:
            return super(Control, self).as_widget(widget, attrs, only_initial)

        is_usual = widget is None and attrs is None and not only_initial
        return self._once("control", draw) if is_usual else draw()

    def _once(self, what: str, draw: Callable[[], SafeString]) -> SafeString:
        key = (what, *self._shown())
        return _drawn.get(key, lambda: Fragment(draw(), [])).text

    def _shown(self) -> tuple[object, ...]:
        """All that the drawing shows: a field of another request with the same looks the same."""
        field, widget = self.field, self.field.widget
        return (
            self.html_name,
            self.auto_id,
            repr(self.value()),
            tuple(self.errors),
            str(self.label),
            str(self.help_text),
            type(widget),
            repr(widget.attrs),
            repr(list(getattr(widget, "choices", ()))),
            repr(getattr(widget, "counts", None)),
            getattr(field, "count", None),
        )
