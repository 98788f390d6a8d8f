"""Downloads a file of the Bureau: over https, and from the hosts that the settings name only."""

import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from coderpath.written import quoted

TIMEOUT = 60  # seconds without a byte
TRIES = 3
PAUSE = 2  # seconds before the second try, twice that before the third
CHUNK = 1 << 16


class Refused(ValueError):
    """Says in one line why a file was not downloaded."""


def is_address(given: str) -> bool:
    return "://" in given


def require_allowed(url: str) -> None:
    """Raises Refused for what is no address, not https, or of no host in DOWNLOAD_HOSTS."""
    try:
        parts = urlsplit(url)
        is_plain = url.isascii() and url.isprintable() and " " not in url
        is_address = is_plain and unquote(parts.path).isprintable() and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise Refused(f"{quoted(url)} is no address")
    if parts.scheme not in settings.DOWNLOAD_SCHEMES:
        raise Refused(f"{url}: only https is downloaded")
    if parts.hostname not in settings.DOWNLOAD_HOSTS or parts.username:
        hosts = ", ".join(settings.DOWNLOAD_HOSTS)
        raise Refused(f"{url}: files are downloaded from {hosts} only")


class Checked(urllib.request.HTTPRedirectHandler):
    """A redirect must lead to an address that could have been asked for."""

    max_redirections = 3

    def redirect_request(self, request, file, code, message, headers, url):
        require_allowed(url)
        return super().redirect_request(request, file, code, message, headers, url)


def download(url: str, folder: Path) -> Path:
    """The file at an address, under its own name in a folder. Raises Refused."""
    require_allowed(url)
    name = Path(unquote(urlsplit(url).path)).name or "download"
    for attempt in range(TRIES):
        try:
            return fetch(url, folder / name)
        except (OSError, HTTPException) as error:
            if not may_help(error) or attempt == TRIES - 1:
                raise Refused(f"{url}: {said(error)}") from error
            time.sleep(PAUSE * 2**attempt)
    raise AssertionError


def may_help(error: Exception) -> bool:
    """Whether asking again may help: not when the server said no."""
    return not isinstance(error, urllib.error.HTTPError) or error.code in (429, 500, 502, 503, 504)


def said(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    code = f"{error.code} " if isinstance(error, urllib.error.HTTPError) else ""
    return f"{code}{reason}" if str(reason) else type(error).__name__


def fetch(url: str, path: Path) -> Path:
    """One try. Raises OSError, HTTPException and Refused."""
    # The Bureau turns away whoever does not say who they are.
    request = urllib.request.Request(url, headers={"User-Agent": settings.DOWNLOAD_USER_AGENT})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Checked)
    left = settings.DOWNLOAD_MOST_BYTES
    with opener.open(request, timeout=TIMEOUT) as answer, path.open("wb") as file:
        length = int(answer.headers.get("Content-Length", 0))
        while piece := answer.read(CHUNK):
            left -= len(piece)
            if left < 0:
                raise Refused(f"{url}: is larger than {settings.DOWNLOAD_MOST_BYTES:,} bytes")
            file.write(piece)
    if length and path.stat().st_size != length:
        raise ConnectionError(f"ended after {path.stat().st_size:,} of {length:,} bytes")
    return path
