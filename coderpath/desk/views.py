"""The first page of the admin, and the page of one source that is read again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from coderpath.reports.models import FigureReport
from coderpath.sources import held
from coderpath.sources.models import Source
from coderpath.today import localdate

from . import queue
from .models import ChangeSet, Check
from .queue import Queue
from .reading import PageReading

FIRST = 10
TABS = ("due", "waiting", "reports", "gone")
RECENT = 90  # days


def front(request: HttpRequest) -> HttpResponse:
    """What to do next: figures by risk, what waits, what is gone; and what everybody did."""
    today = localdate()
    due = held.now().on(today, Queue)
    waiting = ChangeSet.objects.filter(state=ChangeSet.State.WAITING)
    waiting = waiting.select_related("author").prefetch_related("changes")
    gone = queue.gone()
    tab = request.GET.get("tab", "")
    context = admin.site.each_context(request) | {
        "title": "Check these first",
        "tab": tab if tab in TABS else "due",
        "due": due.due[:FIRST],
        "of_all": len(due.due),
        "waiting": waiting,
        "reports": FigureReport.objects.open(),
        "gone": gone,
        "sets": ChangeSet.objects.select_related("author").prefetch_related("changes")[:20],
        "week": Check.of_days(today, 7),
        "recent": Check.of_days(today, RECENT),
        "today": today,
    }
    return TemplateResponse(request, "admin/desk/front.html", context)


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One source again: of each figure whether it is the same, another, or gone."""
    source = get_object_or_404(Source.objects.whole(), pk=pk)
    if not request.user.has_perm("sources.add_source"):
        raise PermissionDenied
    reading = PageReading(source, request.POST or None, localdate())
    if request.method == "POST" and reading.is_valid():
        messages.success(request, reading.store(request.user))
        return redirect("desk" if request.POST.get("back") == "desk" else request.path)
    context = admin.site.each_context(request) | {
        "title": f"Read again: {source}",
        "source": source,
        "reading": reading,
    }
    return TemplateResponse(request, "admin/desk/read.html", context)
