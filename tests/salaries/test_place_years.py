"""A place over the years, its outlook, and the industries of the nation."""

from decimal import Decimal

from salaries.models import CODERS, HOSPITALS, PHYSICIANS, Industry, Occupation, Wage
from tests.pages import text_of

from .factories import (
    make_nation,
    make_occupation,
    make_price_parity,
    make_projection,
    make_wage,
)
from .pages import KENTUCKY, PlacePage


class Years(PlacePage):
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
                ("90% mark", "−$2,790"),
                ("75% mark", "−$2,530"),
                ("Median", "−$430"),
                ("25% mark", "+$1,400"),
                ("10% mark", "+$590"),
            ],
        )
        said = text_of(response)
        self.assertIn("The lower end rose, the upper end fell.", said)
        self.assertIn("we do not call the change real or not", said)
        self.assertIn("Jobs 8,180 7,440 −740", said)

    def test_a_change_within_the_error_is_said_to_be(self):
        Wage.objects.filter(release__year=2024, area__slug="oh").update(mean_error="2.0")
        # 57,620 x 2.0% and 56,620 x 0.8%: 1.645 x 1,238 is above 1,000.
        self.assertIn("The change of the mean is too close to call", self.text())
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


class Outlook(PlacePage):
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
        self.assertIn("The cycle before it, 2022–32: +8.5%", said)
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


class Industries(PlacePage):
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
        self.assertIn("Hospitals pay a median of $59,120", self.text())
        self.assertIn("for the country only, not for Ohio", self.text())

    def test_the_groups_with_the_most_jobs_are_shown_none_twice(self):
        codes = [wage.printed.industry_id for wage in self.page().context["pay"].industries]
        groups = [f"54{n}100" for n in (8, 7, 6, 5, 4, 3)]
        self.assertEqual(codes, ["622100", PHYSICIANS, *groups])

    def test_an_occupation_without_them_has_no_such_part(self):
        make_wage(code="43-3021", title="Billing and Posting Clerks")
        self.assertNotContains(self.page(occupation="43-3021"), "Where they work")

    def test_industries_are_not_among_the_rows_of_the_nation(self):
        self.assertEqual(self.page().context["pay"].nation.printed.annual_median, 51_140)
