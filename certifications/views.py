from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from salaries import phrases
from salaries.models import Wage
from salaries.places import PLACES, place_name

from .dossier import dossiers
from .listing import Listing
from .models import Certification
from .models.certifications import SETTINGS
from .presets import PRESETS


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    asked = request.GET.get("state", "")
    place = place_name(asked)
    wages = {wage.area.slug: wage for wage in Wage.objects.for_place(asked if place else None)}
    nation, local = wages.get("us"), wages.get(asked.lower()) if place else None
    core = dossiers(list(Certification.objects.core().in_order().select_related("issuer")))
    return TemplateResponse(
        request,
        "home.html",
        {
            "places": PLACES,
            "place": place,
            "state": asked.lower() if place else "",
            "is_unknown_state": bool(asked and not place),
            "settings": SETTINGS,
            "presets": PRESETS,
            "core": core,
            "total": Certification.objects.count(),
            "unknown_lines": sum(d.ledger.five_years.unknown for d in core),
            "nation": nation,
            "local": local,
            "against_nation": phrases.pay(
                local and local.annual_median, nation and nation.annual_median
            ),
        },
    )


@require_safe
def certification_list(request: HttpRequest) -> TemplateResponse:
    listing = Listing(request.GET)
    return TemplateResponse(
        request,
        "certifications/certification_list.html",
        {"listing": listing, "answers": listing.answers},
    )


@require_safe
def certification_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    return TemplateResponse(request, "certifications/certification_detail.html", {})


@require_safe
def compare(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "certifications/compare.html", {})
