"""The pages of pay, as readers get them."""

from decimal import Decimal

from django.test import TestCase
from django.utils.html import strip_tags

from .factories import make_nation, make_wage

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


def text(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def make_rows():
    make_nation()
    make_wage()
    make_wage(area="dc", annual_median=60_000, annual_p75=99_060, annual_p90=128_010)
    make_wage(area="vt", employment=None, marks={"employment": "**"})
    make_wage(year=2024, annual_median=51_420, mean_error=None, employment_error=None)
    make_wage(code="43-3021", title="Billing and Posting Clerks", annual_median=46_390)


class OneState(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()
        make_wage(area="ky", annual_mean=Decimal(53_520), annual_median=48_410, mean_error="3.2")

    def test_the_answer_comes_first_in_words(self):
        said = text(self.client.get("/salaries/oh/"))
        self.assertIn("Pay in Ohio is about the same as the country’s: half of medical", said)
        self.assertIn("Such jobs are a little more common than in the country.", said)
        self.assertIn("By its mean, Ohio is inside the survey’s error of the country", said)

    def test_the_strip_has_pay_start_jobs_and_density(self):
        said = text(self.client.get("/salaries/oh/"))
        for figure in ("$50,990", "$38,060–$45,500", "7,440 ± 3.8%, the survey’s error", "1.07"):
            self.assertIn(figure, said)

    def test_means_are_compared_within_the_error(self):
        response = self.client.get("/salaries/oh/")
        said = text(response)
        self.assertIn("≈ +$170, inside the error", said)
        self.assertIn("−$3,100", said)
        places = [rival.row.wage.area.slug for rival in response.context["rivals"]]
        self.assertEqual(places, ["oh", "us", "dc", "vt", "ky"])

    def test_a_year_earlier_stands_beside_it_with_its_own_source(self):
        said = text(self.client.get("/salaries/oh/"))
        self.assertIn("$51,420$50,990−$430", said)
        self.assertIn("we do not call the change real or not", said)
        self.assertContains(self.client.get("/salaries/oh/"), 'id="s2"', count=1)

    def test_the_first_year_stands_alone(self):
        response = self.client.get("/salaries/oh/?year=2024")
        self.assertContains(response, "$51,420")
        self.assertNotContains(response, ">Change<")

    def test_other_occupations_link_to_their_own_page(self):
        response = self.client.get("/salaries/oh/?year=2024")
        self.assertContains(response, "/salaries/oh/?occupation=43-3021&amp;year=2024")
        response = self.client.get("/salaries/oh/?occupation=43-3021")
        self.assertContains(response, "<h1>Pay of billing and posting clerks in Ohio</h1>")

    def test_withheld_jobs_do_not_hide_the_pay(self):
        said = text(self.client.get("/salaries/vt/"))
        self.assertIn("$50,990", said)
        self.assertIn("Jobs withheld", said)

    def test_a_place_without_a_row_still_answers(self):
        response = self.client.get("/salaries/vi/")
        said = text(response)
        self.assertIn("gives no pay of medical records specialists in the Virgin Islands", said)
        self.assertIn("so none is drawn", said)
        self.assertNotContains(response, "None")

    def test_it_takes_few_queries(self):
        with self.assertNumQueries(5):
            self.client.get("/salaries/oh/?occupation=29-2072&year=2025")

    def test_capitals_lead_to_the_one_address(self):
        response = self.client.get("/salaries/OH/?year=2024")
        self.assertRedirects(response, "/salaries/oh/?year=2024", status_code=301)

    def test_the_nation_is_the_list(self):
        self.assertRedirects(self.client.get("/salaries/us/"), "/salaries/", status_code=301)

    def test_a_name_for_a_code_is_told_where_to_look(self):
        for wanted, name in {
            "ohio": "Ohio",
            "New Yrok": "New York",
            "virgin-islands": "Virgin",
        }.items():
            response = self.client.get(f"/salaries/{wanted}/", follow=True)
            self.assertEqual(response.status_code, 404)
            self.assertIn(f"Were you looking for {name}", text(response))

    def test_nonsense_for_a_place_is_not_found(self):
        for wanted in NONSENSE:
            wanted = wanted.replace("\0", "%00")
            response = self.client.get(f"/salaries/{wanted}/", follow=True)
            self.assertEqual(response.status_code, 404)
            self.assertLess(len(response.content), 20_000)


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
