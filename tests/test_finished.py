"""Finished pages: kept while they are true, and never a moment longer."""

import re
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Timer
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection, transaction
from django.test import SimpleTestCase, TransactionTestCase

from certifications.models import Certification, Fee
from coderpath import parameters
from coderpath.finished import AskedPage, Finished, FinishedPages, RawAnswer
from coderpath.sources import edition, held

from .factories import make_certification, make_fee
from .reader import Reader

LIST = "/certifications/"
PAGE = "/certifications/cpc/"
HERE = Path(__file__).resolve().parent.parent


@contextmanager
def counted():
    """The statements that reach the database."""
    asked = []

    def note(execute, sql, *args):
        asked.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        yield asked


@contextmanager
def no_database():
    def fail(*args):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(fail):
        yield


class LooksOnce(TransactionTestCase):
    """However slow the machine is: the process looks again only when it is told to."""

    def setUp(self):
        looks = patch.object(edition, "LOOK_EVERY", float("inf"))
        looks.start()
        self.addCleanup(looks.stop)
        edition.look_again()


class FinishedTests(LooksOnce):
    def setUp(self):
        super().setUp()
        self.cpc = make_certification(code="CPC")
        self.fee = make_fee(certification=self.cpc, amount=399)
        self.site = Finished(WSGIHandler())
        self.reader = Reader(self.site)

    def seen(self, path=PAGE, **asked) -> str:
        self.assertEqual(self.reader.get(path, **asked), 200)
        return self.reader.text

    def assertKept(self, path=PAGE, **asked):
        with counted() as statements:
            self.seen(path, **asked)
        self.assertEqual(statements, [])

    def test_the_second_time_nothing_is_asked_of_the_database(self):
        first = self.seen()
        with counted() as statements:
            self.assertEqual(self.seen(), first)
        self.assertEqual(statements, [])
        self.assertIn("$399", first)

    def test_who_has_the_page_gets_no_bytes(self):
        self.seen()
        headers = self.reader.headers
        self.assertEqual(self.reader.get(PAGE, if_none_match=headers["ETag"]), 304)
        self.assertEqual(self.reader.bytes, b"")
        self.assertEqual(self.reader.headers["ETag"], headers["ETag"])
        self.assertEqual(self.reader.get(PAGE, if_none_match='"another"'), 200)
        self.assertEqual(self.reader.get(PAGE, if_none_match=f"W/{headers['ETag']}"), 304)

    def test_an_edit_is_seen_at_once_by_who_made_it(self):
        self.seen()
        self.fee.amount = 425
        self.fee.save()
        self.assertIn("$425", self.seen())

    def test_an_edit_elsewhere_is_seen_at_the_next_look(self):
        self.seen()
        Fee.objects.update(amount=425)  # without a signal, as by another process
        self.assertIn("$399", self.seen())
        edition.look_again()
        self.assertIn("$425", self.seen())

    def test_what_is_made_while_an_edit_is_read_does_not_stand_for_it(self):
        self.seen()
        Fee.objects.update(amount=425)
        edition.look_again()
        with held._kept[False].lock:  # another thread reads
            self.assertIn("$399", self.seen())
            self.assertIn("$399", self.seen("/certifications/cpc/"))
        self.assertIn("$425", self.seen())
        self.assertIn("$425", self.seen("/certifications/cpc/"))

    def test_after_an_hour_without_a_reader_the_first_all_see_what_was_edited(self):
        self.seen()
        Fee.objects.update(amount=425)
        edition.look_again()
        slot = held._kept[False]
        slot.stood = float("-inf")
        slot.lock.acquire()  # another thread begins to read, and is done soon
        Timer(0.05, slot.lock.release).start()
        self.assertIn("$425", self.seen())

    def test_a_page_goes_by_one_edition_and_says_which(self):
        rows = held.now()
        began = held.data_edition()
        with held.going_by(rows):
            Fee.objects.update(amount=425)
            edition.look_again()
            self.assertIs(held.now(), rows)
            self.assertEqual(held.data_edition(), began)
        self.assertIsNot(held.now(), rows)
        self.assertNotEqual(held.data_edition().code, began.code)

    def test_that_someone_checked_a_figure_is_seen_too(self):
        self.assertNotIn("Checked", self.seen())
        Fee.objects.update(checked_on=date(2026, 11, 2))
        edition.look_again()
        self.assertIn("Checked", self.seen())

    def test_what_no_page_reads_makes_no_other_page(self):
        self.seen(f"{LIST}?q=cpc")
        self.assertKept(f"{LIST}?utm_source=mail&q=cpc&fbclid=1")

    def test_a_parameter_that_is_read_makes_another(self):
        self.seen()
        self.assertIn("None of 1 match", self.seen(f"{LIST}?max_cost=10"))
        self.assertIn("Crumb", self.seen(f"{LIST}?q=Crumb"))

    def test_the_same_text_however_it_is_packed(self):
        plain = self.seen()
        self.assertNotIn("Content-Encoding", self.reader.headers)
        etags = {self.reader.headers["ETag"]}
        for coding in ("br", "gzip"):
            self.assertEqual(self.seen(accept_encoding=coding), plain)
            self.assertEqual(self.reader.headers["Content-Encoding"], coding)
            self.assertEqual(int(self.reader.headers["Content-Length"]), len(self.reader.bytes))
            self.assertIn("Accept-Encoding", self.reader.headers["Vary"])
            etags.add(self.reader.headers["ETag"])
        self.assertEqual(len(etags), 3)

    def test_a_page_goes_without_the_blanks_before_its_lines_and_data_as_it_is(self):
        page = self.seen("/certifications/")
        self.assertGreater(page.count("\n"), 100)
        self.assertNotRegex(page, r"\n\s|\s\n")
        self.assertIn("\r\n", self.seen("/certifications.csv"))

    def test_a_page_and_its_data_at_one_address(self):
        path = "/salaries/by-certification/"
        self.assertIn("<html", self.seen(path, accept="text/html"))
        self.assertTrue(self.seen(path, accept="application/json").startswith("{"))
        self.assertKept(path, accept="text/html,application/xhtml+xml,*/*;q=0.8")
        self.assertIn("<html", self.reader.text)

    def test_head_tells_what_get_would(self):
        self.seen(accept_encoding="br")
        told = self.reader.headers
        self.assertEqual(self.reader.get(PAGE, method="HEAD", accept_encoding="br"), 200)
        self.assertEqual((self.reader.headers, self.reader.bytes), (told, b""))

    def test_a_range_gets_the_whole(self):
        whole = self.seen()
        self.assertEqual(self.seen(range="bytes=0-9"), whole)
        self.assertEqual(self.reader.headers["Accept-Ranges"], "none")

    def test_only_what_was_found_is_kept(self):
        for path in ("/certifications/nowhere/", "/admin/", "/static/nothing.css"):
            self.reader.get(path)
            self.assertNotIn("ETag", self.reader.headers)
        self.assertEqual(self.reader.get(LIST, method="POST"), 405)
        self.reader.get("/certifications/nowhere/")
        self.assertEqual(self.reader.status, 404)
        make_certification(code="NOWHERE")
        self.assertEqual(self.reader.get("/certifications/nowhere/"), 200)

    def test_with_the_database_away_what_is_kept_is_answered(self):
        there = self.seen()
        with no_database():
            edition.look_again()
            self.assertEqual(self.seen(), there)
            self.assertIn("$399", self.seen("/certifications/cpc/"))  # its rows are held
            with self.assertLogs("coderpath.unavailable"):
                self.assertEqual(self.reader.get("/compare/?c=cpc&c=cca"), 503)
        self.assertEqual(self.reader.get("/sources/"), 200)

    def test_with_the_database_away_before_an_edit_is_read_what_was_there_is_answered(self):
        there = self.seen()
        Fee.objects.update(amount=425)
        edition.look_again()
        edition.glance()
        with no_database():
            self.assertEqual(self.seen(), there)
        self.assertIn("$425", self.seen())

    def test_another_host_has_pages_of_its_own(self):
        self.seen("/sitemap.xml")
        self.assertIn("http://localhost/", self.seen("/sitemap.xml", host="localhost"))
        with self.assertLogs("django.security.DisallowedHost"):
            self.assertEqual(self.reader.get(LIST, host="evil.example"), 400)


