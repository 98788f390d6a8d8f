from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coderpath.opendata.answers import also_as_data

from .as_data import of_path
from .portrait import NoSuchPath, portrait


@require_safe
@also_as_data(of_path)
def path_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    try:
        found = portrait(slug, request.GET)
    except NoSuchPath as missing:
        context = {"near": missing.near}
        return TemplateResponse(request, "paths/path_missing.html", context, status=404)
    return TemplateResponse(
        request,
        "paths/path_detail.html",
        {
            "portrait": found,
            "answers": found.answers.in_words,
            "data_query": found.what_if.query,
        },
    )
