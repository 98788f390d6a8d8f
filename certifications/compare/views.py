"""The page that sets certifications and paths side by side."""

from functools import partial

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.catalogue import shelf
from certifications.since.asked import IN_DATA, NAME
from certifications.upkeep.of_shelf import you_hold
from coderpath.head import told_apart_by
from coderpath.opendata.answers import also_as_data
from coderpath.pictures.answers import picture
from coderpath.pictures.card import PictureCard
from coderpath.sources import held
from salaries.places import PLACES

from . import address, as_card, phrases, presets
from .as_data import of_comparison
from .changed import ChangedSince
from .compared import compared


@require_safe
@also_as_data(
    of_comparison,
    address.ComparisonForm,
    like="/compare/?c=cpc&c=cca&state=oh",
    more={
        "c": "The certifications to compare, by code; with the paths up to six",
        "p": "The paths to compare, by their names in addresses",
        "only": "“differences” for the rows that are not the same all along",
        NAME: f"{IN_DATA} The notes say whether an answer has changed since; the page has each.",
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
    since = ChangedSince(asked, found, there.day)
    now = since.now
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
        "since": since,
    }
