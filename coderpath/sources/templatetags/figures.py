"""How a figure is shown: always with its source, so that the two cannot part."""

from django import template

from ..findings import Finding

register = template.Library()


@register.inclusion_tag("components/_figure.html", takes_context=True)
def figure(context, what, unit="", standing=True):
    """A value in a cell or a sentence, its note number beside it.

    Takes a Finding or a fact; None is an unknown that nobody collected.
    """
    finding = what if isinstance(what, Finding) else Finding([])
    fact = finding.headline if what is finding else what
    return {
        "finding": finding,
        "fact": fact,
        "unit": unit,
        "standing": standing,
        "number": context["notes"].number(fact) if fact else None,
        "hint": None if fact else finding.last_known,
        "notes": context["notes"],
    }


@register.inclusion_tag("components/_figure_strip.html", takes_context=True)
def figure_strip(context, label, what, unit=""):
    """A value in the strip at the head of a page: label, value, then who said it and when."""
    return {"label": label} | figure(context, what, unit)


@register.inclusion_tag("components/_source_number.html", takes_context=True)
def source_number(context, fact):
    """The small number that leads to a fact's source at the foot of the page."""
    return {"number": context["notes"].number(fact), "fact": fact}


@register.inclusion_tag("components/_source_notes.html", takes_context=True)
def source_notes(context):
    """The numbered list of the sources used above. Put it last in the page."""
    return {"notes": list(context["notes"])}


@register.inclusion_tag("components/_standing.html")
def standing(fact):
    """Official or third party, and Old where it is, in shape and word."""
    return {"fact": fact}
