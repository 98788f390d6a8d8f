"""An address that a page had before leads to the one it has now.

Which addresses a row had is in its history. It is only looked up where an address or a parameter
names a row that is not there; the answer is the same page under today's names.
"""

from collections.abc import Iterator

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

LONGEST = 120  # no row has a longer slug
APPRENTICE = "-a"  # “cpc-a” is how an address names the apprentice of the “cpc”


class Renamed(Exception):
    """What was asked for by one name has another now."""

    def __init__(self, old: str, new: str):
        super().__init__(f"{old} is now {new}")
        self.old, self.new = old, new


def follow(model: type[Model], *slugs: str) -> None:
    """Raise Renamed for the first of these slugs that a row of this model had before."""
    for asked in slugs:
        slug = asked.strip().lower()
        if not 0 < len(slug) <= LONGEST or not slug.isprintable():
            continue
        if now := _now(model, slug) or _now(model, slug.removesuffix(APPRENTICE)):
            raise Renamed(*now)


def _now(model: type[Model], slug: str) -> tuple[str, str] | None:
    """The slug as it was, and as it is; the row that had it last, where several did."""
    had = model.history.model.objects.filter(slug__iexact=slug).order_by("-history_id")
    for pk in had.values_list("id", flat=True)[:5]:
        row = model._base_manager.filter(pk=pk).first()
        if row and row.slug != slug:
            return slug, row.slug
    return None


class RenamedMiddleware:
    """Answers Renamed with the address in which the new name stands for the old one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return led_on(request, exception) if isinstance(exception, Renamed) else None


def led_on(request: HttpRequest, renamed: Renamed) -> HttpResponse:
    """To the same address, in which the new name stands for the old one."""
    query = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        query.setlist(name, [_instead(value, renamed) for value in values])
    path = "/".join(_instead(step, renamed) for step in request.path.split("/"))
    return redirect(f"{path}?{query.urlencode()}" if query else path, permanent=True)


def _instead(text: str, renamed: Renamed) -> str:
    """The new name in place of the old one; of data too, “cpc.csv”."""
    said = text.strip().lower()
    if said.partition(".")[0] in (renamed.old, renamed.old + APPRENTICE):
        return renamed.new + said.removeprefix(renamed.old)
    return text


def former_names(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Every slug that rows of this model had before, with the one they have today."""
    now = dict(model._base_manager.values_list("pk", "slug"))
    had = model.history.model.objects.values_list("id", "slug").distinct()
    return ((old, now[pk]) for pk, old in had if pk in now and now[pk] != old)
