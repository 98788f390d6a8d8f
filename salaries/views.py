from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@require_safe
def state_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "salaries/state_list.html", {})


@require_safe
def state_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    return TemplateResponse(request, "salaries/state_detail.html", {})
