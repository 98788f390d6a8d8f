"""Terms of the trade are linked to their meaning where the text of a page first uses them."""

import re
from html.parser import HTMLParser

import pytest
from django.test import TestCase

from coderpath.guide.first_uses import Spelled, linked
from coderpath.guide.models import GlossaryTerm, GuideQuestion
from tests.page_types import PAGES, nth
from tests.shelves import take_stock
from tests.shipped import load_shipped

TERMS = Spelled({"ceu": ["CEU", "CEUs"], "apprentice": ["CPC-A"], "dues": ["Dues"]})


def mark(slug, words):
    return f"[{slug}:{words}]"


@pytest.mark.parametrize(
    "html, said",
    [
        ("<p>CEUs, then CEUs</p>", "<p>[ceu:CEUs], then CEUs</p>"),
        ("<p>Dues</p>", "<p>[dues:Dues]</p>"),
        ("<p>20 CEU a year and dues.", "<p>20 [ceu:CEU] a year and [dues:dues]."),
        ("<p>residues, CEUsx, CPC-AB, x-dues</p>", None),
        ("<h2>The <b>CEUs</b></h2><p><a href='/'>a <b>b</b> CEU</a></p>", None),
        ("<p title='20 CEUs'>-</p><!-- -->", None),
        ("<table><tr><td>CEU</td></tr></table><svg ><text>CEU</text></svg>", None),
        ("<dt>Dues</dt><dd>dues</dd>", "<dt>Dues</dt><dd>[dues:dues]</dd>"),
        ("<label>Dues <input></label><button>Dues</button> dues", "…[dues:dues]"),
        ('<p>CEU, see <a class="term" href="/glossary/?state=oh#ceu">CEUs</a></p>', None),
        ('<p>CEU, see <a class="term" href="/glossary/#dues">dues</a></p>', "<p>[ceu:CEU]…"),
        ("CPC-A <b>CPC-A</b>", "[apprentice:CPC-A] <b>CPC-A</b>"),
        ("", None),
        ("a < b and <p", None),
    ],
)
def test_a_term_is_linked_once_in_running_text_alone(html, said):
    found = linked(html, TERMS, mark)
    if said is None:
        assert found == html
    elif "…" in said:
        begin, end = said.split("…")
        assert found.startswith(begin) and found.endswith(end)
        assert found.count("[") == 1
    else:
        assert found == said


def test_without_terms_a_page_stays_as_it_is():
    assert linked("<p>CEU</p>", Spelled({}), mark) == "<p>CEU</p>"


class Text(HTMLParser):
    """The running text of the main part of a page, and where its links lead."""

    APART = {"table", "svg", "nav", "form", "a", "h1", "h2", "h3", "h4", "summary", "label", "dt"}
    APART |= {"button", "legend", "small"}

    def __init__(self, page: str):
        super().__init__()
        self.inside, self.said, self.links = [], [], set()
        main = page[page.index("<main") : page.index("</main")]
        self.feed(re.sub(BELOW, "", main, flags=re.DOTALL))

    def handle_starttag(self, tag, attrs):
        if tag in self.APART:
            self.inside.append(tag)
        if tag == "a":
            self.links.add(dict(attrs).get("href", "").rpartition("/")[2].rpartition("#")[2])

    def handle_endtag(self, tag):
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def handle_data(self, data):
        if not self.inside:
            self.said.append(data)


BELOW = '<(?:section class="srcs|details class="cite).*'  # sources, and how to cite the page
# What a beginner meets and may not know, by its place in the glossary.
BEGINNERS = {
    "apprentice-title": r"\b(?:CPC|COC)-A\b|\bapprentice titles?\b",
    "ceu": r"\bCEUs?\b",
    "cahiim": r"\bCAHIIM\b",
    "pcap": r"\bPCAP\b",
    "dues": r"\b[Dd]ues\b",
    "externship": r"\b(?:externships?|practicum)\b",
    "practicode": r"\bPracticode\b",
    "rhit": r"\bRHIT\b",
    "ncca": r"\bNCCA\b",
    "icd-10-cm": r"\bICD-10-CM\b",
    "hcpcs": r"\bHCPCS\b",
    "cpt": r"\bCPT\b",
}
# The glossary tells them; a handout is paper, and so is a class set.
WITHOUT = ("/glossary/", "/handout/", "/counselors/", ".csv", ".json", ".atom")


class ShippedPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def missing(self, address: str) -> list[str]:
        text = Text(self.client.get(address).content.decode())
        said = " ".join(text.said)
        return [
            slug
            for slug, words in BEGINNERS.items()
            if re.search(words, said) and slug not in text.links
        ]

    def test_every_page_leads_from_a_beginners_term_to_its_meaning(self):
        asked = [nth(address, 0) for address in PAGES.values()]
        asked += ["/tools/", "/certifications/?beginner=1"]
        asked += [each.get_absolute_url() for each in GuideQuestion.objects.all()]
        for address in asked:
            if not any(part in address for part in WITHOUT):
                with self.subTest(address):
                    self.assertEqual(self.missing(address), [])

    def test_no_page_links_a_term_twice(self):
        for address in ("/certifications/cpc/", "/guide/the-way-in/", "/faq/"):
            with self.subTest(address):
                page = self.client.get(address).content.decode()
                links = re.findall('class="term" href="[^"]*#([^"]*)"', page)
                self.assertTrue(links)
                self.assertEqual(len(links), len(set(links)))

    def test_a_term_that_no_editor_wants_linked_is_left_alone(self):
        self.assertContains(self.client.get("/faq/"), "/glossary/#practicode")
        GlossaryTerm.objects.filter(slug="practicode").update(is_linked=False)
        take_stock()
        self.assertNotContains(self.client.get("/faq/"), "/glossary/#practicode")

    def test_the_answers_go_along_and_paper_has_no_links(self):
        page = self.client.get("/faq/?state=oh")
        self.assertContains(page, 'class="term" href="/glossary/?state=oh#ceu">CEUs</a>')
        for address in ("/glossary/", "/paths/cca-then-ccs/handout/"):
            self.assertNotContains(self.client.get(address), 'class="term"')
