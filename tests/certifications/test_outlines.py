"""An outline is one publisher's: its areas never mix with another's, and gaps are said."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse

from certifications.models import Certification, ExamDomain, ExamFormat, ExamOutline, Scope
from coderpath.sources.disagreements import collect
from coderpath.sources.findings import Finding
from tests.certifications.rows import THIRD, make_fact, make_outline
from tests.factories import make_certification, make_source
from tests.pages import text_of

TODAY = date(2026, 11, 28)


class OutlineTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpb = make_certification(code="CPB")

    def page(self):
        return self.client.get(reverse("certifications:detail", args=["cpb"]))

    def test_what_was_seen_is_said(self):
        for areas, weights, figure in [
            (None, {"Anatomy": "60%", "Coding": "40%"}, "2 areas"),
            (None, {"Anatomy": "55–63%", "Coding": "38–44%"}, "2 areas"),
            (None, {"Anatomy": "59%", "Coding": "40%"}, "2 areas"),
            (2, {"Anatomy": 4, "Coding": 96}, "2 areas"),
            (8, {"Anatomy": "5%", "Coding": "30%"}, "2 of 8 areas seen"),
            (9, {}, "0 of 9 areas seen"),
            (None, {"Anatomy": "25%", "Coding": "60%"}, "2 areas seen, 85% of the exam"),
            (None, {"Anatomy": "20–25%"}, "1 area seen, 20–25% of the exam"),
            (None, {"Anatomy": 4}, "1 area seen"),
        ]:
            with self.subTest(areas=areas, weights=weights):
                self.assertEqual(make_outline(self.cpb, areas, **weights).figure, figure)

    def test_areas_of_two_publishers_do_not_make_one_list(self):
        newer = {"source": make_source(kind=THIRD), "as_of": date(2026, 1, 1)}
        older = {"source": make_source(kind=THIRD), "as_of": date(2025, 1, 1)}
        make_outline(self.cpb, Coding="70%", Claims="30%", given=newer)
        make_outline(self.cpb, 8, **{"Coding knowledge": "10%"}, given=older)
        page = self.page()
        self.assertContains(page, "<summary>What it asks: 2 areas</summary>", html=True)
        outline = page.context["profile"].outline.headline
        self.assertEqual([area.name for area in outline.seen], ["Coding", "Claims"])
        [other] = page.context["profile"].other_outlines
        self.assertEqual(other.figure, "1 of 8 areas seen")

    def test_an_area_read_elsewhere_names_its_page(self):
        outline = make_outline(self.cpb, 2, Anatomy=4, Coding=6)
        elsewhere = make_source(title="Areas, one by one")
        ExamDomain.objects.filter(name="Coding").update(read_at=elsewhere)
        self.assertContains(self.page(), "Areas, one by one")
        self.assertContains(self.page(), outline.source.title)

    def test_whole_outlines_contradict_each_other_and_parts_do_not(self):
        make_outline(self.cpb, Coding="70%", Claims="30%")
        part = make_outline(self.cpb, 3, Coding="60%")
        self.assertEqual(collect(TODAY), [])
        part.standing = "DISPUTED"
        part.save()
        [question] = collect(TODAY)
        self.assertEqual(question.question, "What does the CPB exam ask?")

    def test_what_the_database_refuses(self):
        outline = make_outline(self.cpb, Coding="70%")
        for refused in (
            {"name": "Coding", "items": 4},
            {"name": "Claims"},
            {"name": "Claims", "items": 4, "percent_low": 3},
            {"name": "Claims", "percent_low": 9, "percent_high": 3},
            {"name": "Claims", "percent_low": 120},
        ):
            with self.subTest(refused), self.assertRaises(IntegrityError), transaction.atomic():
                ExamDomain.objects.create(outline=outline, **refused)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_fact(ExamOutline, certification=self.cpb, areas=0)

    def test_a_form_says_what_an_area_lacks(self):
        outline = make_outline(self.cpb)
        said = "Give its weight or its number of questions, not both."
        with self.assertRaisesMessage(ValidationError, said):
            ExamDomain(outline=outline, name="Claims").full_clean()

    def test_problems(self):
        make_outline(self.cpb, 1, Coding=4, Claims=6)
        make_outline(self.cpb)
        said = " ".join(ExamOutline.problems())
        self.assertIn("lists 2 areas and says there are 1", said)
        self.assertIn("has no area", said)


class ShippedOutlinesTests(TestCase):
    """What the publishers give, by the claims that were read."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

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
