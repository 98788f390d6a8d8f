"""How a figure is shown: always with its source, so that the two cannot part."""

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .. import words
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
        "hint": None if fact else finding.last_known,
        "coming": finding.coming,
        "notes": context["notes"],
        "reader": context.get("reader"),
        "dispute_url": dispute_url(context, finding) if finding.is_disputed else "",
    }


def dispute_url(context, finding: Finding) -> str:
    """Where a reader sees who says what: the question's own page.

    A page that shows it itself gives `disputes` as the start of the address: "" for a place on it.
    """
    if "disputes" in context:
        return f"{context['disputes']}#{finding.slug}"
    return reverse("sources:disagreement", args=[finding.slug])


@register.simple_tag(takes_context=True)
def figure(context, what, unit="", standing=True) -> SafeString:
    """A value in a cell or a sentence, its note number beside it, Disputed and Old said.

    Takes a Finding or a fact; None is an unknown that nobody collected. Nothing follows it, not
    even a line's end, so that a comma may.
    """
    inner = {"unit": unit, "standing": standing} | shown(context, what)
    return mark_safe(get_template("components/_figure.html").render(inner).rstrip())


@register.inclusion_tag("components/_figure_strip.html", takes_context=True)
def figure_strip(context, label, what, unit="", short=""):
    """A value in the strip at the head of a page: label, value, then who said it and when.

    `short` stands for a value in too many words for a strip.
    """
    return {"label": label, "unit": unit, "short": short} | shown(context, what)


@register.filter
def us_day(day) -> str:
    """A day in a running sentence: “Jan. 1, 2027”."""
    return words.us_day(day)


@register.simple_tag(takes_context=True)
def source_number(context, fact) -> SafeString:
    """The small number that leads to a fact's source at the foot of the page."""
    return format_html(
        '<span class="fns"><a class="fn" href="#s{0}" aria-label="source {0}">{0}</a></span>',
        context["notes"].number(fact),
    )


@register.inclusion_tag("components/_source_notes.html", takes_context=True)
def source_notes(context):
    """The numbered list of the sources used above. Put it last in the page."""
    return {"notes": list(context["notes"]), "reader": context.get("reader")}


@register.inclusion_tag("components/_standing.html")
def standing(fact):
    """Official, third party or Old, in shape and word."""
    return {"fact": fact}
