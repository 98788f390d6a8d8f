"""What a page needs to be found again, on paper and in what others write: its whole address, a
square that opens it, and how to cite it."""

from urllib.parse import parse_qsl

import segno
from django import template
from django.conf import settings
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .links import along, as_asked, with_pairs
from .sources import words
from .today import localdate

register = template.Library()

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks
# Of the eight patterns that may be laid over the modules, that which is best for most addresses.
# Any of them can be read, for the code names its own; to find the best of each takes long.
MASK = 2
FILES_TO_CITE = (
    '<p>For a list of references: <a href="{0}.bib{1}" type="application/x-bibtex">BibTeX</a> ·'
    ' <a href="{0}.ris{1}" type="application/x-research-info-systems">RIS</a></p>'
)


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
def cite(context, title) -> SafeString:
    """How to cite a page that has figures: its title, its address, the edition of the data, and the
    day it was read; for programs that keep references as files, where the page is data.

    The address is asked what the page is asked, as far as that decides what it shows. Where what
    the data needs was not asked, there is nothing to cite.
    """
    request = context["request"]
    path, match, asked = request.path, request.resolver_match, as_asked(context, "")
    data = getattr(match.func, "data", None) if match else None
    if data is None and (not context["notes"] or path.startswith("/admin/")):
        return SafeString("")
    needs = set(data.needs if data else ())
    if needs and not needs <= dict(parse_qsl(asked.removeprefix("?"))).keys():
        return SafeString("")
    address, query = escape(whole_address(context, path)), escape(asked)
    day, edition = words.day(localdate()), context["edition"].code
    files = FILES_TO_CITE.format(escape(path.removesuffix("/")), query) if data else ""
    return mark_safe(
        '<details class="cite noprint"><summary>Cite this page</summary><p>CoderPath,'
        f" “{title}”, <span>{address}{query}</span>, data edition {edition},"
        f" read on {day}.</p>{files}</details>"
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
