"""Words that a template breaks to be read there, where a page may have no break: in an attribute.

{% filter one_line %}{% block description %}...{% endblock %}{% endfilter %}
"""

import re

from django import template

register = template.Library()

# Not \s: a space that must not break is part of the words.
BLANKS = re.compile("[ \t\r\n]+")


@register.filter(is_safe=True)
def one_line(text: str) -> str:
    """The text without blanks around it, and with one where several stand together.

    >>> one_line("\\n  What coders earn\\n  in Ohio.\\n")
    'What coders earn in Ohio.'
    """
    return BLANKS.sub(" ", text).strip(" ")
