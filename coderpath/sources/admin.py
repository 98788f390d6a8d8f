from django.apps import apps
from django.contrib import admin
from django.db import models
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from . import words
from .autocomplete import SourceAutocompleteView
from .fact_admin import EditorAdmin, SourceKindFilter
from .fact_forms import NOT_AN_ADDRESS, SourceForm
from .facts import SourcedFact
from .loading import is_stood_on
from .models import FormerAddress, Publisher, PublisherDomain, Source
from .tables_in_line import TableInline

admin.site.site_header = "CoderPath: figures and sources"
admin.site.site_title = "CoderPath: figures and sources"
admin.site.index_title = "What readers see, and where it was read"

# An address is typed without https:// more often than not.
ADDRESSES = {
    models.URLField: {"assume_scheme": "https", "error_messages": {"invalid": NOT_AN_ADDRESS}}
}


class ForAdministrators(admin.options.BaseModelAdmin):
    """What decides how much weight a source has: editors see it, administrators write it."""

    def has_add_permission(self, request, *args):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(PublisherDomain)
class PublisherDomainAdmin(ForAdministrators, EditorAdmin):
    list_display = ("domain", "publisher")
    list_select_related = ("publisher",)
    search_fields = ("domain", "publisher__name")


class PublisherDomainInline(ForAdministrators, TableInline):
    model = PublisherDomain
    extra = 0


class FrozenAdmin(EditorAdmin):
    """Of a row that others stand on, editors leave alone what it is; administrators correct it."""

    frozen: tuple = ()  # the fields that say what it is
    slug_from: str  # the field of which the address of a new row is made

    def get_readonly_fields(self, request, obj=None):
        always = super().get_readonly_fields(request, obj)
        if request.user.is_superuser or not obj or not is_stood_on(obj):
            return always
        return (*always, *self.frozen)

    def get_prepopulated_fields(self, request, obj=None):
        """The address of a new row is made of its name; that of an old one is kept."""
        return {} if obj else {"slug": (self.slug_from,)}


@admin.register(Publisher)
class PublisherAdmin(FrozenAdmin):
    frozen = ("name",)
    slug_from = "name"
    list_display = ("name", "kind", "same_as")
    list_select_related = ("same_as",)
    list_filter = ("kind",)
    search_fields = ("name", "slug", "domains__domain")
    inlines = (PublisherDomainInline,)
    fieldsets = ((None, {"fields": ("name", "slug", "kind", "same_as")}),)

    def get_readonly_fields(self, request, obj=None):
        """Whose words count as official, and which are a copy, an administrator says."""
        weight = () if request.user.is_superuser else ("kind", "same_as")
        return (*super().get_readonly_fields(request, obj), *weight)


@admin.register(Source)
class SourceAdmin(FrozenAdmin):
    form = SourceForm
    slug_from = "title"
    frozen = ("publisher", "title", "url", "file_name", "relays", "relayed_url", "relayed_on")
    list_display = ("publisher", "title", "published", "read_on", "address")
    list_select_related = ("publisher",)
    list_display_links = ("publisher", "title")
    list_filter = (("publisher__kind", SourceKindFilter), "is_safe_to_link", "publisher")
    search_fields = ("publisher__name", "title", "url", "file_name", "slug")
    ordering = ("publisher__name", "title", "-read_on", "slug")
    list_per_page = 50
    date_hierarchy = "read_on"
    readonly_fields = ("figures",)
    formfield_overrides = ADDRESSES
    fieldsets = (
        ("What it is", {"fields": ("publisher", "title", "slug")}),
        ("Where it is", {"fields": ("url", "file_name", "is_safe_to_link", "licence")}),
        ("When", {"fields": (("published", "read_on"),)}),
        (
            "When it reports what another publisher says",
            {"fields": ("relays", "relayed_url", "relayed_on")},
        ),
        ("For readers", {"fields": ("note", "figures")}),
    )
    hints = {
        "slug": "As in addresses. Change it if you must: the old address leads to the new one.",
        "title": "The title of the page or document, as it stands there.",
        "licence": "What it says of reuse: “public domain”, “CC BY 4.0”. Empty when it says none.",
        "note": "Shown to readers: what to know before trusting it.",
    }

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def get_urls(self):
        view = SourceAutocompleteView.as_view(admin_site=self.admin_site)
        chooser = path(
            "choose/", self.admin_site.admin_view(view), name="sources_source_autocomplete"
        )
        return [chooser, *super().get_urls()]

    @admin.display(description="link")
    def address(self, source):
        if source.url and source.is_safe_to_link:
            return format_html('<a href="{}" rel="external noreferrer">open</a>', source.url)
        return source.file_name or "not linked"

    @admin.display(description="figures read there")
    def figures(self, source):
        """How many of each kind, each with a link to their list."""
        if source.pk is None:
            return "None yet."
        models = [m for m in apps.get_models() if issubclass(m, SourcedFact)]
        counted = [(m, m.objects.filter(source=source).count()) for m in models]
        rows = (
            (self._list_url(model), source.pk, self._count_in_words(model, count))
            for model, count in counted
            if count and admin.site.is_registered(model)
        )
        listed = format_html_join(", ", '<a href="{}?source__id__exact={}">{}</a>', rows)
        return listed or "None yet."

    def _count_in_words(self, model, count):
        return words.plural(count, model._meta.verbose_name, model._meta.verbose_name_plural)

    def _list_url(self, model):
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@admin.register(FormerAddress)
class FormerAddressAdmin(EditorAdmin):
    list_display = ("address", "question")
    search_fields = ("address", "question")
    ordering = ("address",)
    list_per_page = 100
