from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from coderpath.sources.autocomplete import FindsRows

from .models import Area, Industry, Occupation, PriceParity, Projection, Release, Wage


@admin.register(Occupation)
class OccupationAdmin(FindsRows, admin.ModelAdmin):
    list_display = ("code", "title", "soc_version", "first_year", "last_year", "is_offered")
    list_display_links = ("code", "title")
    list_filter = ("is_offered", "soc_version")
    autocomplete_fields = ("follows",)
    search_fields = ("code", "title")
    ordering = ("code",)


@admin.register(Industry)
class IndustryAdmin(admin.ModelAdmin):
    list_display = ("code", "title")
    list_display_links = ("code", "title")
    search_fields = ("code", "title")
    ordering = ("code",)


@admin.register(Area)
class AreaAdmin(FindsRows, admin.ModelAdmin):
    list_display = ("name", "kind", "slug", "code", "state")
    list_filter = ("kind",)
    list_select_related = ("state",)
    search_fields = ("name", "slug", "code")
    ordering = ("name", "slug")
    autocomplete_fields = ("state", "states")


@admin.register(Release)
class ReleaseAdmin(FindsRows, admin.ModelAdmin):
    """Releases come with the published files, and readers see them by their page at the desk."""

    list_display = ("name", "year", "status", "page", "source", "top_code_hourly")
    list_filter = ("status",)
    readonly_fields = ("status",)
    list_select_related = ("source__publisher",)
    search_fields = ("name", "slug")
    ordering = ("-year",)
    autocomplete_fields = ("source",)

    def has_add_permission(self, request):
        return False

    @admin.display(description="beside the one before")
    def page(self, release):
        address = reverse("wage_release", args=[release.year])
        return format_html('<a href="{}">Look at {}</a>', address, release)


@admin.register(PriceParity)
class PriceParityAdmin(FindsRows, admin.ModelAdmin):
    list_display = ("area", "year", "level", "source")
    list_filter = ("year", "area__kind")
    list_select_related = ("area", "source__publisher")
    search_fields = ("area__name", "area__slug")
    ordering = ("area__name", "-year", "pk")
    autocomplete_fields = ("area", "source")


@admin.register(Projection)
class ProjectionAdmin(FindsRows, admin.ModelAdmin):
    list_display = (
        "area",
        "occupation",
        "dated",
        "base",
        "projected",
        "change_percent",
        "openings",
    )
    list_filter = ("target_year", "occupation")
    list_select_related = ("area", "occupation")
    search_fields = ("area__name", "area__slug", "occupation__code", "occupation__title")
    ordering = ("area__name", "occupation__code", "pk")
    autocomplete_fields = ("area", "occupation", "source")


@admin.register(Wage)
class WageAdmin(admin.ModelAdmin):
    """To look up only: wages come from the published files, and go with them."""

    list_display = (
        "area",
        "occupation",
        "release",
        "industry",
        "annual_median",
        "annual_p10",
        "annual_p90",
        "employment",
        "mean_error",
    )
    list_display_links = ("area", "occupation")
    list_filter = ("release", "occupation", "area__kind")
    list_select_related = ("area", "occupation", "release", "industry")
    search_fields = ("area__name", "area__slug", "occupation__code", "occupation__title")
    ordering = ("-release__year", "occupation__code", "area__name", "pk")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
