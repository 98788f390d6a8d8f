"""What stands under every form of the desk."""

from django import template

from .. import drafts
from ..recording import REASON

register = template.Library()


@register.inclusion_tag("admin/desk/_why.html", takes_context=True)
def why(context) -> dict:
    """The field for the reason, as it was typed; what the form is called, and of which draft it
    is."""
    sent = context["request"].POST
    called = (context.get("title"), context.get("subtitle"))
    return {
        "reason": sent.get(REASON, ""),
        "title": ": ".join(str(part) for part in called if part),
        "draft_of": sent.get(drafts.OF, ""),
    }
