"""Facts of several kinds in one query are the rows that a query for each kind gives."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.models import (
    CodeBookRule,
    ExamFormat,
    ExamOutline,
    HolderCount,
    PassRate,
    PayReport,
    Requirement,
    Training,
    TrainingCost,
    Way,
)
from coderpath.sources.together import together
from tests.certifications.rows import make_cpc, make_fact, make_way
from tests.factories import make_certification, make_source

KINDS = (ExamFormat, PassRate, PayReport, ExamOutline, CodeBookRule, HolderCount)
MADE_OF_ROWS = (ExamOutline, Requirement)
ASKED = date(2026, 11, 21)


def columns(row) -> dict:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}


class TogetherTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        make_fact(PassRate, certification=cls.cpc, percent_low=62, is_estimate=True, as_of_text="é")
        make_fact(HolderCount, certification=cls.cpc, people=120000, as_of=date(2016, 2, 29))

    def alone(self, kind, at=ASKED):
        return list(kind.objects.in_headline_order(at))

    def test_every_column_is_that_of_the_row_itself(self):
        found = list(together([kind.objects.in_headline_order(ASKED) for kind in KINDS]))
        for kind in KINDS:
            with self.subTest(kind.__name__):
                alone, beside = self.alone(kind), [row for row in found if type(row) is kind]
                self.assertGreater(len(alone), 0)
                self.assertEqual([columns(row) for row in beside], [columns(row) for row in alone])
                self.assertEqual(
                    [columns(row.source) for row in beside], [columns(row.source) for row in alone]
                )
                for row, same in zip(beside, alone, strict=True):
                    self.assertEqual((row.is_in_force, row.is_old), (same.is_in_force, same.is_old))

    def test_prices_are_exact_and_keep_their_cents(self):
        source, course = make_source(), Training.objects.create(slug="course", name="A course")
        for cents in ("0.10", "0.70", "1184.62", "999999.99", "74.00"):
            make_fact(TrainingCost, training=course, low=Decimal(cents), who=cents, source=source)
        found = [
            row
            for row in together([TrainingCost.objects.in_headline_order(ASKED)])
            if row.who.replace(".", "").isdigit()
        ]
        self.assertEqual({str(row.low) for row in found}, {row.who for row in found})
        self.assertEqual(len(found), 5)

    def test_the_rows_that_a_fact_is_made_of_come_with_it(self):
        """The ways of a rule, each with the credential it asks for; the areas of an outline."""
        asked, of_rule = make_certification(code="COC"), {"source": make_source()}
        last = make_way(certification=self.cpc, rule="A year", experience_months=12, **of_rule)
        first = make_way(certification=self.cpc, rule="The COC", credential=asked, **of_rule)
        Way.objects.filter(pk=last.pk).update(position=9)
        rule = first.requirement
        [outline] = self.alone(ExamOutline)
        areas = list(outline.domains.order_by("position", "pk"))
        self.assertTrue(areas)
        with self.assertNumQueries(1):
            found = list(together([kind.objects.in_headline_order(ASKED) for kind in MADE_OF_ROWS]))
            rows = {row: list(row.its_rows) for row in found}
            self.assertEqual(rows[rule][0].credential, asked)
            self.assertIs(rows[rule][1].credential, None)
        self.assertEqual(rows[rule], [first, last])
        self.assertEqual(rows[outline], areas)

    def test_one_query_and_none_for_nothing(self):
        with self.assertNumQueries(1):
            rows = list(together([kind.objects.in_headline_order() for kind in KINDS]))
            [row.source.publisher for row in rows]
        with self.assertNumQueries(0):
            self.assertEqual(list(together([])), [])

    def test_headline_order_holds_across_kinds(self):
        rows = list(together([kind.objects.in_headline_order(ASKED) for kind in KINDS]))
        in_force = [row.is_in_force for row in rows]
        self.assertEqual(in_force, sorted(in_force, reverse=True))
        self.assertIn(False, in_force)

    def test_a_kind_with_a_filter_of_its_own(self):
        rates = PassRate.objects.in_headline_order(ASKED).filter(as_of_text="é")
        [row] = together([rates])
        self.assertEqual((row.percent_low, row.as_of_text), (Decimal("62"), "é"))
        self.assertEqual(row, rates.get())
