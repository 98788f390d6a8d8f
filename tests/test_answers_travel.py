"""The reader’s answers travel: every page says them, and every link within the site takes them."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.http import QueryDict
from django.test import TestCase

from certifications.paths.list.presets import LOSE_THE_A
from certifications.reader.answers import AnswersForm
from tests.small_site import make_small_site

ANSWERS = (
    "state=oh&start=diploma&have=rn&have=coding-24&have=cca"
    "&setting=INPATIENT&budget=1500&hours=8&earn=33000"
)
PAGES = [
    "/certifications/?sort=cost",
    "/certifications/?sort=code&page=2",
    "/certifications/cpc/",
    "/certifications/cpd/",
    "/compare/",
    "/compare/?c=cpc&c=cca",
    "/compare/?c=cca&p=self-study-cca",
    "/compare/?c=cpc&only=differences",
    "/paths/",
    "/paths/?sort=months",
    "/paths/self-study-cca/",
    "/paths/self-study-cca/?exam-cca=1",
    "/paths/no-such-path/",
    "/tools/",
    "/tools/eligibility/",
    "/tools/lose-the-a/",
    "/tools/lose-the-a/?c=cpc-a&months=3",
    "/tools/exam-day/",
    "/tools/exam-day/?c=cpc",
    "/tools/keep/",
    "/tools/keep/?c=cpc&d=2024-05-01",
    "/organizations/",
    "/organizations/aapc/",
    "/organizations/aapcs/",
    "/funding/",
    "/funding/workforce-pell/",
    "/roadmap/",
    "/roadmap/?issuer=aapc",
    "/search/?q=coder",
    "/salaries/",
    "/salaries/tx/",
    "/salaries/atlantis/",
    "/salaries/compare/",
    "/salaries/compare/?a=oh&a=ky",
    "/salaries/by-certification/",
    "/sources/",
    "/sources/?page=2",
    "/disagreements/",
    "/disagreements/?standing=open",
    "/about/figures/",
    "/quality/",
    "/changes/",
    "/changes/?c=cpc&only=mistakes",
    "/report/",
    "/report/sent/",
    "/reports/",
    "/check-an-article/",
]
LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"')
# Data, and what is no page of a reader’s.
NOT_PAGES = re.compile(r"\.(csv|json|bib|ris|ics|atom)$|^/(admin|static)/")
# Links that change an answer: they lead to their own page with another, or without one.
OWN = {"/paths/", "/certifications/", "/tools/eligibility/", "/salaries/"}
# What belongs to a page alone; the words of a search lead on to the list, and what narrowed the
# list leads back to it; the page on quality leads to the mistakes among the changes.
NOT_TAKEN = {"page", "as_of", "q", "only", "sort", "payer"}
SEARCHED = {"/search/": {"q"}, "/certifications/": {"q", "sort"}, "/quality/": {"only"}}


def links(html: str, path: str) -> set[str]:
    """The addresses within the site that a page leads to."""
    found = {unescape(link) for link in LINK.findall(html)}
    inside = {link for link in found if not link.startswith(("#", "http", "mailto:"))}
    return {
        path + link.removeprefix(".") if link.startswith(("?", ".")) else link for link in inside
    }


class TravelTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_every_page_says_them_and_every_link_takes_them(self):
        said = AnswersForm.said_in(QueryDict(ANSWERS)).in_words
        expected = parse_qs(ANSWERS)
        for page in PAGES:
            path, _, own = page.partition("?")
            address = f"{path}?{own}&{ANSWERS}" if own else f"{path}?{ANSWERS}"
            response = self.client.get(address)
            html = response.content.decode()
            with self.subTest(page=page):
                self.assertIn(response.status_code, (200, 404))
                self.assertEqual(response.context["reader"].in_words, said)
                self.assertIn("<b>Your answers</b>", html)
            inside = links(html, path)
            self.assertGreater(len(inside), 5)
            for link in inside:
                parts = urlsplit(link)
                if NOT_PAGES.search(parts.path) or (parts.path == path and path in OWN):
                    continue
                if link.startswith(LOSE_THE_A.get_absolute_url()):
                    continue  # A question of its own start.
                with self.subTest(page=page, link=link):
                    asked = parse_qs(parts.query)
                    self.assertEqual({n: asked.get(n) for n in expected}, expected)
                    if parts.path != path:
                        self.assertFalse(NOT_TAKEN & set(asked) - SEARCHED.get(path, set()))

    def test_where_links_lead_is_there(self):
        seen = {}
        for page in PAGES[::3]:
            path, _, own = page.partition("?")
            html = self.client.get(f"{page}{'&' if own else '?'}{ANSWERS}").content.decode()
            for link in links(html, path):
                seen.setdefault(urlsplit(link).path, link)
        chosen = [link for where, link in sorted(seen.items()) if not NOT_PAGES.search(where)]
        self.assertGreater(len(chosen), 30)
        for link in chosen[::7]:
            with self.subTest(link=link):
                self.assertIn(self.client.get(link).status_code, (200, 301, 302))

    def test_without_answers_links_are_as_short_as_ever(self):
        html = self.client.get("/sources/").content.decode()
        self.assertIn('href="/certifications/"', html)
        self.assertNotIn('class="you"', html)
        self.assertIn('<link rel="canonical" href="http://testserver/sources/">', html)

    def test_a_page_with_answers_names_the_one_without(self):
        html = self.client.get(f"/salaries/oh/?{ANSWERS}").content.decode()
        self.assertIn('<link rel="canonical" href="http://testserver/salaries/oh/">', html)
        html = self.client.get(f"/compare/?c=cpc&c=cca&{ANSWERS}").content.decode()
        own = "http://testserver/compare/?c=cca&amp;c=cpc"
        self.assertIn(f'<link rel="canonical" href="{own}">', html)

    def test_it_names_it_as_an_address_is_written(self):
        for address in ("/salaries/a%00b/", "/salaries/%E2%80%AEcpc/"):
            html = self.client.get(f"{address}?state=oh").content.decode()
            self.assertIn(f'<link rel="canonical" href="http://testserver{address}">', html)
