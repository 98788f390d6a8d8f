"""How a figure is shown: always with its source, so that the two cannot part."""

from datetime import datetime
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from coderpath.fragments import is_gap, kept_in, placed
from coderpath.links import address_of, go

from .. import notes, words
from ..findings import NOT_COLLECTED, REASONS, Finding
from ..standing import Standing

register = template.Library()

NOTHING = SafeString("")

SOURCES = """
<section id="sources" aria-labelledby="sources-h">
  <h2 id="sources-h">Sources</h2>
  {}
  <p class="s noprint report"><a href="{}">Is a figure wrong? Tell us</a></p>
</section>
"""


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
        "notes": context.get("notes"),
        "reader": context.get("reader"),
        "gaps": context.get("gaps"),
        "dispute_url": dispute_url(finding) if finding.is_disputed else "",
    }


def dispute_url(finding: Finding) -> str:
    """Where a reader sees who says what: the question's own page."""
    return address_of("sources:disagreement", (finding.slug,))


@register.simple_tag(takes_context=True)
def figure(context, what, unit="", standing=True) -> SafeString:
    """A value in a cell or a sentence, its note number beside it, Disputed and Old said.

    Takes a Finding or a fact; None is an unknown that nobody collected. Nothing follows it, not
    even a line's end, so that a comma may. Written here and not in a template, since a page has
    some hundred of them.
    """
    told = shown(context, what)
    say = _value if told["fact"] else _no_value
    return format_html('<span class="fig">{}</span>', say(context, told, unit, standing))


@register.simple_tag(takes_context=True)
def figure_link(context, what, to, place, text="", is_past=False) -> SafeString:
    """A figure of a one-line table: it is itself the link to where its source and date are named.

    Takes a Finding, a fact or a sum. `to` is the page, as for `go`, or an address that a tag made,
    and `place` the id there of what names the source. `text` stands for a value in too many words
    for a cell. What no longer holds, or is said to be past, is “last $350, 2015–18”; an unknown has
    its reason, and leads nowhere.
    """
    fact, was_known = _to_link(what)
    is_past = is_past or was_known
    if fact is None:
        return format_html('<i class="unk">{}</i>', _why_unknown(what))
    shown = text or fact.figure
    if is_past:
        shown = format_html('last {}, <span class="nb">{}</span>', shown, fact.dated)
    return format_html(
        '<a class="fl{}" href="{}#{}" title="{}">{}</a>',
        " was" if is_past else "",
        to if is_gap(to) else go(context, to),
        place,
        _said_by(fact),
        shown,
    )


def _to_link(what) -> tuple:
    """The fact or sum whose figure is shown, and whether it is only the last that was known."""
    if isinstance(what, Finding):
        return (what.headline, False) if what.headline else (what.last_known, True)
    is_unknown = what is None or _says_unknown(what) or getattr(what, "is_unknown", False)
    return (None if is_unknown else what), False


def _says_unknown(fact) -> bool:
    """Of a sum, `unknown` is a number of lines."""
    return isinstance(said := getattr(fact, "unknown", ""), str) and bool(said)


def _why_unknown(what) -> str:
    """The reason that a source gives; what nobody collected is simply not known."""
    if _says_unknown(what) and not isinstance(what, Finding):
        what = Finding([what], what.unknown)
    said = what.unknown if isinstance(what, Finding) else ""
    return said if said and said != REASONS[NOT_COLLECTED] else "not known"


def _said_by(fact) -> str:
    """Who says so and when, for those who do not follow the link; a sum is of several."""
    if not hasattr(fact, "source"):
        return "What it adds up"
    checked = getattr(fact, "checked_on", None)
    told = f", checked {words.day(checked)}" if checked else ""
    return f"{fact.source.publisher}, {fact.dated}{told}"


def _value(context, told: dict, unit: str, standing: bool) -> SafeString:
    fact = told["fact"]
    return format_html(
        "{}{}{}{}",
        _in_unit(fact, unit),
        source_number(context, fact),
        _doubt(context, told) if standing else "",
        _next(context, told["coming"], unit) if standing else "",
    )


def _no_value(context, told: dict, unit: str, standing: bool) -> SafeString:
    """Why there is none, who says so, and what the value last was."""
    finding, hint = told["finding"], told["hint"]
    said = finding.unknown_fact
    return format_html(
        '<i class="unk">{}</i>{}{}{}',
        finding.unknown,
        source_number(context, said) if said else "",
        _last(context, hint) if hint else "",
        _next(context, told["coming"], unit) if standing else "",
    )


