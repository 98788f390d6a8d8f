"""An editor sees the page of a question as it would be, before anything is stored.

Like all of the admin it is kept by no browser and no cache.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path

from . import pages


class Previews:
    """Adds to the admin of questions the page that the form’s “Preview” asks for."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview)
        own = [
            path("preview/", view, name="guide_preview_new"),
            path("<path:object_id>/preview/", view, name="guide_preview"),
        ]
        return own + super().get_urls()

    def preview(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """The readers’ page with the text of the form, for this editor alone."""
        question = self.get_object(request, object_id) if object_id else None
        if object_id and not question:
            raise Http404
        may = self.has_change_permission if question else self.has_add_permission
        if not may(*filter(None, (request, question))):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = self.get_form(request, question, change=bool(question))(
            request.POST, instance=question
        )
        response = self._page(request, form) if form.is_valid() else self._refused(request, form)
        response["X-Robots-Tag"] = "noindex"
        return response

    def _page(self, request, form) -> TemplateResponse:
        context = {"page": pages.unsaved(form.instance), "is_preview": True}
        return TemplateResponse(request, "guide/question.html", context)

    def _refused(self, request, form) -> TemplateResponse:
        context = self.admin_site.each_context(request) | {"title": "Preview", "form": form}
        return TemplateResponse(request, "admin/guide/refused.html", context)
