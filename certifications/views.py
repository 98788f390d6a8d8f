from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from salaries.models import Area, Wage
from salaries.places import PLACES

from . import comparison, comparison_address, comparison_phrases
from .comparison_presets import PRESETS, by_issuer, suggested
from .dossier import COMPARISON, dossiers
from .models import Certification


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "home.html", {})


@require_safe
def certification_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "certifications/certification_list.html", {})


@require_safe
def certification_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    return TemplateResponse(request, "certifications/certification_detail.html", {})


def query_of(request: HttpRequest) -> QueryDict:
    """The parameters; of more than Django reads, the first thousand."""
    try:
        return request.GET
    except TooManyFieldsSent:
        return QueryDict("&".join(request.META["QUERY_STRING"].split("&")[:1000]))


@require_safe
def compare(request: HttpRequest) -> TemplateResponse:
    query = query_of(request)
    certifications = list(Certification.objects.select_related("issuer").in_order())
    asked = comparison_address.read(
        query.getlist("c"),
        query.get("state", ""),
        query.get("only", ""),
        query.get("as_of", ""),
        certifications,
        localdate(),
    )
    context = {"asked": asked, "certifications": certifications, "places": PLACES}
    if not asked.chosen:
        context |= {"by_issuer": by_issuer(certifications), "presets": PRESETS}
        return TemplateResponse(request, "certifications/compare_choose.html", context)
    chosen = dossiers(list(asked.chosen), asked.as_of, COMPARISON)
    pay = comparison.pay_range(Wage.objects.for_place(asked.state), asked.state or Area.NATION)
    table = comparison.table(chosen, pay, asked.place)
    context |= {
        "table": table.only_differences if asked.only_differences and chosen[1:] else table,
        "lead": comparison_phrases.lead(chosen),
        "not_alike": comparison_phrases.not_alike(chosen),
        "suggested": asked.beside(suggested(asked.chosen, certifications)),
        "answers": [asked.place] if asked.state else [],
    }
    return TemplateResponse(request, "certifications/compare.html", context)
