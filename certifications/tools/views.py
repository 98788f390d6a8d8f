from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable

from . import eligibility_data
from .eligibility import EligibilityPage


def _eligibility_data(request: HttpRequest) -> DataTable:
    return eligibility_data.as_data(EligibilityPage(request.GET))


@require_safe
@also_as_data(_eligibility_data)
def eligibility(request: HttpRequest) -> TemplateResponse:
    page = EligibilityPage(request.GET)
    context = {
        "page": page,
        "form": page.form,
        "answers": page.answers.in_words,
        "data_query": page.answers.query(),
    }
    return TemplateResponse(request, "tools/eligibility.html", context)
