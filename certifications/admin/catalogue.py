"""The forms of issuers, certifications and training, and of every kind of fact about them."""

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join

from coderpath.sources.admin import ADDRESSES
from coderpath.sources.autocomplete import FindsRows
from coderpath.sources.fact_admin import EditorAdmin, FactInline, SourcedFactAdmin
from coderpath.sources.facts import SourcedFact
from coderpath.sources.tables_in_line import TableInline
from salaries.models import Area

from ..models import (
    Certification,
    CertificationName,
    CodeBookRule,
    ExamDomain,
    ExamFormat,
    ExamOutline,
    Fee,
    Funding,
    FundingRule,
    HolderCount,
    Issuer,
    IssuerClaim,
    IssuerName,
    PassRate,
    PayReport,
    ProgramTerm,
    Progression,
    RenewalRule,
    Scope,
    Training,
    TrainingCost,
    TrainingLength,
)
from .rules import RequirementInline, StudyTimeInline

EXAM_FEES = (
    ("exam fee for members", "kind=EXAM_ONE&payer=MEMBER"),
    ("exam fee for non-members", "kind=EXAM_ONE&payer=NON_MEMBER"),
)


class FeeInline(FactInline):
    model = Fee


class ExamFormatInline(FactInline):
    model = ExamFormat


class RenewalRuleInline(FactInline):
    model = RenewalRule


class TrainingCostInline(FactInline):
    model = TrainingCost


class TrainingLengthInline(FactInline):
    model = TrainingLength


class SubjectAdmin(EditorAdmin):
    """A thing that figures are about: links to add each kind of figure, already about it."""

    subject: str  # the field of the facts that names it
    fee_links: tuple = ()
    list_per_page = 100
    formfield_overrides = ADDRESSES

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, ("Add a figure", {"fields": ("add_links",)})] if obj else fieldsets

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "add_links")

    @admin.display(description="add")
    def add_links(self, obj):
        links = [(Fee, *link) for link in self.fee_links]
        links += [(model, model._meta.verbose_name, "") for model in self._fact_models()]
        rows = (
            (reverse(f"admin:certifications_{model._meta.model_name}_add"), self.subject, obj.pk)
            + (query and f"&{query}", label)
            for model, label, query in links
        )
        return format_html_join(" · ", '<a href="{}?{}={}{}">{}</a>', rows)

    def _fact_models(self):
        models = apps.get_app_config("certifications").get_models()
        facts = (model for model in models if issubclass(model, SourcedFact))
        return [m for m in facts if any(f.name == self.subject for f in m._meta.fields)]


@admin.register(Issuer)
class IssuerAdmin(SubjectAdmin):
    subject = "issuer"
    list_display = ("code", "name", "kind", "status", "website")
    list_display_links = ("code", "name")
    list_filter = ("kind", "status")
    search_fields = ("code", "name", "slug", "names__name")
    ordering = ("code",)
    prepopulated_fields = {"slug": ("code",)}
    inlines = (FeeInline, RenewalRuleInline)
    fieldsets = (
        ("What it is", {"fields": ("code", "name", "slug", ("kind", "has_members"), "role")}),
        ("How it stands", {"fields": ("status", "publisher", "website", "note")}),
    )
    hints = {
        "slug": "As in addresses: “aapc”. If it changes, the old address leads to the new one.",
        "kind": "What it is to a reader: most issue certifications.",
        "status": "“Not confirmed” when its own site does not answer or says nothing new.",
    }


