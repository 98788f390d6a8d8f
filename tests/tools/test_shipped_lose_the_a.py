"""Losing the “A”, by the shipped rules."""

from datetime import date

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.tools.losing_the_a import LoseAForm, lose_the_a
from coderpath.today import looking_ahead
from tests.pages import text_of
from tests.shipped import load_shipped

PAGE = "/tools/lose-the-a/"
TODAY = date(2026, 11, 22)


class ShippedLoseTheATests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def asked(self, query):
        with looking_ahead(TODAY):
            there = shelf.at()
            return lose_the_a(LoseAForm(QueryDict(query), there.apprenticed), there)

    def text(self, query):
        with looking_ahead(TODAY):
            return text_of(self.client.get(f"{PAGE}?{query}"))

    def route(self, query, rule):
        return next(r for r in self.asked(query).routes if r.row.rule.startswith(rule))

    def test_two_years_of_work(self):
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "Two years")
        self.assertEqual(route.day, date(2028, 3, 1))
        # One anniversary of passing until then, June 1, 2027: dues of $222 once.
        self.assertEqual((route.total.figure, route.total.unknown), ("$222", 0))

    def test_practicode_costs_what_one_page_says(self):
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "One year of work and Practicode")
        self.assertIsNone(route.day)
        self.assertEqual(route.not_before, date(2027, 3, 1))
        self.assertEqual(route.total.range, "$250 to $300 or more")
        self.assertEqual(route.total.unknown, 1)

    def test_a_course_has_no_price(self):
        route = self.route("c=coc-a&months=12", "One year of work and an 80-hour course")
        self.assertTrue(route.total.is_unknown)
        self.assertEqual(route.total.unknown, 2)

    def test_planned_days_give_the_way_without_a_job_a_day_and_a_cost(self):
        """Passed June 1, 2026: by July 1, 2027 dues of $222 fall due once. Practicode is $250 to
        $300, the course has no price."""
        query = "c=cpc-a&passed=2026-06-01&months=0&course_day=2027-02-01&practicode_day=2027-07-01"
        route = self.route(query, "An 80-hour course")
        self.assertEqual(route.day, date(2027, 7, 1))
        self.assertEqual(route.total.range, "$472 to $522 or more")
        self.assertEqual(route.total.unknown, 1)
        self.assertIn("title CPC-A on July 1, 2027 at the earliest", self.asked(query).lead)
        self.assertIn(
            "80-hour course planned by Feb. 1, 2027, Practicode planned by July 1, 2027",
            self.asked(query).said,
        )

    def test_the_way_whose_text_breaks_off(self):
        route = self.route("c=cpc-a&months=600&course=1&practicode=1", "Work and education")
        self.assertIsNone(route.day)
        self.assertIn("breaks off", route.missing[0])

    def test_letters_as_aapc_asks_for_them(self):
        text = self.text("c=cpc-a&papers=letters&job=2026-09-01")
        papers = text[text.index("Documents to collect") :]
        asked = ("letter from each employer", "letterhead, hand signed", "PDF that cannot be")
        places = [papers.index(said) for said in asked]
        self.assertEqual(places, sorted(places))
        self.assertIn("For each job or externship you have it", papers)
        self.assertIn("The job you named Sept. 1, 2026", papers)

    def test_what_counts_and_what_nobody_says(self):
        text = self.text("c=coc-a")
        self.assertIn("externships", text[text.index("AAPC says it counts") :])
        self.assertIn("Billing", text[text.index("No source that we read says") :])
