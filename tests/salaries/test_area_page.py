"""The page of a city or rural area, as readers get it."""

import re
from decimal import Decimal

from salaries.models import Area
from tests.pages import text_of
from tests.shelves import take_stock

from .factories import make_akron, make_nation, make_part, make_price_parity, make_wage
from .pages import CINCINNATI, NO_PAY, NONSENSE, SPRINGFIELD, VOUCH, PlacePage


class OneArea(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_akron()
        make_wage(code="43-3021", title="Billing and Posting Clerks", annual_median=46_390)
        make_wage(
            area="akron",
            code="43-3021",
            title="Billing and Posting Clerks",
            annual_median=45_850,
        )
        make_part("cincinnati", "Cincinnati, OH-KY-IN", ("oh", "ky", "in"))
        make_wage(area="cincinnati", **CINCINNATI)
        make_part("springfield", "Springfield, IL", ("il",))
        make_wage(area="springfield", annual_median=55_800)
        make_part("springfield-oh", "Springfield, OH")
        make_wage(area="springfield-oh", **SPRINGFIELD)
        make_price_parity()
        make_price_parity(area="us", level="100")
        make_price_parity(area="akron", level="93.370", year=2024)

    def text(self, address="/salaries/oh/akron/", **query):
        return super().text(address, **query)

    def page(self, address="/salaries/oh/akron/", **query):
        return super().page(address, **query)

    def test_the_answer_comes_first_in_words(self):
        said = self.text()
        self.assertIn("Pay in Akron, OH", said)
        self.assertIn("is below the country’s: a median of $49,480", said)
        # 49,480 / 0.9337
        self.assertIn(
            "Prices were 7% lower than in the country at large in 2024, so it goes about", said
        )
        self.assertIn("as far as $53,000 does nationally", said)
        self.assertIn("In all of Ohio the median is $50,990.", said)
        self.assertIn("Such jobs are about as common as in the country.", said)

    def test_the_strip_has_its_own_figures(self):
        said = self.text()
        for figure in ("$49,480", "$38,250–$44,060", "390 ± 5.5%, the survey’s error", "2% fewer"):
            self.assertIn(figure, said)

    def test_it_stands_beside_its_state_and_the_country(self):
        said = self.text()
        # 1.645 standard errors of the two means are 1,229 with Ohio's, 1,042 with the country's.
        self.assertIn("Akron $49,480 $52,993 this page", said)
        self.assertIn("Ohio prices of 2023, not 2024 $50,990 $55,537 +$2,600", said)
        self.assertIn("United States $51,140 $51,140 +$2,770", said)

    def test_price_levels_of_unlike_years_tell_nothing_of_it_and_its_state(self):
        said = self.text(adjusted=1, offer="44k")
        # 54,020 / 0.93370 = 57,856 at Akron's level of 2024; the nation is 100 in every year, and
        # 1,066 is under 1.645 times the root of (1.1% of 57,856) and (0.4% of 56,790) squared.
        nation = "United States $51,140 $51,140 ≈ −$1,066"
        self.assertIn(f"Ohio $55,537 $50,990 not comparable {nation}", said)
        self.assertIn("Median, a year $52,993 at the country’s average prices", said)
        self.assertIn("the price levels are of unlike years or sources", said)
        self.assertIn("Ohio’s own median is not drawn", said)
        self.assertNotIn("Beside Ohio it lies", said)
        self.assertIn("Beside the United States it lies", said)
        self.assertNotIn("In all of Ohio the median", said)

    def test_an_offer_is_placed_here_in_the_state_and_in_the_country(self):
        said = self.text(offer="44,500")
        self.assertIn("$44,500 lies between the 25% mark and the median", said)
        self.assertIn("Beside Ohio it lies between the 10% mark and the 25%", said)
        self.assertIn("Beside the United States it lies between the 25% mark", said)
        self.assertNotIn("Usual for a first job", said)

    def test_the_other_parts_of_the_state_are_there_and_it_among_them_without_a_link(self):
        response = self.page()
        self.assertContains(response, 'href="/salaries/oh/cincinnati/"')
        self.assertInHTML('<th scope="row" role="rowheader">Akron</th>', response.content.decode())
        self.assertNotContains(response, "Springfield, IL")
        self.assertContains(response, 'href="/salaries/oh/"')

    def test_other_occupations_are_those_here(self):
        said = self.text()
        self.assertIn("Billing and Posting Clerks $45,850", said)
        self.assertContains(
            self.page(year=2025), "/salaries/oh/akron/?occupation=43-3021&amp;year=2025"
        )

    def test_its_one_year_stands_beside_those_of_its_state(self):
        make_wage(year=2024, annual_median=51_420)
        response = self.page()
        self.assertIsNone(response.context["pay"].years.chart)
        self.assertIn("29-2072 $51,420 not collected not collected", text_of(response))

    def test_it_says_what_the_survey_does_not_and_what_its_publisher_asks(self):
        self.assertIn("does not ask which title a person holds", self.text())
        self.assertIn(VOUCH, self.text())

    def test_without_a_price_level_adjusted_pay_is_unknown_never_nought(self):
        response = self.page("/salaries/oh/cincinnati/", adjusted=1, offer="44k")
        said = text_of(response)
        self.assertIn("No price level of Cincinnati, OH-KY-IN is published", said)
        self.assertIn("As paid, the median is $51,350", said)
        self.assertIn("so how far", said)
        self.assertNotContains(response, "$0")

    def test_all_withheld_is_a_page_that_says_so(self):
        make_part("lima", "Lima, OH")
        marks = dict.fromkeys(["annual_median", "annual_mean", "annual_p10"], "*")
        empty = {"employment": None, "jobs_per_1000": None, "location_quotient": None}
        make_wage(area="lima", **NO_PAY | empty, marks=marks | dict.fromkeys(empty, "**"))
        response = self.page("/salaries/oh/lima/", offer="44k")
        said = text_of(response)
        self.assertIn("gives no pay of medical records specialists in Lima, OH: withheld", said)
        self.assertIn("so none is drawn", said)
        self.assertNotContains(response, "None")
        self.assertNotContains(response, "$0")

    def test_a_metro_of_several_states_leads_to_each(self):
        said = self.text("/salaries/oh/cincinnati/")
        self.assertIn("also lies in Kentucky and Indiana; its figures are of all of it", said)
        self.assertContains(
            self.page("/salaries/oh/cincinnati/", offer="19"), 'href="/salaries/ky/?offer=19%2Fhr"'
        )
        self.assertNotIn("also lies in", self.text())

    def test_each_part_of_the_page_is_one_link_away(self):
        for address in ("/salaries/oh/", "/salaries/oh/akron/"):
            page = self.page(address).content.decode()
            for anchor in re.findall('href="#([a-z]+-h)"', page):
                self.assertIn(f'id="{anchor}"', page)
            self.assertIn('href="#beside-h"', page)

    def test_the_comparison_takes_the_wages_along(self):
        page = self.page(adjusted=1, year=2025, occupation="29-2072", offer="19")
        link = "occupation=29-2072&amp;year=2025&amp;adjusted=1&amp;a=akron&amp;a=us"
        self.assertContains(page, f'href="/salaries/compare/?{link}"')

    def test_a_year_without_it_is_a_page_that_says_so(self):
        make_wage(year=2024)
        self.assertIn("in Akron, OH: not collected", self.text(year=2024))

    def test_a_rural_area_is_spoken_with_its_article(self):
        rural = "Southern Ohio nonmetropolitan area"
        make_part("southern-ohio", rural, kind=Area.Kind.NONMETRO)
        make_wage(area="southern-ohio", mean_error=Decimal("2.8"))
        said = self.text("/salaries/oh/southern-ohio/")
        self.assertIn("in the Southern Ohio nonmetropolitan area is", said)

    def test_it_takes_few_queries_however_much_is_stored(self):
        take_stock()
        for query in ({}, {"adjusted": 1, "offer": "44k"}, {"occupation": "43-3021"}):
            with self.at_most(3):
                self.page(**query)
        for year in range(2021, 2025):
            make_wage(year=year)
            make_akron(year=year)
        take_stock()
        with self.at_most(3):
            self.page()


class Addresses(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_akron()
        make_part("cincinnati", "Cincinnati, OH-KY-IN", ("oh", "ky", "in"))
        make_part("springfield", "Springfield, IL", ("il",))
        make_part("springfield-oh", "Springfield, OH")
        make_part("dayton-kettering-beavercreek", "Dayton-Kettering-Beavercreek, OH")

    def test_any_other_address_of_it_leads_to_its_own(self):
        for address, own in {
            "/salaries/OH/Akron/": "/salaries/oh/akron/",
            "/salaries/ky/cincinnati/": "/salaries/oh/cincinnati/",
            "/salaries/us/akron/": "/salaries/oh/akron/",
            "/salaries/xx/akron/": "/salaries/oh/akron/",
            "/salaries/oh/springfield/": "/salaries/oh/springfield-oh/",
            "/salaries/oh/AKRON%20/": "/salaries/oh/akron/",
        }.items():
            with self.subTest(address):
                response = self.client.get(address, {"offer": "44k"})
                self.assertRedirects(
                    response, f"{own}?offer=44k", status_code=301, fetch_redirect_response=False
                )

    def test_a_name_shared_by_two_states_is_that_of_the_state_asked_for(self):
        self.assertEqual(self.page("/salaries/il/springfield/").status_code, 200)
        self.assertEqual(self.page("/salaries/oh/springfield-oh/").status_code, 200)

    def test_an_unknown_area_is_told_the_nearest_names(self):
        for wanted, name in {
            "arkon": "Akron, OH",
            "dayton": "Dayton-Kettering-Beavercreek, OH",
            "cincinatti": "Cincinnati, OH-KY-IN",
        }.items():
            response = self.page(f"/salaries/oh/{wanted}/")
            self.assertEqual(response.status_code, 404)
            self.assertIn(f"Were you looking for {name}", text_of(response))
        self.assertContains(self.page("/salaries/oh/zzzz/"), "Pay in Ohio", status_code=404)

    def test_an_unknown_area_of_an_unknown_state_is_told_of_states(self):
        response = self.page("/salaries/ohio/nowhere/")
        self.assertContains(response, "Were you looking for", status_code=404)

    def test_nonsense_is_not_found(self):
        for wanted in NONSENSE:
            wanted = wanted.replace("\0", "%00")
            with self.subTest(wanted[:20]):
                for address in (f"/salaries/oh/{wanted}/", f"/salaries/{wanted}/{wanted}/"):
                    response = self.client.get(address, follow=True)
                    self.assertEqual(response.status_code, 404)
                    self.assertLess(len(response.content), 20_000)

    def test_a_state_is_no_area_of_itself(self):
        self.assertEqual(self.page("/salaries/oh/oh/").status_code, 404)

    def test_they_are_in_the_sitemap_if_surveyed(self):
        page = self.client.get("/sitemap.xml").content.decode()
        self.assertIn("/salaries/oh/akron/", page)
        self.assertNotIn("/salaries/oh/cincinnati/", page)
