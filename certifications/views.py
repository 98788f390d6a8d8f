from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.tables import DataTable
from coderpath.pictures.answers import picture
from coderpath.pictures.card import PictureCard
from coderpath.renamed import Renamed, follow
from coderpath.sources.as_data import about
from coderpath.written import printable, quoted
from salaries import shelf as salaries_shelf
from salaries.data import NOT_BY_CERTIFICATE
from salaries.models import Area
from salaries.tables import StatePay

from .catalogue import shelf
from .catalogue.names import named, names_of, nearest
from .catalogue.profile import Profile
from .eligibility.of_shelf import Titles
from .eligibility.verdicts import verdict
from .list.as_data import as_data as list_as_data
from .list.filters import CertificationFilterSet, of_the_list
from .list.listing import CertificationListing
from .models import Certification
from .page import as_card
from .page.as_jsonld import credential
from .page.as_md import written
from .page.certification_page import CertificationPage, PayThere
from .page.front_page import FrontPage
from .page.paths_around import PathsAround
from .page.pay_by_certification import as_data, pay_reports
from .reader.answers import Answers, AnswersForm
from .reader.day_and_place import DayForm, shelf_asked
from .reader.person import Person
from .search.search import Search
from .upkeep.costs import YEARS
from .upkeep.of_shelf import BesideHeld, KeptTitles, you_hold


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    form = AnswersForm(request.GET, there.slugs)
    page = FrontPage(there, salaries_shelf.at(), form.answers)
    context = {"form": form, "own": form.fields, "page": page, "fragments": there.fragments}
    return TemplateResponse(request, "home.html", context)


def _list_data(request: HttpRequest) -> DataTable:
    """Certifications that match, in the order of the page."""
    listing = CertificationListing(request.GET, shelf_asked(request.GET))
    return list_as_data(listing)


@require_safe
@also_as_data(
    _list_data,
    CertificationFilterSet,
    DayForm,
    like="/certifications/?setting=INPATIENT&max_cost=500",
)
@told_apart_by("page")
def certification_list(request: HttpRequest) -> TemplateResponse:
    listing = CertificationListing(request.GET, shelf_asked(request.GET))
    return TemplateResponse(
        request,
        "certifications/certification_list.html",
        {
            "listing": listing,
            "own": listing.form.fields,
            "data_query": listing.filterset.query,
            "onward": listing.onward,
            "fragments": listing.shelf.fragments,
        },
    )


def _called(slug: str, there: shelf.Shelf) -> Certification:
    """The certification of this name. Raises Http404 where there is none."""
    if one := there.certification(slug):
        return one
    given = [name for name in there.on(None).names if name.is_in_force]
    if name := named(slug, names_of(there.certifications, given)):
        raise Renamed(slug.lower(), name.certification.slug)
    follow(Certification, slug)
    raise Http404(f"No certification is called {quoted(slug)}.")


def _certification_data(request: HttpRequest, slug: str) -> DataTable:
    """All that sources say of one certification. Raises Http404 where there is none of this
    name."""
    there = shelf_asked(request.GET)
    one = _called(slug, there)
    name, title = f"certification-{slug}", f"{one.code}: {one.name}"
    profile = there.profile(one)
    table = about(one, name, title, there.day, credential(profile))
    return replace(table, text=written(CertificationPage(profile, there)))


@require_safe
@also_as_data(_certification_data, DayForm, like="/certifications/cpc/")
def certification_detail(request: HttpRequest, slug: str) -> HttpResponse:
    form = DayForm(request.GET)
    there = shelf.at(form.day)
    answers = AnswersForm.said_in(request.GET, there.slugs)
    certification = there.certification(slug)
    if not certification:
        return _another_name(request, slug, there.on(None))
    profile, beside = there.profile(certification), _beside(there, certification, answers)
    return TemplateResponse(
        request,
        "certifications/certification_detail.html",
        {
            "certification": certification,
            "thing": credential(profile),
            "card": partial(as_card.card, profile),
            "profile": profile,
            "page": CertificationPage(profile, there),
            "beside": beside,
            "you_hold": you_hold(beside.held, answers.person.apprentice),
            "pay": PayThere(salaries_shelf.at(), form.place),
            "around": PathsAround(certification, there, answers),
            "form": form,
            "own": form.fields,
            "verdict": _verdict(profile, there.once(Titles).widened(answers.person)),
            "fragments": there.fragments,
        }
        | _back_to_the_list(request, answers),
    )


@picture()
def certification_picture(request: HttpRequest, slug: str) -> PictureCard:
    there = shelf.at()
    return as_card.card(there.profile(_called(slug, there)))


def _beside(there: shelf.Shelf, certification: Certification, answers: Answers) -> BesideHeld:
    titles = there.once(KeptTitles)
    return titles.beside(certification, titles.held(answers.person.credentials), YEARS)


def _back_to_the_list(request: HttpRequest, answers: Answers) -> dict:
    """The filters by which the list was narrowed: they stand in the address, and lead back to it.

    The page itself is the same with them and without.
    """
    asked = of_the_list(request.META["QUERY_STRING"])
    asked = [(name, printable(value)) for name, value in asked]
    return {
        "list_query": urlencode(asked),
        "list_filters": [pair for pair in asked if pair not in answers.pairs],
    }


def _verdict(profile: Profile, person: Person) -> str:
    """What its rules mean for a reader who said anything of what they have, in words."""
    return verdict(profile, person).in_words if person != Person() else ""


def _another_name(request: HttpRequest, slug: str, there: shelf.Shelf) -> HttpResponse:
    """Leads on from a former code; else says what the address may have been meant for."""
    given = [name for name in there.names if name.is_in_force]
    known = names_of(there.certifications, given)
    if name := named(slug, known):
        args = [name.certification.slug]
        own = reverse("certifications:detail", args=args, query=request.GET)
        return redirect(own, permanent=True)
    follow(Certification, slug)
    near = nearest(slug, known)
    core = [] if near else there.core
    return TemplateResponse(
        request,
        "certifications/certification_missing.html",
        {"near": near, "core": core},
        status=404,
    )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """An exact code or name leads straight on; what needs a word of explanation gets a page."""
    found = Search(request.GET, shelf_asked(request.GET))
    if found.straight and not found.problems:
        return redirect(found.straight)
    context = {"search": found, "own": found.form.fields}
    return TemplateResponse(request, "certifications/search.html", context)


def _pay_data(request: HttpRequest) -> DataTable:
    """What surveys and articles say that holders of each certification earn."""
    found = shelf_asked(request.GET).once(pay_reports)
    return as_data(found.groups, (NOT_BY_CERTIFICATE,))


@require_safe
@also_as_data(_pay_data, DayForm, like="/salaries/by-certification/")
def pay_by_certification(request: HttpRequest) -> TemplateResponse:
    there = shelf_asked(request.GET)
    nation = StatePay.beside_nation(salaries_shelf.at().of_coders(None), Area.NATION)
    context = {
        "reports": there.once(pay_reports),
        "federal": nation and nation.nation,
        "fragments": there.fragments,
    }
    return TemplateResponse(request, "certifications/pay_by_certification.html", context)
