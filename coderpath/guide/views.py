from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data

from . import as_data, pages
from .as_jsonld import all_answered, answered


@require_safe
@also_as_data(as_data.of_guide, like="/guide/")
def guide(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/index.html")


@require_safe
@also_as_data(as_data.of_question, like="/guide/can-i-work-from-home/")
def question(request: HttpRequest, slug: str) -> TemplateResponse:
    page = pages.page(slug)
    if not page:
        raise Http404
    return _answer(request, "guide/question.html", page=page, thing=answered(page))


@require_safe
@also_as_data(as_data.of_glossary, like="/glossary/")
def glossary(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/glossary.html")


@require_safe
@also_as_data(as_data.of_faq, like="/faq/")
def faq(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/faq.html", thing=all_answered(pages.guide().common))


@require_safe
@also_as_data(as_data.of_resources, like="/resources/")
def resources(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/resources.html")


def _answer(request: HttpRequest, name: str, **shown) -> TemplateResponse:
    whole = pages.guide()
    context = {"guide": whole, "fragments": whole.fragments} | shown
    return TemplateResponse(request, name, context)
