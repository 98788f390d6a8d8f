"""An outline is one publisher's: its areas never mix with another's, and gaps are said."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse

from certifications.models import ExamDomain, ExamOutline
from coderpath.sources.disagreements import collect
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

    def test_the_page_says_that_some_areas_were_not_found(self):
        """Of samples: one says how many areas there are, one does not, of one all were seen."""
        for code, areas, weights, said in (
            ("PART", 5, {"Sample area": "20%"}, "The exam has 5 areas. We found only these."),
            ("SOME", None, {"Sample area": "85%"}, "We found only these areas. The exam may"),
            ("WHOLE", None, {"Sample area": "60%", "Another": "40%"}, None),
        ):
            make_outline(make_certification(code=code), areas, **weights)
            told = text_of(self.client.get(f"/certifications/{code.lower()}/"))
            with self.subTest(code):
                self.assertEqual(said is not None, "We found only" in told)
                self.assertIn(said or "What it asks: 2 areas", told)

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
