"""What holds on the day of an exam, by the shipped rules."""

from datetime import date

from django.core.management import call_command
from django.test import TestCase

from certifications.models import Certification
from certifications.tools.exam_day import ExamDay
from coderpath.today import looking_ahead
from tests.pages import text_of
from tests.shelves import profiles

PAGE = "/tools/exam-day/"
TODAY = date(2026, 11, 22)


class ExamDayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def exam(self, slug, day, approved=TODAY):
        certification = Certification.objects.select_related("issuer").get(slug=slug)
        past = day if day < TODAY else None
        [profile] = profiles([certification], past)
        return ExamDay(profile, day, approved, TODAY)

    def marks(self, exam):
        return [(mark.day, mark.label) for mark in exam.marks]

    # Identification

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
                page = text_of(self.client.get(PAGE, {"c": slug}))
                self.assertIn(f"To show at the exam: {says}", page)

    # Books

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
        """“Any ICD-10-CM” names no edition; AAPC's code sets of 2026 began on 15 Jan 2026."""
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

    def test_a_closed_book(self):
        exam = self.exam("cbcs", date(2026, 12, 1))
        self.assertIn("No books; the exam is closed book.", exam.lead)

    def test_no_rule_is_said(self):
        exam = self.exam("rhia", date(2026, 12, 1))
        self.assertIn("No source that we read says which books", exam.lead)

    # Days

    def test_the_days_of_ahima(self):
        # Approved 22 Nov 2026: 120 days end on 22 Mar 2027. Free to move 15 days ahead. Fourteen
        # business days before Saturday, 10 Apr, is Tuesday, 23 Mar. Thirty days to a retake.
        self.assertEqual(
            self.marks(self.exam("ccs", date(2027, 4, 10))),
            [
                (date(2027, 3, 22), "Last day to take it, if approved on 22 Nov 2026"),
                (date(2027, 3, 23), "Last day to ask for a refund, less $75"),
                (date(2027, 3, 26), "Last day to move it without the $30 fee"),
                (date(2027, 4, 10), "The exam"),
                (date(2027, 5, 10), "First day to take it again, if you fail"),
            ],
        )

    def test_after_the_last_day_it_takes_more_time(self):
        self.assertEqual(
            self.exam("ccs", date(2027, 4, 22)).too_late,
            "That is 31 days after your time to take it ends:"
            " 2 extensions of 30 days would be needed, $100.",
        )
        self.assertEqual(self.exam("ccs", date(2027, 3, 22)).too_late, "")

    def test_more_time_than_the_rule_allows_is_not_offered(self):
        """Ninety days after 22 Mar 2027 is 20 Jun; 20 May 2028 is 425 days after it."""
        self.assertIn(
            "3 extensions of 30 days would be needed, $150.",
            self.exam("ccs", date(2027, 6, 20)).too_late,
        )
        self.assertEqual(
            self.exam("ccs", date(2028, 5, 20)).too_late,
            "That is 425 days after your time to take it ends, which is not possible: with every"
            " extension your approval ends on 20 Jun 2027. To take it on 20 May 2028, apply again.",
        )
        self.assertIn("not possible", self.exam("ccs", date(2027, 6, 21)).too_late)

    def test_an_approval_that_is_assumed_is_said_to_be(self):
        exam = self.exam("ccs", date(2027, 4, 22), approved=None)
        self.assertIn("(you gave no day of approval: today is assumed)", exam.too_late)
        [last] = [mark for mark in exam.marks if "if approved on 22 Nov 2026" in mark.label]
        self.assertEqual(last.note, "You gave no day of approval: today is assumed.")
        page = text_of(self.client.get(f"{PAGE}?c=ccs"))
        self.assertIn("You gave no day of approval", page)
        said = self.exam("ccs", date(2027, 4, 22))
        self.assertNotIn("assumed", said.too_late + "".join(mark.note for mark in said.marks))

    def test_the_rule_on_more_time_is_quoted(self):
        with looking_ahead(TODAY):
            page = text_of(self.client.get(f"{PAGE}?c=ccs&day=2028-07-22"))
        self.assertRegex(page, r"apply again\. The rule on more time: Up to 90 days in all\.\d")

    def test_waits_that_sources_dispute_are_both_there(self):
        again = [day for day, label in self.marks(self.exam("rhia", TODAY)) if "again" in label]
        self.assertEqual(set(again), {date(2026, 12, 22), date(2027, 2, 20)})

    def test_aapc_publishes_no_wait(self):
        exam = self.exam("cpc", TODAY)
        self.assertEqual(self.marks(exam), [(TODAY, "The exam")])
        self.assertIsNone(exam.retake.headline)

    # The page

    def test_nothing_asked_asks(self):
        self.assertContains(self.client.get(PAGE), "Check the day")

    def test_an_exam_today(self):
        response = self.client.get(f"{PAGE}?c=cpc&state=oh")
        text = text_of(response)
        self.assertIn("eBooks only inside the exam platform", text)
        self.assertIn("When you may take it again: not collected", text)
        self.assertContains(response, '<input type="hidden" name="state" value="oh">')

    def test_bad_input_is_said_and_the_rest_is_answered(self):
        for query, said in [
            ("c=cpc&day=2026-02-31", "The day of the exam must be a day that there is"),
            ("c=cpc&day=0000-01-01", "The day of the exam must be a day that there is"),
            ("c=cpc&day=1999-01-01", "The day of the exam must lie between"),
            ("c=cpc&day=9999-12-31", "The day of the exam must lie between"),
            ("c=cpc&approved=soon", "You wrote “soon”."),
        ]:
            with self.subTest(query=query):
                response = self.client.get(f"{PAGE}?{query}")
                self.assertContains(response, said)
                self.assertContains(response, "Rules for the CPC")

    def test_an_unknown_exam(self):
        response = self.client.get(f"{PAGE}?c=nosuch")
        self.assertContains(response, "No certification has that code. You wrote “nosuch”.")
        self.assertIsNone(response.context["exam"])

    def test_costs_few_queries(self):
        with self.assertNumQueries(2):  # what is held, edition
            self.client.get(f"{PAGE}?c=cca")
