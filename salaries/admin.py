from django.contrib import admin

from .models import Area, Occupation, Release, Wage


@admin.register(Occupation)
class OccupationAdmin(admin.ModelAdmin):
    list_display = ("code", "title", "soc_version")
    list_display_links = ("code", "title")
    list_filter = ("soc_version",)
    search_fields = ("code", "title")
    ordering = ("code",)


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "slug", "code", "state")
    list_filter = ("kind",)
    list_select_related = ("state",)
    search_fields = ("name", "slug", "code")
    ordering = ("name", "slug")
    autocomplete_fields = ("state",)


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    list_display = ("name", "year", "source", "top_code_hourly", "top_code_annual")
    list_select_related = ("source",)
    search_fields = ("name", "slug")
    ordering = ("-year",)
    autocomplete_fields = ("source",)


@admin.register(Wage)
class WageAdmin(admin.ModelAdmin):
    """To look up only: wages come from the published files, and go with them."""

    list_display = (
        "area",
        "occupation",
        "release",
        "annual_median",
        "annual_p10",
        "annual_p90",
        "employment",
        "mean_error",
    )
    list_display_links = ("area", "occupation")
    list_filter = ("release", "occupation", "area__kind")
    list_select_related = ("area", "occupation", "release")
    search_fields = ("area__name", "area__slug", "occupation__code", "occupation__title")
    ordering = ("-release__year", "occupation__code", "area__name", "pk")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
