from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .eligibility import EligibilityPage


@require_safe
def eligibility(request: HttpRequest) -> TemplateResponse:
    page = EligibilityPage(request.GET)
    return TemplateResponse(
        request,
        "tools/eligibility.html",
        {"page": page, "form": page.form, "answers": page.answers.in_words},
    )
