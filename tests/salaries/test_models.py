from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from salaries import shelf
from salaries.models import Area, Occupation, Wage
from salaries.pay import Pay

from .factories import (
    make_area,
    make_nation,
    make_occupation,
    make_release,
    make_wage,
    pay,
    pay_of,
)


class Figures(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.row = make_wage(
            annual_p90=None,
            employment=None,
            location_quotient=None,
            hourly_p10="18.30",
            marks={
                "annual_p90": "#",
                "hourly_p90": "#",
                "employment": "**",
                "location_quotient": "-",
                "annual_mean": "*",
            },
        )
        cls.wage = pay_of(cls.row)

    def test_a_figure_is_written_with_its_unit_and_the_surveys_decimals(self):
        wage = pay_of(Wage.objects.get())
        written = {
            "annual_median": "$50,990",
            "hourly_p10": "$18.30",
            "jobs_per_1000": "1.341",
            "mean_error": "0.8%",
            "employment_error": "3.8%",
        }
        for name, figure in written.items():
            self.assertEqual(wage.shown[name].figure, figure)

    def test_a_top_coded_figure_is_known_to_be_high(self):
        yearly, hourly = self.wage.shown["annual_p90"], self.wage.shown["hourly_p90"]
        self.assertEqual(yearly.figure, "at or above $239,200 a year")
        self.assertEqual(hourly.figure, "at or above $115 an hour")
        self.assertEqual(yearly.at_least, 239_200)
        self.assertEqual((yearly.unknown, hourly.unknown), ("", ""))

    def test_an_empty_cell_says_why(self):
        reasons = {
            "employment": "withheld",
            "location_quotient": "not published",
            "hourly_mean": "not collected",
            "annual_median": "",
        }
        for name, reason in reasons.items():
            self.assertEqual(self.wage.shown[name].reason, reason)

    def test_every_figure_has_its_source_and_date(self):
        figure = self.wage.shown["annual_median"]
        self.assertEqual(figure.source, self.wage.release.source)
        self.assertEqual(figure.dated, "May 2025")
        self.assertEqual(self.wage.likely_start.source, figure.source)

    def test_a_likely_start_spans_the_lowest_tenth_to_the_lowest_quarter(self):
        self.assertEqual(self.wage.likely_start.figure, "$38,060–$45,500")
        self.assertEqual(
            pay(None, annual_p10=30_000, annual_p25=30_000).likely_start.figure, "$30,000"
        )

    def test_a_span_with_an_unknown_end_is_unknown(self):
        start = pay(None, annual_p10=30_000, marks={"annual_p25": "*"}).likely_start
        self.assertEqual(start.unknown, "WITHHELD")

    def test_a_row_the_release_lacks_says_why_throughout(self):
        """Not published where its area is covered, or its code was not in use."""
        release, coders = make_release(), make_occupation()
        ended = Occupation(code="29-2071", last_year=release.year - 1)
        cases = [(coders, False, "NOT_COLLECTED"), (coders, True, "NOT_PUBLISHED")]
        for occupation, is_covered, reason in [*cases, (ended, False, "NOT_PUBLISHED")]:
            wage = Pay.absent(release, occupation, Area(slug="vi"), is_covered=is_covered)
            self.assertEqual({figure.unknown for figure in wage.figures}, {reason})


class Rules(TestCase):
    def assert_refused(self, constraint, **values):
        with self.assertRaisesMessage(IntegrityError, constraint), transaction.atomic():
            make_wage(**values)

    def test_percentiles_rise(self):
        self.assert_refused("wage_annual_percentiles_in_order", annual_p10=45_501)
        self.assert_refused("wage_annual_percentiles_in_order", annual_p90=63_509)
        self.assert_refused("wage_hourly_percentiles_in_order", hourly_p75="9", hourly_p90="8.99")

    def test_percentiles_rise_across_an_unknown_one(self):
        unknown = dict.fromkeys(("annual_p25", "annual_median", "annual_p75"))
        self.assert_refused("wage_annual_percentiles_in_order", **unknown, annual_p90=38_059)

    def test_percentiles_may_be_equal(self):
        wage = make_wage(annual_p10=50_990, annual_p25=50_990)
        wage.full_clean()
        self.assertTrue(Wage.objects.filter(annual_p10=50_990, annual_p25=50_990).exists())

    def test_nothing_is_negative(self):
        self.assert_refused("wage_is_not_negative", mean_error="-0.1")
        self.assert_refused("wage_is_not_negative", hourly_mean="-1")

    def test_a_release_has_an_occupation_in_an_area_once(self):
        make_wage()
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_wage()

    def test_forms_say_what_is_wrong_in_words(self):
        wage = make_wage()
        wage.annual_p10 = 99_000
        with self.assertRaisesMessage(ValidationError, "Percentiles must rise"):
            wage.full_clean()


class Rows(TestCase):
    def test_of_coders_there_are_the_nation_and_the_state_by_the_newest_release(self):
        make_wage(year=2024)
        make_wage(code="43-3021", title="Billing and Posting Clerks")
        make_wage(area="ky")
        make_wage(), make_nation()
        nation, state = shelf.at().of_coders("OH")
        figure = state.shown["annual_median"]
        self.assertEqual((nation.area.slug, state.area.slug), ("us", "oh"))
        self.assertEqual((figure.figure, figure.dated), ("$50,990", "May 2025"))
        self.assertEqual(str(figure.source.publisher), "US Bureau of Labor Statistics")

    def test_for_no_place_there_is_the_nation(self):
        make_wage()
        make_nation()
        for usps in (None, "", "zz", "us"):
            self.assertEqual([wage.area.slug for wage in shelf.at().of_coders(usps)], ["us"])

    def test_the_address_of_the_nation_is_the_table_of_states(self):
        self.assertEqual(make_area("us").get_absolute_url(), "/salaries/")
        self.assertEqual(make_area("oh").get_absolute_url(), "/salaries/oh/")

    def test_names_are_spoken_with_their_article(self):
        self.assertEqual(make_area("us").spoken, "the United States")
        self.assertEqual(make_area("oh").spoken, "Ohio")

    def test_decimals_survive_the_database(self):
        make_wage()
        self.assertEqual(Wage.objects.get().jobs_per_1000, Decimal("1.341"))
