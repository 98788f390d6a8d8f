"""The addresses that are no reader's pages: health, robots, the old icon address."""

from django.db import Error
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from coderpath.sources.models import Source

PLAIN = "text/plain; charset=utf-8"


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
def favicon(request):
    """For browsers that ask here whatever the page says."""
    return redirect(static("favicon.svg"))
