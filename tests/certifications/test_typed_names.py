"""Names as people type them, in the search of every page and in the list: one understanding.

A sample catalogue: ten certifications of four bodies, five areas and two occupations.
"""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.list.listing import CertificationListing
from certifications.models import Fee, Scope
from certifications.search.search import Search
from coderpath.sources.models import Publisher
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_issuer, make_source, make_usual_words
from tests.pages import text_of
from tests.salaries.factories import make_occupation, make_part


def query_dict(**asked) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(asked)
    return data


LINE = (
    "Required: current credential from AHIMA or AAPC in good standing, one of these: Certified"
    " Professional Coder (CPC®), Certified Coding Specialist (CCS), RHIT."
)
# Body, code, name, setting and what else is known.
SAMPLES = (
    ("AAPC", "CPC", "Certified Professional Coder", "OFFICE", {"apprentice_code": "CPC-A"}),
    ("AAPC", "COC", "Certified Outpatient Coder", "OUTPATIENT", {"former_code": "CPC-H"}),
    ("AAPC", "COBGC", "Certified OB/GYN Coder", "OFFICE", {}),
    ("AAPC", "CPMA", "Certified Professional Medical Auditor", "AUDIT", {}),
    ("AHIMA", "CCS", "Certified Coding Specialist", "INPATIENT", {}),
    ("AHIMA", "CCS-P", "Certified Coding Specialist – Physician-based", "OFFICE", {}),
    ("AHIMA", "RHIT", "Registered Health Information Technician", "RECORDS", {}),
    ("AHIMA", "RHIA", "Registered Health Information Administrator", "RECORDS", {}),
    ("BMSC", "HCS-D", "Home Care Coding Specialist – Diagnosis", "HOME_CARE", {}),
    ("PMI", "CMC", "Certified Medical Coder", "BILLING", {}),
)
PARTS = (
    ("columbus-oh", "Columbus, OH", "oh"),
    ("columbus-ga", "Columbus, GA-AL", "ga"),
    ("st-louis", "St. Louis, MO-IL", "mo"),
    ("los-angeles", "Los Angeles-Long Beach-Anaheim, CA", "ca"),
    ("san-juan", "San Juan-Bayamón-Caguas, PR", "pr"),
)


TOOLS = (
    ("/tools/lose-the-a/", "Drop the A", ("lose the A", "removal of apprentice")),
    ("/tools/exam-day/", "Exam day", ("exam day",)),
    ("/tools/eligibility/", "Which exams?", ("eligibility",)),
    ("/tools/keep/", "Keep your titles", ("keep", "CEU")),
)
BUREAU = "/sources/?q=US+Bureau+of+Labor+Statistics"


def make_named() -> None:
    bodies = {code: make_issuer(code=code) for code in ("AAPC", "AHIMA", "BMSC", "PMI")}
    for body, code, name, setting, more in SAMPLES:
        one = make_certification(code=code, name=name, issuer=bodies[body], **more)
        make_fact(Scope, certification=one, kind="SETTING", term=setting)
        make_fact(Fee, certification=one, kind="EXAM_ONE", amount=300 + 100 * (code == "CPC"))
    for slug, name, usps in PARTS:
        make_part(slug, name, (usps,))
    make_occupation("29-2072", "Medical Records Specialists")
    make_occupation("43-3021", "Billing and Posting Clerks")
    make_source(
        publisher="US Bureau of Labor Statistics",
        title="A sample of Occupational Employment",
        kind=Publisher.Kind.GOVERNMENT,
    )
    for address, label, called in TOOLS:
        make_usual_words(address, *called, label=label, kind="TOOL")
    make_usual_words(BUREAU, "BLS")
    make_usual_words("/certifications/?setting=HOME_CARE", "home health")
    make_usual_words(
        "/certifications/",
        "certified medical coder",
        "certified medical coders",
        label="See all",
        says="Many people call anyone a certified medical coder who holds a title.",
    )


class TypedNameTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_named()

    def listed(self, q) -> set[str]:
        return {
            row.certification.code for row in CertificationListing(query_dict(q=q), shelf.at()).hits
        }

    def found(self, q) -> set[str]:
        search = Search(query_dict(q=q), shelf.at())
        return {hit.thing.code for hit in search.hits} | {one.code for one in search.matching}

    def test_the_list_finds_names_however_they_are_written(self):
        for q, codes in [
            ("CPC–A", {"CPC"}),
            ("CPC/CCS", {"CPC", "CCS"}),
            ("CPC, CCS", {"CPC", "CCS"}),
            ("RHIT or RHIA", {"RHIT", "RHIA"}),
            ("obgyn", {"COBGC"}),
            ("OB-GYN", {"COBGC"}),
            ("home health", {"HCS-D"}),
            ("CPC-H", {"COC"}),
            ("ccs-p", {"CCS-P"}),
        ]:
            with self.subTest(q):
                self.assertEqual(self.listed(q), codes)
                self.assertEqual(self.found(q), codes)

    def test_the_list_has_beside_a_code_what_has_it_in_its_own(self):
        """The COC was the CPC-H."""
        for q in ("“CPC”", "CPC®", "CPC™", "C.P.C."):
            with self.subTest(q):
                self.assertEqual(self.found(q), {"CPC"})
                self.assertEqual(self.listed(q), {"CPC", "COC"})

    def test_the_list_knows_bodies(self):
        self.assertEqual(self.listed("AAPC"), {"CPC", "COC", "COBGC", "CPMA"})

    def test_words_without_a_name_find_the_same_in_both(self):
        for q, codes in [
            ("obgyn", {"COBGC"}),
            ("home health", {"HCS-D"}),
            ("inpatient", {"CCS"}),
            ("auditor", {"CPMA"}),
            ("hospital", {"CCS", "COC"}),
            ("coder", {"CPC", "COC", "COBGC", "CMC"}),
            ("zzzz", set()),
            ("-", set()),
        ]:
            with self.subTest(q):
                self.assertEqual(self.listed(q), codes)
                self.assertEqual(self.found(q), codes)

    def test_a_line_of_a_job_advertisement_is_read_whole(self):
        self.assertGreater(len(LINE), 117)
        self.assertEqual(self.found(LINE), {"CPC", "CCS", "RHIT"})
        self.assertEqual(self.listed(LINE), {"CPC", "CCS", "RHIT"})
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
            ("Los Angeles", "/salaries/ca/los-angeles/"),
            ("San Juan", "/salaries/pr/san-juan/"),
        ]:
            with self.subTest(q):
                response = self.client.get("/search/", {"q": q})
                self.assertRedirects(response, address)

    def test_words_that_are_also_codes_of_states_name_none(self):
        for q in ("CPC, CCS, OR RHIT", "cpc or ccs in me", "CPC OR CCS"):
            with self.subTest(q):
                self.assertEqual(Search(query_dict(q=q), shelf.at()).places, [])

    def test_an_empty_answer_says_what_to_try(self):
        text = text_of(self.client.get("/search/?q=zzzz"))
        self.assertIn("No match for “zzzz”. Try a code such as CPC, a state", text)
        self.assertNotIn("another field", text)

    def test_the_crumb_of_a_certification_keeps_what_narrowed_the_list(self):
        query = "q=coder&max_cost=500&setting=OFFICE&setting=RISK&issuer=aapc&sort=-cost&state=oh"
        page = self.client.get(f"/certifications/?{query}")
        links = re.findall(r'<a class="code" href="(/certifications/[^"]*)"', page.content.decode())
        found = [link.partition("?")[0] for link in links[:2]]
        self.assertEqual(found, ["/certifications/cpc/", "/certifications/cobgc/"])
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
