"""The pages of wage releases at the desk: load a file, look at a release, and decide on it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from coderpath.desk import totals
from coderpath.desk.recording import reason_of
from salaries.importing.discarding import discard
from salaries.models import Release

from . import running
from .beside import FAR_PERCENT, BesideBefore
from .forms import LoadForm
from .models import WageLoad

DISCARD = "DISCARD"
LOADS = 10  # that are listed
BUSY = "Another file is being read. Wait until that is done, then try again."
NO_FOLDER = "The server cannot keep the file: {why}."
GONE = "The file is no longer there. Choose it again."
NO_REASON = "Say why: readers see it, and the others will ask."
NOT_SURE = "Say that you looked at what stands out."
NOT_DISCARDED = "Readers have seen this release: it can be withdrawn, and not discarded."
LOOK_AGAIN = "The release changed since you looked at it. Look again, then decide."
State = WageLoad.State


def releases(request: HttpRequest) -> HttpResponse:
    """Which releases there are, what became of the last file, and the form for another."""
    _require(request, "view")
    last = WageLoad.objects.select_related("by").first()
    has_stopped = last is not None and running.has_stopped(last)
    form = LoadForm()
    if request.method == "POST":
        _require(request, "change")
        if "again" in request.POST:
            _run_again(request, last if has_stopped else None)
            return redirect(request.path)
        form = LoadForm(request.POST, request.FILES)
        if form.is_valid() and _started(request, form):
            return redirect(request.path)
    elif last and last.state == State.REFUSED:
        form = _refused(last)
    context = admin.site.each_context(request) | {
        "title": "Wage releases",
        "releases": Release.objects.all(),
        "loads": WageLoad.objects.select_related("by")[:LOADS],
        "last": last,
        "has_stopped": has_stopped,
        "form": form,
        "may": request.user.has_perm("salaries.change_release"),
    }
    return TemplateResponse(request, "admin/wages/releases.html", context)


def release(request: HttpRequest, year: int) -> HttpResponse:
    """One release beside the one before it, what it would move, and what to do with it."""
    _require(request, "view")
    every = Release.objects.select_related("source__publisher")
    wrong = ""
    if request.method == "POST":
        _require(request, "change")
        every = every.select_for_update(of=("self",))
    found = get_object_or_404(every, year=year)
    beside, target = BesideBefore(found), _target(found)
    if request.method == "POST":
        wrong = _wrong(request, found, beside, target)
        if not wrong:
            return _decided(request, found, target)
    moved = totals.moved_by(lambda: found.move_to(target), (found.pk, beside.seal))
    found.refresh_from_db()
    context = admin.site.each_context(request) | {
        "title": found.name,
        "release": found,
        "beside": beside,
        "target": target,
        "moved": moved,
        "wrong": wrong,
        "reason": reason_of(request),
        "far": FAR_PERCENT,
        "may_discard": _may_discard(found),
        "may": request.user.has_perm("salaries.change_release"),
    }
    return TemplateResponse(request, "admin/wages/release.html", context)


def _require(request: HttpRequest, verb: str) -> None:
    if not request.user.has_perm(f"salaries.{verb}_release"):
        raise PermissionDenied


def _started(request: HttpRequest, form: LoadForm) -> bool:
    """Whether the file is being read now; if not, the form says why."""
    given = form.cleaned_data
    file, address = given["file"], given["address"]
    load = WageLoad(
        by=request.user, file_name=file.name if file else "", address=address, year=given["year"]
    )
    field = "file" if file else "address"
    try:
        with transaction.atomic():
            running.start(load, file)
    except running.Busy:
        form.add_error(field, BUSY)
    except OSError as error:
        form.add_error(field, NO_FOLDER.format(why=error.strerror))
    return not form.errors


def _run_again(request: HttpRequest, stopped: WageLoad | None) -> None:
    try:
        if stopped is None:
            raise running.Busy
        with transaction.atomic():
            running.again(stopped, request.user)
    except running.Busy:
        messages.error(request, BUSY)
    except OSError:
        messages.error(request, GONE)


def _refused(load: WageLoad) -> LoadForm:
    """The form as it was sent, with what was wrong beside the field; a file cannot be sent back."""
    form = LoadForm({"address": load.address, "year": load.year or ""})
    form.full_clean()
    form.errors.clear()
    form.add_error("address" if load.address else "file", load.said)
    return form


def _target(found: Release) -> Release.Status:
    """What becomes of a release when somebody decides: readers see it, or no more."""
    is_shown = found.status == Release.Status.PUBLISHED
    return Release.Status.WITHDRAWN if is_shown else Release.Status.PUBLISHED


def _may_discard(found: Release) -> bool:
    """What readers once saw is withdrawn, never discarded: pages as of those days go by it."""
    seen = found.history.filter(status=Release.Status.PUBLISHED)
    return found.status == Release.Status.STAGED and not seen.exists()


def _wrong(request: HttpRequest, found: Release, beside: BesideBefore, target: str) -> str:
    """Why what an editor decided is not done, in a sentence; empty when it is."""
    wanted = request.POST.get("do")
    if request.POST.get("seal") != beside.seal or wanted not in (target, DISCARD):
        return LOOK_AGAIN
    if wanted == DISCARD:
        return "" if _may_discard(found) else NOT_DISCARDED
    if not reason_of(request):
        return NO_REASON
    is_unsure = target == Release.Status.PUBLISHED and beside.odd and "sure" not in request.POST
    return NOT_SURE if is_unsure else ""


def _decided(request: HttpRequest, found: Release, target: Release.Status) -> HttpResponse:
    if request.POST["do"] == DISCARD:
        return _discarded(request, found)
    found.move_to(target, reason_of(request))
    messages.success(request, f"{found}: {found.get_status_display().lower()}.")
    return redirect(request.path)


def _discarded(request: HttpRequest, found: Release) -> HttpResponse:
    """Nobody may be reading a file meanwhile that belongs to it, nor before this is stored."""
    try:
        held = running.lock()
    except OSError as error:
        messages.error(request, NO_FOLDER.format(why=error.strerror))
        return redirect(request.path)
    if not held:
        messages.error(request, BUSY)
        return redirect(request.path)
    transaction.on_commit(held.close)
    discard(found)
    for load in WageLoad.objects.filter(state=State.DONE):
        if found.year in load.years:
            load.note(state=State.DISCARDED)
    messages.success(request, f"{found} was discarded. Readers never saw it.")
    return redirect("wage_releases")
