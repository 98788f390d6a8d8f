"""The page of all states, with all that ships."""

import gzip

from django.db import connection
from django.test.utils import CaptureQueriesContext

from salaries.models import Occupation
from tests.shipped import load_shipped

from .test_list_page import StatesTestCase

# Everything at once, in the longest words there are.
HEAVIEST = "?occupation=11-9111&year=2025&measure=quotient&state=dc&adjusted=1&sort=-quotient"


class Shipped(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_it_is_light_and_takes_few_queries_whatever_the_switches(self):
        for query in ("", HEAVIEST, "?state=oh&measure=hourly&year=2024", "?measure=jobs&sort=p10"):
            with self.subTest(query=query):
                with CaptureQueriesContext(connection) as queries:
                    page = self.get(query).content
                self.assertLessEqual(len(queries), 6)
                self.assertLess(len(gzip.compress(page, 6)), 30_000)

    def test_no_release_or_occupation_or_measure_breaks_it(self):
        form = self.get().context["form"]
        for year in [release.year for release in form.releases]:
            for measure in ("median", "mean", "jobs", "quotient"):
                query = f"?year={year}&measure={measure}&state=oh&adjusted=1"
                with self.subTest(query=query):
                    self.assert_sound(query)
            for code in Occupation.objects.values_list("code", flat=True):
                query = f"?occupation={code}&year={year}&measure=p90"
                with self.subTest(query=query):
                    self.assert_sound(query)

    def assert_sound(self, query):
        """At most eight queries, where nothing is known as well, and no value left bare."""
        with CaptureQueriesContext(connection) as queries:
            self.assertNotContains(self.get(query), "None<")
        self.assertLessEqual(len(queries), 8)

    def test_the_medians_of_may_2025_are_the_publishers(self):
        """As printed in the Bureau's table of 29-2072."""
        response = self.get()
        for place, median in {
            "District of Columbia": "$72,040",
            "Rhode Island": "$63,960",
            "Ohio": "$50,990",
            "Mississippi": "$41,500",
            "Puerto Rico": "$27,990",
            "Guam": "$38,470",
            "Virgin Islands": "not published",
        }.items():
            self.assertContains(response, f"<title>{place}: {median}</title>", count=2)
