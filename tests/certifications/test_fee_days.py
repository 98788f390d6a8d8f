"""Days around an exam are columns: words around them mean nothing."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace
from unittest import TestCase as PlainTestCase

from django.db import IntegrityError, transaction
from django.test import TestCase

from certifications.models import Fee, RenewalRule
from certifications.tools.exam_day import ExamDay
from tests.factories import make_certification, make_fee
from tests.shelves import profiles

from .rows import make_fact

DAY = date(2027, 1, 20)  # a Wednesday
filled = import_module("certifications.migrations.0011_fill_days_and_scopes")


class DayColumnTests(TestCase):
    def marks(self, **fee):
        certification = make_certification()
        make_fee(issuer=certification.issuer, **fee)
        [profile] = profiles([certification])
        exam = ExamDay(profile, DAY, DAY, date(2026, 11, 1))
        return [mark.day for mark in [*exam._moving(), *exam._refund()]]

    def test_no_words_in_the_place_of_reading_change_a_day(self):
        for words in (
            "Page 12, 3 days after booking: 14 days ahead",
            "two weeks to one day ahead",
            "",
        ):
            with self.subTest(words):
                days = self.marks(
                    kind="RESCHEDULE",
                    amount=30,
                    locator=words,
                    days_before_low=1,
                    days_before_high=14,
                )
                self.assertEqual(days, [date(2027, 1, 5)])

    def test_words_alone_make_no_day(self):
        self.assertEqual(self.marks(kind="RESCHEDULE", amount=30, locator="14 days ahead"), [])

    def test_business_days(self):
        """Fourteen before Wednesday, 20 Jan, without two weekends each: Thursday, 31 Dec."""
        given = {"kind": "REFUND", "amount": 75, "days_before_low": 14}
        self.assertEqual(self.marks(**given), [date(2027, 1, 6)])
        self.assertEqual(self.marks(**given, is_business_days=True), [date(2026, 12, 31)])

    def test_terms_in_words(self):
        for given, words in (
            (
                {"kind": "RESCHEDULE", "days_before_low": 1, "days_before_high": 14},
                "from 14 days to 1 day ahead",
            ),
            (
                {"kind": "REFUND", "days_before_low": 14, "is_business_days": True},
                "14 business days ahead or more",
            ),
            ({"kind": "EXTENSION", "extra_days": 30}, "for each 30 days"),
            ({"kind": "LATE"}, ""),
        ):
            with self.subTest(words):
                self.assertEqual(Fee(amount=1, **given).terms, words)

    def test_the_database_refuses_what_makes_no_sense(self):
        certification = make_certification()
        for given in (
            {"kind": "LATE", "days_before_low": 3},
            {"kind": "RESCHEDULE", "days_before_low": 15, "days_before_high": 14},
            {"kind": "REFUND", "is_business_days": True},
            {"kind": "RETAKE", "extra_days": 30},
            {"kind": "EXTENSION", "extra_days": 0},
            {"kind": "EXTENSION", "extra_days_most": 90},
            {"kind": "EXTENSION", "extra_days": 30, "extra_days_most": 20},
        ):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_fee(certification=certification, **given)

    def test_so_it_does_of_rules(self):
        certification = make_certification()
        total = {"ceus": 36, "cycle_months": 24}
        for given in (
            {"certification": certification, "applies_to": "SPECIALTY", **total},
            {"issuer": certification.issuer, "counts_from": "FIRST_EXAM", **total},
        ):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_fact(RenewalRule, **given)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_certification(is_core=True, is_specialty=True)


class FilledTests(PlainTestCase):
    """How the words of a database of before go into the columns."""

    def test_known_words_are_read_and_others_left(self):
        for kind, locator, note, expected in (
            (
                "RESCHEDULE",
                "14 days to 24 hours ahead",
                "",
                {"days_before_low": 1, "days_before_high": 14},
            ),
            ("RESCHEDULE", "Page 12, 3 days after booking: 14 days ahead", "", {}),
            (
                "REFUND",
                "asked for 14 business days ahead or more",
                "",
                {"days_before_low": 14, "is_business_days": True},
            ),
            (
                "REFUND",
                "asked for 10 days ahead or more",
                "",
                {"days_before_low": 10, "is_business_days": False},
            ),
            (
                "EXTENSION",
                "time to sit the exam, each 30 days",
                "Up to 90 days in all.",
                {"extra_days": 30, "extra_days_most": 90},
            ),
            (
                "EXTENSION",
                "time to sit the exam, first 45 days",
                "Later $50 for each 30 days.",
                {"extra_days": 45, "extra_days_most": None},
            ),
            ("LATE", "14 days to 24 hours ahead", "", {}),
        ):
            with self.subTest(locator):
                fee = SimpleNamespace(kind=kind, locator=locator, note=note)
                self.assertEqual(filled.days_of(fee), expected)
