"""The addresses that are no reader's pages, and requests that no browser sends by itself."""

from xml.etree import ElementTree

import pytest
from django.db import OperationalError, connection
from django.test import Client

from certifications.models import Certification
from coderpath.sources.disagreements import collect
from coderpath.sources.models import Source
from tests.shelves import take_stock

from .certifications.working_out import make_path
from .factories import make_certification, make_fee, make_issuer, make_publisher, make_source
from .salaries.factories import make_akron

XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.fixture
def one_of_each(source):
    issuer = make_issuer(code="AAPC")
    cpc = make_certification(code="CPC", issuer=issuer)
    make_fee(certification=cpc, source=source)
    steps = ({"kind": kind, "certification": cpc} for kind in ("START", "EXAM", "RETAKE"))
    make_path(*steps, slug="to-cpc")
    make_akron()


def no_database(execute, sql, params, many, context):
    raise OperationalError("server closed the connection")


@pytest.fixture
def source(db):
    return Source.objects.create(
        slug="fees", publisher=make_publisher(), title="Fees", url="https://example.org/"
    )


def test_healthz_asks_nothing_of_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_wants_a_filled_database(client, db):
    assert client.get("/readyz").status_code == 503
    assert b"load_catalogue" in client.get("/readyz").content


def test_readyz_with_data(client, source):
    assert client.get("/readyz").content == b"ok\n"


def test_readyz_without_a_database(client, db):
    with connection.execute_wrapper(no_database):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"the database does not answer, or is not migrated\n"


@pytest.mark.parametrize("path", ["/", "/certifications/", "/nowhere/"])
def test_without_a_database_a_page_is_not_now_rather_than_broken(client, db, path):
    with connection.execute_wrapper(no_database):
        response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Not just now" in response.content.decode()


@pytest.mark.parametrize(
    ("contact", "uri"),
    [
        ("safety@coderpath.example", "mailto:safety@coderpath.example"),
        ("https://coderpath.example/contact/", "https://coderpath.example/contact/"),
    ],
)
def test_security_txt_says_where_to_write_for_half_a_year(client, settings, contact, uri):
    settings.CONTACT, settings.SITE_ADDRESS = contact, "https://coderpath.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        f"Contact: {uri}",
        "Expires: 2027-05-28T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://coderpath.example/.well-known/security.txt",
    ]


def test_security_txt_names_nobody_where_there_is_nobody(client, db, settings):
    settings.CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_robots_names_the_sitemap(client):
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content


def test_the_sitemap_lists_pages_that_are_there(client, one_of_each, source):
    other = make_source(publisher="Another")
    make_fee(certification=Certification.objects.get(), amount=999, source=other)
    disputed = collect()
    assert disputed
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [location.text for location in sitemap.iter(f"{{{XMLNS}}}loc")]
    for path in (
        "/",
        "/certifications/",
        "/certifications/cpc/",
        "/paths/to-cpc/",
        "/paths/to-cpc/states/",
        "/salaries/oh/",
        "/salaries/oh/akron/",
        "/sources/fees/",
        *(f"/disagreements/{each.slug}/" for each in disputed),
    ):
        assert f"http://testserver{path}" in addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("page", ["handout", "ask"])
def test_a_paper_of_a_path_is_not_for_search_engines(client, one_of_each, page):
    html = client.get(f"/paths/to-cpc/{page}/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert f"/{page}/" not in client.get("/sitemap.xml").content.decode()


def test_the_sitemap_costs_few_queries(client, one_of_each, django_assert_max_num_queries):
    take_stock()
    with django_assert_max_num_queries(12):
        client.get("/sitemap.xml")


TYPES = {
    "/": "text/html; charset=utf-8",
    "/paths.csv": "text/csv; charset=utf-8; header=present",
    "/paths.html": "text/html; charset=utf-8",
    "/paths.json": "application/json",
    "/paths.jsonld": "application/ld+json",
    "/paths.md": "text/markdown; charset=utf-8",
    "/certifications/cpc.bib": "application/x-bibtex; charset=utf-8",
    "/certifications/cpc.ris": "application/x-research-info-systems; charset=utf-8",
    "/changes.atom": "application/atom+xml; charset=utf-8",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/healthz": "text/plain; charset=utf-8",
    "/certifications/nowhere.csv": "application/problem+json",
    "/nowhere/": "text/html; charset=utf-8",
    "/admin/login/": "text/html; charset=utf-8",
    "/api/v1/openapi.json": "application/json",
}


@pytest.mark.parametrize("path", TYPES)
def test_an_answer_says_what_it_is_and_in_which_letters(client, one_of_each, path):
    """JSON has no charset: RFC 8259 knows UTF-8 alone."""
    response = client.get(path)
    assert response["Content-Type"] == TYPES[path]
    response.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    "name", ["manage.py", "db.sqlite3", ".secret_key", ".git/HEAD", ".env", ""]
)
@pytest.mark.parametrize("folder", ["", "static/", "static/../", "static/%2e%2e/", "data/"])
def test_no_file_of_the_project_and_no_list_of_files_is_given_out(client, db, folder, name):
    response = client.get(f"/{folder}{name}")
    listed = f"/{folder}{name}" in ("/", "/data/")
    assert listed or response.status_code == 404


