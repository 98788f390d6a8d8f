"""What the site says of itself: who makes it, what it keeps of readers, its terms, an address."""

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .guide.pages import pages


@require_safe
def about(request: HttpRequest) -> TemplateResponse:
    read = sorted(page.question.reviewed_on for page in pages())
    context = {"pages": len(read), "first_read": read[0], "last_read": read[-1]} if read else {}
    return TemplateResponse(request, "about/about.html", context)


@require_safe
def privacy(request: HttpRequest) -> TemplateResponse:
    context = {"is_each_answer_noted": settings.ACCESS_LOG}
    return TemplateResponse(request, "about/privacy.html", context)


@require_safe
def terms(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "about/terms.html")


@require_safe
def contact(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "about/contact.html", {"address": settings.CONTACT})
