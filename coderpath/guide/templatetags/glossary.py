"""How a page leads from a term of the trade to its meaning."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coderpath.links import address_of, go

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context, slug: str, text: str) -> SafeString:
    """A term where a page first uses it: `{% term "ceu" "CEU" %}` links to its meaning."""
    address = go(context, f"{address_of('guide:glossary')}#{slug}")
    return format_html('<a class="term" href="{}">{}</a>', address, text)
