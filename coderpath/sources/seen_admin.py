"""What the forms of figures tell an editor: what readers see, and what they will read."""

from datetime import date

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from coderpath.today import localdate

from . import ahead, succession, words
from .seen import Seen, seen
from .standing import Standing

BREAK = mark_safe("<br>")
MOST_TOLD = 10  # questions in one message


def link(fact):
    """To the form of a figure, named by its value, its publisher and its date."""
    opts = fact._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[fact.pk])
    return format_html(
        '<a href="{}">{} ({}, {})</a>', url, fact.figure, fact.source.publisher, fact.dated
    )


def with_typed(fact, formsets: list):
    """A fact with its rows as the form has them, typed or stored."""
    for each in formsets:
        if each.is_bound and each.fk.remote_field.get_accessor_name() == getattr(
            fact, "made_of", None
        ):
            return fact.with_rows([form.instance for form in each.forms if is_kept(each, form)])
    return fact


def is_kept(formset, form) -> bool:
    """Whether the row of a form will be stored: neither left empty nor ticked to be deleted."""
    is_empty = form.empty_permitted and not form.has_changed()
    return not is_empty and not formset._should_delete_form(form)


class TellsWhatReadersSee(admin.ModelAdmin):
    """For the admin of a kind of fact: before a figure is stored, beside it, and after."""

    change_form_template = "admin/sources/fact_form.html"

    # Before

    def render_change_form(self, request, context, *args, **kwargs):
        """Under the form stands what readers will read, made from what is filled in."""
        form = context["adminform"].form
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        stored, sent = kwargs.get("obj"), form.is_bound and not form.errors
        wrong = any(each.is_bound and not each.is_valid() for each in formsets)
        filled_in = (stored or sent) and not wrong
        context["sentence"] = with_typed(form.instance, formsets).sentence if filled_in else ""
        return super().render_change_form(request, context, *args, **kwargs)

    # Beside it

    @admin.display(description="what readers see")
    def shown(self, obj):
        if obj.as_of and obj.as_of > localdate() and obj.standing != Standing.MISTAKEN:
            said = 'Not in force before {}. <a href="{}">Look ahead to that day</a>'
            return format_html(said, words.day(obj.as_of), ahead.address(obj, obj.as_of))
        if not obj.holds_on(localdate()):
            return "Not in force today."
        said = [(each.figure.question, self._promise(each)) for each in seen(obj)]
        if len(said) == 1:
            return said[0][1]
        return format_html_join(BREAK, "{} {}", said)

    def _promise(self, each: Seen):
        if each.is_this:
            return "This figure."
        if not each.shown:
            return f"No figure: {each.finding.unknown}."
        if each.is_agreed:
            return format_html("This figure, of another source: {}", link(each.shown))
        return format_html("Not this, but {}", link(each.shown))

    # After

    def save_related(self, request, form, formsets, change):
        """Once all is stored, rows of the figure included, the page says what came of it."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        if change and obj.standing == Standing.MISTAKEN and "standing" in form.changed_data:
            self.bring_back(request, obj)
        day = max(localdate(), obj.as_of or localdate())
        self.say_what_readers_see(request, seen(obj, day), day)

    def bring_back(self, request, mistaken):
        """What it had ended holds again."""
        for old in succession.bring_back(mistaken):
            until = f" until {words.day(old.until)}" if old.until else ""
            messages.info(request, format_html("Holds again{}: {}", until, link(old)))

    def choose_it_alone(self, request, obj):
        """Of the figures on one question one is in use: the one chosen last."""
        if obj.standing != Standing.IN_USE:
            return
        today = localdate()
        if obj.as_of and obj.as_of > today:
            said = "From {} two figures are in use on one question. End the other: {}"
            for other in succession.also_in_use(obj, today):
                messages.warning(request, format_html(said, words.day(obj.as_of), link(other)))
            return
        for other in succession.set_aside_for(obj, today):
            messages.info(request, format_html("No longer in use: {}", link(other)))

    def say_what_readers_see(self, request, found: list[Seen], day: date):
        """The figure that they see from a day on, question by question, and why it is that one."""
        when = "Readers see" if day <= localdate() else f"From {words.day(day)} readers see"
        found = list({each.figure.answers: each for each in found}.values())
        for level, told in (
            (messages.INFO, [each for each in found if each.is_this or each.is_agreed]),
            (messages.WARNING, [each for each in found if not (each.is_this or each.is_agreed)]),
        ):
            said = [(self._seen_in_words(when, each),) for each in told[:MOST_TOLD]]
            if more := len(told[MOST_TOLD:]):
                said.append((f"And so on, for {words.plural(more, 'other question')}.",))
            if said:
                messages.add_message(request, level, format_html_join(BREAK, "{}", said))

    def _seen_in_words(self, when: str, each: Seen):
        question = each.figure.question
        if not each.shown:
            return f"{when} no figure. {question} {each.finding.unknown.capitalize()}."
        which = "this" if each.is_this or each.is_agreed else "another figure"
        return format_html("{} {}. {} {}. {}", when, which, question, link(each.shown), each.why)
