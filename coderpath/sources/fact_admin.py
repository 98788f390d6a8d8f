"""The admin of sourced facts: a new figure is a new row, with its source, in one form.

A figure of the past is not written over. Whoever added it may correct it that same day, and
administrators may correct typing mistakes; editors say of the rest how it stands.
"""

from copy import copy
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten, unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.timezone import localdate
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from coderpath.filters import NumberField, WholeField
from coderpath.for_editors import is_shown_again

from . import succession, two_editors, words
from .autocomplete import FindsRows, SourceAutocomplete, source_label
from .fact_actions import FactActions
from .fact_forms import ChangedFactForm, NewFactForm
from .models import WHOLE_SOURCE, Source
from .seen_admin import link
from .standing import Standing

# Typed as a page prints them: a browser's own field for numbers takes no “$1,250.00”.
TYPED = {
    models.DecimalField: {"form_class": NumberField, "widget": NumberField.widget},
    models.IntegerField: {"form_class": WholeField, "widget": WholeField.widget},
}
SEARCHED = {
    "certification": ("code", "name"),
    "issuer": ("code", "name"),
    "training": ("name",),
    "funding": ("name",),
}


class ChangeInWords(HistoricalRecordContextHelper):
    """What a field changed from and to, as the forms word it."""

    def prepare_delta_change_value(self, change, value):
        labels = dict(self.model._meta.get_field(change.field).flatchoices)
        value = labels.get(value, value)
        return "empty" if value in (None, "") else value


class OfACopy(forms.ModelForm):
    """Writes on a copy of the row: a page that refuses it shows the row as it is stored."""

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=copy(instance), **kwargs)
        self.stored = instance

    def full_clean(self):
        super().full_clean()
        is_asked_about = getattr(self, "asked_again", None) is not None
        if self._errors and self.stored and not is_asked_about:
            self.instance = self.stored


class ShownAgain:
    """Mixed into a form that is only to be shown with what was typed: it is not stored."""

    def is_valid(self):
        super().is_valid()
        return False


class EditorAdmin(FindsRows, SimpleHistoryAdmin):
    """What every page of the editors has: rows are found by typing, and help says where to look."""

    formfield_overrides = TYPED
    hints: dict[str, str] = {}  # help for a field, where the model's own says too little

    def get_autocomplete_fields(self, request):
        return [field.name for field in self.model._meta.fields if field.many_to_one]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Source:
            kwargs.setdefault("widget", SourceAutocomplete(db_field, self.admin_site))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.related_model is Source:
            field.label_from_instance = source_label
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.hints:
            field.help_text = self.hints[db_field.name]
        return field

    def get_formsets_with_inlines(self, request, obj=None):
        """However many rows a form says that it has, no more are made than anyone fills in."""
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            formset.max_num = min(formset.max_num, two_editors.MOST_ROWS)
            formset.absolute_max = formset.max_num or two_editors.MOST_ROWS  # none is added there
            yield formset, inline

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangeInWords(self.model, historical_record)

    # Two editors on one row

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """A form that was opened before another editor's change is not stored, but shown again."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row and request.method == "POST":
            self.model._base_manager.select_for_update().get(pk=row.pk)
            kinds = self._edited_kinds(request, row)
            carried = request.POST.get(two_editors.VERSION, "")
            request.news = list(two_editors.news(kinds, row.pk, carried))
            request.typed_by_both = two_editors.typed_by_both(request.POST, request.news)
            request.POST = two_editors.rebased(request.POST, request.news)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = type("Form", (OfACopy, super().get_form(request, obj, change=change, **kwargs)), {})
        if is_shown_again(request):
            return type("ShownForm", (ShownAgain, form), {})
        if not getattr(request, "news", ()):
            return form
        return type("OutdatedForm", (two_editors.OutdatedForm, form), {"request": request})

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= {"asks_why": True, "reason": request.POST.get("_reason", "")}
        if obj:
            kinds = self._edited_kinds(request, obj)
            context["version"] = two_editors.version(kinds, obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _edited_kinds(self, request, row) -> list[two_editors.EditedKind]:
        inlines = self.get_inline_instances(request, row)
        return two_editors.kinds_of(self.model, inlines, request)


class InForceFilter(admin.SimpleListFilter):
    """Facts that hold today, or those that do not."""

    title = "in force today"
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.in_force()
        if self.value() == "no":
            return queryset.exclude(pk__in=queryset.in_force().values("pk"))
        return queryset


class SourceKindFilter(admin.ChoicesFieldListFilter):
    """Named apart from the kinds of fees and rules."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "who says so"


class AboutFilter(admin.RelatedOnlyFieldListFilter):
    """What figures are about; asked of the database only where the filter is drawn."""

    def field_choices(self, field, request, model_admin):
        choices = super().field_choices
        return SimpleLazyObject(lambda: choices(field, request, model_admin))

    def has_output(self):
        """An action on many rows draws none."""
        return self.is_sent or super().has_output()

    def __init__(self, field, request, *args, **kwargs):
        self.is_sent = request.method == "POST"
        super().__init__(field, request, *args, **kwargs)


