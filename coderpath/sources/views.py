from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@require_safe
def source_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "sources/source_list.html", {})


@require_safe
def source_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    return TemplateResponse(request, "sources/source_detail.html", {})


@require_safe
def disagreements(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "sources/disagreements.html", {})


@require_safe
def about_figures(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "sources/about_figures.html", {})
