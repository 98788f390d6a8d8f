"""How far up a certification or a path stands: the word, and three bars as its picture."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from certifications.models.scopes import Term
from coderpath.sources.findings import Finding

register = template.Library()

BARS = {Term.ENTRY: 1, Term.NOT_ENTRY: 2, Term.ADVANCED: 3, Term.LEAD: 3}


@register.simple_tag
def level_mark(level, last="") -> SafeString:
    """`{% level_mark "ENTRY" %}`; also takes a Finding or a fact, and None is not known.

    With `last` the word says where a path ends: “Entry, then advanced”.
    """
    return _mark(_term(level), _term(last))


def _term(level) -> str:
    fact = level.headline if isinstance(level, Finding) else level
    return getattr(fact, "term", fact) or ""


@lru_cache
def _mark(first: str, last: str) -> SafeString:
    """Written here and not in a template, since lists have one in each row."""
    terms = [Term(term) for term in dict.fromkeys((first, last)) if term]
    word = ", then ".join(
        term.label if place == 0 else term.label.lower() for place, term in enumerate(terms)
    )
    return format_html(
        '<span class="lv l{}"><i aria-hidden="true"><b></b></i>{}</span>',
        max((BARS[term] for term in terms), default=0),
        word or "Not known",
    )
