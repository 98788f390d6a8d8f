"""Headers that every answer carries, beside those of Django's SecurityMiddleware."""

from django.conf import settings

from .for_editors import is_for_editors

# A reader's page needs nothing from anywhere else, and no inline script or style.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
NEVER_ASKED_FOR = [
    "accelerometer",
    "browsing-topics",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
]
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NEVER_ASKED_FOR),
}


def headers(get_response):
    """Adds them, unless the view has its own."""

    def middleware(request):
        response = get_response(request)
        if settings.DEBUG and response.status_code in (404, 500):
            return response  # Django's pages for developers have their style inline
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if is_for_editors(request):
            response.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def may_be_framed(response):
    """A page that any site may show in a frame; it runs no script and sends no form."""
    policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'"
    response["Content-Security-Policy"] = f"{policy}; form-action 'none'; frame-ancestors *"
    response.xframe_options_exempt = True
    return response
