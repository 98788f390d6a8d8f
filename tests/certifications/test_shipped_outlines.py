"""What the publishers give of the outlines of exams, by the claims that were read."""

from datetime import date

from django.test import TestCase
from django.urls import reverse

from certifications.models import Certification, ExamFormat, ExamOutline, Scope
from coderpath.sources.findings import Finding
from tests.pages import text_of
from tests.shipped import load_shipped

TODAY = date(2026, 11, 28)


class ShippedOutlinesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def outline(self, slug) -> Finding:
        said = ExamOutline.objects.filter(certification__slug=slug).in_headline_order(TODAY)
        return Finding(said)

    def test_a_page_says_that_the_exam_has_areas_not_found(self):
        for slug, said in {
            "rhia": "The exam has 5 areas. We found only these.",
            "cbcs": "We found only these areas. The exam may have more.",
        }.items():
            self.assertIn(said, text_of(self.client.get(f"/certifications/{slug}/")))
        self.assertNotIn("We found only", text_of(self.client.get("/certifications/cca/")))

    def test_each_says_how_much_of_it_was_seen(self):
        for slug, figure in {
            "cpc": "15 of 17 areas seen",
            "coc": "10 areas",
            "crc": "5 of 8 areas seen",
            "circc": "4 areas seen, 85% of the exam",
            "chps": "4 of 6 areas seen",
            "cdip": "3 of 5 areas seen",
            "chda": "2 of 6 areas seen",
            "cpb": "7 areas",
            "rhia": "1 of 5 areas seen",
            "rhit": "6 areas",
            "cca": "6 areas",
            "cbcs": "3 areas seen, 85% of the exam",
        }.items():
            with self.subTest(slug):
                self.assertEqual(self.outline(slug).figure, figure)

    def test_no_outline_adds_up_to_more_than_the_exam(self):
        for outline in ExamOutline.objects.prefetch_related("domains"):
            with self.subTest(outline.key):
                self.assertLessEqual(outline.weight[0], 101)
                self.assertLessEqual(sum(area.items or 0 for area in outline.seen), 100)

    def test_pages_say_it(self):
        for slug in ("cpc", "crc", "rhia"):
            page = self.client.get(reverse("certifications:detail", args=[slug]))
            self.assertContains(page, f"What it asks: {self.outline(slug).figure}")

    def test_the_ccs_tests_inpatient_procedures(self):
        ccs = Certification.objects.get(slug="ccs")
        sets = Scope.objects.in_force(TODAY).filter(certification=ccs, kind=Scope.Kind.CODE_SET)
        self.assertEqual(
            set(sets.values_list("term", flat=True)), {"CPT", "ICD10CM", "ICD10PCS", "HCPCS"}
        )

    def test_97_are_the_multiple_choice_questions_of_the_ccs(self):
        said = ExamFormat.objects.filter(certification__slug="ccs").exclude(scored_items=None)
        shown = said.in_force(TODAY).in_headline_order(TODAY)[0]
        self.assertEqual(shown.scored_items, 79 + 6)
        wrong = said.get(scored_items=97)
        self.assertEqual(wrong.standing, "DISPUTED")
        self.assertIn("multiple choice", wrong.note)
