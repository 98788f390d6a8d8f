"""A reader says that a figure is wrong: what is taken, what is refused, what is kept of them."""

import re
from datetime import date

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client, TestCase, TransactionTestCase, override_settings

from coderpath.finished import Finished
from coderpath.reports import tokens
from coderpath.reports.models import Arrival, DayKey, FigureReport
from coderpath.sources import disagreements, edition
from tests.factories import make_certification, make_fee
from tests.pages import text_of
from tests.reader import Reader
from tests.shelves import take_stock

from .sending import FORM, HERE, TODAY, WRONG, filled, report, send


class ReportTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fee = make_fee(certification=make_certification(code="CPC"), amount=425)
        take_stock()
        [question] = disagreements.questions()
        cls.slug, cls.key = question.slug, question.finding.answers.key


class SentTests(ReportTestCase):
    def test_the_form_names_the_figure_and_asks_no_more_of_it(self):
        said = self.client.get(f"/report/?figure={self.slug}")
        self.assertContains(said, "What does the CPC exam cost?")
        self.assertContains(said, "We use $425")
        self.assertNotContains(said, 'name="asked"')

    def test_a_report_on_a_question_is_a_row_with_what_we_showed(self):
        answer = report(
            self.client,
            figure=self.slug,
            right="$450",
            read_at="example.org/fees",
            contact="me@example.org",
        )
        self.assertRedirects(answer, "/report/sent/")
        kept = FigureReport.objects.get()
        self.assertEqual(
            (kept.question, kept.asked, kept.shown, kept.slug),
            (self.key, "What does the CPC exam cost?", "$425", self.slug),
        )
        self.assertEqual(
            (kept.wrong, kept.right, kept.read_at, kept.contact),
            (WRONG, "$450", "https://example.org/fees", "me@example.org"),
        )
        self.assertEqual((kept.day, kept.state), (TODAY, "OPEN"))
        self.assertEqual(kept.edition, edition.current().code)

    def test_without_a_question_the_reader_says_which_figure(self):
        page = self.client.get("/report/?at=/certifications/cpc/")
        self.assertContains(page, 'value="/certifications/cpc/"')
        report(self.client, asked="The fee on /certifications/cpc/")
        kept = FigureReport.objects.get()
        self.assertEqual(
            (kept.asked, kept.question, kept.slug), ("The fee on /certifications/cpc/", "", "")
        )

    def test_only_an_address_of_this_site_is_filled_in(self):
        for at in ("Call 555-0100", "//evil.example/", '/"><script>', "/" + "a" * 200, "/A%00"):
            page = self.client.get("/report/", {"at": at})
            with self.subTest(at):
                field = re.search('<input type="text" name="asked"[^>]*>', page.content.decode())
                self.assertNotIn("value=", field[0])

    def test_a_figure_that_nobody_knows_is_asked_for_in_words(self):
        page = self.client.get("/report/?figure=fee-no-such")
        self.assertContains(page, 'name="asked"')
        self.assertContains(report(self.client, figure="no-such", asked=""), "", status_code=422)
        self.assertFalse(FigureReport.objects.exists())

    def test_what_is_missing_or_wrong_is_said_beside_its_field_and_the_rest_stays(self):
        for given, said in (
            ({"wrong": " "}, "Say in a sentence what is wrong."),
            ({"asked": ""}, "Say which figure you mean"),
            ({"read_at": "javascript:alert(1)"}, "That is not the address of a page"),
            ({"read_at": "the AAPC page"}, "That is not the address of a page"),
            ({"right": "9" * 301}, "at most 300 characters"),
            ({"wrong": "x" * 2001}, "at most 2000 characters"),
            ({"wrong": "é" * 1999, "right": "é" * 299}, "That is too long"),
            ({"website": "http://spam.example"}, "A field that nobody sees was filled in"),
        ):
            with self.subTest(given):
                page = report(self.client, **{"contact": "me@example.org"} | given)
                self.assertEqual(page.status_code, 422)
                self.assertIn(said, text_of(page))
                self.assertContains(page, "me@example.org", status_code=422)
        self.assertFalse(FigureReport.objects.exists())
        self.assertFalse(Arrival.objects.exists())

    def test_emoji_and_markup_are_kept_as_they_are_and_shown_as_text(self):
        wrong = "<script>alert(1)</script> 🩺 ' OR 1=1; -- {{ 7 }}\nsecond line\u202e\x1b"
        report(self.client, wrong=wrong)
        shown = "<script>alert(1)</script> 🩺 ' OR 1=1; -- {{ 7 }}\nsecond line"
        self.assertEqual(FigureReport.objects.get().wrong, shown)
        page = report(self.client, wrong=wrong, asked="")
        self.assertNotContains(page, "<script>alert", status_code=422)
        self.assertContains(page, "&lt;script&gt;alert", status_code=422)

    def test_what_no_page_can_show_comes_back_in_no_field(self):
        for field in ("wrong", "right", "contact"):
            with self.subTest(field):
                page = report(self.client, **{"asked": "", field: "a\0b\x1b[31m\u202ec"})
                self.assertContains(page, "ab[31mc", status_code=422)

    def test_what_was_typed_is_kept_by_no_cache(self):
        self.assertEqual(report(self.client, wrong="")["Cache-Control"], "no-store")

    def test_every_figure_is_two_presses_from_the_form(self):
        page = self.client.get("/certifications/cpc/")
        self.assertContains(page, "/report/?at=%2Fcertifications%2Fcpc%2F")
        page = self.client.get(f"/disagreements/{self.slug}/")
        self.assertContains(page, f'href="/report/?figure={self.slug}"')
        home = self.client.get("/")
        self.assertContains(home, 'href="/about/figures/"')
        self.assertContains(self.client.get("/about/figures/"), 'href="/report/"')

    def test_a_search_finds_both_forms(self):
        call_command("loaddata", "usual_words", verbosity=0)
        take_stock()
        for words, address in (
            ("wrong figure", "/report/"),
            ("report a mistake", "/report/"),
            ("check an article", "/check-an-article/"),
            ("answered reports", "/reports/"),
        ):
            with self.subTest(words):
                self.assertContains(self.client.get("/search/", {"q": words}), f'href="{address}"')


