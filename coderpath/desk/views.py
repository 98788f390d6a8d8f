"""The first page of the admin, and the page of one source that is read again."""

from datetime import date

from django.contrib import admin, messages
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from coderpath.for_editors import is_shown_again
from coderpath.reports.models import FigureReport
from coderpath.sources import disagreements, held
from coderpath.sources.ahead import SOON, Turns
from coderpath.sources.models import Source
from coderpath.sources.problems import problems
from coderpath.today import localdate

from . import queue, search
from .as_csv import attachment
from .contradictions import COLUMNS, ContradictionForm
from .found_again import MOST_PASTED
from .models import ChangeSet, Check, Draft
from .question import MISTAKES, DecisionForm
from .queue import Queue
from .reading import PageReading, prefix
from .risk import Level

FIRST = 10
A_PAGE = 25
MOST_ASKED = 200  # characters of a search
TABS = ("due", "waiting", "coming", "drafts", "reports", "gone")
WEEK, RECENT = 7, 90  # days
TOO_LONG = "That is too long to look through. Paste the part of the page with the figures."


def front(request: HttpRequest) -> HttpResponse:
    """What to do next: figures by risk, what waits, what is gone; and what everybody did."""
    today = localdate()
    rows = held.now()
    due = rows.on(today, Queue)
    waiting = ChangeSet.objects.filter(state=ChangeSet.State.WAITING)
    waiting = waiting.select_related("author").prefetch_related("changes")
    gone = queue.gone()
    week, recent = Check.of_days(today, WEEK, RECENT)
    tab, asked = request.GET.get("tab", ""), request.GET.get("q", "")[:MOST_ASKED].strip()
    context = admin.site.each_context(request) | {
        "title": "Check these first",
        "tab": tab if tab in TABS else "due",
        "asked": asked,
        "found": search.questions(asked, rows) if asked else [],
        "due": due.due[:FIRST],
        "due_now": sum(each.level != Level.LOW for each in due.due),
        "of_all": len(due.due),
        "waiting": waiting,
        "turns": Turns(rows, today).soon,
        "soon": SOON,
        "drafts": Draft.objects.seen_by(request.user).select_related("author").defer("fields"),
        "reports": FigureReport.objects.open(),
        "gone": gone,
        "sets": ChangeSet.objects.select_related("author").prefetch_related("changes")[:20],
        "week": week,
        "recent": recent,
        "today": today,
    }
    return TemplateResponse(request, "admin/desk/front.html", context)


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One source again: of each figure whether it is the same, another, or gone."""
    source = get_object_or_404(Source.objects.whole(), pk=pk)
    if not request.user.has_perm("sources.add_source"):
        raise PermissionDenied
    pasted = request.POST.get("pasted", "")
    data = None if pasted else request.POST or None
    reading = PageReading(source, data, held.now(), localdate())
    if len(pasted) > MOST_PASTED:
        messages.error(request, TOO_LONG)
        pasted = ""
    elif pasted:
        reading.find_in(pasted)
    elif request.method == "POST" and reading.is_valid() and not is_shown_again(request):
        messages.success(request, reading.store(request.user))
        return redirect(_after_reading(request))
    context = admin.site.each_context(request) | {
        "title": f"Read again: {source}",
        "source": source,
        "reading": reading,
        "pasted": pasted,
    }
    return TemplateResponse(request, "admin/desk/read.html", context)


def _after_reading(request: HttpRequest) -> str:
    """Where an editor came from: the desk, a question, or the page that is read itself."""
    back = request.POST.get("back", "")
    if back == "desk":
        return reverse("desk")
    there = disagreements.register().by_address
    return reverse("desk_question", args=[back]) if back in there else request.path


def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question: which answer readers see and why, all others, and what becomes of each."""
    asked, _ = disagreements.question_page(slug)
    if asked is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None, asked)
    model = asked.finding.facts[0]._meta
    right = f"{model.app_label}.{get_permission_codename('change', model)}"
    may_change = request.user.has_perm(right)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        messages.success(request, form.store(localdate()))
        return redirect(request.path)
    context = admin.site.each_context(request) | {
        "title": asked.question,
        "question": asked,
        "due": held.now().on(localdate(), Queue).by_question.get(slug),
        "today": localdate(),
        "answers": [(prefix(each.fact), each) for each in asked.entries],
        "form": form,
        "mistakes": MISTAKES,
        "may_change": may_change,
        "add": reverse(f"admin:{model.app_label}_{model.model_name}_add"),
    }
    return TemplateResponse(request, "admin/desk/question.html", context)


def contradictions(request: HttpRequest) -> HttpResponse:
    """Where facts on file disagree, over all kinds."""
    form, there = ContradictionForm(request.GET), disagreements.collect()
    context = admin.site.each_context(request) | {
        "title": "Where sources disagree",
        "form": form,
        "page": Paginator(form.chosen(there), A_PAGE).get_page(request.GET.get("page")),
        "of_all": len(there),
    }
    return TemplateResponse(request, "admin/desk/contradictions.html", context)


def contradictions_csv(request: HttpRequest) -> HttpResponse:
    """The same, a row for each fact."""
    found = ContradictionForm(request.GET).chosen(disagreements.collect())
    return attachment("contradictions", COLUMNS, (row for each in found for row in each.rows))


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A form that is not finished: what was typed; to go on with it, or to delete it."""
    kept = get_object_or_404(Draft.objects.seen_by(request.user).select_related("author"), pk=pk)
    if request.method == "POST":
        kept.delete()
        messages.success(request, "The draft is deleted.")
        return redirect(reverse("desk", query={"tab": "drafts"}))
    context = admin.site.each_context(request) | {
        "title": kept.title,
        "draft": kept,
        "filled": [each for each in kept.fields if each[1] and not each[0].startswith("_")],
    }
    return TemplateResponse(request, "admin/desk/draft.html", context)


def problems_now(request: HttpRequest) -> HttpResponse:
    """What is wrong with the data as a whole, as it is at this moment."""
    context = admin.site.each_context(request) | {
        "title": "What is wrong with the data as a whole",
        "problems": held.now().on(localdate(), _wrong_with),
    }
    return TemplateResponse(request, "admin/desk/problems.html", context)


def _wrong_with(rows: held.Held, day: date) -> list[str]:
    """It takes queries of every table, so it is looked for once after a change."""
    return list(problems())
