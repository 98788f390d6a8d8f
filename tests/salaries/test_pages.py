"""The pages of pay, as readers get them."""

from django.test import TestCase
from django.utils.html import strip_tags

from .factories import make_nation, make_wage
from .pages import NONSENSE


def text(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def make_rows():
    make_nation()
    make_wage()
    make_wage(area="dc", annual_median=60_000, annual_p75=99_060, annual_p90=128_010)
    make_wage(area="vt", employment=None, marks={"employment": "**"})
    make_wage(year=2024, annual_median=51_420, mean_error=None, employment_error=None)
    make_wage(code="43-3021", title="Billing and Posting Clerks", annual_median=46_390)


class Nonsense(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def test_a_value_that_makes_no_sense_is_reported_and_the_rest_answered(self):
        for address in ("/salaries/", "/salaries/oh/"):
            response = self.client.get(address, {"year": "abc", "occupation": "43-3021"})
            self.assertEqual(response.status_code, 200)
            self.assertContains(response, "There are no wages of that year here. Shown: May 2025.")
            self.assertContains(response, "You wrote “abc”.")
            self.assertContains(response, "$46,390")
            self.assertContains(response, "<title>Error: ")

    def test_no_value_breaks_a_page_or_is_echoed_as_it_is(self):
        for address in ("/salaries/", "/salaries/oh/"):
            for name in ("occupation", "year", "sort", "measure", "state", "adjusted"):
                for value in NONSENSE:
                    response = self.client.get(address, {name: value})
                    self.assertEqual(response.status_code, 200)
                    self.assertLess(len(response.content), 200_000)
                    self.assertNotContains(response, "oh' OR 1=1")
                    self.assertNotContains(response, "“<b>")
                    self.assertNotContains(response, "x" * 100)

    def test_a_repeated_parameter_counts_once(self):
        response = self.client.get("/salaries/?year=abc&year=2024")
        self.assertContains(response, "$51,420")
        self.assertNotContains(response, "There are no wages")


class EmptyDatabase(TestCase):
    def test_pages_say_that_nothing_is_loaded(self):
        for address in ("/salaries/", "/salaries/oh/", "/salaries/?year=2025&occupation=29-2072"):
            response = self.client.get(address)
            self.assertContains(response, "No wages are loaded yet")
