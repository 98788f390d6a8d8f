from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from coderpath.sources.words import quoted
from salaries.models import Area, Wage
from salaries.places import PLACES, place_name
from salaries.tables import StatePay

from . import comparison, comparison_address, comparison_phrases, comparison_presets
from .day_and_place import DayForm
from .dossier import COMPARISON, EVERYTHING, dossiers
from .listing import Listing
from .models import Certification, CertificationName
from .models.certifications import SETTINGS
from .near_names import led_to, names, nearest
from .portrait import Portrait
from .presets import PRESETS


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    asked = request.GET.get("state", "")
    state = asked.lower() if place_name(asked) else ""
    core = dossiers(list(Certification.objects.core().in_order().select_related("issuer")))
    return TemplateResponse(
        request,
        "home.html",
        {
            "places": PLACES,
            "state": state,
            "unknown_state": quoted(asked) if asked and not state else "",
            "settings": SETTINGS,
            "presets": PRESETS,
            "core": core,
            "total": Certification.objects.count(),
            "unknown_lines": sum(dossier.ledger.five_years.unknown for dossier in core),
            "pay": _pay_in(state),
        },
    )


def _pay_in(state: str) -> StatePay | None:
    """Coders' pay in a state beside the nation's, or the nation's alone."""
    wages = {wage.area.slug: wage for wage in Wage.objects.for_place(state)}
    nation = wages.get(Area.NATION)
    return nation and StatePay(wages.get(state, nation), nation, earlier=None, others=[])


@require_safe
def certification_list(request: HttpRequest) -> TemplateResponse:
    listing = Listing(request.GET)
    return TemplateResponse(
        request,
        "certifications/certification_list.html",
        {"listing": listing, "answers": listing.answers},
    )


@require_safe
def certification_detail(request: HttpRequest, slug: str) -> HttpResponse:
    certification = Certification.objects.select_related("issuer").filter(slug=slug).first()
    if not certification:
        return _another_name(request, slug)
    form = DayForm(request.GET)
    [dossier] = dossiers([certification], form.day, EVERYTHING)
    settings = [finding.headline.term for finding in dossier.settings]
    portrait = Portrait(
        dossier,
        related=Certification.objects.related_to(certification, settings, form.day),
        wages=Wage.objects.for_place(form.place),
        place=form.place,
    )
    return TemplateResponse(
        request,
        "certifications/certification_detail.html",
        {
            "certification": certification,
            "dossier": dossier,
            "portrait": portrait,
            "form": form,
            "disputes": "",
        },
    )


def _another_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Leads on from a former code; else says what the address may have been meant for."""
    certifications = Certification.objects.select_related("issuer").in_order()
    given = CertificationName.objects.in_force().select_related("certification")
    known = names(certifications, given)
    if certification := led_to(slug, known):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(certification.get_absolute_url() + query)
    near = nearest(slug, known)
    core = [] if near else [each for each in certifications if each.is_core]
    return TemplateResponse(
        request,
        "certifications/certification_missing.html",
        {"near": near, "core": core},
        status=404,
    )


@require_safe
def compare(request: HttpRequest) -> TemplateResponse:
    query = request.GET
    certifications = list(Certification.objects.select_related("issuer").in_order())
    asked = comparison_address.read(
        query.getlist("c"),
        query.get("state", ""),
        query.get("only", ""),
        query.get("as_of", ""),
        certifications,
        localdate(),
    )
    context = {"asked": asked, "certifications": certifications, "places": PLACES}
    if not asked.chosen:
        context |= {
            "by_issuer": comparison_presets.by_issuer(certifications),
            "presets": comparison_presets.PRESETS,
        }
        return TemplateResponse(request, "certifications/compare_choose.html", context)
    chosen = dossiers(list(asked.chosen), asked.as_of, COMPARISON)
    pay = comparison.pay_range(Wage.objects.for_place(asked.state), asked.state or Area.NATION)
    table = comparison.table(chosen, pay, asked.place)
    context |= {
        "table": table.only_differences if asked.only_differences and chosen[1:] else table,
        "lead": comparison_phrases.lead(chosen),
        "not_alike": comparison_phrases.not_alike(chosen),
        "suggested": asked.beside(comparison_presets.suggested(asked.chosen, certifications)),
        "answers": [asked.place] if asked.state else [],
    }
    return TemplateResponse(request, "certifications/compare.html", context)
