"""Sheets of the desk: all that is asked of a certification, known or not, and the same over all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from coderpath.sources.findings import Finding

from ..catalogue import shelf
from ..catalogue.profile import Profile
from ..models import (
    Certification,
    CodeBookRule,
    ExamFormat,
    ExamOutline,
    Fee,
    HolderCount,
    PassRate,
    PayReport,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
)

NOTHING_SAID = Finding()
LINES_A_PAGE = 100


@dataclass(frozen=True)
class Attribute:
    """One thing that readers ask of every certification, and the form that answers it.

    `given` is what of that form is known already; `of_body` is for what its organization asks.
    """

    label: str
    find: Callable[[Profile], Finding]
    model: type[Model]
    given: str = ""
    of_body: bool = False


def _first(findings: list[Finding]) -> Finding:
    return next((each for each in findings if each.headline), NOTHING_SAID)


ATTRIBUTES = (
    Attribute("Exam fee", lambda p: p.exam_fee_one, Fee, "kind=EXAM_ONE&payer=ANYONE"),
    Attribute("Exam fee, two tries", lambda p: p.exam_fee_two, Fee, "kind=EXAM_TWO&payer=ANYONE"),
    Attribute("Exam fee, members", lambda p: p.exam_fee_member, Fee, "kind=EXAM_ONE&payer=MEMBER"),
    Attribute("Another try", lambda p: p.fee(Fee.Kind.RETAKE), Fee, "kind=RETAKE&payer=ANYONE"),
    Attribute(
        "Dues", lambda p: p.dues, Fee, "kind=DUES&payer=MEMBER&every_months=12", of_body=True
    ),
    Attribute("Renewal fee", lambda p: p.renewal_fee, Fee, "kind=RECERTIFICATION&payer=ANYONE"),
    Attribute("What you need", lambda p: p.gate, Requirement, "purpose=SIT"),
    Attribute("Level", lambda p: p.level, Scope, "kind=LEVEL"),
    Attribute("Place of work", lambda p: _first(p.settings), Scope, "kind=SETTING"),
    Attribute("Study time", lambda p: p.study_time, StudyTime),
    Attribute("Questions", lambda p: p.exam["items"], ExamFormat),
    Attribute("Minutes", lambda p: p.exam["minutes"], ExamFormat),
    Attribute("Score that passes", lambda p: p.exam["pass_mark"], ExamFormat),
    Attribute("Topics", lambda p: p.outline, ExamOutline),
    Attribute("Code books", lambda p: _first(p.code_books), CodeBookRule),
    Attribute("Pass rate", lambda p: p.pass_rate, PassRate),
    Attribute("Credits", lambda p: p.credits, RenewalRule, "kind=TOTAL"),
    Attribute("Holders", lambda p: p.holders, HolderCount),
    Attribute("Pay by a survey", lambda p: p.newest_pay, PayReport),
)


@dataclass(frozen=True)
class SheetLine:
    """What is known of one attribute of one certification."""

    certification: Certification
    attribute: Attribute
    finding: Finding

    @cached_property
    def fact(self):
        return self.finding.headline

    @property
    def add(self) -> str:
        """The form of a new figure for it."""
        model, about = self.attribute.model._meta, f"certification={self.certification.pk}"
        if self.attribute.of_body:
            about = f"issuer={self.certification.issuer_id}"
        address = reverse(f"admin:certifications_{model.model_name}_add")
        return f"{address}?{'&'.join(filter(None, (about, self.attribute.given)))}"


def lines_of(profile: Profile) -> Iterator[SheetLine]:
    for attribute in ATTRIBUTES:
        yield SheetLine(profile.certification, attribute, attribute.find(profile))


class SheetForm(forms.Form):
    """Which lines of all sheets are shown."""

    MISSING, UNCHECKED, THIRD_PARTY, DISPUTED = "missing", "unchecked", "third", "disputed"
    SHOW = (
        (MISSING, "Nothing is known"),
        (UNCHECKED, "Never checked"),
        (THIRD_PARTY, "No official source"),
        (DISPUTED, "Sources disagree"),
    )

    show = forms.ChoiceField(choices=SHOW, label="Show", required=False)
    before = forms.IntegerField(
        label="dated before the year",
        required=False,
        min_value=1900,
        max_value=2100,
        error_messages={"invalid": "Write the year as a number, such as 2024."},
    )

    def shows(self, line: SheetLine) -> bool:
        """Whether a line is one of those asked for; what makes no sense asks for nothing."""
        said = getattr(self, "cleaned_data", {})
        fact, year = line.fact, said.get("before")
        if year and not (fact and fact.as_of and fact.as_of < date(year, 1, 1)):
            return False
        match said.get("show") or ("" if year else self.MISSING):
            case self.MISSING:
                return not fact
            case self.UNCHECKED:
                return bool(fact) and not fact.checked_on
            case self.THIRD_PARTY:
                return bool(fact) and not fact.source.is_official
            case self.DISPUTED:
                return bool(line.finding.rivals)
        return True


def of_one(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is asked of one certification."""
    profile = shelf.at().profiles_by_slug.get(slug)
    if profile is None:
        raise Http404
    context = {
        "title": f"All that is asked of the {profile.certification.code}",
        "certification": profile.certification,
        "lines": list(lines_of(profile)),
    }
    return _page(request, "admin/desk/sheet.html", context)


def of_all(request: HttpRequest) -> HttpResponse:
    """The lines of every certification that lack something."""
    form = SheetForm(request.GET)
    form.is_valid()
    lines = [line for profile in shelf.at().profiles() for line in lines_of(profile)]
    shown = [line for line in lines if form.shows(line)]
    page = Paginator(shown, LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "What is missing, old or unchecked",
        "form": form,
        "page": page,
        "lines": page.object_list,
        "of_all": len(lines),
    }
    return _page(request, "admin/desk/sheets.html", context)


def _page(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return TemplateResponse(request, template, admin.site.each_context(request) | context)
