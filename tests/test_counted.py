"""What the site counts of its answers, who may see it, and what a line of the log holds."""

import json
import os

from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import SimpleTestCase, override_settings

from coderpath.counted import MADE, PROCESSES, CountedSite, Counts, kind_of
from coderpath.finished import Finished
from tests.pages import text_of
from tests.reader import Reader
from tests.test_finished import LooksOnce


class CountedTests(LooksOnce):
    def setUp(self):
        super().setUp()
        self.reader = Reader(CountedSite(Finished(WSGIHandler())))

    def told(self) -> dict[str, str]:
        self.assertEqual(self.reader.get("/metrics"), 200)
        self.assertEqual(self.reader.headers["Content-Type"][:25], "text/plain; version=0.0.4")
        lines = self.reader.text.splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    def test_answers_are_counted_by_kind_and_by_how_they_came(self):
        for path in ("/", "/", "/certifications/", "/no-such-page/", "/paths.json", "/healthz"):
            self.reader.get(path)
        told = self.told()
        for page, status, times in (
            ("front", 200, 2),
            ("certifications", 200, 1),
            ("other", 404, 1),
            ("paths", 200, 1),
            ("healthz", 200, 1),
        ):
            name = f'coderpath_answers_total{{page="{page}",status="{status}"}}'
            self.assertEqual(told[name], str(times), name)
        self.assertEqual(told['coderpath_pages_total{how="kept"}'], "1")
        self.assertEqual(told['coderpath_pages_total{how="made"}'], "4")
        self.assertEqual(told['coderpath_pages_total{how="neither"}'], "1")
        self.assertEqual(told["coderpath_database_up"], "1")
        self.assertIn("coderpath_edition_info", "".join(told))

    def test_without_a_database_it_says_so(self):
        def fail(*args):
            raise OperationalError("the server closed the connection")

        with connection.execute_wrapper(fail):
            self.assertEqual(self.told()["coderpath_database_up"], "0")

    def test_it_is_there_for_this_machine_alone(self):
        for headers in (
            {"x_forwarded_for": "203.0.113.9"},
            {"x_forwarded_proto": "https"},
            {"x_real_ip": "203.0.113.9"},
            {"via": "1.1 proxy"},
        ):
            with self.subTest(headers):
                self.assertEqual(self.reader.get("/metrics", **headers), 404)
        self.reader.from_address = "203.0.113.9"
        self.assertEqual(self.reader.get("/metrics"), 404)

    @override_settings(ACCESS_LOG=True)
    def test_a_line_of_the_log_holds_neither_who_asked_nor_what(self):
        with self.assertLogs("coderpath.access") as log:
            self.reader.get("/certifications/cpc/?state=oh&have=rn", user_agent="Someone’s")
        [line] = [json.loads(record.getMessage()) for record in log.records]
        self.assertEqual(set(line), {"at", "method", "page", "status", "how", "ms"})
        self.assertEqual((line["method"], line["page"]), ("GET", "certifications"))
        self.assertEqual(line["how"], MADE)

    def test_as_a_rule_no_line_is_written(self):
        with self.assertNoLogs("coderpath.access"):
            self.reader.get("/")

    def test_readers_are_told_of_the_log(self):
        for is_on in (False, True):
            with self.settings(ACCESS_LOG=is_on):
                said = text_of(self.client.get("/privacy/"))
            self.assertEqual("notes the time, the kind of page" in said, is_on)
            self.assertEqual("We keep no log of visits" in said, not is_on)


class SharedTests(SimpleTestCase):
    def test_what_another_process_counts_is_in_the_sum(self):
        counts = Counts()
        counts.add("front", "200", MADE)
        for place in (1, 2, PROCESSES + 5):
            if (child := os.fork()) == 0:
                counts.take(place)
                counts.add("front", "200", MADE)
                counts.add("front", "299", MADE)
                os._exit(0)
            os.waitpid(child, 0)
        totals = counts.totals()
        self.assertEqual(totals["front", "200"], 4)
        self.assertEqual(totals["front", "other"], 3)
        self.assertEqual(totals[MADE], 7)

    def test_a_page_goes_by_the_first_word_of_its_address(self):
        for path, kind in (
            ("/", "front"),
            ("/certifications/cpc/", "certifications"),
            ("/salaries.csv", "salaries"),
            ("/changes.atom", "changes"),
            ("/static/css/site.css", "static"),
            ("/admin/login/", "admin"),
            ("/wp-login.php", "other"),
            ("//", "other"),
        ):
            self.assertEqual(kind_of(path), kind)
