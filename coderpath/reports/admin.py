"""Reports in the admin: readers send them, who works at the desk reads them, editors answer."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from coderpath.desk import access
from coderpath.today import localdate

from .models import FigureReport

State = FigureReport.State


class AnswerForm(forms.ModelForm):
    """What an editor says to a report; who answers second is told that another did."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = FigureReport
        fields = ("told", "answer", "state")
        widgets = {"told": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["was"] = self.instance.state
        if self.instance.state == State.OPEN:
            self.initial["state"] = State.ANSWERED

    def clean(self):
        found = super().clean()
        if self.initial["was"] != found.get("was"):
            self.data = self.data.copy()
            self.data["was"] = self.initial["was"]
            raise forms.ValidationError(
                f"Meanwhile {self.instance.answered_by or 'another editor'} made it"
                f" “{State(self.initial['was']).label}”. Save again if you mean what stands here."
            )
        if found.get("state") == State.ANSWERED and not (found.get("told") and found.get("answer")):
            raise forms.ValidationError("Say what was reported and what you found.")
        return found


@admin.register(FigureReport)
class FigureReportAdmin(admin.ModelAdmin):
    """One report beside its answer. Nobody adds or deletes one here: a bad one is closed."""

    form = AnswerForm
    list_display = ("asked", "day", "state", "answered_on", "answered_by")
    list_filter = ("state", "day")
    search_fields = ("asked", "told", "answer")
    list_select_related = ("answered_by",)
    list_per_page = 50
    view_on_site = False
    readonly_fields = ("figure", "then", "wrong", "right", "read_at", "day", "contact")

    def has_module_permission(self, request):
        return access.works_here(request.user)

    def has_view_permission(self, request, obj=None):
        return access.works_here(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("desk.publish_changes")

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        """How to reach who sent it is for those alone who may answer."""
        said, may_answer = self.readonly_fields, self.has_change_permission(request, obj)
        answer = ("told", "answer", "state", "was") if may_answer else ("told", "answer", "state")
        return (
            ("What a reader says", {"fields": said if may_answer else said[:-1]}),
            ("Your answer", {"fields": answer}),
        )

    @admin.display(description="figure")
    def figure(self, report):
        if not report.slug:
            return report.asked
        address = reverse("sources:disagreement", args=[report.slug])
        return format_html('<a href="{}">{}</a>', address, report.asked)

    @admin.display(description="what we showed then")
    def then(self, report):
        return f"{report.shown or 'not known'}, data edition {report.edition}"

    def save_model(self, request, obj, form, change):
        obj.decide(request.user, localdate())
        super().save_model(request, obj, form, change)
