"""Names as people type them, in the search of every page and in the list: one understanding."""

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from certifications.listing import Listing
from certifications.models import Certification
from certifications.name_search import Search
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
        return {row.certification.code for row in Listing(query_dict(q=q)).hits}

    def found(self, q) -> set[str]:
        search = Search(query_dict(q=q))
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
        self.assertEqual(Search(query_dict(q=LINE)).problems, [])
        self.assertEqual(self.found(f"{'x ' * 240}cpc"), {"CPC"})

    def test_what_people_call_the_trade_is_said_and_not_passed_over(self):
        for q in ("certified medical coder", "Certified Medical Coder", "certified medical coders"):
            response = self.client.get("/search/", {"q": q})
            self.assertEqual(response.status_code, 200)
            text = text_of(response)
            self.assertIn("Many people call anyone a certified medical coder who holds", text)
        response = self.client.get("/search/", {"q": "certified medical coder"})
        self.assertIn("CMC Certified Medical Coder", text_of(response))
