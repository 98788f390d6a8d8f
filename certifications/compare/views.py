"""The page that sets certifications and paths side by side."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.catalogue import shelf
from certifications.since import changes
from certifications.upkeep.of_shelf import you_hold
from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.pictures.answers import picture
from coderpath.pictures.card import PictureCard
from coderpath.sources import edition, held
from salaries.models import Area
from salaries.pay import Pay
from salaries.places import PLACES

from . import address, as_card, phrases, presets
from .as_data import of_comparison
from .compared import compared
from .sides import Sides


@require_safe
@also_as_data(
    of_comparison,
    address.ComparisonForm,
    like="/compare/?c=cpc&c=cca&state=oh",
    more={
        "c": "The certifications to compare, by code; with the paths up to six",
        "p": "The paths to compare, by their names in addresses",
        "only": "“differences” for the rows that are not the same all along",
    },
)
@told_apart_by("c", "p")
def compare(request: HttpRequest) -> TemplateResponse:
    there = shelf.at()
    form = address.ComparisonForm(request.GET, there.slugs)
    asked = address.read(request.META["QUERY_STRING"], form, there)
    context = {
        "asked": asked,
        "form": form,
        "certifications": there.examined,
        "paths": there.paths,
        "places": PLACES,
        "own": form.fields,
    }
    if not asked.chosen:
        context |= {
            "groups": presets.to_choose(there.examined),
            "presets": presets.PRESETS,
        }
        return TemplateResponse(request, "certifications/compare_choose.html", context)
    return TemplateResponse(
        request, "certifications/compare.html", context | _compared(asked, there)
    )


@picture("c", "p")
def compare_picture(request: HttpRequest) -> PictureCard:
    """Of what is all there: a name that is not leads nowhere, so that none can be made up."""
    there = shelf.at()
    form = address.ComparisonForm(request.GET, there.slugs)
    asked = address.read(request.META["QUERY_STRING"], form, there)
    if not asked.chosen or asked.problems:
        raise Http404("Nothing of these names can be compared.")
    return as_card.card(compared(asked, there).columns, held.data_edition().changed_on)


def _compared(asked: address.AskedComparison, there: shelf.Shelf) -> dict:
    """What the page of a comparison shows."""
    found = compared(asked, there)
    sides = found.sides
    now = held.data_edition(asked.edition)
    suggested = presets.suggested(asked.chosen, there.examined)
    return {
        "fragments": sides.shelf.fragments,
        # A picture is of what is all there, see compare_picture.
        "card": None if asked.problems else partial(as_card.card, found.columns, now.changed_on),
        "table": found.table,
        **phrases.told(found.columns),
        "leads_to": sides.leads_to,
        "held": sides.held,
        "data_query": asked.query,
        "you_hold": you_hold(sides.held, asked.answers.person.apprentice),
        "suggested": asked.beside(suggested),
        "edition": now,
        "share": asked.shared(now.code),
        "changes": _changed(now, sides, found.wages, there.day) if now.earlier_began else [],
    }


def _changed(
    now: edition.DataEdition, sides: Sides, wages: list[Pay], day: date
) -> list[changes.AnswerChange]:
    """What is answered otherwise than when an edition began: facts first, then pay."""
    asked, moment = sides.asked, now.earlier_began
    return [
        *changes.since(moment, sides.certifications, sides.steps, day),
        *changes.of_pay(moment, asked.state or Area.NATION, wages, of_start=bool(asked.paths)),
    ]
