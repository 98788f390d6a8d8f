"""Every change in the admin is a set: published at once, sent to another, or only looked at.

All of it in one place: whatever form, list or pop-up an editor uses, the rows that it changed are
noted (see acts.py). What may not be published at once, and a preview, is taken back before the
transaction ends; what it would have made of the rows is kept, or shown.
"""

from django.contrib import admin, messages
from django.contrib.messages.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from coderpath.for_editors import is_for_editors, is_shown_again
from coderpath.sources import held, words
from coderpath.written import printable

from . import drafts, totals, weight
from .acts import Act, act, keep
from .models import ChangeSet, RowChange

REASON, PREVIEW = "_reason", "_preview"
MOST = 300  # characters of a reason


def change_sets(get_response):
    """Middleware: what an editor sends to a page of the admin is one act."""

    def middleware(request):
        if request.method != "POST" or not is_for_editors(request) or not request.user.is_staff:
            return get_response(request)
        if drafts.has_secrets(request.POST):
            return _recorded(request, get_response)
        if drafts.KEEP in request.POST:
            return get_response(request)
        if is_shown_again(request):
            return _shown_again(request, get_response)
        answer = _previewed if PREVIEW in request.POST else _recorded
        return answer(request, get_response)

    # Once the form is known to be of this site (CsrfViewMiddleware stands before).
    middleware.process_view = _kept_as_a_draft
    return middleware


def _kept_as_a_draft(request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
    if request.method != "POST" or not is_for_editors(request) or not request.user.is_staff:
        return None
    is_draft = drafts.KEEP in request.POST and not drafts.has_secrets(request.POST)
    return drafts.keep(request) if is_draft else None


def reason_of(request: HttpRequest) -> str:
    """Why an editor changes something, as typed below a form."""
    words_typed = request.POST.get(REASON, "").split()
    return " ".join(filter(None, map(printable, words_typed)))[:MOST]


def _recorded(request: HttpRequest, get_response) -> HttpResponse:
    with act() as going_on:
        response = get_response(request)
        changes = _changes(going_on, response)
        waits = weight.why_it_waits(request.user, changes)
        if waits or response.status_code >= 500:
            transaction.set_rollback(True)
        elif changes:
            keep(changes, request.user, reason_of(request))
    if changes:
        drafts.finish(request)
    return _sent_for_review(request, changes, waits) if waits else response


def _shown_again(request: HttpRequest, get_response) -> HttpResponse:
    """A draft in its form; whatever the page does with what is sent to it, nothing is stored."""
    if draft := drafts.of_form(request):
        day = words.day(draft.kept_at)
        messages.info(request, f"Your draft of {day}. Nothing of it is stored in the tables yet.")
    with act():
        response = get_response(request)
        transaction.set_rollback(True)
    return response


def _previewed(request: HttpRequest, get_response) -> HttpResponse:
    """A form that is refused comes back as it does when it is saved."""
    sent = request.POST
    with act() as going_on:
        now = totals.of(held.Held.read())
        response = get_response(request)
        changes = _changes(going_on, response)
        moved = totals.moved(now, totals.of(held.Held.read()))
        transaction.set_rollback(True)
    if response.status_code != 302:
        return response
    _drop_messages(request)
    waits = weight.why_it_waits(request.user, changes)
    return _preview_page(request, sent, changes, moved, waits)


def _changes(going_on: Act, response: HttpResponse) -> list[RowChange]:
    return going_on.changes() if response.status_code < 500 else []


def _sent_for_review(request: HttpRequest, changes: list[RowChange], waits: str) -> HttpResponse:
    """What the form said was stored is not: the set that waits is shown in its place."""
    _drop_messages(request)
    state = ChangeSet.State.WAITING
    kept = keep(changes, request.user, reason_of(request), state=state)
    messages.warning(request, f"Sent for review, nothing is public yet. {waits}")
    return redirect(kept)


def _drop_messages(request: HttpRequest) -> None:
    """What a form said of rows that are as they were is told nobody."""
    request._messages = default_storage(request)


def _preview_page(
    request: HttpRequest, sent: QueryDict, changes: list[RowChange], moved: list, waits: str
) -> HttpResponse:
    context = admin.site.each_context(request) | {
        "title": "What readers will see",
        "fields": drafts.typed(sent),
        "draft_of": sent.get(drafts.OF, ""),
        "changes": changes,
        "moved": moved,
        "waits": waits,
    }
    response = TemplateResponse(request, "admin/desk/preview.html", context)
    return response.render()
