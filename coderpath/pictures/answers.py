"""The picture of a page, for whoever shows a link to it: at its address with .png for the slash.

A picture is the same for all readers: what is asked beyond that which makes the page another leads
to the address without it. Pictures are kept as pages are, by edition (coderpath/finished.py).
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from coderpath.head import canonical, told_apart_by

from .allowance import Allowance
from .card import PictureCard
from .drawn import png

# Of one process. To draw one takes some 30 ms, so that whoever asks for thousands gets 3 % of it.
MOST_A_MINUTE = 60
TOO_MANY = "Too many new pictures are asked for. Ask again in a minute."
drawing = Allowance(MOST_A_MINUTE, seconds=60)
OPEN = {"Cross-Origin-Resource-Policy": "cross-origin"}


def picture(*names: str) -> Callable[[Callable[..., PictureCard]], Callable[..., HttpResponse]]:
    """A view that draws the card which a function makes of a request; `names` are the parameters
    that make its page another. The function raises Http404 for what is not there."""

    def decorate(card_of: Callable[..., PictureCard]) -> Callable[..., HttpResponse]:
        @require_safe
        @told_apart_by(*names)
        @wraps(card_of)
        def view(request: HttpRequest, **kwargs) -> HttpResponse:
            own = canonical(request)
            if not own:
                raise Http404("There is no page at so long an address.")
            if request.get_full_path() != own:
                return redirect(own, permanent=True)
            card = card_of(request, **kwargs)
            # Pages that are told apart by what is asked have no end; of the others there are few.
            if names and not drawing.is_left():
                headers = {"Retry-After": "60"}
                return HttpResponse(TOO_MANY, "text/plain", status=429, headers=headers)
            return HttpResponse(png(card), "image/png", headers=OPEN)

        return view

    return decorate
