"""Look ahead: an editor sees the readers' pages as of a coming day, and what is to come."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from coderpath.renamed import Renamed, RenamedMiddleware
from coderpath.today import localdate, looking_ahead

from . import held
from .fact_forms import MOST_YEARS_AHEAD
from .facts import SourcedFact, fact_models
from .held import Held
from .standing import Standing, starts_and_ends, years_before

SOON = 60  # days
FIRST_PAGE = "/certifications/"


class AheadForm(forms.Form):
    """Which page, on which day."""

    day = forms.DateField(
        label="The day",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": "That is not a day. Write it like 2027-01-31."},
    )
    page = forms.CharField(
        label="The readers’ page",
        required=False,
        max_length=2000,
        help_text="Its address from the first slash on: /certifications/cpc/",
    )

    def clean_day(self):
        day, today = self.cleaned_data["day"], localdate()
        if day <= today:
            raise forms.ValidationError("Give a day after today.")
        if years_before(day, MOST_YEARS_AHEAD) > today:
            raise forms.ValidationError("Give a day in the next three years.")
        return day

    def clean_page(self):
        page = self.cleaned_data["page"] or FIRST_PAGE
        if not page.startswith("/") or page.startswith("//"):
            raise forms.ValidationError("Start with the first slash: /certifications/cpc/")
        try:
            resolve(urlsplit(page).path)
        except (Resolver404, ValueError):
            raise forms.ValidationError("The site has no such page.") from None
        if page.startswith("/admin/"):
            raise forms.ValidationError("Choose a page of the readers.")
        return page


@dataclass(frozen=True)
class Turn:
    """A fact that starts to hold on a day to come, or holds for the last time the day before."""

    day: date
    fact: SourcedFact
    starts: bool

    @property
    def form(self) -> str:
        opts = self.fact._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.fact.pk])

    @property
    def address(self) -> str:
        return address(self.fact, self.day)


def address(fact: SourcedFact, day: date) -> str:
    """Where an editor sees on that day the page that has this fact."""
    certification = getattr(fact, "certification", None)
    page = certification.get_absolute_url() if certification else FIRST_PAGE
    return reverse("ahead", query={"day": day.isoformat(), "page": page})


class Turns:
    """What comes into force and what ends in the days after one, the first first."""

    def __init__(self, rows: Held, today: date):
        found = (turn for model in fact_models() for turn in _turns_of(rows.rows(model), today))
        self.soon = sorted(found, key=lambda turn: (turn.day, turn.fact.question, turn.fact.key))


def _turns_of(facts: list[SourcedFact], today: date) -> Iterator[Turn]:
    last = today + timedelta(days=SOON)
    for fact in facts:
        if fact.standing != Standing.MISTAKEN:
            for day in starts_and_ends(fact.as_of, fact.until):
                if today < day <= last:
                    yield Turn(day, fact, starts=day == fact.as_of)


@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """The page of the readers on a day, or the days on which something changes by itself."""
    if not any(request.user.has_perm(_may_view(model)) for model in fact_models()):
        raise PermissionDenied
    form = AheadForm(request.GET or None)
    if form.is_valid():
        with looking_ahead(form.cleaned_data["day"]):
            return _seen(request, form.cleaned_data["page"])
    context = {
        **admin.site.each_context(request),
        "title": "Look ahead",
        "form": form,
        "turns": Turns(held.now(), localdate()).soon,
        "soon": SOON,
    }
    return TemplateResponse(request, "admin/sources/ahead.html", context)


def _may_view(model: type[SourcedFact]) -> str:
    return f"{model._meta.app_label}.view_{model._meta.model_name}"


def _seen(request: HttpRequest, page: str) -> HttpResponse:
    """What a reader's request for this page is answered, drawn to its end."""
    asked = _reader(request, page)
    view, args, kwargs = resolve(asked.path_info)
    try:
        response = view(asked, *args, **kwargs)
    except Renamed as renamed:
        response = RenamedMiddleware(None).process_exception(asked, renamed)
    except Http404:
        return redirect("ahead")
    if response.status_code in (301, 302):
        day = request.GET["day"]
        return redirect(reverse("ahead", query={"day": day, "page": response["Location"]}))
    return response.render() if hasattr(response, "render") else response


def _reader(request: HttpRequest, page: str) -> HttpRequest:
    """The same request, for another page."""
    parts = urlsplit(page)
    asked = copy(request)
    asked.path = asked.path_info = parts.path
    asked.META = request.META | {"QUERY_STRING": parts.query, "PATH_INFO": parts.path}
    asked.GET = QueryDict(parts.query)
    asked.resolver_match = resolve(parts.path)
    return asked


view = admin.site.admin_view(ahead)