@admin.register(Certification)
class CertificationAdmin(SubjectAdmin):
    subject = "certification"
    fee_links = EXAM_FEES
    list_display = ("code", "name", "issuer", "status", "is_core")
    list_display_links = ("code", "name")
    list_filter = (
        "status",
        "is_core",
        "is_specialty",
        ("issuer", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("issuer",)
    search_fields = ("code", "name", "former_code", "apprentice_code", "issuer__code")
    ordering = ("code",)
    prepopulated_fields = {"slug": ("code",)}
    inlines = (
        FeeInline,
        ExamFormatInline,
        RequirementInline,
        StudyTimeInline,
        RenewalRuleInline,
    )
    fieldsets = (
        ("What it is", {"fields": ("code", "name", "slug", "issuer", ("is_core", "is_specialty"))}),
        ("How it stands", {"fields": ("status", "status_note")}),
        ("Other codes", {"fields": (("former_code", "apprentice_code"),)}),
        ("For readers", {"fields": ("summary", "short_requirement", "proves")}),
    )
    hints = {
        "slug": "As in addresses: “ccs-p”. If it changes, the old address leads to the new one.",
        "issuer": "The organization whose name is on the certificate.",
        "status": "“Not confirmed” when the issuer’s own pages do not name it among its exams.",
    }


class InAState:
    """Of what is in a state or a territory: areas within them are left out."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "state":
            kinds = (Area.Kind.STATE, Area.Kind.TERRITORY)
            kwargs["queryset"] = Area.objects.filter(kind__in=kinds)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Training)
class TrainingAdmin(InAState, SubjectAdmin):
    subject = "training"
    list_display = ("name", "provider", "state", "mode", "award", "leads_to")
    list_filter = (
        "mode",
        "award",
        "school",
        ("state", admin.RelatedOnlyFieldListFilter),
        ("leads_to", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("leads_to", "state")
    search_fields = ("name", "provider", "slug", "leads_to__code")
    ordering = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (TrainingCostInline, TrainingLengthInline)
    fieldsets = (
        ("What it is", {"fields": ("name", "slug", "provider", "state", "leads_to")}),
        ("How it is found", {"fields": ("mode", "award", "school")}),
    )

    hints = {
        "slug": "As in addresses: “community-college-certificate”.",
        "name": "A type of program (“Community college certificate”), or a course by its name.",
        "mode": "Where the provider says it can be taken; empty where it does not say.",
    }


@admin.register(Fee)
class FeeAdmin(SourcedFactAdmin):
    about = (("certification", "issuer"), ("kind", "payer"))
    value = (
        ("amount", "every_months"),
        ("days_before_low", "days_before_high", "is_business_days"),
        ("extra_days", "extra_days_most"),
    )
    hints = {
        "certification": "For what is asked for one certification. Leave the issuer empty then.",
        "kind": "Two tries only where the price list sells two. "
        "A free retake goes into “where in the source”.",
        "payer": "“Anyone” only where the list makes no difference between members and others.",
        "amount": "As printed, without the sign: 425 or 425.00.",
    }


@admin.register(IssuerName)
class IssuerNameAdmin(SourcedFactAdmin):
    about = ("issuer", "is_former")
    value = ("name",)
    hints = {
        "name": "Letter by letter as the source writes it, even where it is wrong.",
        "is_former": "On for a name it no longer uses.",
    }


@admin.register(IssuerClaim)
class IssuerClaimAdmin(SourcedFactAdmin):
    about = (("issuer", "kind"),)
    value = ("says",)
    hints = {"says": "In a reader’s words. A count of members belongs to the counts."}


@admin.register(HolderCount)
class HolderCountAdmin(SourcedFactAdmin):
    about = (("certification", "issuer"),)
    value = (("people", "is_at_least"),)
    hints = {
        "certification": "For holders of one certification.",
        "issuer": "For the members of an organization.",
        "people": "In digits: 200000 for “over 200,000”.",
    }


@admin.register(CertificationName)
class CertificationNameAdmin(SourcedFactAdmin):
    about = ("certification", "is_former")
    value = ("name",)
    hints = {
        "name": "Letter by letter as the source writes it, even where it is wrong.",
        "is_former": "On for a name or code it no longer bears.",
    }


@admin.register(Scope)
class ScopeAdmin(SourcedFactAdmin):
    about = ("certification", ("kind", "term"))
    hints = {
        "kind": "Choose it first: each kind has words of its own.",
        "term": "The word nearest to what the source says; its own words go into the note.",
    }


@admin.register(Progression)
class ProgressionAdmin(SourcedFactAdmin):
    about = (("certification", "leads_to"),)
    value = ("why", "is_replaced")
    hints = {"why": "In a reader’s words: “adds hospital inpatient coding”."}


@admin.register(ExamFormat)
class ExamFormatAdmin(SourcedFactAdmin):
    about = ("certification",)
    value = (
        ("items", "items_high", "scored_items"),
        ("cases", "minutes"),
        ("pass_mark", "pass_scale", "pass_scale_high"),
        ("open_book", "delivery"),
        ("retake_days", "window_days"),
        "identification",
    )
    hints = {
        "items": "Questions on the exam page, unscored ones included.",
        "scored_items": "Where the candidate handbook tells them apart.",
        "cases": "Medical records to code, when they are counted apart.",
        "minutes": "240 for “4 hours”.",
        "pass_mark": "70 for “70%”, 300 for “300 on a scale of 100–400”.",
        "pass_scale": "Percent, or points on a scale.",
        "open_book": "Whether the candidate’s own code books may be used.",
        "delivery": "Where the exam page says it can be taken.",
        "retake_days": "30 for “you may try again after 30 days”.",
        "window_days": "120 for “take the exam within 120 days of approval”.",
    }


class ExamDomainInline(FindsRows, TableInline):
    model = ExamDomain
    max_num = 40
    extra = 3
    autocomplete_fields = ("read_at",)
    fields = ("position", "name", "percent_low", "percent_high", "items", "read_at")


@admin.register(ExamOutline)
class ExamOutlineAdmin(SourcedFactAdmin):
    about = ("certification",)
    value = ("areas",)
    inlines = (ExamDomainInline,)


@admin.register(ExamDomain)
class ExamDomainAdmin(EditorAdmin):
    list_display = ("outline", "position", "name", "figure")
    list_display_links = ("name",)
    list_select_related = ("outline__certification", "outline__source")
    search_fields = ("name", "outline__certification__code")
    ordering = ("outline__certification__code", "outline", "position")
    hints = {
        "name": "As the content outline writes it.",
        "percent_low": "Its weight, or the lower end of it: 24 for “24–28%”.",
        "percent_high": "Empty when the outline gives one figure.",
        "items": "For an outline that gives numbers of questions instead of weights.",
    }


@admin.register(PassRate)
class PassRateAdmin(SourcedFactAdmin):
    about = (("certification", "year"),)
    value = (("percent_low", "percent_high"), "testers", "is_estimate", "unknown")
    hints = {
        "percent_low": "Of first-time testers, in percent; the lower end of a range.",
        "percent_high": "The upper end of a range. Empty for one figure.",
    }


@admin.register(CodeBookRule)
class CodeBookRuleAdmin(SourcedFactAdmin):
    about = (("certification", "issuer"),)
    value = ("rule", ("books", "exams_from", "any_year"))
    hints = {"books": "How many books a candidate must bring, when the source counts them."}


@admin.register(PayReport)
class PayReportAdmin(SourcedFactAdmin):
    about = ("certification", "who", ("survey", "year"), "statistic")
    value = (("low", "high", "is_at_least"),)
    hints = {
        "certification": "Empty when the figure is for all who answered.",
        "statistic": "As the survey names it. Never guess whether it is a mean or a median.",
        "high": "Only for a range.",
        "is_at_least": "The source says “more than” or “over”.",
    }


@admin.register(RenewalRule)
class RenewalRuleAdmin(SourcedFactAdmin):
    about = (("certification", "issuer"), "applies_to", ("kind", "held"))
    value = (("ceus", "percent"), ("cycle_months", "counts_from", "days"), "is_required")
    hints = {
        "issuer": "For a rule on all that an issuer issues. Leave the certification empty then.",
        "kind": "Says which of the values below is needed.",
        "ceus": "Credits (CEUs) in one cycle.",
        "percent": "A share of the credits: 80 for “80%”.",
        "cycle_months": "24 for “every two years”.",
        "days": "Days after the day on which dues or credits fall due.",
    }


@admin.register(TrainingCost)
class TrainingCostAdmin(SourcedFactAdmin):
    about = ("training", ("covers", "per"), ("who", "year_text"))
    value = (("low", "high"), "with_exam")
    hints = {
        "covers": "What the amount pays for.",
        "per": "Whether it is for all of it, a year or a credit unit.",
        "low": "As printed; the lower end of a range.",
        "high": "Empty for one amount.",
    }


@admin.register(TrainingLength)
class TrainingLengthAdmin(SourcedFactAdmin):
    about = ("training",)
    value = (
        ("months_low", "months_high"),
        ("weeks_low", "weeks_high"),
        ("hours", "hours_kind"),
    )
    hints = {
        "weeks_low": "Where the source counts in weeks: then leave the months empty.",
        "weeks_high": "The most, or the only figure: 12 for “12 weeks”.",
        "months_low": "The fewest, for a range. Empty for “at most”.",
        "months_high": "The most, or the only figure: 9 for “nine months”.",
        "hours": "When they are counted: 80 for “an 80-hour course”.",
    }


@admin.register(ProgramTerm)
class ProgramTermAdmin(SourcedFactAdmin):
    about = (("training", "kind"),)
    value = ("says", "certification")


@admin.register(Funding)
class FundingAdmin(InAState, EditorAdmin):
    list_display = ("name", "kind", "state")
    list_filter = ("kind",)
    list_select_related = ("state",)
    search_fields = ("name", "slug")
    ordering = ("kind", "name")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        ("What it is", {"fields": ("name", "slug", "kind", "for_whom", "ask", "unknown")}),
        (
            "What it can pay for",
            {
                "fields": (
                    ("pays_course", "pays_books", "pays_exam", "pays_dues"),
                    "condition",
                    "state",
                    ("certification", "issuer"),
                    ("school", "needs_school", "is_for_degrees"),
                )
            },
        ),
    )
    hints = {"name": "As people call it: “GI Bill, test fees”."}


@admin.register(FundingRule)
class FundingRuleAdmin(SourcedFactAdmin):
    about = (("funding", "kind"),)
    value = (
        "says",
        ("low", "high", "per"),
        ("hours_low", "hours_high"),
        ("weeks_low", "weeks_below"),
    )
    hints = {
        "low": "As printed; the lower end of a range. Only for “How much it pays”.",
        "high": "Empty for one amount.",
        "per": "What the dollars are for.",
        "hours_low": "The fewest. Only for “Length of the training”, where the rule is a bound.",
        "weeks_below": "15 for “fewer than 15 weeks”.",
    }
