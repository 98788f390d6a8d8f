"""The question that a fact answers: one key for page, form, replacement, choice, check and link."""

from datetime import date

from django.test import TestCase

from certifications.models import (
    ExamFormat,
    Fee,
    HolderCount,
    PayReport,
    Progression,
    RenewalRule,
    Scope,
    Training,
    TrainingCost,
)
from coderpath.sources.digests import disagreements
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_fee, make_issuer


class KeyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.aapc = make_issuer(code="AAPC")
        cls.cpc = make_certification(code="CPC", issuer=cls.aapc)
        cls.cic = make_certification(code="CIC", issuer=cls.aapc)

    def test_it_is_made_of_what_is_stored(self):
        college = Training.objects.create(slug="college", name="A college")
        of_cpc = {"certification": self.cpc}
        for key, fact in [
            ("fee/cpc/exam-one/member", make_fee(**of_cpc, payer="MEMBER")),
            (
                "fee/issuer-aapc/dues/student",
                make_fee(issuer=self.aapc, kind="DUES", payer="STUDENT", every_months=12),
            ),
            ("renewal-rule/cpc/total/2", make_fact(RenewalRule, **of_cpc, ceus=36, held=2)),
            ("scope/cpc/level", make_fact(Scope, **of_cpc, kind="LEVEL", term="ENTRY")),
            ("scope/cpc/setting/office", make_fact(Scope, **of_cpc, kind="SETTING", term="OFFICE")),
            ("progression/cpc/cic", make_fact(Progression, **of_cpc, leads_to=self.cic, why="x")),
            (
                "holder-count/cpc/2026-01-01",
                make_fact(HolderCount, **of_cpc, people=1, as_of=date(2026, 1, 1)),
            ),
            (
                "pay-report//all-who-answered//2025/mean",
                make_fact(PayReport, who="All who answered", year=2025, statistic="MEAN", low=1),
            ),
            (
                "training-cost/college/year/tuition/californias-own/2025-26",
                make_fact(
                    TrainingCost,
                    training=college,
                    per="YEAR",
                    who="Californias own",
                    year_text="2025–26",
                    low=1,
                ),
            ),
        ]:
            with self.subTest(key):
                self.assertEqual({question.key for question in fact.questions}, {key})

    def test_a_row_with_several_figures_answers_several_questions(self):
        row = make_fact(ExamFormat, certification=self.cpc, items=100, open_book=False)
        self.assertEqual(
            {question.slug for question in row.questions},
            {"exam-format-cpc-items", "exam-format-cpc-open-book"},
        )

    def test_anyone_and_a_non_member_are_one_payer_of_every_kind_of_fee(self):
        for kind in Fee.Kind:
            with self.subTest(kind=kind):
                is_dues = kind == Fee.Kind.DUES
                about = {"issuer": self.cpc.issuer} if is_dues else {"certification": self.cpc}
                asked = {
                    make_fee(**about, kind=kind, payer=payer, every_months=12).answers
                    for payer in ("ANYONE", "NON_MEMBER")
                }
                self.assertEqual(len(asked), 1)

    def test_the_words_of_a_question_may_change(self):
        fee = make_fee(certification=self.cpc)
        before = fee.answers
        self.cpc.code = "CPC (new)"
        self.assertIn("CPC (new)", fee.question)
        self.assertEqual(fee.answers, before)

    def test_the_questions_of_a_whole_table_cost_one_query(self):
        for certification in (self.cpc, self.cic):
            make_fee(certification=certification)
            make_fee(certification=certification, amount=1)
        with self.assertNumQueries(1):
            self.assertEqual(disagreements(Fee), 2)
