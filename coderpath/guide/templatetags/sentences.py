"""How a sentence of the guide is written, with the figures and the links that stand in it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coderpath.links import go
from coderpath.sources.templatetags.figures import figure, figure_link

from ..drawn import Drawn, Line

register = template.Library()
TAGS = {"b": "<b>{}</b>", "i": "<i>{}</i>"}


@register.simple_tag(takes_context=True)
def sentence_of(context, line: Line, to) -> SafeString:
    """The same where it stands for a page, `to`: each figure is a link to that page, which names
    its source and date, and has no number of its own."""
    return mark_safe("".join(_piece(context, part, to) for part in line))


@register.simple_tag(takes_context=True)
def sentence(context, line: Line) -> SafeString:
    """Its pieces in turn: words, links to pages of this site, and figures with their sources.

    Written here and not in a template, since a page has some hundred of them.
    """
    return mark_safe("".join(_piece(context, part) for part in line))


def _piece(context, part: Drawn, to=None) -> str:
    piece = part.piece
    if piece.address:
        return format_html('<a href="{}">{}</a>', go(context, piece.address), piece.words)
    if piece.words:
        return format_html(TAGS.get(piece.tag, "{}"), piece.words)
    if part.is_counted:
        address = go(context, part.fact.address)
        return format_html('<a class="hi" href="{}">{}</a>', address, part.fact.figure)
    if to:
        return format_html("<b>{}</b>", figure_link(context, part.fact, to, "sources"))
    shown = figure(context, part.fact, standing=False)
    return format_html('<span class="hi">{}</span>', shown)