def test_the_old_icon_address_leads_to_the_icon(client):
    assert client.get("/favicon.ico")["Location"] == "/static/favicon.svg"


PAGES = [
    "/",
    "/certifications/",
    "/certifications/cpc/",
    "/compare/",
    "/paths/",
    "/salaries/",
    "/salaries/oh/",
    "/salaries/compare/",
    "/salaries/by-certification/",
    "/tools/eligibility/",
    "/paths/to-cpc/",
    "/tools/",
    "/tools/lose-the-a/",
    "/tools/exam-day/",
    "/tools/keep/",
    "/salaries/oh/akron/",
    "/organizations/",
    "/roadmap/",
    "/organizations/aapc/",
    "/funding/",
    "/programs/compare/",
    "/sources/",
    "/disagreements/",
]
DATA = [
    "/paths/to-cpc.csv",
    "/paths/to-cpc.json",
    "/salaries.csv",
    "/salaries.json",
    "/salaries/oh.csv",
    "/salaries/oh.json",
    "/salaries/compare.csv?a=oh&a=ky",
    "/salaries/by-certification.json",
    "/tools/eligibility.json?have=diploma",
    "/organizations.csv",
    "/organizations.json",
    "/funding.csv",
    "/funding.json",
    "/roadmap.csv",
    "/roadmap.json?issuer=%00",
    "/paths.csv",
    "/paths.json?start=nurse",
]
BAD_QUERIES = [
    "q=%00",
    "state=%00&occupation=%00&year=%00&as_of=%00&c=%00&kind=%00",
    "state=oh&year=99999999999999999999&as_of=9999-99-99&offer=1e999&a=oh&a=%ff",
    "q=%ff%fe",
    "q=" + "a" * 100_000,
    "&".join(f"c={n}" for n in range(900)),
    "q=%0d%0aSet-Cookie:%20a=b",
    "page=99999999999999999999",
    "page=-1&sort=nothing&max_cost=1e999",
    "have=%00&start=%00&have=coding-99999&hours=0&budget=-1&earn=x&have=%ff",
    "c=cpc&d=0000-00-00&on=2026-02-31&years=0&member=%00&passed=%00&months=-1&job=9999-12-31",
    "c=cpc-a&day=2026-02-31&approved=%ff&papers=%00&papers=x&months=1e9&course=maybe",
    "occupation=__proto__&measure=__class__&adjusted=%00&sort=-&state=-&year=2e3",
]


@pytest.mark.parametrize("path", PAGES + DATA)
@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda q: q[:20])
def test_an_odd_query_is_still_a_page(client, one_of_each, path, query):
    response = client.get(f"{path}{'&' if '?' in path else '?'}{query}")
    assert response.status_code in (200, 301, 302, 400, 404)
    assert "Set-Cookie" not in response


@pytest.mark.parametrize(
    "path",
    [
        "/certifications/%00/",
        "/certifications/%ff/",
        "/salaries/%00/",
        "/salaries/%ff/",
        "/salaries/oh/%00/",
        "/salaries/oh/%ff/",
        "/sources/%00/",
        "/disagreements/%00/",
        "/%c0%ae%c0%ae/",
        "/a" * 5000,
    ],
)
def test_an_odd_path_is_no_page(client, db, path):
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_more_parameters_than_any_form_has_are_still_a_page(client, one_of_each, path):
    response = client.get(path + "?" + "&".join(f"x={n}" for n in range(1200)) + "&sort=code&c=cpc")
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/certifications/", "/compare/"])
def test_more_parameters_than_any_address_holds_are_refused_in_words(client, db, path):
    response = client.get(path + "?" + "&" * 10_000)
    assert response.status_code == 400
    assert "This address cannot be read" in response.content.decode()


TYPED = ["q", "max_cost", "max_months", "state", "as_of", "kind", "topic", "year", "page", "c"]
TYPED += ["occupation", "measure", "adjusted", "sort", "offer", "start", "have", "hours"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("value", ["a\0\x01\u202eb", "A" * 5000, "<b onclick=x>", '"><script>'])
def test_what_was_typed_is_repeated_clean_short_and_escaped(client, one_of_each, path, value):
    html = client.get(path, dict.fromkeys(TYPED, value)).content.decode()
    assert not set("\0\x01\u202e") & set(html)
    assert "A" * 200 not in html
    assert "<b onclick" not in html
    assert "><script>" not in html


def test_another_host_name_is_refused_in_words(client):
    response = client.get("/healthz", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "This address cannot be read" in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", [*PAGES, "/about/figures/", "/healthz", "/nowhere/"])
def test_what_is_sent_to_a_public_page_is_refused_in_words(path, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "Pages here are for reading" in response.content.decode()
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("path", PAGES + DATA)
def test_a_page_answers_head(client, one_of_each, path):
    assert client.head(path).status_code == 200


def test_a_failing_page_says_so_without_asking_anything(client, db, monkeypatch):
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise ValueError("on purpose")

    monkeypatch.setattr("coderpath.menu._menu_at", fail)
    response = client.get("/")
    assert response.status_code == 500
    assert "That page failed" in response.content.decode()


def test_a_missing_page_leads_on(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'href="/certifications/"' in response.content.decode()
