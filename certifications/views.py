from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .listing import Listing


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "home.html", {})


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
