"""How a page is cited: in words on every page with figures, and as files that programs read."""

import re
from datetime import date
from html import unescape

import bibtexparser
import pytest
import rispy
from django.test import TestCase
from pylatexenc.latex2text import LatexNodes2Text

from coderpath.opendata import as_citation
from coderpath.opendata.tables import DataTable
from tests.pages import text_of
from tests.small_site import make_small_site

ASKED = "https://coderpath.example/compare/?c=cpc&q=50%25_off"


def make_table(title: str) -> DataTable:
    page, query = "https://coderpath.example/compare/", {"c": "cpc", "q": "50%_off"}
    return DataTable("compare", title, "", (), [], "", query, page=page, edition="0123abcd",
                     day=date(2026, 11, 29))  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Pay in Ohio", "R&D: 50% of $5_000 {sic} #1 \\ a~b", "“Coders” – naïve"]
)
def test_programs_that_keep_references_read_what_was_written(title):
    table = make_table(title)
    library = bibtexparser.parse_string(as_citation.bibtex(table))
    assert not library.failed_blocks
    [entry] = library.entries
    told = {field.key: field.value for field in entry.fields}
    assert LatexNodes2Text().latex_to_text(told["title"]) == title
    assert LatexNodes2Text().latex_to_text(told["author"]) == "CoderPath"
    assert (told["url"], told["urldate"], told["note"]) == (
        ASKED,
        "2026-11-29",
        "Data edition 0123abcd",
    )
    [reference] = rispy.loads(as_citation.ris(table))
    assert reference["title"] == title
    assert reference["type_of_reference"] == "ELEC"
    assert reference["authors"] == ["CoderPath"]
    assert reference["urls"] == [ASKED]
    assert (reference["edition"], reference["year"]) == ("Data edition 0123abcd", "2026")
    assert reference["access_date"] == "2026/11/29"


class OnPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def cited(self, address: str) -> str:
        """What folds open at the foot of a page; empty where there is nothing to cite."""
        html = self.client.get(address).content.decode()
        self.assertLessEqual(html.count("Cite this page"), 1)
        return (re.search(r'<details class="cite.*?</details>', html, re.S) or [""])[0]

    def test_a_page_says_its_title_address_edition_and_day(self):
        response = self.client.get("/salaries/oh/?year=2024&hours=8")
        edition = response.context["edition"].code
        self.assertIn(
            "CoderPath, “Pay in Ohio, May 2024”, http://testserver/salaries/oh/?year=2024,"
            f" data edition {edition}, read on Nov. 29, 2026.",
            text_of(response),
        )

    def test_the_address_is_asked_what_decides_the_figures(self):
        for address in (
            "/compare/?c=cpc&c=coc",
            "/salaries/compare/?a=oh&a=ky",
            "/paths/?state=oh&hours=8",
            "/certifications/?issuer=sample&as_of=2026-11-01",
        ):
            with self.subTest(address):
                [said] = re.findall(r"<span>(.*?)</span>", self.cited(address))
                self.assertEqual(unescape(said), f"http://testserver{address}")

    def test_each_file_that_a_page_leads_to_names_the_page(self):
        for address in (
            "/salaries/oh/",
            "/compare/?c=cpc&c=coc",
            "/certifications/cpc/",
            "/tools/keep/?c=cpc",
            "/tools/exam-day/?c=cpc",
        ):
            bib, ris = re.findall(r'href="([^"]*)"', self.cited(address))
            with self.subTest(address):
                [entry] = bibtexparser.parse_string(self.text(bib)).entries
                [reference] = rispy.loads(self.text(ris))
                self.assertEqual([entry["url"]], reference["urls"])
                self.assertTrue(entry["url"].startswith(f"http://testserver{address}"))
                self.assertEqual(self.client.get(entry["url"]).status_code, 200)

    def text(self, address: str) -> str:
        response = self.client.get(unescape(address))
        self.assertEqual(response.status_code, 200)
        self.assertTrue(response.headers["Content-Disposition"].startswith("attachment"))
        return response.content.decode()

    def test_where_there_is_no_figure_there_is_nothing_to_cite(self):
        not_found = ("/paths/nowhere/", "/nowhere/")
        nothing_named = ("/compare/", "/programs/compare/", "/tools/keep/", "/tools/exam-day/")
        nothing_named += ("/tools/lose-the-a/", "/programs/compare/?program=nowhere")
        for address in ("/about/", "/tools/", *not_found, *nothing_named):
            with self.subTest(address):
                self.assertEqual(self.cited(address), "")

    def test_what_is_not_there_cannot_be_cited(self):
        response = self.client.get("/paths/nowhere.bib")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response.headers["Content-Type"], "application/problem+json")
        self.assertEqual(self.client.get("/nowhere.ris").json()["status"], 404)
