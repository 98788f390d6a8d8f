"""What every answer carries, and what no public page does."""

from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from certifications.models import Certification, Issuer
from coderpath.opendata.problems import OPEN
from coderpath.sources.models import Source

from .certifications.working_out import make_path
from .factories import make_publisher
from .salaries.factories import make_akron

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PAGES = [
    "/",
    "/certifications/",
    "/certifications/?q=cpc&sort=cost",
    "/certifications/cpc/",
    "/compare/?c=cpc&c=cca",
    "/paths/",
    "/paths/?state=oh&start=diploma&budget=1000&sort=fit",
    "/compare/?c=cpc&edition=0123abcd",
    "/programs/?where=nowhere&max_cost=x",
    "/programs/nowhere/",
    "/search/?q=cpc-h",
    "/salaries/",
    "/salaries/?measure=jobs&state=oh&adjusted=1&sort=-quotient",
    "/salaries/oh/",
    "/salaries/compare/",
    "/salaries/compare/?a=oh&a=ky",
    "/salaries/by-certification/",
    "/tools/eligibility/",
    "/paths/to-cpc/?exam-cpc=x",
    "/paths/nowhere/",
    "/paths/to-cpc/handout/",
    "/counselors/",
    "/counselors/?students=oh%2C1500%2Cdiploma",
    "/tools/",
    "/tools/lose-the-a/?start=apprentice",
    "/tools/exam-day/?c=cpc&day=2026-02-31",
    "/tools/keep/?c=cpc&d=2025-03-15",
    "/salaries/oh/akron/?offer=22.50",
    "/salaries/oh/nowhere/",
    "/sources/",
    "/sources/fees/",
    "/disagreements/",
    "/quality/",
    "/changes/",
    "/changes/?c=cpc&c=nowhere",
    "/about/figures/",
    "/report/",
    "/report/?figure=nothing&at=/",
    "/report/sent/",
    "/reports/",
    "/data/",
    "/check-an-article/",
    "/glossary/",
    "/guide/",
    "/guide/nowhere/",
    "/faq/",
    "/resources/",
    "/organizations/",
    "/organizations/aapc/",
    "/organizations/nowhere/",
    "/funding/",
    "/funding/nowhere/",
    "/nowhere/",
]
EDITORS = ["/admin/login/", "/admin/"]
DATA = [
    "/paths/to-cpc.json",
    "/organizations.json",
    "/quality.json",
    "/changes.csv",
    "/funding.json",
    "/salaries.csv",
    "/salaries/oh.json",
    "/salaries/xx.csv",
    "/salaries/by-certification.json",
]
OTHERS = [
    "/.well-known/security.txt",
    "/changes.atom",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/favicon.ico",
]


class Markup(HTMLParser):
    """Collects what a page loads, and what it says inline."""

    LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}

    def __init__(self, response):
        super().__init__()
        self.loaded, self.inline = [], []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        is_loaded = attributes.get("rel") not in ("canonical", "alternate", "next", "prev")
        if is_loaded and (address := attributes.get(self.LOADS.get(tag))):
            self.loaded.append(address)
        is_data = attributes.get("type") in ("application/json", "application/ld+json")
        if tag == "style" or tag == "script" and "src" not in attributes and not is_data:
            self.inline.append(f"<{tag}>")
        self.inline += [f"{tag} {name}" for name in attributes if name.startswith(("style", "on"))]


@pytest.fixture
def rows(db):
    aapc = Issuer.objects.create(slug="aapc", code="AAPC", name="AAPC")
    for code in ("CCA", "CPC"):
        cpc = Certification.objects.create(code=code, slug=code.lower(), name=code, issuer=aapc)
    make_path({"kind": "EXAM", "certification": cpc}, slug="to-cpc")
    Source.objects.create(
        slug="aapc-fees-2026",
        publisher=make_publisher(),
        title="Fees",
        url="https://example.org/",
    )
    make_akron()


@pytest.mark.parametrize("path", PAGES + EDITORS + DATA + OTHERS)
def test_every_answer_carries_the_headers(client, rows, path):
    response = client.get(path)
    open_to_all = {name: OPEN[name] for name in HEADERS.keys() & OPEN} if path in DATA else {}
    assert {name: response.get(name) for name in HEADERS} == HEADERS | open_to_all


@pytest.mark.parametrize("path", PAGES + DATA + OTHERS)
def test_a_public_page_neither_sets_a_cookie_nor_varies_by_one(client, rows, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_is_the_same_for_an_editor(client, admin_client, rows, path):
    assert client.get(path).content == admin_client.get(path).content


@pytest.mark.parametrize("path", PAGES + EDITORS)
def test_a_page_says_nothing_inline_and_loads_from_here_only(client, rows, path):
    markup = Markup(client.get(path, follow=True))
    assert not markup.inline
    assert markup.loaded
    for address in markup.loaded:
        assert address.startswith("/") and not address.startswith("//")


@pytest.mark.parametrize(
    ("html", "inline"),
    [
        ('<p style="color: red">', ["p style"]),
        ("<style>p { color: red }</style>", ["<style>"]),
        ("<script>alert()</script>", ["<script>"]),
        ('<button onclick="alert()">', ["button onclick"]),
        ('<script src="/static/a.js"></script><script type="application/ld+json">{}</script>', []),
    ],
)
def test_what_counts_as_inline(html, inline):
    assert Markup(HttpResponse(html)).inline == inline


@pytest.mark.parametrize("script", sorted((settings.BASE_DIR / "coderpath/static/js").iterdir()))
@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
    + ["localStorage", "sessionStorage", "indexedDB", "cookie", "postMessage", "__proto__"]
)  # fmt: skip
def test_no_script_of_ours_makes_markup_of_text_or_stores_anything(script, way):
    assert way not in script.read_text(encoding="utf-8")


def test_an_editor_signs_in_with_cookies_that_scripts_cannot_read(client, admin_user):
    response = client.post(
        "/admin/login/?next=/admin/", {"username": "admin", "password": "password"}
    )
    assert response.status_code == 302
    for cookie in response.cookies.values():
        assert cookie["httponly"] and cookie["samesite"]
    assert client.get("/admin/").status_code == 200


def test_nothing_of_the_desk_stays_in_a_browser(admin_client):
    for path in ("/admin/", "/admin/password_change/", "/admin/jsi18n/", "/admin/login/"):
        assert "no-store" in admin_client.get(path)["Cache-Control"], path


def test_a_form_of_the_admin_without_its_token_is_refused(admin_user):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "admin", "password": "password"})
    assert response.status_code == 403
    assert "That form is too old to send" in response.content.decode()


def test_the_plain_addresses_of_error_pages_exist():
    """400, 403, 405, 500 and 503 name their files without asking for the collected names."""
    plain = (settings.BASE_DIR / "templates" / "plain.html").read_text()
    for name in ("css/site.css", "favicon.svg"):
        assert f'href="{settings.STATIC_URL}{name}"' in plain
        assert finders.find(name)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "405", "500", "503"])
def test_error_pages_need_no_context(name):
    markup = Markup(HttpResponse(render_to_string(f"{name}.html")))
    assert not markup.inline
    assert markup.loaded == ["/static/favicon.svg", "/static/css/site.css"]
