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


class ListOfStates(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def states(self, **query):
        """The states in the order of the table."""
        table = self.client.get("/salaries/", query).context["table"]
        return [wage.area.slug for wage in table.states]

    def test_the_answer_comes_first_in_words(self):
        said = text(self.client.get("/salaries/"))
        self.assertIn("Half of medical records specialists in the United States earn more", said)
        self.assertIn("$60,000", said)
        self.assertIn("in the District of Columbia.", said)

    def test_all_places_are_there_the_highest_first_the_unknown_last(self):
        states = self.states()
        self.assertEqual(states[:3], ["dc", "oh", "vt"])
        self.assertEqual(len(states), 54)

    def test_it_sorts_by_any_column_with_the_unknown_last_both_ways(self):
        self.assertEqual(self.states(sort="median")[:3], ["oh", "vt", "dc"])
        for order in ("jobs", "-jobs"):
            states = self.states(sort=order)
            self.assertEqual(states[:2], ["dc", "oh"])
            self.assertGreater(states.index("vt"), 1)
        self.assertEqual(self.states(sort="-state")[0], "wy")

    def test_the_sorted_heading_is_marked_and_only_it(self):
        page = self.client.get("/salaries/?sort=p10").content.decode()
        self.assertEqual(page.count("aria-sort"), 1)
        self.assertInHTML('<a class="sort" href="/salaries/?sort=-p10">10th</a>', page)

    def test_links_keep_the_occupation_and_the_year(self):
        response = self.client.get("/salaries/?occupation=43-3021&year=2025")
        self.assertContains(response, 'href="/salaries/oh/?occupation=43-3021&amp;year=2025"')
        self.assertContains(response, "/salaries/?occupation=43-3021&amp;year=2025&amp;sort=-jobs")

    def test_the_form_keeps_the_order(self):
        response = self.client.get("/salaries/?sort=jobs")
        self.assertContains(response, '<input type="hidden" name="sort" value="jobs">', html=True)

    def test_another_year_is_another_release(self):
        response = self.client.get("/salaries/?year=2024")
        self.assertContains(response, "$51,420")
        self.assertNotContains(response, "$50,990")
        self.assertContains(response, "not collected")

    def test_unknown_figures_are_said_in_words_never_nought(self):
        response = self.client.get("/salaries/")
        self.assertContains(response, '<i class="unk">withheld</i>')
        self.assertContains(response, "May 2025 has no figures of medical records specialists here")
        self.assertNotContains(response, "$0<")
        self.assertNotContains(response, "None")

    def test_it_says_what_the_survey_does_not_and_what_its_publisher_asks(self):
        said = text(self.client.get("/salaries/"))
        self.assertIn("does not ask which certificate a person holds", said)
        self.assertIn(VOUCH, said)
        self.assertIn("The axis starts at $20,000 and ends at $100,000", said)

    def test_its_figures_have_their_source_at_the_foot(self):
        response = self.client.get("/salaries/")
        self.assertContains(response, 'id="s1"', count=1)
        self.assertNotContains(response, 'id="s2"')
        self.assertContains(response, "US Bureau of Labor Statistics")

    def test_it_takes_few_queries(self):
        with self.assertNumQueries(4):
            self.client.get("/salaries/?occupation=43-3021&year=2025&sort=jobs")

    def test_nothing_in_it_is_styled_or_scripted_inline(self):
        page = self.client.get("/salaries/").content.decode()
        self.assertNotIn("style=", page)
        self.assertNotIn("<script", page)


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

    def test_an_order_that_makes_no_sense_is_reported(self):
        response = self.client.get("/salaries/?sort=best")
        self.assertContains(response, "The table cannot be sorted by that. Sorted by median.")

    def test_no_value_breaks_a_page_or_is_echoed_as_it_is(self):
        for address in ("/salaries/", "/salaries/oh/"):
            for name in ("occupation", "year", "sort", "page"):
                for value in NONSENSE:
                    response = self.client.get(address, {name: value})
                    self.assertEqual(response.status_code, 200)
                    self.assertLess(len(response.content), 100_000)
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