def _in_unit(fact, unit: str) -> SafeString:
    return format_html("{} {}", fact.figure, unit) if unit else conditional_escape(fact.figure)


def _doubt(context, told: dict) -> SafeString | str:
    """That it is disputed, with the way to who says what, or that it is old.

    A page says in grey what changes no decision: it gives its parts `quiet`.
    """
    fact = told["fact"]
    if told["finding"].is_disputed:
        address = go(context, told["dispute_url"])
        if context.get("quiet"):
            return format_html(' <a class="st dif" href="{}">Sources differ</a>', address)
        return format_html(' <a class="st dis" href="{}">Disputed</a>', address)
    if fact.standing == Standing.DISPUTED:
        kind = "dif" if context.get("quiet") else "dis"
        return format_html(' <span class="st {}">Disputed</span>', kind)
    return format_html(' <span class="st old">Old: {}</span>', fact.dated) if fact.is_old else ""


def _last(context, hint) -> SafeString:
    number = source_number(context, hint)
    return format_html('<span class="delta">{} ({}){}</span>', hint.figure, hint.dated, number)


def _next(context, coming, unit: str) -> SafeString | str:
    if not coming:
        return ""
    return format_html(
        '<span class="delta">{} from {}{}</span>',
        _in_unit(coming, unit),
        words.day(coming.as_of),
        source_number(context, coming),
    )


@register.inclusion_tag("components/_figure_strip.html", takes_context=True)
def figure_strip(context, label, what, unit="", short=""):
    """A value in the strip at the head of a page: label, value, then who said it and when.

    `short` stands for a value in too many words for a strip.
    """
    return {"label": label, "unit": unit, "short": short} | shown(context, what)


@register.filter
def day(value) -> str:
    """A day, or a moment here, as the site writes it: “Jan. 1, 2027”; nothing without one."""
    if not value:
        return ""
    return words.day(localtime(value) if isinstance(value, datetime) else value)


@register.filter
def dates(text) -> str:
    """A text whose dates are in some other style, with each as the site writes it."""
    return words.dates(text)


@register.simple_tag(takes_context=True)
def source_number(context, fact) -> SafeString:
    """The small number that leads to a fact's source at the foot of the page."""
    key = notes.key(fact)
    return placed(
        context, lambda page: _number(page["notes"].mark, page["notes"].number_of(key, fact))
    )


def noting(context, fact) -> SafeString:
    """Nothing to read; at the foot its source is listed, whose number a caption or heading has."""
    key = notes.key(fact)

    def note(page) -> SafeString:
        page["notes"].number_of(key, fact)
        return NOTHING

    return placed(context, note)


@lru_cache(maxsize=1000)
def _number(mark: str, number: int) -> SafeString:
    return mark_safe(
        f'<span class="fns"><a class="fn" href="#{mark}{number}" aria-label="source {number}">'
        f"{number}</a></span>"
    )


@register.simple_tag(takes_context=True)
def source_notes(context) -> SafeString | str:
    """The numbered list of the sources used above. Put it last in the page."""
    if not (listed := source_list(context)):
        return ""
    wrong = go(context, "reports:report", query=_at(context))
    return format_html(SOURCES, listed, wrong)


@register.simple_tag(takes_context=True)
def source_list(context) -> SafeString | str:
    """The list alone, for one of several parts of a page that count their own sources."""
    used = context["notes"]
    items = [
        f'<li id="{used.mark}{n}">{_note(context, key, fact)}</li>'
        for n, (key, fact) in enumerate(used.listed, start=1)
    ]
    return mark_safe('<ol class="srcs">{}</ol>'.format("\n".join(items))) if items else ""


def _at(context) -> str:
    """Asks the form for a wrong figure to name this page, where it is one."""
    request = context.get("request")
    return urlencode({"at": request.path}) if request else ""


def _note(context, key: tuple, fact) -> SafeString:
    """What a note says hangs on its source as it is stored, and on little of the fact: kept with
    the source, it stands for all days. Wages grow not old."""
    _, dated, checked_on = key
    shown = {
        "source": fact.source,
        "dated": dated,
        "checked_on": checked_on,
        "is_old": getattr(fact, "is_old", False),
    }

    def write(inner) -> str:
        inner.update({"fact": shown})
        return get_template("components/_source_note.html").template.render(inner)

    return kept_in(fact.source.notes, context, (dated, checked_on, shown["is_old"]), write)


@register.inclusion_tag("components/_standing.html")
def standing(fact):
    """Official, third party or Old, in shape and word."""
    return {"fact": fact}
