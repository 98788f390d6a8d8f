"""How a figure is shown: always with its source, so that the two cannot part."""

from django import template
from django.urls import reverse

from ..findings import Finding

register = template.Library()


def shown(context, what) -> dict:
    """The context of a figure, of a Finding or of a single fact; None is an unknown."""
    finding = what if isinstance(what, Finding) else Finding([])
    fact = finding.headline if what is finding else what
    if fact and getattr(fact, "unknown", ""):
        finding, fact = Finding([fact], fact.unknown), None
    return {
        "finding": finding,
        "fact": fact,
        "number": context["notes"].number(fact) if fact else None,
        "hint": None if fact else finding.last_known,
        "notes": context["notes"],
        "dispute_url": dispute_url(context, finding) if finding.is_disputed else "",
    }


def dispute_url(context, finding: Finding) -> str:
    """Where a reader sees who says what: the question's own page.

    A page that shows it itself gives `disputes` as the start of the address: "" for a place on it.
    """
    if "disputes" in context:
        return f"{context['disputes']}#{finding.slug}"
    return reverse("sources:disagreement", args=[finding.slug])


@register.inclusion_tag("components/_figure.html", takes_context=True)
def figure(context, what, unit="", standing=True):
    """A value in a cell or a sentence, its note number beside it, Disputed and Old said.

    Takes a Finding or a fact; None is an unknown that nobody collected.
    """
    return {"unit": unit, "standing": standing} | shown(context, what)


@register.inclusion_tag("components/_figure_strip.html", takes_context=True)
def figure_strip(context, label, what, unit=""):
    """A value in the strip at the head of a page: label, value, then who said it and when."""
    return {"label": label, "unit": unit} | shown(context, what)


@register.inclusion_tag("components/_source_number.html", takes_context=True)
def source_number(context, fact):
    """The small number that leads to a fact's source at the foot of the page."""
    return {"number": context["notes"].number(fact)}


@register.inclusion_tag("components/_source_notes.html", takes_context=True)
def source_notes(context):
    """The numbered list of the sources used above. Put it last in the page."""
    return {"notes": list(context["notes"])}


@register.inclusion_tag("components/_standing.html")
def standing(fact):
    """Official, third party or Old, in shape and word."""
    return {"fact": fact}