class SourcedFactAdmin(FactActions, EditorAdmin):
    """Lists, searches and forms of a model of facts, from its fields `about` and `value`.

    Both may hold tuples, for fields that stand in one line.
    """

    about: tuple = ()  # what the figure is about
    value: tuple = ()  # what the source says

    change_list_template = "admin/sources/fact_list.html"
    list_display = ("question", "figure", "standing", "source", "dated")
    list_display_links = ("question", "figure")
    list_per_page = 50
    date_hierarchy = "as_of"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    # Lists

    def get_list_filter(self, request):
        fields = [self.model._meta.get_field(name) for name in flatten(self.about)]
        choices = [f.name for f in fields if f.choices]
        related = [(f.name, AboutFilter) for f in fields if f.many_to_one]
        who = ("source__publisher__kind", SourceKindFilter)
        return [InForceFilter, *choices, "standing", who, *related]

    def get_search_fields(self, request):
        related = [
            f"{name}__{field}" for name in flatten(self.about) for field in SEARCHED.get(name, ())
        ]
        return [*related, "source__publisher__name", "source__title", "locator", "note"]

    def get_ordering(self, request):
        """By what it is about, then the newest first."""
        paths = (self._sort_path(name) for name in flatten(self.about))
        by_subject = [F(path).asc(nulls_last=True) for path in paths]
        return [*by_subject, F("as_of").desc(nulls_last=True), "key"]

    def _sort_path(self, name):
        return f"{name}__{SEARCHED[name][0]}" if name in SEARCHED else name

    def get_queryset(self, request):
        related = self.get_autocomplete_fields(request)
        return super().get_queryset(request).whole().select_related(*related)

    @admin.display(ordering="as_of")
    def dated(self, obj):
        return obj.dated

    # Forms

    def get_fieldsets(self, request, obj=None):
        return self._change_fieldsets() if obj else self._add_fieldsets()

    def _add_fieldsets(self):
        return [
            ("What it is", {"fields": (*self.about, *self.value)}),
            ("Where it was read", {"fields": ("source", "locator")}),
            (
                "A new source, when it is not in the list",
                {
                    "fields": (
                        "new_source_publisher",
                        "new_source_publisher_name",
                        "new_source_title",
                        "new_source_url",
                        "new_source_file_name",
                        ("new_source_published", "new_source_read_on"),
                    )
                },
            ),
            (
                "When the new source reports what another publisher says",
                {
                    "classes": ("collapse",),
                    "fields": (
                        "new_source_relays",
                        "new_source_relayed_url",
                        "new_source_relayed_on",
                    ),
                },
            ),
            ("How it stands", {"fields": ("as_of", "replaces_older", "note")}),
            (
                "Seldom needed",
                {
                    "classes": ("collapse",),
                    "fields": ("standing", "until", "as_of_text", "basis", "checked_on"),
                },
            ),
        ]

    def _change_fieldsets(self):
        return [
            ("What it is", {"fields": (*self.about, *self.value)}),
            ("Where it was read", {"fields": ("source", "locator")}),
            (
                "How it stands",
                {
                    "fields": (
                        "shown",
                        "standing",
                        "until",
                        ("as_of", "as_of_text", "basis"),
                        "note",
                        "checked_on",
                        "key",
                    )
                },
            ),
        ]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(
            request, obj, **({"form": ChangedFactForm if obj else NewFactForm} | kwargs)
        )
        form.user = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        always = ("shown", "key")
        if self.may_correct(request, obj):
            return always
        written = (*flatten(self.about), *flatten(self.value))
        return (*always, *written, "source", "as_of", "as_of_text", "basis")

    def may_correct(self, request, obj) -> bool:
        """Administrators at any time; whoever added it, on that day."""
        if request.user.is_superuser:
            return True
        added = obj.history.filter(history_type="+", history_user=request.user)
        return added.filter(history_date__date=localdate()).exists()

    # Saving

    def save_model(self, request, obj, form, change):
        if not change:
            form.save_source()
        super().save_model(request, obj, form, change)
        self.saved(request, obj, form, change)

    def saved(self, request, obj, form, change):
        """What follows once all of a fact is stored."""
        if not change and form.cleaned_data["replaces_older"] and obj.as_of:
            self._end_older(request, obj)
        self.choose_it_alone(request, obj)

    def _end_older(self, request, obj):
        if obj.standing not in (Standing.IN_USE, Standing.REPORTED):
            return
        for old in succession.replaced_by(obj):
            old.end_before(obj.as_of, why=f"Replaced by {obj.figure}, from {words.day(obj.as_of)}")
            messages.info(request, format_html("Ended on {}: {}", words.day(old.until), link(old)))

    def response_add(self, request, obj, post_url_continue=None):
        """“Save and add another” keeps the source and the day: a page gives several figures."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" not in request.POST:
            return response
        kept = {"source": obj.source_id, "as_of": obj.as_of or ""}
        kept |= {f: getattr(obj, f"{f}_id") or "" for f in flatten(self.about) if f in SEARCHED}
        response["Location"] = f"{request.path}?{urlencode(kept)}"
        return response

    # Who may do what

    def has_delete_permission(self, request, obj=None):
        """A figure that was wrong is marked mistaken; only an administrator removes one."""
        return request.user.is_superuser and super().has_delete_permission(request, obj)

    def revert_disabled(self, request, obj=None):
        return not request.user.is_superuser

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """To go back to an older version writes over values: editors only read it."""
        if request.method == "POST" and not request.user.is_superuser:
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def view_on_site(self, obj):
        """The page of the certification, where it has one."""
        certification_id = getattr(obj, "certification_id", None)
        if not certification_id:
            return None
        kind = ContentType.objects.get_for_model(obj._meta.get_field("certification").related_model)
        return reverse("admin:view_on_site", args=[kind.pk, certification_id])


class FactInline(admin.TabularInline):
    """The figures of one thing that are in force today: to read, each with a link to its form."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    fields = ("standing", "source", "dated")
    readonly_fields = fields

    def get_queryset(self, request):
        related = [f.name for f in self.model._meta.fields if f.many_to_one]
        facts = super().get_queryset(request).in_force()
        return facts.select_related(*related, *WHOLE_SOURCE)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
