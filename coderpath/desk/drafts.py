"""Forms that are not finished: kept as they were typed, opened again, and sent like any other.

No row is made of a draft, so there is nothing of it that a page could show. Its author sees it, and
chief editors.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

from coderpath.for_editors import AGAIN

from .models import Draft

KEEP, OF, TITLE = "_draft", "_draft_of", "_title"
MOST = 50
TOO_MANY = (
    f"You keep {MOST} drafts, and no more are kept. Finish or delete one, then go back in your"
    " browser: what you typed is still there."
)
CSRF = "csrfmiddlewaretoken"
NOT_SENT_AGAIN = {KEEP, OF, AGAIN, "_preview", CSRF}


def has_secrets(sent: QueryDict) -> bool:
    """Whether a form asks for what nobody else may read: it is never kept, nor shown again."""
    return any("password" in name or "token" in name for name in sent.keys() - {CSRF})


def typed(sent: QueryDict) -> list[tuple[str, str]]:
    """What a form was filled in with, field by field, as it can be sent again."""
    return [
        (name, value)
        for name, values in sent.lists()
        if name not in NOT_SENT_AGAIN
        for value in values
    ]


def of_form(request: HttpRequest) -> Draft | None:
    """The draft that a form was opened from, if who sends it may see that."""
    number = request.POST.get(OF, "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= 18
    return Draft.objects.seen_by(request.user).filter(pk=number).first() if is_number else None


def keep(request: HttpRequest) -> HttpResponse:
    """Keep what was typed, in place of what the same person kept of it before."""
    draft = of_form(request)
    if draft is None or draft.author != request.user:
        draft = Draft(author=request.user)
    if not draft.pk and request.user.drafts.count() >= MOST:
        messages.error(request, TOO_MANY)
        return _to_all()
    draft.page = request.get_full_path()[:500]
    draft.title = request.POST.get(TITLE, "").replace("\0", "")[:300] or request.path[:300]
    # PostgreSQL stores no NUL.
    draft.fields = [[n.replace("\0", ""), v.replace("\0", "")] for n, v in typed(request.POST)]
    draft.kept_at = now()
    draft.save()
    messages.success(request, "Kept as a draft. Nothing of it is stored in the tables.")
    return _to_all()


def finish(request: HttpRequest) -> None:
    """What was made of a draft is stored, or waits: the draft goes."""
    if draft := of_form(request):
        draft.delete()


def _to_all() -> HttpResponse:
    return redirect(reverse("desk", query={"tab": "drafts"}))
