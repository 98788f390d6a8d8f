"""Rows that changed since a day, and addresses that end: what is asked, answered and told."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase, TestCase

from coderpath.guide.views import glossary
from coderpath.opendata import updated
from coderpath.opendata.answers import also_as_data
from coderpath.opendata.ending import Ending
from coderpath.opendata.formats import JSON
from coderpath.opendata.openapi import document
from coderpath.opendata.registry import DataAddress
from coderpath.opendata.tables import Column
from tests.shipped import load_shipped

from .test_files import make_table

CHECKED = (Column("of", "What."), Column("checked_on", "The day."), Column("changed_on", "Day."))


def rows(*days):
    return [{"of": str(n), "checked_on": day} for n, day in enumerate(days)]


class Since(SimpleTestCase):
    def left(self, asked, *given):
        table = updated.since(make_table(*given, columns=CHECKED), asked)
        return [row["of"] for row in table.rows]

    def test_the_day_itself_counts_and_a_row_without_a_day_stays(self):
        days = rows(date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 2), None)
        self.assertEqual(self.left("2026-11-01", *days), ["1", "2", "3"])

    def test_the_newest_day_of_a_row_counts(self):
        row = {"of": "0", "checked_on": date(2020, 1, 1), "changed_on": date(2026, 11, 2)}
        self.assertEqual(self.left("2026-11-01", row), ["0"])

    def test_what_is_no_day_is_said(self):
        for asked in ("x", "2026-02-31", "2026-13-01", "9999-12-31T23:59:59-23:00", "\0", "1" * 99):
            with self.subTest(asked), self.assertRaises(updated.CannotTell):
                self.left(asked)

    def test_the_data_says_for_which_day_it_answers(self):
        table = updated.since(make_table(columns=CHECKED), "2026-11-01T10:00:00Z")
        self.assertEqual(table.query["updated_since"], "2026-11-01")


class OfPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_a_page_answers_with_the_rows_since_then(self):
        every = self.client.get("/certifications/cpc.json").json()["rows"]
        days = sorted(row["checked_on"] for row in every if row["checked_on"])
        for asked, is_all in ((days[0], True), ("2100-01-01", False)):
            answer = self.client.get(f"/certifications/cpc.json?updated_since={asked}").json()
            kept = [row for row in every if not row["checked_on"] or row["checked_on"] >= asked]
            self.assertEqual(answer["rows"], kept)
            self.assertEqual(len(kept) == len(every), is_all)

    def test_a_wrong_one_is_a_problem_that_names_it(self):
        for address in (
            "/certifications/cpc.csv?updated_since=yesterday",
            "/glossary.json?updated_since=2026-11-01",
        ):
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertEqual(answer.status_code, 400)
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
                self.assertEqual(answer.json()["parameters"], ["updated_since"])
        self.assertEqual(self.client.get("/certifications/cpc/?updated_since=x").status_code, 200)

    def test_the_document_tells_it_where_it_can_be_asked(self):
        told = self.client.get("/api/v1/openapi.json").json()["paths"]
        names = {
            route: {each["name"] for each in told[route]["get"]["parameters"]}
            for route in ("/certifications/{slug}.json", "/changes.csv", "/glossary.json")
        }
        self.assertIn("updated_since", names["/certifications/{slug}.json"])
        self.assertIn("updated_since", names["/changes.csv"])
        self.assertNotIn("updated_since", names["/glossary.json"])


ENDING = Ending(date(2026, 1, 1), date(2026, 9, 1), "/new.csv")


def table_of(request):
    """A table that goes away."""
    return make_table()


@also_as_data(table_of, like="/old/", ending=ENDING)
def old(request):
    return HttpResponse("the page")


class Endings(TestCase):
    """Of a sample: no shipped address ends."""

    def test_answers_say_since_when_until_when_and_what_to_ask_instead(self):
        headers = old(RequestFactory().get("/old.json"), format=JSON).headers
        told = datetime.fromtimestamp(int(headers["Deprecation"].removeprefix("@")), UTC)
        self.assertEqual(told.date(), ENDING.told_on)
        self.assertEqual(parsedate_to_datetime(headers["Sunset"]).date(), ENDING.ends_on)
        self.assertIn('<http://testserver/new.csv>; rel="successor-version"', headers["Link"])
        self.assertIn('<http://testserver/api/v1/#endings>; rel="deprecation"', headers["Link"])
        self.assertIn("Sunset", headers["Access-Control-Expose-Headers"])

    def test_the_document_marks_it_and_no_other(self):
        pages = [(DataAddress("/old", old.data), ()), (DataAddress("/glossary", glossary.data), ())]
        told = document(pages, "http://testserver")["paths"]
        self.assertTrue(told["/old.csv"]["get"]["deprecated"])
        self.assertNotIn("deprecated", told["/glossary.csv"]["get"])

    def test_the_notice_is_as_long_as_the_page_promises(self):
        with self.assertRaises(ValueError):
            Ending(date(2026, 1, 1), date(2026, 6, 1), "/new.csv")
        page = self.client.get("/api/v1/").content.decode()
        self.assertIn("for at least six months before, in the headers Deprecation and Sunset", page)