class RefusedTests(ReportTestCase):
    def refused(self, answer, status):
        self.assertEqual(answer.status_code, status)
        self.assertIn("This could not be sent", text_of(answer))
        self.assertFalse(answer.cookies)
        self.assertFalse(FigureReport.objects.exists())

    def test_what_another_site_sends(self):
        for headers in (
            {},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://testserver.evil.example"},
            {"Referer": "https://evil.example/testserver"},
            {"Origin": "http://[bad"},
        ):
            with self.subTest(headers):
                self.refused(send(self.client, "/report/", filled(), headers=headers), 403)

    def test_older_browsers_say_it_in_another_header(self):
        for headers in (
            {"Origin": "http://testserver"},
            {"Referer": "http://testserver/report/?at=/"},
        ):
            answer = send(self.client, "/report/", filled(), headers=headers)
            with self.subTest(headers):
                self.assertRedirects(answer, "/report/sent/")

    def test_what_is_no_form(self):
        for kind in ("multipart/form-data; boundary=x", "application/json", "text/plain", ""):
            with self.subTest(kind):
                self.refused(send(self.client, "/report/", filled(), content_type=kind), 415)

    def test_another_coding_is_no_form_either(self):
        for coding in ("utf-16", "utf-7", "no-such"):
            kind = f"{FORM}; charset={coding}"
            with self.subTest(coding):
                self.refused(send(self.client, "/report/", filled(), content_type=kind), 415)
        kind = f"{FORM}; charset=UTF-8"
        answer = send(self.client, "/report/", filled(), content_type=kind)
        self.assertRedirects(answer, "/report/sent/")

    def test_a_length_that_is_none_is_refused(self):
        for length in ("abc", "-5", "\u0663", "9" * 5000):
            with self.subTest(length[:5]):
                self.refused(send(self.client, "/report/", filled(), CONTENT_LENGTH=length), 400)

    def test_what_is_too_large_is_not_read(self):
        self.refused(send(self.client, "/report/", "wrong=" + "x" * 1_000_000), 413)

    def test_odd_bytes_and_many_fields_are_answered_in_words(self):
        for body in (b"\xff\xfe=%ff&wrong=%00", "&" * 15_000, "a=1&" * 3_900, "=", "token=%00"):
            answer = send(self.client, "/report/", body)
            with self.subTest(body[:20]):
                self.assertIn(answer.status_code, (400, 422))

    def test_other_pages_take_nothing_still(self):
        for path in ("/", "/reports/", "/report/sent/", "/certifications/", "/report", "/REPORT/"):
            answer = send(Client(enforce_csrf_checks=True), path, filled())
            with self.subTest(path):
                self.assertEqual((answer.status_code, answer["Allow"]), (405, "GET, HEAD"))

    def test_the_form_takes_nothing_but_post(self):
        answer = self.client.put("/report/", headers=HERE)
        self.assertEqual((answer.status_code, answer["Allow"]), (405, "GET, HEAD, POST"))

    def test_with_the_database_away_it_is_not_now(self):
        def fail(*args):
            raise OperationalError("the server closed the connection")

        with connection.execute_wrapper(fail):
            answer = report(self.client)
        self.assertEqual(answer.status_code, 503)


