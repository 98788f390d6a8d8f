"""What holds on the day of an exam, by the shipped rules."""

from datetime import date

from django.test import TestCase

from certifications.models import Certification
from certifications.tools.exam_day import ExamDay
from coderpath.today import looking_ahead
from tests.shelves import profiles
from tests.shipped import load_shipped

TODAY = date(2026, 11, 22)


class ShippedExamDayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def exam(self, slug, day):
        certification = Certification.objects.select_related("issuer").get(slug=slug)
        with looking_ahead(TODAY):
            [profile] = profiles([certification], day if day < TODAY else None)
        return ExamDay(profile, day, TODAY, TODAY)

    def test_what_to_show_is_what_the_source_says_of_that_exam(self):
        for slug, says in (
            ("cpc", "Picture ID required, member ID"),
            ("crc", "Picture ID required, member ID"),
            ("cpma", "Picture ID, member ID"),
            ("cpco", "Picture ID, member ID"),
            ("cppm", "not collected"),
            ("ccs", "not collected"),
        ):
            with self.subTest(slug):
                self.assertEqual(self.exam(slug, date(2026, 12, 1)).identification.figure, says)

    def test_aapc_accepts_this_and_last_year(self):
        exam = self.exam("cpc", date(2026, 12, 1))
        self.assertIn("of the exam’s year or the year before", exam.lead)
        self.assertTrue(exam.books.are_editions_known)
        self.assertIn("the editions of 2025 or 2026", exam.books.own[1].rule)
        [disputed] = exam.books.disputed
        self.assertIn("2026 only", disputed.rule)
        self.assertEqual(exam.ebooks.headline.amount, 0)

    def test_aapc_s_rule_for_any_year_holds_next_year_too(self):
        exam = self.exam("cpc", date(2027, 2, 3))
        self.assertTrue(exam.books.are_editions_known)
        self.assertEqual(len(exam.books.own), 2)
        self.assertIn(
            "A mix of this year’s and last year’s editions is fine", exam.books.own[1].rule
        )
        self.assertIn("of the exam’s year or the year before", exam.lead)
        self.assertEqual(exam.books.disputed, [])

    def test_the_books_of_next_year_are_not_guessed(self):
        """“Any ICD-10-CM” names no edition; AAPC's code sets of 2026 began on Jan. 15, 2026."""
        self.assertTrue(self.exam("cic", date(2027, 1, 14)).books.are_editions_known)
        exam = self.exam("cic", date(2027, 1, 15))
        self.assertFalse(exam.books.are_editions_known)
        self.assertIn("No rule that we read says which editions", exam.lead)
        self.assertEqual([rule.rule[:3] for rule in exam.books.own], ["Any"])
        self.assertEqual(len(exam.books.outgrown), 1)

    def test_ahima_changes_on_the_first_of_may(self):
        for day, edition in ((date(2026, 4, 30), "2025"), (date(2026, 5, 1), "2026")):
            with self.subTest(day=day):
                self.assertIn(f"The {edition} editions of AHIMA’s list", self.exam("cca", day).lead)
        self.assertIn("fee is lost", self.exam("cca", date(2027, 4, 30)).lead)
        self.assertFalse(self.exam("cca", date(2027, 5, 1)).books.are_editions_known)

    def test_the_days_of_ahima(self):
        # Approved Nov. 22, 2026: 120 days end on March 22, 2027. Free to move 15 days ahead.
        # Fourteen business days before Saturday, April 10, is Tuesday, March 23. Thirty days to a
        # retake.
        self.assertEqual(
            [(mark.day, mark.label) for mark in self.exam("ccs", date(2027, 4, 10)).marks],
            [
                (date(2027, 3, 22), "Last day to take it, if approved on Nov. 22, 2026"),
                (date(2027, 3, 23), "Last day to ask for a refund, less $75"),
                (date(2027, 3, 26), "Last day to move it without the $30 fee"),
                (date(2027, 4, 10), "The exam"),
                (date(2027, 5, 10), "First day to take it again, if you fail"),
            ],
        )

    def test_waits_that_sources_dispute_are_both_there(self):
        marks = self.exam("rhia", TODAY).marks
        again = {mark.day for mark in marks if "again" in mark.label}
        self.assertEqual(again, {date(2026, 12, 22), date(2027, 2, 20)})

    def test_aapc_publishes_no_wait(self):
        exam = self.exam("cpc", TODAY)
        self.assertEqual([(mark.day, mark.label) for mark in exam.marks], [(TODAY, "The exam")])
        self.assertIsNone(exam.retake.headline)
