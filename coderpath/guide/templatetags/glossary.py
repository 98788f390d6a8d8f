"""How a page leads from a term of the trade to its meaning."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coderpath.links import address_of, go

from ..first_uses import linked
from ..terms import linked_terms

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context, slug: str, text: str) -> SafeString:
    """A term where a page first uses it: `{% term "ceu" "CEU" %}` links to its meaning."""
    address = go(context, f"{address_of('guide:glossary')}#{slug}")
    return format_html('<a class="term" href="{}">{}</a>', address, text)


@register.simple_block_tag(takes_context=True)
def first_uses(context, content: str) -> SafeString:
    """The text of a page, with a link where it first uses a term that is linked so."""
    glossary = go(context, address_of("guide:glossary"))

    def link(slug: str, words: str) -> str:
        return f'<a class="term" href="{glossary}#{slug}">{words}</a>'

    return mark_safe(linked(content, linked_terms(context["held_rows"]), link))
