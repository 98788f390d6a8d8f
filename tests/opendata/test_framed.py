"""A table alone, which pages of others may frame: whole in itself, and the only page that is so."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from coderpath.opendata import as_html
from coderpath.opendata.tables import Column, DataTable, Origin
from tests.pages import text_of
from tests.small_site import make_small_site

BUREAU = Origin("bls", "Bureau of Labor", "Wages", "https://bls.example/", "15 May 2026")
COLUMNS = tuple(
    Column(name, "What it means.")
    for name in ("area_name", "median", "median_unknown", "share", "sources")
)


def test_each_cell_says_its_value_or_why_there_is_none():
    rows = [
        {"area_name": "Ohio <b>", "median": Decimal("50990"), "sources": (BUREAU, BUREAU)},
        {"area_name": "Vermont", "median_unknown": "withheld", "sources": (BUREAU,)},
        {"area_name": "Guam"},
    ]
    told = {"page": "https://us.example/pay/", "edition": "0123abcd", "day": date(2026, 11, 29)}
    html = as_html.render(DataTable("pay", "Pay", "", COLUMNS, rows, **told))
    for row in (
        "<td>Ohio &lt;b&gt;</td><td>50,990</td><td>Bureau of Labor</td>",
        "<td>Vermont</td><td>withheld</td><td>Bureau of Labor</td>",
        "<td>Guam</td><td>no value</td><td>no value</td>",
    ):
        assert f"<tr>{row}</tr>" in html
    assert "share" not in html


class Framed(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_any_site_may_frame_it_and_it_runs_nothing(self):
        response = self.client.get("/salaries/oh.html")
        self.assertNotIn("X-Frame-Options", response.headers)
        self.assertEqual(response.headers["Cross-Origin-Resource-Policy"], "cross-origin")
        policy = response.headers["Content-Security-Policy"]
        self.assertIn("frame-ancestors *", policy)
        self.assertNotIn("script-src", policy)
        self.assertIn("default-src 'none'", policy)
        self.assertNotContains(response, "<script")

    def test_nothing_else_may_be_framed(self):
        for address in ("/salaries/oh/", "/salaries/oh.json", "/paths/nowhere.html", "/x.html"):
            headers = self.client.get(address).headers
            self.assertEqual(headers["X-Frame-Options"], "DENY", address)
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"], address)

    def test_it_names_its_page_its_edition_its_day_and_its_sources(self):
        response = self.client.get("/salaries/compare.html?a=oh&a=ky")
        self.assertContains(response, 'href="http://testserver/salaries/compare/?a=oh&amp;a=ky')
        self.assertRegex(
            text_of(response), r"data edition \w{8}, Nov. 29, 2026. Sources: US Bureau"
        )

    def test_it_says_what_of_the_address_makes_no_sense(self):
        response = self.client.get("/salaries/compare.html?a=oh&a=ky&year=1900")
        [said] = self.client.get("/salaries/compare.json?a=oh&a=ky&year=1900").json()["problems"]
        self.assertIn(said, text_of(response))