class TokenTests(ReportTestCase):
    def test_it_holds_for_two_days_after_its_own(self):
        for day, is_taken in (
            (date(2026, 11, 29), True),
            (date(2026, 11, 27), True),
            (date(2026, 11, 26), False),
            (date(2026, 11, 30), False),
        ):
            with self.subTest(day):
                self.assertEqual(tokens.is_valid(tokens.token(day), TODAY), is_taken)

    def test_one_that_we_did_not_sign_is_none(self):
        signed = tokens.token(TODAY)
        for sent in ("", "2026-11-29", f"{signed}x", signed.replace("2026", "2027"), "\0", ":"):
            with self.subTest(sent):
                self.assertFalse(tokens.is_valid(sent, TODAY))

    def test_an_old_page_comes_back_with_a_new_one_and_all_that_was_typed(self):
        page = report(self.client, token=tokens.token(date(2026, 11, 1)), right="$450")
        self.assertContains(page, "open for more than two days", status_code=422)
        self.assertContains(page, 'value="$450"', status_code=422)
        self.assertContains(page, tokens.token(TODAY), status_code=422)


class FormServedTests(TransactionTestCase):
    """By the whole site, outside of any transaction: a request that ends may close connections."""

    def test_the_page_is_the_same_for_everyone_and_is_kept(self):
        make_fee(certification=make_certification(code="CPC"), amount=425)
        edition.look_again()
        site = Reader(Finished(WSGIHandler()))
        self.assertEqual(site.get("/report/?figure=fee-cpc-exam-one-anyone"), 200)
        first, etag = site.bytes, site.headers["ETag"]
        self.assertIn(tokens.token(TODAY), site.text)
        site.get("/report/?figure=fee-cpc-exam-one-anyone", user_agent="another")
        self.assertEqual((site.bytes, site.headers["ETag"]), (first, etag))
        self.assertNotIn("Set-Cookie", site.headers)


class LimitTests(ReportTestCase):
    def send_from(self, address, **more):
        return send(self.client, "/report/", filled(), REMOTE_ADDR=address, **more)

    def test_one_network_sends_ten_a_day(self):
        for _ in range(10):
            self.assertEqual(self.send_from("203.0.113.9").status_code, 302)
        refused = self.send_from("203.0.113.9")
        self.assertEqual(refused.status_code, 429)
        self.assertIn("Please send it tomorrow", text_of(refused))
        self.assertEqual(self.send_from("203.0.113.10").status_code, 302)
        self.assertEqual(FigureReport.objects.count(), 11)

    @override_settings(HTTPS=True)
    def test_behind_a_proxy_it_is_the_last_address_that_counts(self):
        for number in range(10):
            forged = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"}
            self.send_from("127.0.0.1", headers=HERE | forged)
        headers = HERE | {"X-Forwarded-For": "203.0.113.9"}
        self.assertEqual(self.send_from("127.0.0.1", headers=headers).status_code, 429)
        self.assertEqual(self.send_from("127.0.0.1").status_code, 302)

    def test_a_household_of_version_six_is_one(self):
        for number in range(10):
            self.send_from(f"2001:db8:1:2::{number}")
        self.assertEqual(self.send_from("2001:db8:1:2:ffff::1").status_code, 429)
        self.assertEqual(self.send_from("2001:db8:1:3::1").status_code, 302)

    def test_all_together_send_sixty_an_hour(self):
        for number in range(60):
            self.send_from(f"203.0.113.{number}")
        refused = self.send_from("203.0.113.99")
        self.assertEqual(refused.status_code, 429)
        self.assertIn("Please send it in an hour", text_of(refused))

    def test_no_address_is_stored_and_no_report_leads_to_its_arrival(self):
        self.send_from("203.0.113.9")
        kept = FigureReport.objects.values().get()
        told = f"{kept}{list(Arrival.objects.values())}{list(DayKey.objects.values())}"
        self.assertNotIn("203.0.113", told)
        self.assertEqual(set(Arrival.objects.values().get()), {"id", "of_id", "hour", "sender"})

    def test_the_key_is_new_each_day_and_takes_the_hashes_of_before_with_it(self):
        self.send_from("203.0.113.9")
        first, before = DayKey.objects.get(), Arrival.objects.get()
        DayKey.objects.update(day=date(2026, 11, 28))
        self.send_from("203.0.113.9")
        second, after = DayKey.objects.get(), Arrival.objects.get()
        self.assertEqual((first.day, second.day), (TODAY, TODAY))
        self.assertNotEqual(bytes(first.key), bytes(second.key))
        self.assertNotEqual(before.sender, after.sender)

    def test_what_cannot_be_stored_is_not_counted(self):
        def fail(execute, sql, *args):
            if "reports_figurereport" in sql:
                raise OperationalError("disk full")
            return execute(sql, *args)

        with connection.execute_wrapper(fail):
            self.assertEqual(self.send_from("203.0.113.9").status_code, 503)
        self.assertFalse(Arrival.objects.exists())
