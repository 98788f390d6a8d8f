from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from certifications.answers import Answers, AnswersForm

from . import ics, keeping


def _answers(request: HttpRequest) -> Answers:
    """What the reader said on other pages; it only fills in, so what makes no sense is left out."""
    return AnswersForm(request.GET).answers


def _carried(answers: Answers) -> dict:
    """What every page of a tool shows of the answers, and passes on in its form."""
    return {"carried": answers.pairs, "carried_query": answers.query()}


@require_safe
def tools(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "tools/index.html", _carried(_answers(request)))


def _keep_plan(request: HttpRequest, answers: Answers) -> keeping.Plan:
    return keeping.plan(request.GET, sorted(answers.person.credentials))


@require_safe
def keep(request: HttpRequest) -> TemplateResponse:
    answers = _answers(request)
    context = {"plan": _keep_plan(request, answers)}
    return TemplateResponse(request, "tools/keep.html", context | _carried(answers))


@require_safe
def keep_ics(request: HttpRequest) -> HttpResponse:
    """The dates of a plan as a calendar; without one, the page that asks for it."""
    plan = _keep_plan(request, _answers(request))
    if not plan.kept:
        return redirect(reverse("certifications:keep", query=request.GET))
    text = ics.calendar("Keep my credentials", plan.events, localdate())
    return HttpResponse(
        text,
        content_type=ics.MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="keep.ics"'},
    )
