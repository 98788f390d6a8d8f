"""The form that says that a figure is wrong, and the reports that were answered."""

import re

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from coderpath import sent
from coderpath.sender import address_of
from coderpath.sources import disagreements, held
from coderpath.sources.disagreements import Disagreement
from coderpath.today import localdate
from coderpath.written import lost_page

from . import limits, phrases
from .forms import ReportForm
from .models import FigureReport

ANSWERS_A_PAGE = 30
# An address of this site that a link may fill in; whatever else is asked for is not repeated.
OWN_PAGE = re.compile("/(?:[a-z0-9-]{1,80}/){0,5}")


@csrf_exempt  # there is no cookie: see coderpath/sent.py
def report(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return sent.refusal(request) or _received(request)
    question = _question(request.GET.get("figure", ""))
    at = request.GET.get("at", "")
    typed = {"figure": question.slug} if question else {}
    if OWN_PAGE.fullmatch(at):
        typed["asked"] = at
    form = ReportForm(initial=typed, today=localdate(), question=question)
    return _page(request, form, question)


def _received(request: HttpRequest) -> HttpResponse:
    typed = sent.typed(request)
    question = _question(typed.get("figure", ""))
    form = ReportForm(typed, today=localdate(), question=question)
    if not form.is_valid():
        return _unkept(_page(request, form, question, status=422))
    with transaction.atomic():
        if why := limits.too_many(address_of(request), now()):
            return sent.refused(why, 429)
        _store(form.cleaned_data, question)
    return redirect("reports:sent")


def _store(given: dict, question: Disagreement | None) -> None:
    used = question and question.used
    FigureReport.objects.create(
        question=question.finding.answers.key if question else "",
        asked=question.question if question else given["asked"],
        shown=used.figure[:300] if used else "",
        edition=held.data_edition().code,
        day=localdate(),
        **{name: given[name] for name in ("wrong", "right", "read_at", "contact")},
    )


def _question(slug: str) -> Disagreement | None:
    return disagreements.register().by_address.get(slug)


def _page(request: HttpRequest, form: ReportForm, question, status=200) -> TemplateResponse:
    context = {"form": form, "question": question}
    return TemplateResponse(request, "reports/report.html", context, status=status)


def _unkept(response: HttpResponse) -> HttpResponse:
    """What a reader typed is kept by nobody on the way."""
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def thanks(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "reports/sent.html")


@require_safe
@cache_control(no_cache=True)
def answered(request: HttpRequest) -> TemplateResponse:
    """Not one of the finished pages: it changes with a report, and the data edition does not."""
    waiting = list(FigureReport.objects.open().values_list("day", flat=True))
    every = list(FigureReport.objects.answered())
    asked_page = request.GET.get("page", "")
    page = Paginator(every, ANSWERS_A_PAGE).get_page(asked_page)
    there = disagreements.register().by_address
    context = {
        "answers": [(each, each.slug if each.slug in there else "") for each in page],
        "page": page,
        "lost_page": lost_page(asked_page, page.number, page.paginator.num_pages),
        "waiting": phrases.waiting(len(waiting), next(iter(waiting), None), localdate()),
        "pace": phrases.pace([(each.answered_on - each.day).days for each in every]),
    }
    return TemplateResponse(request, "reports/answered.html", context)
