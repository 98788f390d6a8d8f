"""The path of an address in capitals leads on to the page in small letters, if there may be one.

Values of parameters are read in any case too: see asked.py.
"""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import is_valid_path


def in_small_letters(get_response):
    """Only where nothing was found: some pages lead on from an old name, in any case."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        small = request.path_info.lower()
        # Bytes that are no text stand in it as they were sent, “%FF”: those are no capitals.
        is_lost = response.status_code == 404 and small != request.path_info and "%" not in small
        if is_lost and request.method in ("GET", "HEAD") and is_valid_path(small):
            query = request.META.get("QUERY_STRING")
            return redirect(f"{quote(small)}{query and f'?{query}'}", permanent=True)
        return response

    return answer
