from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from . import pages


@require_safe
def guide(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/index.html")


@require_safe
def question(request: HttpRequest, slug: str) -> TemplateResponse:
    page = pages.page(slug)
    if not page:
        raise Http404
    return _answer(request, "guide/question.html", page=page)


@require_safe
def glossary(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/glossary.html")


@require_safe
def faq(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/faq.html")


@require_safe
def resources(request: HttpRequest) -> TemplateResponse:
    return _answer(request, "guide/resources.html")


def _answer(request: HttpRequest, name: str, **shown) -> TemplateResponse:
    whole = pages.guide()
    context = {"guide": whole, "fragments": whole.fragments} | shown
    return TemplateResponse(request, name, context)
