from django.contrib import admin

from coderpath.sources.fact_admin import EditorAdmin, SourcedFactAdmin
from coderpath.today import localdate

from .models import CommonQuestion, GlossaryTerm, GuideQuestion, Resource, Statement, UsualWords
from .preview import Previews


class DueFilter(admin.SimpleListFilter):
    """What no editor has read for a year."""

    title = "due for review"
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("yes", "Not read for a year")]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(pk__in=queryset.model.due(localdate()).values("pk"))
        return queryset


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(EditorAdmin):
    list_display = ("term", "meaning", "is_linked")
    list_filter = ("is_linked",)
    search_fields = ("term", "also", "slug")
    ordering = ("term",)
    prepopulated_fields = {"slug": ("term",)}
    fieldsets = (
        ("What it means", {"fields": ("term", "slug", "also", "meaning", "source", "is_linked")}),
    )


@admin.register(GuideQuestion)
class GuideQuestionAdmin(Previews, EditorAdmin):
    list_display = ("title", "group", "position", "reviewed_on")
    list_filter = ("group", DueFilter)
    search_fields = ("title", "also", "slug")
    ordering = ("position",)
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        ("The question", {"fields": ("title", "slug", "also")}),
        ("Where it stands", {"fields": (("group", "position", "is_on_home"), "in_short")}),
        (
            "What the page says",
            {"fields": ("answer", "body", "unknowns", "settles", "next_links")},
        ),
        ("Who looked", {"fields": (("written_on", "reviewed_on"),)}),
    )


@admin.register(CommonQuestion)
class CommonQuestionAdmin(EditorAdmin):
    list_display = ("question", "group", "position", "reviewed_on")
    list_filter = ("group", DueFilter)
    search_fields = ("question", "also", "slug")
    ordering = ("group", "position")
    prepopulated_fields = {"slug": ("question",)}
    fieldsets = (
        ("The question", {"fields": ("question", "slug", "also", ("group", "position"))}),
        ("The answer", {"fields": ("answer", ("link_label", "link_address"))}),
        ("Who looked", {"fields": ("reviewed_on",)}),
    )


@admin.register(Resource)
class ResourceAdmin(EditorAdmin):
    list_display = ("name", "by", "group", "position", "is_safe_to_link")
    list_filter = ("group", "is_safe_to_link")
    search_fields = ("name", "by", "good_for")
    ordering = ("group", "position")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        ("What it is", {"fields": ("name", "slug", "by", "good_for", ("group", "position"))}),
        ("Where it is", {"fields": (("url", "is_safe_to_link"), ("our_label", "our_address"))}),
    )


@admin.register(UsualWords)
class UsualWordsAdmin(EditorAdmin):
    list_display = ("__str__", "kind", "address", "words")
    list_filter = ("kind",)
    search_fields = ("words", "label", "address", "slug")
    ordering = ("slug",)
    prepopulated_fields = {"slug": ("label",)}
    fieldsets = (
        ("What people type", {"fields": ("words",)}),
        ("What they mean", {"fields": ("address", ("label", "kind"), "slug", "says")}),
    )


@admin.register(Statement)
class StatementAdmin(SourcedFactAdmin):
    about = ("page", "asks")
    value = ("says", "of_whom")
