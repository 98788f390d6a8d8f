"""The page of one state, as readers get it."""

from decimal import Decimal

from django.test import TestCase

from salaries.models import CODERS, HOSPITALS, PHYSICIANS, Area, Industry, Occupation, Wage
from tests.pages import text_of

from .factories import (
    make_akron,
    make_area,
    make_nation,
    make_occupation,
    make_part,
    make_price_parity,
    make_projection,
    make_wage,
)
from .test_pages import NONSENSE, VOUCH, make_rows

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


class StatePage(TestCase):
    def page(self, address="/salaries/oh/", **query):
        return self.client.get(address, query)

    def text(self, address="/salaries/oh/", **query):
        return text_of(self.page(address, **query))


class OneState(StatePage):
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
            "Prices are 8% lower than in the country at large, so it buys what $55,537 buys there.",
            self.text(),
        )

    def test_without_a_price_level_nothing_is_said_of_prices(self):
        said = self.text("/salaries/vt/")
        self.assertNotIn("Prices are", said)
        self.assertIn("No price level of Vermont for 2025 or earlier is known.", said)

    def test_the_strip_has_pay_start_jobs_and_density(self):
        said = self.text()
        for figure in ("$50,990", "$38,060–$45,500", "7,440 ± 3.8%, the survey’s error", "1.07"):
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
        self.assertIn("does not ask which certificate a person holds", said)
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
        self.assertNotIn("<script", page)


class Neighbors(StatePage):
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


class Parts(StatePage):
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
        self.assertIn("Springfield ⚑ wide error, few jobs, 10th and 25th the same", self.text())
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


