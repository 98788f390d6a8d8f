"""The tools as tables: they say what their pages say, and what cannot be asked of them is told."""

from decimal import Decimal

from django.test import TestCase

from tests.pages import text_of
from tests.shipped import load_shipped

TOLD = {
    "/tools/exam-day": "?c=cpc",
    "/tools/lose-the-a": "?c=cpc-a&months=6",
    "/tools/keep": "?c=cpc&d=2025-03-15&c=cca",
    "/paths/cca-then-ccs/ask": "?state=oh",
}


class ToolsAsData(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def rows(self, address: str) -> list[dict]:
        return self.client.get(address).json()["rows"]

    def test_pages_lead_to_their_data_and_it_to_them(self):
        for path, query in TOLD.items():
            with self.subTest(path):
                page = self.client.get(f"{path}/{query}")
                self.assertContains(page, 'type="text/csv"', count=2)
                table = self.client.get(f"{path}.json{query}").json()
                self.assertTrue(table["rows"])
                self.assertEqual(self.client.get(table["page"]).status_code, 200)

    def test_without_a_title_the_page_leads_nowhere_and_the_data_says_what_to_name(self):
        for path in list(TOLD)[:3]:
            with self.subTest(path):
                self.assertNotContains(self.client.get(f"{path}/"), "text/csv")
                answer = self.client.get(f"{path}.json")
                self.assertEqual(answer.status_code, 404)
                self.assertIn("Name ", answer.json()["detail"])
                self.assertIn("c", answer.json()["parameters"])

    def test_no_months_are_an_answer(self):
        asked = "?c=cpc-a&months=0&course=1"
        table = self.client.get(f"/tools/lose-the-a.json{asked}").json()
        self.assertEqual(table["page"].partition("?")[2], asked[1:])
        page = self.client.get(f"/tools/lose-the-a/{asked}")
        self.assertContains(page, "/tools/lose-the-a.csv?c=cpc-a&amp;months=0&amp;course=1")

    def test_the_days_around_an_exam_are_those_of_the_page(self):
        days = [row["day"] for row in self.rows("/tools/exam-day.json?c=rhia&day=2026-12-01")]
        self.assertIn("2026-12-01", days)
        prices = [r for r in self.rows("/tools/exam-day.json?c=cpc") if r["kind"] == "price"]
        self.assertTrue(all(row["answer"] or row["unknown"] for row in prices))

    def test_what_is_missing_for_a_day_is_said(self):
        for row in self.rows("/tools/lose-the-a.json?c=cpc-a&months=6"):
            self.assertEqual(row["day"] is None, bool(row["missing"]))
            if row["line"]:
                self.assertEqual(row["dollars_low"] is None, bool(row["unknown"]))

    def test_each_sum_is_its_days_times_its_price(self):
        rows = self.rows("/tools/keep.json?c=cpc&d=2025-03-15&c=cca&years=5")
        priced = [row for row in rows if row["dollars"] is not None]
        self.assertTrue(priced)
        for row in priced:
            days = row["days"].split("; ")
            self.assertEqual(Decimal(str(row["dollars"])), Decimal(str(row["each"])) * len(days))
        for row in rows:
            self.assertEqual(row["dollars"] is None, bool(row["unknown"]), row)

    def test_questions_are_those_of_the_page(self):
        page = text_of(self.client.get("/paths/cca-then-ccs/ask/?state=oh"))
        rows = self.rows("/paths/cca-then-ccs/ask.json?state=oh")
        self.assertTrue(all(row["ask"] in page and row["whom"] in page for row in rows))

    def test_what_makes_no_sense_is_told_and_the_rest_answered(self):
        table = self.client.get("/tools/exam-day.json?c=cpc&day=2026-02-31").json()
        self.assertIn("2026-02-31", table["problems"][0])
        table = self.client.get("/tools/keep.json?c=cpc&c=xyz&years=70").json()
        self.assertEqual(len(table["problems"]), 2)
        self.assertTrue(table["rows"])
