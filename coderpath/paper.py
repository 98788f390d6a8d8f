"""What a printed page needs to be found again: its whole address, and a square that opens it."""

import segno
from django import template
from django.conf import settings
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .links import along, with_pairs
from .sources import words
from .today import localdate

register = template.Library()

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks
# Of the eight patterns that may be laid over the modules, that which is best for most addresses.
# Any of them can be read, for the code names its own; to find the best of each takes long.
MASK = 2


@register.simple_tag(takes_context=True)
def whole_address(context, address: str) -> str:
    """An address of this site with its host, as someone types it who has only the paper.

    By the setting SITE_ADDRESS; where it is not set, by the host that was asked.
    """
    request = context["request"]
    return f"{settings.SITE_ADDRESS or f'{request.scheme}://{request.get_host()}'}{address}"


@register.simple_tag(takes_context=True)
def saved(context, address: str) -> str:
    """An address of a page that says what has changed, with the edition which the reader sees."""
    return with_pairs(address, [("edition", context["edition"].code)])


@register.simple_tag(takes_context=True)
def printed_from(context, query=None) -> SafeString:
    """The last line of a printed page: where it stands, which day it is of, and of which edition.

    `query` is what the page was asked, as far as it was understood; without it the answers of the
    reader. What was typed is never repeated as it is.
    """
    request = context["request"]
    if query is None:
        query = with_pairs("", along(context))
    address = escape(whole_address(context, request.path)) + conditional_escape(query)
    day, edition = words.day(localdate()), context["edition"].code
    return mark_safe(
        f'<p class="onlyprint s">Printed from {address}, {day}, data edition {edition}.'
        " Open the address to see what has changed since.</p>"
    )


@register.simple_tag(takes_context=True)
def citation(context, title) -> SafeString:
    """How to cite a page: its title, its address, the edition of the data, and the day it was read.

    The answers of a reader are no part of it: who looks it up has others.
    """
    return format_html(
        "CoderPath, “{}”, <span>{}</span>, data edition {}, read on {}.",
        title,
        whole_address(context, context["request"].path),
        context["edition"].code,
        words.day(localdate()),
    )


@register.simple_tag
def qr(address: str) -> SafeString:
    """The address as a QR code, drawn here: nothing is asked of another server."""
    code = segno.make(address, error="l", micro=False, mask=MASK)
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass=None, lineclass=None)
    return format_html(
        '<span class="qr" role="img" aria-label="{}">{}</span>',
        "A square code that a phone’s camera opens this page with",
        mark_safe(drawn),  # drawn of modules alone
    )
