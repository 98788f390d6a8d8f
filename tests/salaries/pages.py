"""What tests of the pages of pay share: figures of May 2025, and a page of a place."""

from contextlib import contextmanager
from decimal import Decimal

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests.pages import text_of

VOUCH = (
    "BLS.gov cannot vouch for the data or analyses derived from these data after the data have"
    " been retrieved from BLS.gov."
)
NONSENSE = (
    "abc",
    "\0",
    "٣",
    "-1",
    "9" * 400,
    "oh' OR 1=1 --",
    "{{ 7|add:7 }}",
    "<b>",
    "💰",
    "x" * 100_000,
)
# The survey’s own figures of coders.
KENTUCKY = {
    "annual_mean": 53_520,
    "annual_p10": 36_290,
    "annual_p25": 40_570,
    "annual_median": 48_410,
    "annual_p75": 61_720,
    "annual_p90": 74_520,
    "mean_error": Decimal("3.2"),
}
CINCINNATI = {
    "employment": 1_300,
    "annual_mean": 57_620,
    "annual_p10": 39_480,
    "annual_p25": 46_030,
    "annual_median": 51_350,
    "annual_p75": 63_280,
    "annual_p90": 79_680,
    "mean_error": Decimal("2.8"),
}
SPRINGFIELD = {
    "employment": 30,
    "annual_mean": 39_590,
    "annual_p10": 26_050,
    "annual_p25": 26_050,
    "annual_median": 39_650,
    "annual_p75": 46_870,
    "annual_p90": 55_480,
    "mean_error": Decimal("9.7"),
}
NO_PAY = {
    f"{period}_{name}": None for period in ("annual",) for name in ("mean", "p10", "p25", "median")
} | {"annual_p75": None, "annual_p90": None, "mean_error": None}


class PlacePage(TestCase):
    @contextmanager
    def at_most(self, queries: int):
        with CaptureQueriesContext(connection) as asked:
            yield
        self.assertLessEqual(len(asked), queries)

    def page(self, address="/salaries/oh/", **query):
        return self.client.get(address, query)

    def text(self, address="/salaries/oh/", **query):
        return text_of(self.page(address, **query))
