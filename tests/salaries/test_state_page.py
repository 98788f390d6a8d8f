"""The page of one state, as readers get it."""

from decimal import Decimal

from salaries.models import Area
from tests.pages import text_of
from tests.shelves import take_stock

from .factories import (
    make_akron,
    make_area,
    make_nation,
    make_part,
    make_price_parity,
    make_projection,
    make_wage,
)
from .pages import CINCINNATI, KENTUCKY, NO_PAY, NONSENSE, SPRINGFIELD, VOUCH, PlacePage
from .test_pages import make_rows


class OneState(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_rows()
        make_wage(area="ky", **KENTUCKY)
        make_price_parity()
        make_price_parity(area="us", level="100.000")
        make_price_parity(area="ky", level="90.468")

    def test_the_answer_comes_first_in_words(self):
        said = self.text()
        self.assertIn(
            "Pay of medical records specialists in Ohio is about the same as the country’s:"
            " a median of $50,9901.",
            said,
        )
        self.assertIn("Such jobs are a little more common than in the country.", said)

    def test_prices_are_said_with_what_the_median_buys(self):
        # $50,990 / 0.91812
        self.assertIn(
            "Prices were 8% lower than in the country at large in 2023, so it goes about as"
            " far as $55,500 does nationally.",
            self.text(),
        )

    def test_without_a_price_level_nothing_is_said_of_prices(self):
        said = self.text("/salaries/vt/")
        self.assertNotIn("Prices are", said)
        self.assertIn("No price level of Vermont for 2025 or earlier is known.", said)

    def test_the_strip_has_pay_start_jobs_and_density(self):
        said = self.text()
        for figure in ("$50,990", "$38,060–$45,500", "7,440 ± 3.8%, the survey’s error", "7% more"):
            self.assertIn(figure, said)

    def test_withheld_jobs_do_not_hide_the_pay(self):
        said = self.text("/salaries/vt/")
        self.assertIn("$50,990", said)
        self.assertIn("Jobs withheld", said)

    def test_a_place_without_a_row_still_answers(self):
        response = self.page("/salaries/vi/")
        said = text_of(response)
        self.assertIn("gives no pay of medical records specialists in the Virgin Islands", said)
        self.assertIn("so none is drawn", said)
        self.assertIn("says US Bureau of Labor Statistics, May 2025", said)
        self.assertNotContains(response, "None")
        self.assertNotContains(response, "$0")

    def test_a_release_with_the_mean_alone_says_so(self):
        marks = {"annual_median": "*"}
        make_wage(year=2023, **NO_PAY | {"annual_mean": 51_190}, employment=None, marks=marks)
        self.assertIn("Of May 2023 only the mean is at hand", self.text(year=2023))
        self.assertIn("earned $51,190", self.text(year=2023))

    def test_other_occupations_link_to_their_own_page(self):
        response = self.page(year=2024)
        self.assertContains(response, "/salaries/oh/?occupation=43-3021&amp;year=2024")
        response = self.page(occupation="43-3021")
        self.assertContains(response, "<h1>Pay of billing and posting clerks in Ohio</h1>")

    def test_it_says_what_the_survey_does_not_and_what_its_publisher_asks(self):
        said = self.text()
        self.assertIn("does not ask which title a person holds", said)
        self.assertIn(VOUCH, said)

    def test_capitals_lead_to_the_one_address(self):
        response = self.page("/salaries/OH/", year=2024)
        self.assertRedirects(response, "/salaries/oh/?year=2024", status_code=301)

    def test_the_nation_is_the_list(self):
        self.assertRedirects(self.page("/salaries/us/"), "/salaries/", status_code=301)

    def test_a_name_for_a_code_is_told_where_to_look(self):
        for wanted, name in {
            "ohio": "Ohio",
            "New Yrok": "New York",
            "virgin-islands": "Virgin",
        }.items():
            response = self.client.get(f"/salaries/{wanted}/", follow=True)
            self.assertEqual(response.status_code, 404)
            self.assertIn(f"Were you looking for {name}", text_of(response))

    def test_nonsense_for_a_place_is_not_found(self):
        for wanted in NONSENSE:
            wanted = wanted.replace("\0", "%00")
            response = self.client.get(f"/salaries/{wanted}/", follow=True)
            self.assertEqual(response.status_code, 404)
            self.assertLess(len(response.content), 20_000)

    def test_nothing_in_it_is_styled_or_scripted_inline(self):
        page = self.page(offer="44k").content.decode()
        self.assertNotIn("style=", page)
        self.assertNotRegex(page, r'<script(?! type="application/ld\+json")')


class Neighbors(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_wage(area="ky", **KENTUCKY)
        make_wage(area="pa", annual_mean=53_050, annual_median=46_840, mean_error=Decimal("1.6"))
        make_wage(area="dc", annual_median=60_000)
        make_wage(area="mi", **NO_PAY, marks={"annual_median": "*", "annual_mean": "*"})
        for area, level in {"oh": "91.812", "us": "100", "ky": "90.468"}.items():
            make_price_parity(area=area, level=level)

    def test_they_are_the_states_around_the_unknown_last(self):
        places = [each.wage.area.slug for each in self.page().context["pay"].neighbors]
        self.assertEqual(places, ["oh", "us", "ky", "pa", "mi"])

    def test_means_are_compared_within_the_error(self):
        said = self.text()
        # Ohio's error is 0.8% of 56,620, the nation's 0.4% of 56,790: 1.645 x 506 is above 170.
        self.assertIn("United States $51,140 $51,140 ≈ +$170", said)
        self.assertIn("Kentucky $48,410 $53,511 −$3,100", said)
        self.assertIn("Michigan withheld", said)

    def test_at_average_prices_the_columns_change_places(self):
        said = self.text(adjusted=1)
        self.assertIn("Ohio $55,537 $50,990 this page", said)
        # 53,520 / 0.90468 less 56,620 / 0.91812: 59,159 - 61,669
        self.assertIn("Kentucky $53,511 $48,410 ≈ −$2,510", said)
        self.assertIn("Pennsylvania no price level published $46,840", said)

    def test_a_place_across_the_sea_has_those_nearest_in_pay(self):
        make_wage(area="hi", annual_median=49_000)
        response = self.page("/salaries/hi/")
        places = [each.wage.area.slug for each in response.context["pay"].neighbors]
        self.assertEqual(set(places), {"hi", "us", "ky", "oh", "pa", "dc"})
        self.assertContains(response, "The country, and the states nearest in pay")


class Parts(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_akron()
        make_part("cincinnati", "Cincinnati, OH-KY-IN", ("oh", "ky", "in"))
        make_wage(area="cincinnati", **CINCINNATI)
        make_part("springfield-oh", "Springfield, OH")
        make_wage(area="springfield-oh", **SPRINGFIELD)
        make_part("huntington-ashland", "Huntington-Ashland, WV-KY-OH", ("wv", "ky", "oh"))
        make_wage(area="huntington-ashland", annual_median=52_000)
        rural = "Southern Ohio nonmetropolitan area"
        make_part("southern-ohio", rural, kind=Area.Kind.NONMETRO)
        make_wage(area="southern-ohio", **NO_PAY, marks={"annual_median": "*", "annual_p10": "*"})
        make_part("abilene", "Abilene, TX", ("tx",))
        make_wage(area="abilene", annual_median=48_390)

    def test_they_are_ranked_by_pay_with_the_withheld_last(self):
        slugs = [part.wage.area.slug for part in self.page().context["pay"].parts.rows]
        self.assertEqual(
            slugs,
            ["huntington-ashland", "cincinnati", "akron", "springfield-oh", "southern-ohio"],
        )
        self.assertIn("Southern Ohio, rural withheld withheld", self.text())

    def test_one_named_for_another_state_says_so_and_is_linked_there(self):
        self.assertContains(self.page(), 'href="/salaries/wv/huntington-ashland/"')
        self.assertIn("Huntington-Ashland, WV-KY-OH named for West Virginia first", self.text())
        kentucky = self.text("/salaries/ky/")
        self.assertIn("Cincinnati, OH-KY-IN named for Ohio first", kentucky)
        self.assertNotIn("Akron", kentucky)

    def test_little_trust_is_said_in_words(self):
        self.assertIn("Springfield ⚑ wide error, few jobs, 10% and 25% marks the same", self.text())
        self.assertIn("Akron $49,480", self.text())

    def test_the_median_of_the_state_is_drawn_through_them(self):
        table = self.page().context["pay"].parts
        self.assertEqual(table.home_place, table.scale.place(50_990))
        self.assertContains(self.page(), 'class="mine dash"', count=1)

    def test_links_keep_what_was_chosen_and_offered(self):
        response = self.page(offer="44k", adjusted=1, year=2025)
        kept = "?year=2025&amp;adjusted=1&amp;offer=44000%2Fyr"
        self.assertContains(response, f'href="/salaries/oh/akron/{kept}"')
        self.assertContains(response, 'href="/salaries/?year=2025&amp;adjusted=1"')

    def test_a_state_whose_parts_are_not_there_says_so(self):
        self.assertIn(
            "Our copy of May 2025 has no figures of medical records specialists for any part of",
            self.text("/salaries/vt/"),
        )


class Cost(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()

    def test_it_takes_few_queries_however_much_is_stored(self):
        take_stock()
        with self.at_most(3):
            self.page()
        make_akron()
        for usps in ("ky", "in", "pa", "hi"):
            make_wage(area=usps)
            make_price_parity(area=usps, level="90")
        for year in range(2021, 2025):
            make_wage(year=year)
            make_nation(year=year)
            make_wage(year=year, code="43-3021", title="Billing and Posting Clerks")
        make_projection()
        take_stock()
        for query in ({}, {"adjusted": 1, "offer": "44k"}, {"offer": "abc"}):
            with self.at_most(3):
                self.page(**query)
        with self.at_most(5):
            self.page(year=2021)
        with self.at_most(3):
            self.page("/salaries/hi/")

    def test_rows_of_other_years_and_places_are_not_fetched(self):
        make_area("tx")
        for year in range(2021, 2025):
            make_wage(year=year, area="tx")
        pay = self.page().context["pay"]
        self.assertEqual({wage.area.slug for wage in pay.years.wages}, {"oh", "us"})
        self.assertNotIn("tx", {each.wage.area.slug for each in pay.neighbors})


class EmptyDatabase(PlacePage):
    def test_the_page_says_that_nothing_is_loaded(self):
        self.assertContains(self.page(), "No wages are loaded yet")
        self.assertContains(self.page(offer="44k", year=2025), "No wages are loaded yet")
