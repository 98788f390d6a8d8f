"""The page of every certification that is shipped, and totals that are known."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.models import Certification
from tests.certifications.test_certification_page import QUERIES, OnOneDay, bare_amounts
from tests.shipped import load_shipped


class ShippedTests(OnOneDay):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_every_certification_has_its_page(self):
        for certification in Certification.objects.all():
            with self.subTest(certification.code):
                with CaptureQueriesContext(connection) as queries:
                    page = self.page(certification.slug)
                self.assertLessEqual(len(queries), QUERIES)
                self.assertEqual(page.status_code, 200)
                self.assertEqual(bare_amounts(page.content.decode()), [])

    def test_known_totals(self):
        for slug, first, five in [
            ("cpc", "$647", "$1,535"),
            ("cca", "$299", "$797"),
            ("ccs", "$399", "$897"),
            ("coc", "$721", "$1,609"),
            ("cic", "$222 + the exam", "$1,110 + the exam"),
        ]:
            with self.subTest(slug):
                text, tries = self.text(slug), " (two tries)" if slug == "coc" else ""
                told = "not known" if "exam" in first else f"{first} + books"
                self.assertIn(f"Exam{tries} and first-year dues {told} ", text)
                self.assertIn(f"Total we can add up {first} + books ", text)
                self.assertIn(f" {first} + books {five} + books and credits ", text)

    def test_the_cic_fee_is_unknown_with_a_hint(self):
        self.assertIn("Exam fee not collected $350 (2015–18)", self.text("cic"))
