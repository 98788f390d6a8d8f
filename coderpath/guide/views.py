from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from . import pages
from .resources import by_group
from .terms import terms


@require_safe
def guide(request: HttpRequest) -> TemplateResponse:
    every = pages.pages()
    context = {"groups": pages.groups(every), "asked": pages.in_a_hurry(every), "count": len(every)}
    return TemplateResponse(request, "guide/index.html", context)


@require_safe
def question(request: HttpRequest, slug: str) -> TemplateResponse:
    page = pages.page(slug)
    if not page:
        raise Http404
    return TemplateResponse(request, "guide/question.html", {"page": page})


@require_safe
def glossary(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guide/glossary.html", {"terms": terms()})


@require_safe
def faq(request: HttpRequest) -> TemplateResponse:
    common = pages.guide().common
    return TemplateResponse(request, "guide/faq.html", {"groups": pages.groups(common)})


@require_safe
def resources(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guide/resources.html", {"groups": by_group()})
