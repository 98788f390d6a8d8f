"""No line crosses a change of code, nor is it solid over years without a figure."""

from django.test import SimpleTestCase

from salaries.place.trend import Chart, Point, apart

NATION = [
    Point(2017, "29-2071", 39_180),
    Point(2018, "29-2071", 40_350),
    Point(2019, "29-2098", 42_630),
    Point(2020, "29-2098", 44_090),
    Point(2021, "29-2072", 46_660),
    Point(2022, "29-2072", 47_180),
]
OHIO = [Point(2015, "29-2071", 36_070), Point(2024, "29-2072", 51_420)]


class Charts(SimpleTestCase):
    def strokes(self, *points):
        [line] = Chart.of(points).lines
        return [(s.start.point.year, s.end.point.year, s.is_dotted) for s in line.strokes]

    def test_lines_join_years_of_one_code_only(self):
        self.assertEqual(
            self.strokes(*NATION),
            [(2017, 2018, False), (2019, 2020, False), (2021, 2022, False)],
        )
        self.assertEqual(self.strokes(*OHIO), [])

    def test_over_more_than_two_years_a_line_is_dotted(self):
        points = [Point(year, "a", 40_000 + year) for year in (2018, 2020, 2023)]
        self.assertEqual(self.strokes(*points), [(2018, 2020, False), (2020, 2023, True)])

    def test_a_break_stands_between_the_codes(self):
        chart = Chart.of(NATION)  # five years wide: 2018.5 is 30%, 2020.5 is 70%
        self.assertEqual(chart.breaks, [30.0, 70.0])
        self.assertEqual(
            [(span.code, span.middle) for span in chart.spans],
            [("29-2071", 15.0), ("29-2098", 50.0), ("29-2072", 85.0)],
        )

    def test_a_break_of_either_line_counts_once(self):
        chart = Chart.of(NATION, OHIO)
        self.assertEqual(len(chart.breaks), 2)
        self.assertEqual(len(chart.spans), 3)

    def test_dots_lie_on_both_axes(self):
        [line] = Chart.of([Point(2020, "a", 20_000), Point(2022, "a", 40_000)]).lines
        first, last = line.dots
        self.assertEqual((first.x, first.y, last.x, last.y), (0.0, 100.0, 100.0, 0.0))

    def test_one_year_is_no_chart(self):
        self.assertIsNone(Chart.of(NATION[:1]))
        self.assertIsNone(Chart.of([], []))

    def test_the_last_year_is_always_written(self):
        years = [Point(year, "a", 1_000 * (year - 1990)) for year in range(2003, 2026)]
        self.assertEqual(Chart.of(years).ticks[-1], (100.0, 2025))


class Labels(SimpleTestCase):
    def test_they_are_moved_apart_in_their_order(self):
        for heights in ([10, 12, 14, 90, 91], [50.0] * 5, [0, 15, 29, 44]):
            moved = apart(heights, 15)
            self.assertEqual(sorted(moved), moved)
            gaps = [high - low for low, high in zip(moved, moved[1:], strict=False)]
            self.assertTrue(all(gap > 14.99 for gap in gaps), moved)

    def test_those_apart_stay(self):
        self.assertEqual(apart([10, 30, 50], 15), [10, 30, 50])
