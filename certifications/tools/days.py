"""Days that a reader gives, and what is said when one makes no sense."""

from datetime import date

from django import forms

from certifications.upkeep.periods import YEARS_AHEAD, months_after
from coderpath.sources import words
from coderpath.today import localdate
from coderpath.written import quoted

FIRST_DAY = date(1990, 1, 1)


def first_day() -> date:
    """What holds is told as far back as ahead."""
    return months_after(localdate(), -12 * YEARS_AHEAD)


def last_day() -> date:
    return months_after(localdate(), 12 * YEARS_AHEAD)


class DayInput(forms.DateInput):
    """Shows a day that there is; a browser takes nothing else in such a field."""

    input_type = "date"

    def format_value(self, value):
        try:
            return date.fromisoformat(value or "").isoformat()
        except ValueError:
            return None


class DayField(forms.DateField):
    """A day between two others; `what` names it in messages: “The day of the exam”."""

    widget = DayInput

    def __init__(self, *, what: str, first=FIRST_DAY, last=last_day, **kwargs):
        self.what, self.first, self.last = what, first, last
        said = f"{what} must be a day that there is, such as 2026-01-31."
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": said},
            **kwargs,
        )

    def clean(self, value):
        day = super().clean(value)
        first, last = (end() if callable(end) else end for end in (self.first, self.last))
        if day and not first <= day <= last:
            raise forms.ValidationError(
                f"{self.what} must lie between {words.day(first)} and {words.day(last)}."
            )
        return day


def read_day(written: str, field: DayField) -> tuple[date | None, str]:
    """The day that was written, or what is wrong with it, in words."""
    try:
        return field.clean(written.strip()), ""
    except forms.ValidationError as error:
        return None, f"{error.messages[0]} You wrote {quoted(written)}."
