from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.paper import whole_address
from coderpath.sources import disagreements, held
from coderpath.today import localdate
from coderpath.written import lost_page

from . import as_data, phrases
from .feed import atom
from .followed import AskedLog
from .page import QualityPage

A_PAGE = 50
NARROWED = {
    "c": "What bears on a certification, by its code",
    "p": "What bears on a path, by its name in addresses",
    "organization": "What bears on an organization",
    "where": "What bears on a state, by its postal code",
    "only": "“mistakes” for what was marked as mistaken or undone",
}


def _quality_data(request: HttpRequest) -> DataTable:
    """How good the data is: a row for each certification and matter."""
    return as_data.of_quality(QualityPage(held.now(), localdate()))


@require_safe
@also_as_data(_quality_data, like="/quality/", is_of_edition=False)
def quality(request: HttpRequest) -> TemplateResponse:
    page = QualityPage(held.now(), localdate())
    context = {"page": page, "fragments": page.counted.fragments}
    return TemplateResponse(request, "quality/quality.html", context)


def _log_data(request: HttpRequest) -> DataTable:
    """What editors changed for readers, the last first."""
    return as_data.of_log(AskedLog(held.now(), request.GET))


@require_safe
@also_as_data(_log_data, like="/changes/?c=cpc", more=NARROWED, is_of_edition=False)
@told_apart_by("page")
def changes(request: HttpRequest) -> TemplateResponse:
    asked = AskedLog(held.now(), request.GET)
    asked_page = request.GET.get("page", "")
    page = Paginator(asked.entries, A_PAGE).get_page(asked_page)
    log = asked.log
    return TemplateResponse(
        request,
        "quality/changes.html",
        {
            "asked": asked,
            "page": page,
            "lead": _lead(asked),
            "began": log.began,
            "mistakes": len(log.mistakes),
            "sources": log.sources,
            "questions": disagreements.register().by_address,
            "data_query": asked.query,
            "query": f"{asked.query.removeprefix('?')}&" if asked.query else "",
            "lost_page": lost_page(asked_page, page.number, page.paginator.num_pages),
        },
    )


def _lead(asked: AskedLog) -> str:
    entries = asked.entries
    if entries:
        return phrases.changed(len(entries), entries[-1].day, entries[0].day)
    return phrases.NONE if asked.log.entries else phrases.NEVER


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    asked = AskedLog(held.now(), request.GET)
    site = whole_address({"request": request}, "")
    text = atom(asked, site, reverse("quality:changes"), reverse("quality:feed"))
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