def page(letters: int):
    return RawAnswer("200 OK", [], b"x" * letters).finished()


def asked(query: str) -> AskedPage:
    return AskedPage("/", query, "", ("http", ""), "", "")


class PagesTests(SimpleTestCase):
    def test_a_million_addresses_stay_within_bounds_and_known_pages_stay(self):
        pages = FinishedPages(100_000)
        for name in ("home", "list"):
            pages.add(asked(name), page(1000), pages.of)
            pages.get(asked(name), pages.of)
        for number in range(3000):
            pages.add(asked(f"q={number}"), page(1000), pages.of)
        self.assertLessEqual(pages.once.bytes + pages.again.bytes, 100_000)
        self.assertGreater(len(pages.once.pages), 10)
        self.assertTrue(pages.get(asked("home"), pages.of) and pages.get(asked("list"), pages.of))
        self.assertIsNone(pages.get(asked("q=0"), pages.of))

    def test_another_day_or_edition_begins_with_none(self):
        pages = FinishedPages(100_000)
        self.assertIsNone(pages.get(asked("a"), (1, date(2026, 1, 1))))
        pages.add(asked("a"), page(10), (1, date(2026, 1, 1)))
        self.assertTrue(pages.get(asked("a"), (1, date(2026, 1, 1))))
        self.assertIsNone(pages.get(asked("a"), (1, date(2026, 1, 2))))
        # Made for yesterday, and finished only now.
        pages.add(asked("b"), page(10), (1, date(2026, 1, 1)))
        self.assertIsNone(pages.get(asked("b"), (1, date(2026, 1, 2))))
        self.assertEqual(pages.again.bytes, 0)

    def test_who_is_late_clears_nothing(self):
        pages, day = FinishedPages(100_000), date(2026, 1, 1)
        for edition_of in (1, 2):
            self.assertIsNone(pages.get(asked("a"), (edition_of, day)))
        pages.add(asked("a"), page(10), (2, day))
        self.assertIsNone(pages.get(asked("a"), (1, day)))
        pages.add(asked("b"), page(10), (1, day))
        self.assertTrue(pages.get(asked("a"), (2, day)))
        self.assertIsNone(pages.get(asked("b"), (2, day)))

    def test_a_page_larger_than_all_is_not_kept(self):
        pages = FinishedPages(1000)
        pages.add(asked("a"), page(5000), pages.of)
        self.assertEqual((pages.once.bytes, len(pages.once.pages)), (0, 0))


