"""Who works at the desk: whoever may see the sources, as every group of it may (see groups.py)."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

RIGHT = "sources.view_source"


def works_here(user) -> bool:
    return user.has_perm(RIGHT)


def page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the desk; an account of no group is told what it lacks, with a 403."""

    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if works_here(request.user):
            return view(request, *args, **kwargs)
        context = admin.site.each_context(request) | {"title": "Your account is in no group"}
        return TemplateResponse(request, "admin/desk/no_group.html", context, status=403)

    return admin.site.admin_view(asked)
