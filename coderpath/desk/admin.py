"""The log of what everybody changed, and the page of one set, where it is undone or decided on."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from . import access, applying, totals
from .applying import CannotWrite
from .as_csv import attachment
from .models import ChangeSet
from .recording import reason_of

NO_REASON = "Say why: the others will ask."


@dataclass(frozen=True)
class May:
    """What an editor may do with a set."""

    undo: bool
    decide: bool

    @classmethod
    def of(cls, user, change_set: ChangeSet) -> "May":
        """One’s own is undone by oneself, and decided on by another."""
        state, is_own = change_set.state, change_set.author_id == user.pk
        right = "desk.publish_changes" if is_own else "desk.approve_changes"
        return cls(
            undo=state == ChangeSet.State.PUBLISHED and user.has_perm(right),
            decide=state == ChangeSet.State.WAITING
            and not is_own
            and user.has_perm("desk.approve_changes"),
        )


@admin.register(ChangeSet)
class ChangeSetAdmin(admin.ModelAdmin):
    """To read; a set is made by what editors do."""

    list_display = ("made_at", "by", "in_short", "reason", "state")
    list_filter = ("state", "made_at", "author")
    search_fields = ("reason", "changes__name", "author__username")
    list_per_page = 50
    date_hierarchy = "made_at"
    actions = ("as_csv",)

    def get_queryset(self, request):
        sets = super().get_queryset(request)
        return sets.select_related("author", "decided_by").prefetch_related("changes")

    def has_module_permission(self, request):
        return access.works_here(request.user)

    def has_view_permission(self, request, obj=None):
        """Who works at the desk sees what everybody did."""
        return access.works_here(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description="Download the chosen sets as CSV")
    def as_csv(self, request, queryset):
        head = ("set", "when", "who", "why", "state", "row", "field", "before", "after")
        rows = (
            (each.pk, each.made_at.isoformat(), each.by, each.reason, each.state)
            + (change.name, field.label, field.before, field.after)
            for each in queryset
            for change in each.changes.all()
            for field in change.in_words
        )
        return attachment("changes", head, rows)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        change_set = self.get_object(request, object_id)
        if change_set is None:
            raise Http404
        may = May.of(request.user, change_set)
        if request.method == "POST":
            return self._decide(request, change_set, may)
        moved, refusal = self._would_move(change_set, may)
        context = self.admin_site.each_context(request) | {
            "title": change_set.in_short,
            "change_set": change_set,
            "may": may,
            "moved": moved,
            "refusal": refusal,
        }
        return TemplateResponse(request, "admin/desk/change_set.html", context)

    def _would_move(self, change_set: ChangeSet, may: May) -> tuple[list, str]:
        """The totals that undoing or publishing it moves; or why that cannot be done."""
        if not (may.undo or may.decide):
            return [], ""
        write = applying.undo if may.undo else applying.publish
        try:
            what = (change_set.pk, change_set.state)
            return totals.moved_by(lambda: write(change_set, None, ""), what), ""
        except CannotWrite as refused:
            return [], str(refused)
        finally:
            change_set.refresh_from_db()

    def _decide(self, request, change_set: ChangeSet, may: May) -> HttpResponse:
        why = reason_of(request)
        wanted = next((name for name in ("undo", "publish", "refuse") if name in request.POST), "")
        if not (may.undo if wanted == "undo" else may.decide and wanted):
            raise PermissionDenied
        if wanted != "publish" and not why:
            messages.error(request, NO_REASON)
            return redirect(change_set)
        try:
            getattr(applying, wanted)(change_set, request.user, why)
        except CannotWrite as refused:
            messages.error(request, str(refused))
            return redirect(change_set)
        messages.success(request, f"{change_set.get_state_display().capitalize()}.")
        return redirect(change_set)
