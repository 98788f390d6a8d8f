import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def square(address: str) -> SafeString:
    """The secret as a QR code, drawn here, dark on white in every scheme: cameras need that."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return format_html(
        '<span role="img" aria-label="{}">{}</span>',
        "A square code that an authenticator app scans",
        mark_safe(drawn),  # drawn of modules alone
    )
