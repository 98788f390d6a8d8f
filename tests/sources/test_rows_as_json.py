"""A row that comes as JSON is the row that a query of its own gives."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.models import (
    CodeBookRule,
    ExamFormat,
    Fee,
    HolderCount,
    PassRate,
    PayReport,
    Training,
    TrainingCost,
)
from coderpath.sources.rows_as_json import as_json, as_row
from tests.certifications.rows import make_cpc, make_fact
from tests.factories import make_source

KINDS = (Fee, ExamFormat, PassRate, PayReport, CodeBookRule, HolderCount)


def columns(row) -> dict:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}


def by_json(kind) -> list:
    found = kind.objects.order_by("pk").values_list(as_json(kind), flat=True)
    return [as_row(kind, values) for values in found]


class RowsAsJSONTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        make_fact(PassRate, certification=cls.cpc, percent_low=62, is_estimate=True, as_of_text="é")
        make_fact(HolderCount, certification=cls.cpc, people=120000, as_of=date(2016, 2, 29))

    def test_every_column_is_that_of_the_row_itself(self):
        for kind in KINDS:
            with self.subTest(kind.__name__):
                rows = list(kind.objects.order_by("pk").select_related("source__publisher"))
                self.assertGreater(len(rows), 0)
                with self.assertNumQueries(1):
                    found = by_json(kind)
                    publishers = [row.source.publisher for row in found]
                self.assertEqual([columns(row) for row in found], [columns(row) for row in rows])
                self.assertEqual(
                    [columns(row.source) for row in found], [columns(row.source) for row in rows]
                )
                self.assertEqual(publishers, [row.source.publisher for row in rows])

    def test_prices_are_exact_and_keep_their_cents(self):
        source, course = make_source(), Training.objects.create(slug="course", name="A course")
        for cents in ("0.10", "0.70", "1184.62", "999999.99", "74.00"):
            make_fact(TrainingCost, training=course, low=Decimal(cents), who=cents, source=source)
        found = by_json(TrainingCost)
        self.assertEqual({str(row.low) for row in found}, {row.who for row in found})
        self.assertEqual(len(found), 5)
