"""Names as people type them, in the search of every page and in the list: one understanding."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.list.listing import CertificationListing
from certifications.models import Certification
from certifications.search.search import Search
from tests.pages import text_of


def query_dict(**asked) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(asked)
    return data


LINE = (
    "Required: current credential from AHIMA or AAPC in good standing, one of these: Certified"
    " Professional Coder (CPC®), Certified Coding Specialist (CCS), RHIT."
)


class TypedNameTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def listed(self, q) -> set[str]:
        return {
            row.certification.code for row in CertificationListing(query_dict(q=q), shelf.at()).hits
        }

    def found(self, q) -> set[str]:
        search = Search(query_dict(q=q), shelf.at())
        return {hit.thing.code for hit in search.hits} | {one.code for one in search.matching}

    def test_the_list_finds_names_however_they_are_written(self):
        for q, codes in [
            ("“CPC”", {"CPC"}),
            ("CPC®", {"CPC"}),
            ("CPC™", {"CPC"}),
            ("CPC–A", {"CPC"}),
            ("C.P.C.", {"CPC"}),
            ("CPC/CCS", {"CPC", "CCS"}),
            ("CPC, CCS", {"CPC", "CCS"}),
            ("RHIT or RHIA", {"RHIT", "RHIA"}),
            ("obgyn", {"COBGC"}),
            ("OB-GYN", {"COBGC"}),
            ("home health", {"HCS-C", "HCS-D", "HCS-H", "HCS-O"}),
            ("CPC-H", {"COC"}),
            ("ccs-p", {"CCS-P"}),
        ]:
            with self.subTest(q):
                self.assertLessEqual(codes, self.listed(q))
                self.assertLessEqual(codes, self.found(q))
                if q not in ("CPC®",):
                    self.assertLessEqual(len(self.listed(q)), 10)

    def test_the_list_knows_bodies(self):
        aapc = set(Certification.objects.filter(issuer__slug="aapc").values_list("code", flat=True))
        self.assertEqual(self.listed("AAPC"), aapc)

    def test_words_without_a_name_find_the_same_in_both(self):
        for q in ("obgyn", "home health", "inpatient", "auditor", "hospital", "coder", "zzzz", "-"):
            with self.subTest(q):
                self.assertEqual(self.listed(q), self.found(q))

    def test_a_line_of_a_job_advertisement_is_read_whole(self):
        self.assertGreater(len(LINE), 117)
        self.assertLessEqual({"CPC", "CCS", "RHIT"}, self.found(LINE))
        self.assertLessEqual({"CPC", "CCS", "RHIT"}, self.listed(LINE))
        self.assertEqual(Search(query_dict(q=LINE), shelf.at()).problems, [])
        self.assertEqual(self.found(f"{'x ' * 240}cpc"), {"CPC"})

    def test_what_people_call_the_trade_is_said_and_not_passed_over(self):
        for q in ("certified medical coder", "Certified Medical Coder", "certified medical coders"):
            response = self.client.get("/search/", {"q": q})
            self.assertEqual(response.status_code, 200)
            text = text_of(response)
            self.assertIn("Many people call anyone a certified medical coder who holds", text)
        response = self.client.get("/search/", {"q": "certified medical coder"})
        self.assertIn("CMC Certified Medical Coder", text_of(response))

    def test_the_search_knows_what_the_site_holds(self):
        for q, link in [
            ("REMOVAL OF APPRENTICE", "/tools/lose-the-a/"),
            ("lose the A", "/tools/lose-the-a/"),
            ("exam day", "/tools/exam-day/"),
            ("eligibility", "/tools/eligibility/"),
            ("elegibility", "/tools/eligibility/"),
            ("keep", "/tools/keep/"),
            ("CEU", "/tools/keep/"),
            ("medical records specialist", "/salaries/?occupation=29-2072"),
            ("billing and posting clerks", "/salaries/?occupation=43-3021"),
            ("BLS", "/sources/?q=US+Bureau+of+Labor+Statistics"),
            ("ccs salary TX", "/salaries/tx/"),
            ("ccs salary TX", "/certifications/ccs/"),
            ("cpc exam day", "/certifications/cpc/"),
            ("cpc pay in Ohio", "/salaries/oh/"),
            ("coder pay in Columbus, OH", "/salaries/oh/columbus-oh/"),
        ]:
            with self.subTest(q):
                self.assertContains(self.client.get("/search/", {"q": q}), f'href="{link}"')
        page = self.client.get("/sources/?q=US+Bureau+of+Labor+Statistics")
        self.assertContains(page, "Occupational Employment")

    def test_a_place_alone_leads_straight_on(self):
        for q, address in [
            ("washington dc", "/salaries/dc/"),
            ("Washington, D.C.", "/salaries/dc/"),
            ("d.c.", "/salaries/dc/"),
            ("Wash.", "/salaries/wa/"),
            ("NYC", "/salaries/ny/"),
            ("P.R.", "/salaries/pr/"),
            ("Columbus, OH", "/salaries/oh/columbus-oh/"),
            ("St. Louis", "/salaries/mo/st-louis/"),
            ("Saint Louis", "/salaries/mo/st-louis/"),
            ("Los Angeles", "/salaries/ca/los-angeles-long-beach-anaheim/"),
            ("San Juan", "/salaries/pr/san-juan-bayamon-caguas/"),
        ]:
            with self.subTest(q):
                response = self.client.get("/search/", {"q": q})
                self.assertRedirects(response, address)

    def test_words_that_are_also_codes_of_states_name_none(self):
        for q in ("CPC, CCS, OR RHIT", "cpc or ccs in me", "CPC OR CCS"):
            with self.subTest(q):
                self.assertEqual(Search(query_dict(q=q), shelf.at()).places, [])

    def test_an_empty_answer_offers_questions(self):
        response = self.client.get("/search/?q=zzzz")
        text = text_of(response)
        self.assertIn("Nothing found here under these words.", text)
        self.assertIn("What readers ask most", text)
        self.assertContains(response, "How do I lose the “A”?")
        self.assertNotIn("another field", text)

    def test_the_crumb_of_a_certification_keeps_what_narrowed_the_list(self):
        query = "q=coder&max_cost=500&setting=OFFICE&setting=RISK&issuer=aapc&sort=-cost&state=oh"
        page = self.client.get(f"/certifications/?{query}")
        links = re.findall(r'<a class="code" href="(/certifications/[^"]*)"', page.content.decode())
        self.assertTrue(links)
        for link in links:
            with self.subTest(link):
                page = self.client.get(unescape(link))
                self.assertEqual(page.status_code, 200)
                crumb = re.search(r'› <a href="([^"]*)">Certifications</a>', page.content.decode())
                asked = parse_qs(urlsplit(unescape(crumb[1])).query)
                self.assertEqual(asked, parse_qs(query))
        own = f"http://testserver{page.wsgi_request.path}"
        self.assertContains(page, f'<link rel="canonical" href="{own}">')
        self.assertContains(page, '<input type="hidden" name="max_cost" value="500">')
