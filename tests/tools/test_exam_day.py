"""What holds on the day of an exam: sample exams, whose days are counted here by hand."""

from datetime import date

from django.test import TestCase

from certifications.models import Certification, CodeBookRule, ExamFormat, Fee
from certifications.tools.exam_day import ExamDay
from coderpath.sources.models import Publisher
from coderpath.today import looking_ahead
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_issuer, make_source
from tests.pages import text_of
from tests.shelves import profiles

PAGE = "/tools/exam-day/"
TODAY = date(2026, 11, 22)
YEARS_RULE = "Sample: books of the exam’s year or the year before, on sample paper only."
EDITIONS = "Sample: for exams of 2026 the editions of 2025 or 2026."


def make_book_rule(certification=None, rule="", **given) -> None:
    make_fact(CodeBookRule, certification=certification, rule=f"Sample: {rule}", **given)


def make_open_exams() -> None:
    """Two of one body: OLDER takes last year's books in any year, LOOSE any book there is."""
    body = make_issuer(code="SOB", name="Sample Open-Book Body")
    older, loose = (make_certification(code=code, issuer=body) for code in ("OLDER", "LOOSE"))
    other = make_source(publisher="A sample guide", kind=Publisher.Kind.THIRD_PARTY)
    from_2026 = {"exams_from": date(2026, 1, 1), "as_of": date(2026, 1, 1)}
    make_fact(CodeBookRule, certification=older, rule=EDITIONS, **from_2026)
    make_fact(CodeBookRule, certification=older, rule=YEARS_RULE, any_year=True)
    make_book_rule(older, "one copy of each.")
    make_book_rule(older, "2026 only.", standing="DISPUTED", source=other, **from_2026)
    make_book_rule(loose, "any book.")
    make_book_rule(None, "the codes of 2026.", issuer=body, exams_from=date(2026, 3, 10))
    make_fact(Fee, certification=older, kind="BOOKS", amount=7)
    make_fact(ExamFormat, certification=older, identification="Sample card with a photo")


def make_dated_exams() -> None:
    """Three of another: DATED has days around it, SHUT no books, BARE two waits for a retake."""
    body = make_issuer(code="SDB", name="Sample Dated Body")
    dated, shut, bare = (
        make_certification(code=code, issuer=body) for code in ("DATED", "SHUT", "BARE")
    )
    last_april = {"standing": "SUPERSEDED", "until": date(2026, 4, 30)}
    make_book_rule(dated, "the list of 2025.", as_of=date(2025, 5, 1), **last_april)
    this_may = {"exams_from": date(2026, 5, 1), "as_of": date(2026, 5, 1)}
    make_book_rule(dated, "the list of 2026.", **this_may)
    make_book_rule(dated, "bring your books.", as_of=date(2025, 12, 1))
    make_book_rule(shut, "none, it is closed book.")
    make_fact(ExamFormat, certification=dated, window_days=100, retake_days=45)
    for kind, amount, more in (
        ("RESCHEDULE", 40, {"days_before_low": 1, "days_before_high": 10}),
        ("REFUND", 60, {"days_before_low": 10, "is_business_days": True}),
        ("EXTENSION", 25, {"extra_days": 20, "extra_days_most": 60, "note": "Sample: 60 at most."}),
    ):
        make_fact(Fee, issuer=body, kind=kind, amount=amount, **more)
    for days in (20, 70):
        make_fact(ExamFormat, certification=bare, retake_days=days)


class ExamDayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_open_exams()
        make_dated_exams()

    def exam(self, slug, day, approved=TODAY):
        certification = Certification.objects.select_related("issuer").get(slug=slug)
        with looking_ahead(TODAY):
            [profile] = profiles([certification], day if day < TODAY else None)
        return ExamDay(profile, day, approved, TODAY)

    def ask(self, query=""):
        with looking_ahead(TODAY):
            return self.client.get(f"{PAGE}?{query}")

    def marks(self, exam):
        return [(mark.day, mark.label) for mark in exam.marks]

    # Identification

    def test_what_to_show_is_what_the_source_says_of_that_exam(self):
        for slug, says in (("older", "Sample card with a photo"), ("loose", "not collected")):
            with self.subTest(slug):
                self.assertEqual(self.exam(slug, date(2026, 12, 1)).identification.figure, says)
                page = text_of(self.ask(f"c={slug}"))
                self.assertIn(f"To show at the exam: {says}", page)

    # Books

    def test_the_rule_for_any_year_comes_before_that_of_this_year(self):
        exam = self.exam("older", date(2026, 12, 1))
        self.assertEqual(exam.lead, f"OLDER exam on Dec. 1, 2026: {YEARS_RULE}")
        self.assertTrue(exam.books.are_editions_known)
        self.assertEqual(exam.books.own[1].rule, EDITIONS)
        self.assertEqual([rule.rule for rule in exam.books.disputed], ["Sample: 2026 only."])
        self.assertEqual(exam.ebooks.headline.amount, 7)

    def test_a_rule_for_any_year_holds_next_year_too(self):
        exam = self.exam("older", date(2027, 2, 3))
        self.assertTrue(exam.books.are_editions_known)
        rules = [rule.rule for rule in exam.books.own]
        self.assertEqual(rules, [YEARS_RULE, "Sample: one copy of each."])
        self.assertEqual(exam.lead, f"OLDER exam on Feb. 3, 2027: {YEARS_RULE}")
        self.assertEqual(exam.books.disputed, [])

    def test_the_books_of_next_year_are_not_guessed(self):
        """“Any book” names no edition; the body's codes of 2026 began on March 10, 2026."""
        self.assertTrue(self.exam("loose", date(2027, 3, 9)).books.are_editions_known)
        exam = self.exam("loose", date(2027, 3, 10))
        self.assertFalse(exam.books.are_editions_known)
        self.assertEqual(
            exam.lead,
            "No rule that we read says which editions the LOOSE exam asks for on March 10, 2027.",
        )
        self.assertEqual([rule.rule for rule in exam.books.own], ["Sample: any book."])
        self.assertEqual(len(exam.books.outgrown), 1)

    def test_a_rule_holds_from_its_first_exam_day_for_a_year(self):
        for day, list_of in ((date(2026, 4, 30), "2025"), (date(2026, 5, 1), "2026")):
            with self.subTest(day=day):
                self.assertIn(f"Sample: the list of {list_of}.", self.exam("dated", day).lead)
        self.assertIn("the list of 2026.", self.exam("dated", date(2027, 4, 30)).lead)
        self.assertFalse(self.exam("dated", date(2027, 5, 1)).books.are_editions_known)

    def test_a_closed_book(self):
        exam = self.exam("shut", date(2026, 12, 1))
        self.assertEqual(exam.lead, "SHUT exam on Dec. 1, 2026: Sample: none, it is closed book.")

    def test_no_rule_is_said(self):
        exam = self.exam("bare", date(2026, 12, 1))
        self.assertEqual(
            exam.lead,
            "No source that we read says which books the BARE exam allows on Dec. 1, 2026.",
        )

    # Days

    def test_the_days_around_an_exam(self):
        # Approved Nov. 22, 2026: 100 days end on March 2, 2027. Free to move 11 days ahead. Ten
        # business days before Saturday, 10 Apr, is Monday, 29 Mar. Forty-five days to a retake.
        self.assertEqual(
            self.marks(self.exam("dated", date(2027, 4, 10))),
            [
                (date(2027, 3, 2), "Last day to take it, if approved on Nov. 22, 2026"),
                (date(2027, 3, 29), "Last day to ask for a refund, less $60"),
                (date(2027, 3, 30), "Last day to move it without the $40 fee"),
                (date(2027, 4, 10), "The exam"),
                (date(2027, 5, 25), "First day to take it again, if you fail"),
            ],
        )

    def test_after_the_last_day_it_takes_more_time(self):
        self.assertEqual(
            self.exam("dated", date(2027, 3, 23)).too_late,
            "That is 21 days after your time to take it ends:"
            " 2 extensions of 20 days would be needed, $50.",
        )
        self.assertEqual(self.exam("dated", date(2027, 3, 2)).too_late, "")

    def test_more_time_than_the_rule_allows_is_not_offered(self):
        """Sixty days after March 2, 2027 is 1 May; May 20, 2028 is 445 days after it."""
        self.assertIn(
            "3 extensions of 20 days would be needed, $75.",
            self.exam("dated", date(2027, 5, 1)).too_late,
        )
        self.assertEqual(
            self.exam("dated", date(2028, 5, 20)).too_late,
            "That is 445 days after your time to take it ends, which is not possible: with every"
            " extension your approval ends on May 1, 2027. To take it on May 20, 2028, apply"
            " again.",
        )
        self.assertIn("not possible", self.exam("dated", date(2027, 5, 2)).too_late)

    def test_an_approval_that_is_assumed_is_said_to_be(self):
        exam = self.exam("dated", date(2027, 4, 22), approved=None)
        self.assertIn("(you gave no day of approval: today is assumed)", exam.too_late)
        [last] = [mark for mark in exam.marks if "if approved on Nov. 22, 2026" in mark.label]
        self.assertEqual(last.note, "You gave no day of approval: today is assumed.")
        self.assertIn("You gave no day of approval", text_of(self.ask("c=dated")))
        said = self.exam("dated", date(2027, 4, 22))
        self.assertNotIn("assumed", said.too_late + "".join(mark.note for mark in said.marks))

    def test_the_rule_on_more_time_is_quoted(self):
        page = text_of(self.ask("c=dated&day=2028-07-22"))
        self.assertRegex(page, r"apply again\. The rule on more time: Sample: 60 at most\.\d")

    def test_waits_that_sources_dispute_are_both_there(self):
        """Twenty days after Nov. 22, 2026 is 12 Dec; seventy, Jan. 31, 2027."""
        again = [day for day, label in self.marks(self.exam("bare", TODAY)) if "again" in label]
        self.assertEqual(again, [date(2026, 12, 12), date(2027, 1, 31)])

    def test_without_any_rule_the_exam_is_the_only_day(self):
        exam = self.exam("older", TODAY)
        self.assertEqual(self.marks(exam), [(TODAY, "The exam")])
        self.assertIsNone(exam.retake.headline)

    # The page

    def test_nothing_asked_asks(self):
        self.assertContains(self.ask(), "Check the day")

    def test_an_exam_today(self):
        response = self.ask("c=older&state=oh")
        text = text_of(response)
        self.assertIn("on sample paper only", text)
        self.assertIn("When you may take it again: not collected", text)
        self.assertContains(response, '<input type="hidden" name="state" value="oh">')

    def test_bad_input_is_said_and_the_rest_is_answered(self):
        for query, said in [
            ("c=older&day=2026-02-31", "The day of the exam must be a day that there is"),
            ("c=older&day=0000-01-01", "The day of the exam must be a day that there is"),
            ("c=older&day=1999-01-01", "The day of the exam must lie between"),
            ("c=older&day=9999-12-31", "The day of the exam must lie between"),
            ("c=older&approved=soon", "You wrote “soon”."),
        ]:
            with self.subTest(query=query):
                response = self.ask(query)
                self.assertContains(response, said)
                self.assertContains(response, "Rules for the OLDER")

    def test_an_unknown_exam(self):
        response = self.ask("c=nosuch")
        self.assertContains(response, "No certification has that code. You wrote “nosuch”.")
        self.assertIsNone(response.context["exam"])

    def test_costs_few_queries(self):
        with self.assertNumQueries(2):  # what is held, edition
            self.client.get(f"{PAGE}?c=dated")
