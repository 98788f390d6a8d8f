"""What a reader may send: to which pages, from where and how much; all else is refused in words.

Public pages are for reading. These few take a form, and store no cookie to know who sent it: a
browser says from which page a form comes, and what another site sends is refused.
"""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string

from .written import printable

REPORT, CHECK = "/report/", "/check-an-article/"
# Bytes of a form as it is sent: a letter beyond ASCII takes six and more of them.
MOST_BYTES = {REPORT: 16_000, CHECK: 650_000}
FORM, CODING = "application/x-www-form-urlencoded", "utf-8"
LENGTH = re.compile("[0-9]{1,12}")  # as announced; of what announces none, nothing is read

NO_FORM = "Only the form of this page can be sent here."
FROM_ELSEWHERE = "This form was sent from another site. Open the page here and send it again."
TOO_LONG = "That is far longer than the form of this page takes."


def methods(path: str) -> tuple[str, ...]:
    """How a public page may be asked."""
    return ("GET", "HEAD", "POST") if path in MOST_BYTES else ("GET", "HEAD")


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Why what was sent is not even read, as a page; None where nothing speaks against it."""
    coding = request.content_params.get("charset", CODING)
    if request.content_type != FORM or coding.lower() != CODING:
        return refused(NO_FORM, 415)
    if not _is_from_here(request):
        return refused(FROM_ELSEWHERE, 403)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not LENGTH.fullmatch(length):
        return refused(NO_FORM, 400)
    if int(length) > MOST_BYTES[request.path_info]:
        return refused(TOO_LONG, 413)
    return None


def typed(request: HttpRequest) -> QueryDict:
    """What was sent, without what no page can show; lines stay."""
    shown = request.POST.copy()
    for name, texts in request.POST.lists():
        shown.setlist(name, ["\n".join(map(printable, text.splitlines())) for text in texts])
    return shown


def refused(why: str, status: int) -> HttpResponse:
    """One sentence; it asks nothing of the database."""
    page = render_to_string("reports/refused.html", {"why": why})
    return HttpResponse(page, status=status)


def _is_from_here(request: HttpRequest) -> bool:
    """By what the browser says of the page that sent it; old ones say it in another header."""
    asked = request.headers
    if site := asked.get("Sec-Fetch-Site"):
        return site == "same-origin"
    page = asked.get("Origin") or asked.get("Referer") or ""
    try:
        return urlsplit(page).netloc == request.get_host()
    except ValueError:
        return False
