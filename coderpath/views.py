"""The addresses that are no reader's pages: health, robots, security.txt, the old icon address."""

from datetime import timedelta

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.paper import whole_address
from coderpath.sources.models import Source
from coderpath.today import localdate

PLAIN = "text/plain; charset=utf-8"
HOLDS = timedelta(days=180)  # RFC 9116 advises less than a year


@require_safe
def healthz(request):
    """The process answers. Asks nothing of the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
def readyz(request):
    """The site can answer readers: the database is there, migrated and filled."""
    try:
        ready = Source.objects.exists()
        line = "ok" if ready else "no data: run manage.py load_catalogue"
    except Error:
        ready = False
        line = "the database does not answer, or is not migrated"
    return HttpResponse(f"{line}\n", status=200 if ready else 503, content_type=PLAIN)


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def security(request):
    """Where to write about a hole, by RFC 9116; without CONTACT there is nobody to name."""
    if not settings.CONTACT:
        raise Http404
    is_bare = ":" not in settings.CONTACT
    lines = [
        f"Contact: {'mailto:' if is_bare else ''}{settings.CONTACT}",
        f"Expires: {localdate() + HOLDS}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {whole_address({'request': request}, request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def favicon(request):
    """For browsers that ask here whatever the page says."""
    return redirect(static("favicon.svg"))
