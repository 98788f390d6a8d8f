from django import template
from django.utils.html import format_html

from coderpath.sources.templatetags.figures import noting

register = template.Library()


@register.simple_tag(takes_context=True)
def cell(context, figure, label="", flags=()):
    """A figure in a table whose caption or heading names its source, which is listed at the foot.

    A note number in each of some hundred cells would be as many stops for the keyboard. The label
    is for a table whose rows stand in lines of their own on a phone. Flags are reasons for little
    trust, in words.
    """
    noted = noting(context, figure)
    unknown = format_html('<i class="unk">{}</i>', figure.reason)
    shown = unknown if figure.unknown else figure.figure
    named = format_html(' role="cell" data-l="{}"', label) if label else ""
    if flags:
        shown = format_html(
            '{}\N{NO-BREAK SPACE}⚑<span class="delta">{}</span>', shown, ", ".join(flags)
        )
    return format_html('<td class="num fig"{}>{}{}</td>', named, shown, noted)


@register.simple_tag
def filled(sentence, **slots):
    """A whole sentence with its slots filled: figures and links in it keep their marks."""
    return format_html(sentence, **slots)
