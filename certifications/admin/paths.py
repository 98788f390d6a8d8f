"""The admin of paths: steps are changed and put in another order together, and make sense together.

A path that leads to no exam is refused, however an editor would get there.
"""

from collections.abc import Iterable

from django.contrib import admin

from coderpath.sources.fact_admin import EditorAdmin

from ..models import Path, PathStep
from ..models.path_rules import Fault
from .path_steps import ARRANGE, OnlyArranged, PathStepFormSet, StepForm
from .path_worked_out import WorkedOut


class PathStepInline(admin.StackedInline):
    model = PathStep
    form = StepForm
    formset = PathStepFormSet
    template = "admin/desk/path_steps.html"
    extra = 0
    fields = (
        "position",
        "kind",
        "training",
        "certification",
        "priced_as",
        "way",
        "months",
        "is_alongside",
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

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("Form", (OnlyArranged, form), {}) if ARRANGE in request.POST else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Who is told of another editor’s change sees it before anything is moved."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if getattr(request, "news", ()):
            given["data"].pop(ARRANGE, None)
        return given

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the path worked out beside it: as typed, or as stored where that is not right."""
        [steps] = [each.formset for each in context["inline_admin_formsets"]]
        if steps.is_bound and not context["errors"]:
            context["worked_out"] = WorkedOut.of(steps.instance, steps.steps, is_saved=False)
        elif obj:
            context["worked_out"] = WorkedOut.of(obj, obj.steps.in_order(), is_saved=True)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def new_faults(path: Path, before: Iterable[PathStep], after: Iterable[PathStep]) -> list[Fault]:
    """What a change of its steps would make wrong with a path."""
    known = [(fault.says, fault.step) for fault in path.faults(before)]
    return [fault for fault in path.faults(after) if (fault.says, fault.step) not in known]


@admin.register(PathStep)
class PathStepAdmin(EditorAdmin):
    """To find steps of all paths and to read their histories; they are edited with their path."""

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

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

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
