from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from certifications.catalogue.shelf import Shelf
from certifications.reader.answers import AnswersForm
from certifications.reader.day_and_place import DayForm, shelf_asked
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable

from . import as_data, eligibility_data, ics, keeping, losing_the_a
from . import exam_day as exam_days
from .eligibility import EligibilityPage


@require_safe
def tools(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "tools/index.html")


def _eligibility_data(request: HttpRequest) -> DataTable:
    """Which exams a reader may take, and what each rule asks."""
    page = EligibilityPage(request.GET, shelf_asked(request.GET))
    return eligibility_data.as_data(page)


@require_safe
@also_as_data(
    _eligibility_data, AnswersForm, DayForm, like="/tools/eligibility/?have=diploma&have=coding-12"
)
def eligibility(request: HttpRequest) -> TemplateResponse:
    page = EligibilityPage(request.GET, shelf_asked(request.GET))
    context = {
        "page": page,
        "form": page.form,
        "own": page.form.fields,
        "reader": page.answers,
        "data_query": page.answers.query(),
        "fragments": page.shelf.fragments,
    }
    return TemplateResponse(request, "tools/eligibility.html", context)


@require_safe
@also_as_data(
    as_data.of_ways,
    losing_the_a.LoseAForm,
    AnswersForm,
    DayForm,
    like="/tools/lose-the-a/?c=cpc-a&months=6",
    needs=("c",),
)
def lose_the_a(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    data = losing_the_a.prefilled(request.GET, AnswersForm.said_in(request.GET, there.slugs))
    form = losing_the_a.LoseAForm(data, there.apprenticed)
    context = {
        "form": form,
        "lose_a": losing_the_a.lose_the_a(form, there),
        "data_query": as_data.query_of(as_data.asked(form)),
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "tools/lose_the_a.html", context)


@require_safe
@also_as_data(
    as_data.of_exam_day,
    exam_days.ExamDayForm,
    DayForm,
    like="/tools/exam-day/?c=cpc",
    needs=("c",),
)
def exam_day(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    form = exam_days.ExamDayForm(request.GET, there.certifications)
    context = {
        "form": form,
        "exam": exam_days.exam_day(form, there),
        "data_query": as_data.query_of(as_data.asked(form)),
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "tools/exam_day.html", context)


def _keep_page(request: HttpRequest, there: Shelf) -> keeping.KeepPage:
    answers = AnswersForm.said_in(request.GET, there.slugs)
    return keeping.keep_page(request.GET, sorted(answers.person.credentials), there)


@require_safe
@also_as_data(
    as_data.of_keeping,
    keeping.KeepForm,
    AnswersForm,
    DayForm,
    like="/tools/keep/?c=cpc&d=2025-03-15",
    more={
        "c": "The titles that you hold, by code, up to six",
        "d": "The day on which you earned each, in the same order",
    },
    needs=("c",),
)
def keep(request: HttpRequest) -> TemplateResponse:
    page = _keep_page(request, shelf_asked(request.GET))
    context = {"page": page, "data_query": page.query, "fragments": page.shelf.fragments}
    return TemplateResponse(request, "tools/keep.html", context)


@require_safe
def keep_ics(request: HttpRequest) -> HttpResponse:
    """The dates as a calendar; the page, where there is none or something is wrong."""
    there = shelf_asked(request.GET)
    page = _keep_page(request, there)
    if page.problems or not page.kept:
        return redirect(reverse("certifications:keep", query=request.GET))
    text = ics.calendar("Keep my titles", page.events, there.day)
    return HttpResponse(
        text,
        content_type=ics.MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="keep.ics"'},
    )
