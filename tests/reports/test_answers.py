"""What editors do with reports, and what readers see of it: nothing before it is answered."""

from datetime import date

from django.core.handlers.wsgi import WSGIHandler
from django.db import IntegrityError, transaction
from django.test import TestCase, TransactionTestCase

from coderpath.finished import Finished
from coderpath.reports.models import FigureReport
from coderpath.sources import held
from tests.admin.forms import PLAIN_STATIC
from tests.desk.test_change_sets import DeskTestCase, in_group
from tests.factories import make_certification, make_fee
from tests.pages import text_of
from tests.reader import Reader

from .sending import TODAY

KEY = "fee/cpc/exam-one/anyone"


def make_report(**given) -> FigureReport:
    usual = {"asked": "What does the CPC exam cost?", "edition": "0123abcd", "day": TODAY}
    usual |= {"wrong": "Sender’s own words", "right": "$1", "read_at": "https://evil.example/"}
    return FigureReport.objects.create(**usual | {"contact": "me@example.org"} | given)


def make_answered(**given) -> FigureReport:
    usual = {"state": "ANSWERED", "told": "A higher fee", "answer": "It is $425.", "contact": ""}
    return make_report(**usual | {"answered_on": TODAY} | given)


@PLAIN_STATIC
class EditorTests(DeskTestCase):
    def save(self, kept, **given):
        sent = {"told": "A higher fee", "answer": "It is $425.", "state": "ANSWERED"}
        sent |= {"was": "OPEN"} | given
        answer = self.client.post(kept.get_absolute_url(), sent, follow=True)
        kept.refresh_from_db()
        return answer

    def test_the_desk_lists_open_ones_the_oldest_first(self):
        make_report(asked="The newer one")
        make_report(asked="The older one", day=date(2026, 11, 2), question=KEY)
        make_answered(asked="An answered one")
        page = self.client.get("/admin/?tab=reports")
        said = text_of(page)
        self.assertIn("Reports from readers 2", said)
        self.assertLess(said.index("The older one"), said.index("The newer one"))
        self.assertNotIn("An answered one", said)
        self.assertContains(page, 'href="/admin/q/fee-cpc-exam-one-anyone/"')
        self.assertNotIn("me@example.org", said)

    def test_an_answer_is_kept_with_who_and_when_and_how_to_reach_them_is_forgotten(self):
        kept = make_report()
        self.save(kept)
        self.assertEqual(
            (kept.state, kept.told, kept.answer), ("ANSWERED", "A higher fee", "It is $425.")
        )
        self.assertEqual((kept.answered_by, kept.answered_on), (self.editor, TODAY))
        self.assertEqual(kept.contact, "")

    def test_an_answer_needs_both_sentences(self):
        kept = make_report()
        for given in ({"told": ""}, {"answer": " "}):
            with self.subTest(given):
                page = self.save(kept, **given)
                self.assertContains(page, "Say what was reported and what you found.")
        self.assertEqual((kept.state, kept.contact), ("OPEN", "me@example.org"))

    def test_spam_is_closed_without_a_word_and_can_be_opened_again(self):
        kept = make_report()
        self.save(kept, told="", answer="", state="CLOSED")
        self.assertEqual((kept.state, kept.contact), ("CLOSED", ""))
        self.assertNotContains(self.client.get("/reports/"), "What does the CPC exam cost?")
        self.save(kept, state="OPEN", was="CLOSED")
        self.assertEqual((kept.state, kept.answered_on, kept.answered_by), ("OPEN", None, None))

    def test_who_answers_second_is_told_of_the_first(self):
        kept = make_report()
        self.save(kept)
        self.client.force_login(in_group("Editors", "second"))
        page = self.save(kept, answer="Another answer")
        self.assertContains(page, f"Meanwhile {self.editor} made it “answered in public”")
        self.assertEqual((kept.answer, kept.answered_by), ("It is $425.", self.editor))
        self.assertContains(page, "Another answer")
        self.save(kept, answer="Another answer", was="ANSWERED")
        self.assertEqual(kept.answer, "Another answer")

    def test_a_contributor_reads_it_without_the_address_and_answers_nothing(self):
        kept = make_report()
        self.client.force_login(in_group("Contributors", "con"))
        page = self.client.get(kept.get_absolute_url())
        self.assertContains(page, "Sender’s own words")
        self.assertNotContains(page, "me@example.org")
        self.assertEqual(self.save(kept).status_code, 403)
        self.assertEqual(kept.state, "OPEN")

    def test_nobody_adds_or_deletes_one_and_who_is_not_signed_in_sees_none(self):
        kept = make_report()
        for path in ("add/", f"{kept.pk}/delete/"):
            with self.subTest(path):
                answer = self.client.get(f"/admin/reports/figurereport/{path}")
                self.assertEqual(answer.status_code, 403)
        self.client.logout()
        self.assertEqual(self.client.get(kept.get_absolute_url()).status_code, 302)

    def test_a_hostile_address_is_shown_as_text(self):
        kept = make_report(wrong="<img src=x onerror=alert(1)>")
        for path in (kept.get_absolute_url(), "/admin/?tab=reports"):
            page = self.client.get(path)
            with self.subTest(path):
                self.assertNotContains(page, "<img src=x")
                self.assertNotContains(page, 'href="https://evil.example/')


