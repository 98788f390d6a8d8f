from decimal import Decimal

from django.test import SimpleTestCase

from salaries.models import Area, Occupation, PriceParity, Release
from salaries.states.measures import MEASURES, in_order
from salaries.states.table import StateTable

from .factories import pay

RELEASE = Release(pk=1, name="May 2025", year=2025, top_code_hourly=115, top_code_annual=239_200)
CODERS = Occupation(pk=1, code="29-2072", title="Medical Records Specialists")


def wage(name, median=None, **given):
    area = Area(slug=name.lower(), name=name)
    return pay(area, release=RELEASE, occupation=CODERS, annual_median=median, **given)


def names(wages):
    return [wage.area.name for wage in wages]


class Order(SimpleTestCase):
    rows = [wage("C", 3), wage("A"), wage("D", 1), wage("B", 3), wage("E")]

    def test_the_unknown_comes_last_either_way(self):
        self.assertEqual(names(in_order(self.rows, "median")), ["D", "B", "C", "A", "E"])
        self.assertEqual(names(in_order(self.rows, "-median")), ["B", "C", "D", "A", "E"])

    def test_names_sort_both_ways(self):
        self.assertEqual(names(in_order(self.rows, "state")), ["A", "B", "C", "D", "E"])
        self.assertEqual(names(in_order(self.rows, "-state")), ["E", "D", "C", "B", "A"])

    def test_a_top_coded_figure_is_high_not_unknown(self):
        rows = [wage("A", annual_p90=200_000), wage("B", marks={"annual_p90": "#"}), wage("C")]
        self.assertEqual(names(in_order(rows, "-p90")), ["B", "A", "C"])

    def test_nought_is_a_figure(self):
        rows = [wage("A", mean_error=None), wage("B", mean_error=0), wage("C", mean_error=1)]
        self.assertEqual(names(in_order(rows, "error")), ["B", "C", "A"])


class Table(SimpleTestCase):
    def table(self, *wages, order="-median", measure="median", **given):
        return StateTable.of(
            CODERS, RELEASE, wages, measure=MEASURES[measure], order=order, **given
        )

    def test_a_place_without_a_row_is_not_published_if_our_copy_covers_it(self):
        ohio = wage("OH", 50_990)
        table = self.table(ohio, covered={"oh", "vi"})
        self.assertEqual(len(table.states), 54)
        self.assertIs(table.states[0], ohio)
        reasons = {each.area.slug: each.shown["annual_median"].reason for each in table.states}
        self.assertEqual((reasons["vi"], reasons["gu"]), ("not published", "not collected"))
        self.assertEqual(table.known, [ohio])

    def test_a_heading_turns_the_order_round(self):
        table = self.table(wage("Ohio", 50_990), order="-median")
        headings = table.headings(lambda sort: sort)
        queries = {heading.label: (heading.query, heading.aria_sort) for heading in headings}
        self.assertEqual(queries["Median"], ("median", "descending"))
        self.assertEqual(queries["State"], ("state", ""))
        self.assertEqual(queries["Jobs"], ("-jobs", ""))

    def test_the_order_is_said_in_words(self):
        words = {
            "-median": "median, highest first",
            "p10": "10% mark, lowest first",
            "state": "name",
            "-state": "name, backwards",
        }
        for order, said in words.items():
            self.assertEqual(self.table(order=order).order_in_words, said)

    def test_a_range_with_an_unknown_end_is_not_drawn(self):
        ends = {"annual_p10": 1, "annual_p25": 2, "annual_p75": 4}
        unknown = wage("OH", 3, marks={"annual_p90": "*"}, **ends)
        row = next(row for row in self.table(unknown).rows if row.wage is unknown)
        self.assertIsNone(row.plot)
        self.assertEqual(row.unknown, "withheld")

    def test_a_range_with_a_top_coded_end_runs_off(self):
        ends = {"annual_p10": 60_000, "annual_p25": 90_000, "annual_p75": 200_000}
        high = wage("OH", 130_000, marks={"annual_p90": "#"}, **ends)
        row = next(row for row in self.table(high).rows if row.wage is high)
        self.assertTrue(row.plot.runs_off)
        self.assertEqual(row.plot.p90, 100)

    def test_without_any_state_there_is_the_nation_alone(self):
        nation = wage("US", 51_140)
        table = self.table(nation)
        self.assertTrue(table.has_any)
        self.assertEqual((table.states, table.known, table.measures), ([], [], []))
        self.assertFalse(self.table().has_any)

    def test_measures_that_some_state_has(self):
        table = self.table(wage("OH", annual_mean=56_620), measure="median")
        self.assertEqual([measure.key for measure in table.measures], ["mean"])
        self.assertEqual(table.known, [])
        self.assertEqual(table.reason, "not collected")

    def test_a_measure_with_a_column_of_its_own_leaves_the_first_to_the_median(self):
        self.assertEqual(self.table(measure="p10").first.key, "p10")
        for key in ("jobs", "density", "quotient", "error"):
            self.assertEqual(self.table(measure=key).first.key, "median")

    def test_means_are_held_against_the_country_or_the_state_of_the_reader(self):
        nation = wage("US", annual_mean=56_790)
        ohio, iowa = wage("OH", annual_mean=56_620), wage("IA", annual_mean=53_470)
        self.assertIs(self.table(nation, ohio, iowa).home, nation)
        table = self.table(nation, ohio, iowa, usps="oh")
        self.assertIs(table.home, ohio)
        gaps = {row.wage.area.slug: row.beside_home.gap for row in table.rows}
        self.assertEqual((gaps["ia"], gaps["us"]), ("−$3,150", "+$170"))

    def test_dollars_at_average_prices_are_sorted_and_compared_as_such(self):
        """$50,990 where prices stand at 91.812 buys $55,537; $61,810 at 112.58, $54,903."""
        dear, cheap = PriceParity(level=Decimal("112.58")), PriceParity(level=Decimal("91.812"))
        california = wage("CA", 61_810, price_parity=dear)
        ohio = wage("OH", 50_990, annual_mean=56_620, price_parity=cheap)
        table = self.table(ohio.at_average_prices, california.at_average_prices)
        self.assertEqual([each.area.slug for each in table.states[:2]], ["oh", "ca"])
        self.assertEqual(table.states[0].shown["annual_median"].figure, "$55,537")
        self.assertEqual(table.states[1].shown["annual_median"].figure, "$54,903")

    def test_reasons_for_little_trust_are_in_words(self):
        few = wage("GU", employment=70, mean_error=Decimal("6.0"), annual_p10=1, annual_p25=1)
        self.assertEqual(few.flags, ["wide error", "few jobs", "10% and 25% marks the same"])
