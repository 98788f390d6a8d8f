"""What an editor does with many figures at once: all of it is stored, or nothing."""

from datetime import date, timedelta

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from simple_history.utils import bulk_update_with_history

from . import edition, words
from .seen import seen_of
from .seen_admin import TellsWhatReadersSee
from .signals import about_to_change
from .standing import Standing

NO_DAY = "Say from which day they are superseded, such as 2027-01-01. Nothing is changed."


class SupersedeForm(ActionForm):
    """The day stands beside the choice of what to do."""

    day = forms.CharField(
        required=False,
        label="superseded from",
        initial=lambda: localdate().isoformat(),
        widget=forms.DateInput({"type": "date"}),
    )


def day_of(request) -> date | None:
    """The day an editor gave; None where it is none."""
    try:
        return forms.DateField(input_formats=["%Y-%m-%d"]).clean(request.POST.get("day", ""))
    except ValidationError:
        return None


class FactActions(TellsWhatReadersSee):
    """The actions of a list of figures. As many queries for a hundred rows as for two."""

    actions = ("supersede", "mark_checked")
    action_form = SupersedeForm

    @admin.action(description="Supersede the chosen figures", permissions=["change"])
    def supersede(self, request, queryset):
        day = day_of(request)
        if not day or day == date.min:
            messages.error(request, NO_DAY)
            return
        last = day - timedelta(days=1)
        with transaction.atomic(savepoint=False):
            chosen = self._held(queryset)
            ended = [f for f in chosen if f.holds_on(last) and not f.is_ended_on(last)]
            for fact in ended:
                fact.standing, fact.until = Standing.SUPERSEDED, last
            why = f"Superseded from {words.day(day)}"
            self._store(request, ended, ["standing", "until"], why)
        self._say_what_ended(request, ended, len(chosen), day)

    @admin.action(description="Mark the chosen figures as checked today", permissions=["change"])
    def mark_checked(self, request, queryset):
        with transaction.atomic(savepoint=False):
            chosen = self._held(queryset)
            for fact in chosen:
                fact.checked_on = localdate()
            self._store(request, chosen, ["checked_on"], "Checked")
        messages.success(request, f"{words.plural(len(chosen), 'figure')} marked as checked.")

    def _held(self, queryset) -> list:
        """The chosen rows; until all is stored nobody else changes them."""
        rows = list(queryset.select_for_update(of=("self",)))
        about_to_change.send(self.model, rows=rows)
        return rows

    def _store(self, request, facts: list, fields: list[str], why: str) -> None:
        bulk_update_with_history(
            facts, self.model, fields, default_user=request.user, default_change_reason=why
        )
        edition.mark_changed()

    def _say_what_ended(self, request, ended: list, chosen: int, day: date) -> None:
        if left := chosen - len(ended):
            said = "over already, mistaken or not in force on the day before"
            messages.warning(request, f"Left alone: {words.plural(left, 'figure')}, {said}.")
        if ended:
            said = f"{words.plural(len(ended), 'figure')} superseded from {words.day(day)}."
            messages.success(request, said)
            self.say_what_readers_see(request, seen_of(ended, max(day, localdate())), day)
