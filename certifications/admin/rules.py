"""The admin of rules: a rule is one fact, and its ways are rows of its form."""

from django import forms
from django.contrib import admin, messages

from coderpath.sources.autocomplete import FindsRows
from coderpath.sources.fact_admin import TYPED, EditorAdmin, FactInline, SourcedFactAdmin
from coderpath.sources.seen_admin import is_kept

from ..models import AlsoServing, Certification, Requirement, StudyTime, Way
from ..models.rule_loops import locked_out

NO_WAYS = "Give at least one way, or say in the note what the source leaves open."
LOOP = "Nobody could take the {}: each of its ways asks for a title that asks for it in turn."
WAY_FIELDS = (
    ("position", "strength"),
    "rule",
    "asks_nothing",
    ("education", "is_accredited"),
    ("experience_months", "work"),
    ("training_hours", "asks_practicode"),
    ("credential", "license", "needs_membership"),
    "also_asks",
    "about",
    "note",
)


class WayFormSet(forms.BaseInlineFormSet):
    """Every way of a rule."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        kept = [form.instance for form in self.forms if is_kept(self, form)]
        if not kept and not self.instance.note:
            raise forms.ValidationError(NO_WAYS)
        rule = self.instance
        about = rule.certification if rule.certification_id else None  # the form asks for one
        if about and rule.purpose == rule.Purpose.SIT and self._locks(about, kept):
            raise forms.ValidationError(LOOP.format(about))

    def _locks(self, about: Certification, ways: list[Way]) -> bool:
        """Whether nobody could meet the rule, by the other rules as they are."""
        asked = Requirement.objects.exclude(pk=self.instance.pk).asked_credentials()
        asked[about.code] = [way.codes for way in ways if not way.is_advice]
        return bool(asked[about.code]) and about.code in locked_out(asked)


class InASentence:
    """Beside the fields of a way, all that they ask, in a sentence."""

    @admin.display(description="in a sentence")
    def sentence(self, obj):
        return obj.sentence if obj.pk else "Made of the fields when you save."


class WayInline(FindsRows, InASentence, admin.StackedInline):
    """Ways can be added at any time; those there already, whoever may correct the rule changes."""

    model = Way
    formset = WayFormSet
    formfield_overrides = TYPED
    extra = 0
    max_num = 20
    autocomplete_fields = ("credential",)
    fields = (*WAY_FIELDS, "sentence")
    readonly_fields = ("sentence",)

    def has_change_permission(self, request, obj=None):
        may_change = super().has_change_permission(request, obj)
        return may_change and (obj is None or may_correct(request, obj))

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


def may_correct(request, rule: Requirement) -> bool:
    return admin.site.get_model_admin(Requirement).may_correct(request, rule)


class RequirementInline(FactInline):
    model = Requirement


class StudyTimeInline(FactInline):
    model = StudyTime


@admin.register(Requirement)
class RequirementAdmin(SourcedFactAdmin):
    about = ("certification", "purpose")
    inlines = (WayInline,)
    hints = {
        "purpose": "One rule a source: all that it says on one purpose. Its ways are below.",
    }

    def get_search_fields(self, request):
        return [*super().get_search_fields(request), "rows__rule", "rows__also_asks"]

    def saved(self, request, obj, form, change):
        """What it replaces depends on its ways, which are not stored yet."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        rule = Requirement.objects.get(pk=form.instance.pk)
        super().saved(request, rule, form, change)
        for way in rule.rows.all():
            messages.info(request, f"{way.rule}: {way.sentence}")


@admin.register(Way)
class WayAdmin(InASentence, EditorAdmin):
    list_display = ("rule", "requirement", "strength")
    list_select_related = ("requirement__certification",)
    list_filter = ("strength", "requirement__purpose")
    search_fields = ("rule", "also_asks", "requirement__certification__code")
    ordering = ("requirement__certification__code", "requirement__purpose", "position")
    fields = ("requirement", *WAY_FIELDS, "sentence")

    def get_readonly_fields(self, request, obj=None):
        if obj is None or may_correct(request, obj.requirement):
            return ("sentence",)
        return tuple(admin.utils.flatten(self.fields))

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser and super().has_delete_permission(request, obj)


@admin.register(AlsoServing)
class AlsoServingAdmin(EditorAdmin):
    list_display = ("way", "certification")
    list_select_related = ("way__requirement__certification", "certification")
    search_fields = ("way__rule", "way__requirement__certification__code")
    ordering = ("way__requirement__certification__code", "certification__code")
    hints = {
        "way": "The way that names several titles, any one of which is enough.",
        "certification": "One that the way names beside its first.",
    }


@admin.register(StudyTime)
class StudyTimeAdmin(SourcedFactAdmin):
    search_fields = ("estimate",)
    about = ("certification",)
    value = (
        "estimate",
        "for_whom",
        ("weeks_low", "weeks_high"),
        ("hours_low", "hours_high"),
        "study_hours",
        "counts_course",
    )
    hints = {
        "weeks_low": "The fewest weeks.",
        "weeks_high": "The most weeks.",
        "hours_low": "Of study in each of those weeks: 10 for “10–15 hours a week”.",
        "hours_high": "Only where the source says so. Then a reader’s own hours count.",
    }

    def get_search_fields(self, request):
        return [*super().get_search_fields(request), *self.search_fields]