class ParametersTests(SimpleTestCase):
    def test_every_parameter_that_code_reads_by_name_is_known(self):
        """What a view reads of an address and this does not know would be lost on the way."""
        reads = re.compile(r"(?:GET|asked|data|query)\.(?:get|getlist)\(\s*\"([a-z_]+)\"")
        found = {
            name
            for folder in ("certifications", "salaries", "coderpath")
            for file in (HERE / folder).rglob("*.py")
            if "admin" not in file.name
            and "desk" not in file.parts
            and file.name not in ("fact_forms.py", "two_editors.py")
            for name in reads.findall(file.read_text())
        }
        self.assertGreater(len(found), 10)
        self.assertEqual({name for name in found if not parameters.is_read(name)}, set())

    def test_fields_of_forms_lines_of_a_ledger_and_nothing_else(self):
        for name in ("hours", "max_cost", "as_of", "years", "occupation", "books-cpc"):
            self.assertTrue(parameters.is_read(name), name)
        for name in ("utm_source", "x", "", "Books cpc"):
            self.assertFalse(parameters.is_read(name), name)


class GlanceTests(LooksOnce):
    def test_a_transaction_sees_its_own_and_nobody_else_does(self):
        make_certification(code="CPC")
        before = edition.glance()
        with transaction.atomic():
            Certification.objects.update(name="Another name")
            self.assertNotEqual(edition.glance(), before)
            transaction.set_rollback(True)
        self.assertEqual(edition.glance(), before)

    def test_looked_at_once_in_a_while(self):
        edition.glance()
        with counted() as statements:
            edition.glance()
        self.assertEqual(statements, [])

    def test_none_while_the_database_never_answered(self):
        edition.forget()
        with no_database():
            self.assertIsNone(edition.glance())
