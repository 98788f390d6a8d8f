"""What is worked out for a reader, as a table shows it: it leads to where its working is."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

register = template.Library()

UNKNOWN = SafeString('<i class="unk">not known</i>')


@register.simple_tag
def reckoned(text: str, address: str, place: str) -> SafeString:
    """A figure that is the link to its working, the part `place` of a page; empty is not known.

    Written in Python, since a page has more than a hundred of them.
    """
    if not text:
        return UNKNOWN
    return SafeString(f'<a class="fl" href="{escape(address)}#{place}">{escape(text)}</a>')
