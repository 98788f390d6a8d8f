"""How answers are packed: for whom, and by which of the ways that a client takes."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.middleware import gzip as on_the_way

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
CODING = re.compile(rf"\b({'|'.join(COMPRESS)})\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


@lru_cache(maxsize=500)
def encoding_for(header: str) -> str:
    """The best of those that a client takes, by what it sent as Accept-Encoding; empty for none.

    >>> encoding_for("gzip, deflate, br;q=0.9"), encoding_for("gzip, br;q=0"), encoding_for("*")
    ('br', 'gzip', '')
    """
    taken = CODING.findall(header.lower())
    return next((each for each in COMPRESS if each in taken), "")


class GZipMiddleware(on_the_way.GZipMiddleware):
    """Django's, but for files: to pack a large one anew for each client is work without an end."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)