@PLAIN_STATIC
class OnTheQuestionTests(DeskTestCase):
    key, slug = "fee/cpc/exam-one/member", "fee-cpc-exam-one-member"

    def pages(self) -> list[str]:
        """Of the question, for readers and for editors."""
        return [
            text_of(self.client.get(f"/{at}/{self.slug}/")) for at in ("disagreements", "admin/q")
        ]

    def test_its_page_tells_what_was_reported_and_answered_on_it_alone(self):
        make_report(question=self.key)
        make_answered(question=KEY, told="Another fee")
        for page in self.pages():
            self.assertNotIn("What readers reported", page)
        make_answered(question=self.key, day=date(2026, 11, 20))
        for page in self.pages():
            with self.subTest(page[:60]):
                self.assertIn("Reported Nov. 20, 2026, answered Nov. 29, 2026", page)
                self.assertIn("Reported: A higher fee Our answer: It is $425.", page)
                for own in ("Another fee", "Sender’s own words", "me@example.org", "evil.example"):
                    self.assertNotIn(own, page)

    def test_an_answer_that_is_taken_back_is_told_no_more(self):
        kept = make_answered(question=self.key)
        self.assertIn("It is $425.", self.pages()[0])
        kept.state, kept.answered_on = "OPEN", None
        kept.save()
        self.assertNotIn("It is $425.", self.pages()[0])


class PublicTests(TestCase):
    def said(self) -> str:
        return text_of(self.client.get("/reports/"))

    def test_before_an_answer_only_their_number_and_day_are_told(self):
        make_report(day=date(2026, 11, 27))
        said = self.said()
        self.assertIn("1 report waits for an answer. It came on Nov. 27, 2026.", said)
        self.assertIn("We have answered none yet.", said)
        for own in ("Sender’s own words", "me@example.org", "evil.example", "CPC exam"):
            self.assertNotIn(own, said)

    def test_an_answer_is_told_with_both_days_in_the_editor_s_words(self):
        make_answered(day=date(2026, 11, 20))
        said = self.said()
        self.assertIn("Reported Nov. 20, 2026, answered Nov. 29, 2026", said)
        self.assertIn("A higher fee", said)
        self.assertIn("Our answer: It is $425.", said)
        self.assertNotIn("Sender’s own words", said)
        self.assertNotIn("evil.example", said)

    def test_what_a_reader_called_the_figure_is_their_text_too(self):
        make_answered(asked="Buy at spam.example")
        self.assertNotIn("spam.example", self.said())

    def test_the_aim_is_told_beside_what_came_of_it(self):
        make_answered(day=date(2026, 11, 20))
        make_answered(day=date(2026, 11, 28))
        make_report(day=date(2026, 11, 1))
        said = self.said()
        self.assertIn("We aim to answer within 7 days. Of 2 answers, 1 came in time.", said)
        self.assertIn("longer ago than we aim at", said)

    def test_many_answers_have_pages(self):
        for number in range(31):
            make_answered(told=f"Number {number}.")
        self.assertIn("Number 30.", self.said())
        self.assertNotIn("Number 0.", self.said())
        self.assertIn("Number 0.", text_of(self.client.get("/reports/?page=2")))

    def test_the_database_holds_what_is_promised(self):
        for given in (
            {"state": "ANSWERED", "answered_on": TODAY, "contact": ""},
            {"state": "CLOSED", "answered_on": TODAY},
            {"state": "OPEN", "answered_on": TODAY},
            {"state": "CLOSED", "contact": ""},
        ):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_report(**given)


class ServedTests(TransactionTestCase):
    """By the whole site, outside of any transaction: a request that ends may close connections."""

    def test_the_page_is_never_an_old_one(self):
        site = Reader(Finished(WSGIHandler()))
        site.get("/reports/")
        make_answered()
        site.get("/reports/")
        self.assertIn("A higher fee", site.text)
        self.assertEqual(site.headers["Cache-Control"], "no-cache")

    def test_nor_is_that_of_a_question_though_the_data_edition_stays(self):
        make_fee(certification=make_certification(code="CPC"), payer="ANYONE")
        site = Reader(Finished(WSGIHandler()))
        site.get(page := "/disagreements/fee-cpc-exam-one-anyone/")
        edition = held.data_edition().code
        make_report(question=KEY)
        make_answered(question=KEY)
        site.get(page)
        self.assertIn("A higher fee", site.text)
        self.assertEqual(held.data_edition().code, edition)
        with self.assertNumQueries(0):
            held.data_edition()