class Offered(StatePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_price_parity()
        make_price_parity(area="us", level="100")

    def test_it_is_read_aloud_and_placed(self):
        said = self.text(offer="$21.15/hr")  # 43,992 a year
        self.assertIn("Read as $21.15 an hour: $43,992 a year at the survey’s 2,080 hours.", said)
        self.assertIn(
            "An offer of $43,992 lies between the 10th percentile and the 25th percentile:"
            " at least a tenth and at most a quarter earn less in Ohio."
            " Usual for a first job, by our reading.",
            said,
        )
        self.assertIn("Beside the United States it lies between the 25th percentile", said)
        self.assertContains(self.page(offer="$21.15/hr"), 'class="pin"')

    def test_at_average_prices_the_offer_is_adjusted_too(self):
        said = self.text(offer="44000", adjusted=1)
        # 44,000 / 0.91812
        self.assertIn("At the country’s average prices it buys what $47,924 buys there.", said)
        self.assertIn("An offer of $47,924 lies between the 10th percentile and the 25th", said)
        # The nation's quarter is 43,490 and its median 51,140.
        self.assertIn("Beside the United States it lies between the 25th percentile", said)

    def test_where_the_price_level_is_unknown_so_is_what_an_offer_buys(self):
        make_wage(area="gu")
        said = self.text("/salaries/gu/", offer="44000", adjusted=1)
        self.assertIn("There is no price level of Guam, so what it buys is not known.", said)

    def test_one_far_off_stands_at_the_edge(self):
        self.assertContains(self.page(offer="900,000"), "Your offer $900,000, off the scale")
        self.assertEqual(self.page(offer="900,000").context["pay"].range.pin, 100.0)
        self.assertEqual(self.page(offer="1").context["pay"].range.pin, 0.0)
        self.assertNotContains(self.page(offer="85,000"), "off the scale")

    def test_what_makes_no_sense_is_said_beside_the_field_and_the_rest_answered(self):
        for offer in ("abc", "-1", "0", "1e9", "999999999999", "a\0b", "1500", *NONSENSE):
            with self.subTest(offer[:20]):
                response = self.page(offer=offer)
                self.assertContains(response, 'id="id_offer_error"', count=1)
                self.assertContains(response, "You wrote “")
                self.assertContains(response, "$50,990")
                self.assertContains(response, "<title>Error: ")
                self.assertNotContains(response, 'class="pin"')
                self.assertLess(len(response.content), 120_000)

    def test_none_and_blanks_are_no_offer(self):
        for offer in ("", "   "):
            response = self.page(offer=offer)
            self.assertNotContains(response, "Error")
            self.assertNotContains(response, "Read as")

    def test_without_percentiles_nothing_is_guessed(self):
        make_wage(area="vt", **NO_PAY, marks={"annual_median": "*"})
        said = self.text("/salaries/vt/", offer="44k")
        self.assertIn("Read as $44,000 a year", said)
        self.assertNotIn("earn less in Vermont", said)


class Years(StatePage):
    @classmethod
    def setUpTestData(cls):
        old = make_occupation("29-2071", "Medical Records and Health Information Technicians")
        mixed = make_occupation("29-2098", "Dosimetrists, Records Specialists and Others")
        now = make_occupation()
        Occupation.objects.filter(pk=old.pk).update(last_year=2018, is_offered=False)
        Occupation.objects.filter(pk=mixed.pk).update(
            first_year=2019, last_year=2020, follows=old, is_offered=False
        )
        Occupation.objects.filter(pk=now.pk).update(first_year=2021, follows=mixed)
        nation = {2017: 39_180, 2018: 40_350, 2019: 42_630, 2020: 44_090, 2024: 50_250}
        codes = {2017: "29-2071", 2018: "29-2071", 2019: "29-2098", 2020: "29-2098"}
        for year, median in nation.items():
            code = codes.get(year, CODERS)
            make_nation(year=year, code=code, annual_p10=1, annual_p25=2, annual_median=median)
        make_nation()
        make_wage()
        make_wage(
            year=2024,
            employment=8_180,
            annual_mean=57_620,
            annual_p10=37_470,
            annual_p25=44_100,
            annual_median=51_420,
            annual_p75=66_040,
            annual_p90=82_080,
            mean_error=None,
        )

    def test_each_change_of_code_is_a_break(self):
        chart = self.page().context["pay"].years.chart
        self.assertEqual([span.code for span in chart.spans], ["29-2071", "29-2098", CODERS])
        for line in chart.lines:
            for stroke in line.strokes:
                self.assertEqual(stroke.start.point.code, stroke.end.point.code)

    def test_the_table_has_the_same_years_and_each_its_source(self):
        response = self.page()
        rows = response.context["pay"].years.rows
        self.assertEqual([row.year for row in rows], [2025, 2024, 2020, 2019, 2018, 2017])
        said = text_of(response)
        self.assertIn("29-2098 $44,090 not collected not collected", said)
        for year in (2017, 2018, 2019, 2020):
            self.assertIn(f"Occupational Employment and Wage Statistics, May {year}", said)

    def test_the_last_change_is_drawn_and_tabled_with_its_sign(self):
        response = self.page()
        change = response.context["pay"].change
        self.assertEqual(
            [(slope.change.label, slope.change.figure) for slope in change.slopes],
            [
                ("90th", "−$2,790"),
                ("75th", "−$2,530"),
                ("Median", "−$430"),
                ("25th", "+$1,400"),
                ("10th", "+$590"),
            ],
        )
        said = text_of(response)
        self.assertIn("The lower end rose, the upper end fell.", said)
        self.assertIn("we do not call the change real or not", said)
        self.assertIn("Jobs 8,180 7,440 −740", said)

    def test_a_change_within_the_error_is_said_to_be(self):
        Wage.objects.filter(release__year=2024, area__slug="oh").update(mean_error="2.0")
        # 57,620 x 2.0% and 56,620 x 0.8%: 1.645 x 1,238 is above 1,000.
        self.assertIn("The change of the mean is inside the survey’s error", self.text())
        Wage.objects.filter(release__year=2024, area__slug="oh").update(mean_error="0.5")
        self.assertIn("The change of the mean is more than the survey’s error", self.text())

    def test_no_change_is_told_across_codes_or_over_many_years(self):
        make_wage(year=2020, code="29-2098")
        make_wage(year=2021)
        make_wage(year=2021, area="ky", **KENTUCKY)
        make_wage(area="ky", **KENTUCKY)
        self.assertIsNone(self.page("/salaries/ky/").context["pay"].change)
        self.assertIsNone(self.page(year=2021).context["pay"].change)

    def test_a_year_of_another_code_leads_there(self):
        response = self.page(year=2018, adjusted=1)
        said = text_of(response)
        self.assertIn("May 2018 has no code 29-2072: it counted these workers under 29-2071", said)
        link = "/salaries/oh/?occupation=29-2071&amp;year=2018&amp;adjusted=1"
        self.assertContains(response, f'href="{link}"')
        self.assertContains(self.client.get(link.replace("&amp;", "&")), "$40,350")
        self.assertNotContains(response, "$0")

    def test_dollars_of_other_years_are_never_adjusted(self):
        make_price_parity()
        self.assertContains(self.page(adjusted=1), "$51,420")


class Outlook(StatePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_wage(area="ny")

    def test_it_has_its_years_and_openings_beside_the_nation(self):
        make_projection()
        make_projection(area="us", change_percent=Decimal("8.5"), openings=15_000)
        make_projection(
            area="us",
            base_year=2024,
            target_year=2034,
            change_percent=Decimal("7.1"),
            openings=14_200,
        )
        said = self.text()
        self.assertIn("Ohio: 8,260 jobs in 2022 to 8,770 in 2032, +6.2%", said)
        self.assertIn("About 610 openings a year", said)
        self.assertIn("2024–34; about 14,200 openings a year", said)
        self.assertIn("The two look at different years.", said)
        self.assertNotIn("15,000", said)
        self.assertIn("Openings a year 610 Projections Central, 2022–32", said)

    def test_no_openings_are_the_rounding_of_the_source(self):
        # The Virgin Islands' own row of Projections Central.
        make_projection(area="vi", base=20, projected=20, change_percent=0, openings=0)
        for address in ("/salaries/vi/", "/salaries/compare/?a=vi"):
            said = self.text(address)
            self.assertIn("0 openings a year, as the source rounds it", said)
            self.assertNotIn("About 0", said)

    def test_where_there_is_none_it_is_unknown(self):
        make_projection()
        said = self.text("/salaries/ny/")
        self.assertIn("Openings a year not collected", said)
        self.assertIn("no projection of medical records specialists for New York", said)


class Industries(StatePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        industries = [
            (HOSPITALS, "Hospitals", 55_530, 59_120),
            (PHYSICIANS, "Offices of Physicians", 34_860, 47_120),
            ("622100", "General Medical and Surgical Hospitals", 51_740, 59_460),
            ("622105", "General Hospitals, Privately Owned", 40_770, 59_400),
            ("621000", "Ambulatory Health Care Services", 55_630, 47_730),
            ("621310", "Offices of Chiropractors", 500, 46_330),
            ("513200", "Software Publishers", None, 62_040),
            ("62", "Health Care and Social Assistance", 123_820, 50_150),
            *((f"54{n}100", f"Group {n}", 100 * n, 50_000) for n in range(1, 9)),
        ]
        for code, title, jobs, median in industries:
            Industry.objects.create(code=code, title=title)
            make_nation(industry_id=code, employment=jobs, annual_median=median)

    def test_hospitals_stand_against_physicians_offices(self):
        self.assertIn(
            "Hospitals pay a median of $59,120, physicians’ offices $47,120.", self.text()
        )
        self.assertIn("for the country only, not for Ohio", self.text())

    def test_the_groups_with_the_most_jobs_are_shown_none_twice(self):
        codes = [wage.industry_id for wage in self.page().context["pay"].industries]
        groups = [f"54{n}100" for n in (8, 7, 6, 5, 4, 3)]
        self.assertEqual(codes, ["622100", PHYSICIANS, *groups])

    def test_an_occupation_without_them_has_no_such_part(self):
        make_wage(code="43-3021", title="Billing and Posting Clerks")
        self.assertNotContains(self.page(occupation="43-3021"), "Where they work")

    def test_industries_are_not_among_the_rows_of_the_nation(self):
        self.assertEqual(self.page().context["pay"].nation.annual_median, 51_140)


class Cost(StatePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()

    def test_it_takes_eight_queries_however_much_is_stored(self):
        with self.assertNumQueries(8):
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
        for query in ({}, {"adjusted": 1, "offer": "44k"}, {"year": 2021}, {"offer": "abc"}):
            with self.assertNumQueries(8):
                self.page(**query)
        with self.assertNumQueries(8):
            self.page("/salaries/hi/")

    def test_rows_of_other_years_and_places_are_not_fetched(self):
        make_area("tx")
        for year in range(2021, 2025):
            make_wage(year=year, area="tx")
        pay = self.page().context["pay"]
        self.assertEqual({wage.area.slug for wage in pay.years.wages}, {"oh", "us"})
        self.assertNotIn("tx", {each.wage.area.slug for each in pay.neighbors})


class EmptyDatabase(StatePage):
    def test_the_page_says_that_nothing_is_loaded(self):
        self.assertContains(self.page(), "No wages are loaded yet")
        self.assertContains(self.page(offer="44k", year=2025), "No wages are loaded yet")
