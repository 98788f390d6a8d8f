"""What the forms of the editors promise of a figure is what readers see, for every shipped row."""

from datetime import date

from django.contrib import admin
from django.test import TestCase
from django.utils.html import strip_tags

from certifications.models import Certification, ExamFormat, Fee, Requirement
from coderpath.sources.disagreements import questions
from coderpath.sources.facts import fact_models
from coderpath.today import looking_ahead
from tests.pages import text_of
from tests.shelves import profiles
from tests.shipped import load_shipped

DAY = date(2026, 11, 28)


def promised(row) -> str:
    """What its form says that readers see, in words."""
    return strip_tags(str(admin.site.get_model_admin(type(row)).shown(row)))


class PromisesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def setUp(self):
        self.enterContext(looking_ahead(DAY))

    def test_each_form_promises_what_the_page_of_the_question_shows(self):
        pages = {each.finding.answers: each.finding for each in questions()}
        broken = []
        for model in fact_models():
            for row in model.objects.with_subjects():
                said = promised(row)
                for figure in model.figures([row]):
                    if not self.is_kept(said, row, figure, pages[figure.answers]):
                        broken.append((row.key, figure.question, said))
        self.assertEqual(broken, [])

    def is_kept(self, said, row, figure, finding) -> bool:
        shown = finding.headline or finding.unknown_fact
        if not row.holds_on(DAY):
            return said == "Not in force today."
        if shown.stands_for(row):
            return "This figure." in said
        return f"{shown.figure} ({shown.source.publisher}, {shown.dated})" in said

    def test_a_figure_that_is_promised_is_the_one_its_certification_shows(self):
        """Asked of the profiles, from which list, page and comparison are made."""
        certifications = list(Certification.objects.select_related("issuer"))
        for profile in profiles(certifications):
            for name, finding in profile.exam.items():
                self.assert_promised(ExamFormat, finding, name)
            for kind in Fee.Kind:
                for payer in (Fee.Payer.ANYONE, Fee.Payer.MEMBER, Fee.Payer.STUDENT):
                    self.assert_promised(Fee, profile.fee(kind, payer))
            self.assert_promised(Requirement, profile.gate)

    def assert_promised(self, model, finding, aspect=""):
        if not finding.headline:
            return
        row = model.objects.with_subjects().get(pk=finding.headline.pk)
        figures = [f for f in model.figures([row]) if getattr(f, "name", "") == aspect]
        [question] = [figure.question for figure in figures] or [row.question]
        with self.subTest(key=row.key, question=question):
            several = len(row.questions) > 1
            self.assertIn(f"{question} This figure." if several else "This figure.", promised(row))

    def test_the_page_of_a_certification_shows_it(self):
        """$425 is what the form of the CPC's fee promises, and what readers are told."""
        [fee] = [
            fee
            for fee in Fee.objects.filter(certification__slug="cpc", kind="EXAM_ONE")
            if promised(fee) == "This figure." and fee.paid_by == Fee.Payer.ANYONE
        ]
        page = text_of(self.client.get("/certifications/cpc/"))
        self.assertIn(f"Exam fee {fee.figure}", page)
