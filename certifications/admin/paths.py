"""The admin of paths: steps are changed and put in another order together, and make sense together.

A path that leads to no exam is refused, however an editor would get there.
"""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.db.models import F

from coderpath.sources.autocomplete import FindsRows
from coderpath.sources.fact_admin import EditorAdmin

from ..models import Path, PathStep
from ..models.path_rules import Fault

ASIDE = 1000  # far from every position that a step can have


class PathStepFormSet(forms.BaseInlineFormSet):
    """Every step of a path."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        kept = {form.instance.position: form for form in self.forms if self._is_kept(form)}
        for position in kept.keys() & self._taken():
            kept[position].add_error("position", "Another step has this position.")
        forms_in_order = [kept[position] for position in sorted(kept)]
        form_of = {id(form.instance): form for form in forms_in_order}
        wrong = []
        for fault in self.instance.faults([form.instance for form in forms_in_order]):
            if fault.step:
                form_of[id(fault.step)].add_error(fault.field, fault.says)
            elif not fault.field:
                wrong.append(fault.says)
        if wrong:
            raise forms.ValidationError(wrong)

    def save(self, commit=True):
        """Steps that move or go make room first: no two have one position, even in between."""
        going = [*self.deleted_forms, *(f for f in self.forms if "position" in f.changed_data)]
        pks = [form.instance.pk for form in going if form.instance.pk]
        PathStep.objects.filter(pk__in=pks).update(position=F("position") + ASIDE)
        return super().save(commit)

    def _taken(self) -> set[int]:
        """Positions of steps that came in since the form was opened."""
        known = [form.instance.pk for form in self.initial_forms]
        since = PathStep.objects.filter(path_id=self.instance.pk).exclude(pk__in=known)
        return set(since.values_list("position", flat=True))

    def _is_kept(self, form) -> bool:
        is_empty = form.empty_permitted and not form.has_changed()
        return not is_empty and not self._should_delete_form(form)


class PathStepInline(FindsRows, admin.StackedInline):
    model = PathStep
    formset = PathStepFormSet
    extra = 0
    autocomplete_fields = ("certification", "training", "priced_as", "way")
    fields = (
        ("position", "kind", "is_alongside"),
        ("certification", "training", "priced_as"),
        ("way", "months"),
        "may_be_included",
        "assumption",
    )

    def has_delete_permission(self, request, obj=None):
        """Whoever may change a path may take steps out of it, as long as the rest holds."""
        return self.has_change_permission(request, obj)


@admin.register(Path)
class PathAdmin(EditorAdmin):
    list_display = ("name", "start", "holds")
    list_filter = ("start",)
    list_select_related = ("holds",)
    search_fields = ("name", "slug", "holds__code")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("holds",)
    inlines = (PathStepInline,)
    fieldsets = (
        ("What it is", {"fields": ("name", "slug", "summary")}),
        ("On its card", {"fields": ("for_you_if", "not_if")}),
        ("Where it starts", {"fields": (("start", "holds"),)}),
    )
    hints = {
        "slug": "As in addresses. If it changes, the old address leads to the new one.",
        "start": "Who can take it: a path from a title, full or apprentice, names it.",
    }


def new_faults(path: Path, before: Iterable[PathStep], after: Iterable[PathStep]) -> list[Fault]:
    """What a change of its steps would make wrong with a path."""
    known = [(fault.says, fault.step) for fault in path.faults(before)]
    return [fault for fault in path.faults(after) if (fault.says, fault.step) not in known]


class PathStepForm(forms.ModelForm):
    """One step: the path it comes to, and the one it leaves, must still hold."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        step = self.instance
        before = list(step.path.steps.in_order())
        others = [other for other in before if other.pk != step.pk]
        after = sorted([*others, step], key=lambda each: each.position)
        for fault in new_faults(step.path, before, after):
            is_own = fault.step is step
            place = f"Step {fault.step.position}: " if fault.step and not is_own else ""
            self.add_error(fault.field if is_own else None, f"{place}{fault.says}")
        if "path" in self.changed_data and step.pk:
            self._check_the_path_left()

    def _check_the_path_left(self):
        path = Path.objects.get(pk=self.initial["path"])
        before = list(path.steps.in_order())
        after = [step for step in before if step.pk != self.instance.pk]
        for fault in new_faults(path, before, after):
            self.add_error("path", f"“{path}” needs this step. {fault.says}")


@admin.register(PathStep)
class PathStepAdmin(EditorAdmin):
    form = PathStepForm
    list_display = ("path", "position", "kind", "certification", "training", "way")
    list_display_links = ("path", "position")
    list_filter = ("kind", ("path", admin.RelatedOnlyFieldListFilter))
    list_select_related = (
        "path",
        "certification",
        "training",
        "way__requirement__certification",
    )
    search_fields = ("path__name", "certification__code", "training__name", "assumption")
    ordering = ("path__name", "position")
    fields = ("path", *PathStepInline.fields)
    hints = {"position": "Its place in the path, from 1."}

    def get_deleted_objects(self, objs, request):
        """A step that its path cannot do without is protected."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        gone = {step.pk for step in objs}
        for path in {step.path for step in objs}:
            before = list(path.steps.in_order())
            after = [step for step in before if step.pk not in gone]
            protected = [
                *protected,
                *(f"“{path}”: {fault.says}" for fault in new_faults(path, before, after)),
            ]
        return deleted, counts, perms_needed, protected
