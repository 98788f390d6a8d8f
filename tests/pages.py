"""What a reader sees of a page."""

import re
from html import unescape

BLOCKS = re.compile(r'</?(?:td|th|tr|dt|dd|li|p|div|h[1-6]|title|br)\b[^>]*>|<span class="delta">')
TAGS = re.compile(r"<script.*?</script>|<[^>]*>", re.DOTALL)


def text_of(response) -> str:
    """The words of a page, with a blank where one thing ends and another begins.

    >>> from django.http import HttpResponse
    >>> text_of(HttpResponse("<dt>Fee</dt><dd>$4<b>25</b></dd>\\n<p>It &amp; dues.</p>"))
    'Fee $425 It & dues.'
    """
    html = response.content.decode()
    return " ".join(unescape(TAGS.sub("", BLOCKS.sub(" ", html))).split())
