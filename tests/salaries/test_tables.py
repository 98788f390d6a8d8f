from django.test import SimpleTestCase

from salaries.models import Area, Occupation, Release, Wage
from salaries.tables import StateTable, in_order

RELEASE = Release(pk=1, name="May 2025", year=2025, top_code_hourly=115, top_code_annual=239_200)
CODERS = Occupation(pk=1, code="29-2072", title="Medical Records Specialists")


def wage(name, median=None, **given):
    area = Area(slug=name.lower(), name=name)
    return Wage(release=RELEASE, occupation=CODERS, area=area, annual_median=median, **given)


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
    def table(self, *wages, order="-median"):
        return StateTable.of(CODERS, RELEASE, wages, order)

    def test_a_place_without_a_row_is_shown_as_not_published(self):
        table = self.table(Wage(area=Area(slug="oh", name="Ohio"), annual_median=50_990))
        self.assertEqual(len(table.states), 54)
        self.assertEqual(table.states[0].area.name, "Ohio")
        self.assertFalse(table.states[1].is_published)
        self.assertEqual(names(table.known), ["Ohio"])

    def test_a_heading_turns_the_order_round(self):
        headings = self.table(order="-median").headings(lambda sort: sort)
        queries = {heading.label: (heading.query, heading.aria_sort) for heading in headings}
        self.assertEqual(queries["Median"], ("median", "descending"))
        self.assertEqual(queries["State"], ("state", ""))
        self.assertEqual(queries["Jobs"], ("-jobs", ""))

    def test_the_order_is_said_in_words(self):
        words = {
            "-median": "median, highest first",
            "p10": "10th percentile, lowest first",
            "state": "name",
            "-state": "name, backwards",
        }
        for order, said in words.items():
            self.assertEqual(self.table(order=order).order_in_words, said)

    def test_a_range_with_an_unknown_end_is_not_drawn(self):
        ends = {"annual_p10": 1, "annual_p25": 2, "annual_p75": 4}
        unknown = Wage(area=Area(slug="oh"), annual_median=3, marks={"annual_p90": "*"}, **ends)
        row = next(row for row in self.table(unknown).rows if row.wage is unknown)
        self.assertIsNone(row.plot)
        self.assertEqual(row.unknown, "withheld")

    def test_a_range_with_a_top_coded_end_runs_off(self):
        ends = {"annual_p10": 60_000, "annual_p25": 90_000, "annual_p75": 200_000}
        high = Wage(area=Area(slug="oh"), annual_median=130_000, marks={"annual_p90": "#"}, **ends)
        row = next(row for row in self.table(high).rows if row.wage is high)
        self.assertTrue(row.plot.runs_off)
        self.assertEqual(row.plot.p90, 100)
