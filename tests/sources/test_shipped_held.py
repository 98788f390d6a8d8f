"""What a process holds of all that ships does not grow with the days that are asked."""

import tracemalloc
from datetime import date, timedelta

from django.test import TestCase

from certifications.catalogue import shelf
from tests.shipped import load_shipped


class ShippedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_thousands_of_days_take_no_more_memory_than_a_few(self):
        slugs = ("cpc", "ccs")

        def ask(days):
            for number in days:
                there = shelf.at(date(2005, 1, 1) + timedelta(days=number))
                for slug in slugs:
                    there.profile(there.certification(slug)).costs.five_years  # noqa: B018

        ask(range(500))
        tracemalloc.start()
        ask(range(500, 1000))
        before, _ = tracemalloc.get_traced_memory()
        ask(range(1000, 5500))
        after, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(after - before, 3_000_000)
