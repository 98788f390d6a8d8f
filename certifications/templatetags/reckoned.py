"""What is worked out for a reader, as a table shows it: it leads to where its working is."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from coderpath.fragments import placed

register = template.Library()

UNKNOWN = SafeString('<i class="unk">not known</i>')


@register.simple_tag(takes_context=True)
def reckoned(context, text: str, page, state: str, place: str) -> SafeString:
    """A figure that is the link to its working: the part `place` of a page, for who lives in a
    state and is `onward` the same, which is escaped already. Empty is not known.

    Written in Python, since a page has more than a hundred of them.
    """
    if not text:
        return UNKNOWN
    before = f'<a class="fl" href="{page.get_absolute_url()}?state={state}'
    after = f'#{place}">{escape(text)}</a>'

    def link(there) -> SafeString:
        return SafeString(f"{before}{there['onward']}{after}")

    return placed(context, link)
