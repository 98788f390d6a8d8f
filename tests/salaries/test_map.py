"""The map of the states: its outlines, its tiles, its classes and what it says."""

import re

from django.test import SimpleTestCase

from salaries.models import Area, Occupation, Release
from salaries.places import NAMES, PLACES
from salaries.states.map import BOXES, SHAPES, StateMap
from salaries.states.measures import MEASURES
from salaries.states.table import StateTable
from salaries.states.tiles import COLUMNS, ROWS, TILES

from .factories import pay

RELEASE = Release(pk=1, name="May 2025", year=2025, top_code_hourly=115, top_code_annual=239_200)
CODERS = Occupation(pk=1, code="29-2072", title="Medical Records Specialists")


def map_of(medians, measure="median", usps="", **marks):
    wages = [
        pay(
            Area(slug=slug, name=NAMES[slug]),
            release=RELEASE,
            annual_median=median,
            marks={"annual_median": marks[slug]} if slug in marks else {},
        )
        for slug, median in medians.items()
    ]
    table = StateTable.of(
        CODERS, RELEASE, wages, measure=MEASURES[measure], order="-median", usps=usps, covered=NAMES
    )
    return StateMap(table)


class OutlineTests(SimpleTestCase):
    def test_every_place_is_on_the_map_by_outline_or_box(self):
        self.assertEqual(len(SHAPES), 51)
        self.assertEqual(set(SHAPES) | set(BOXES), set(NAMES))
        self.assertEqual(set(BOXES) - set(SHAPES), {"pr", "gu", "vi"})

    def test_outlines_are_closed_paths(self):
        for usps, path in SHAPES.items():
            with self.subTest(usps=usps):
                self.assertRegex(path, r"^(M[-\d.,]+(l[-\d.,]+)+z)+$")

    def test_outlines_lie_where_the_states_do(self):
        """Where each outline starts, on a plane whose left is west and whose top is north."""
        starts = {
            usps: tuple(map(float, re.match(r"M([\d.]+),([\d.]+)", path).groups()))
            for usps, path in SHAPES.items()
        }
        self.assertTrue(all(0 < x < 975 and 0 < y < 610 for x, y in starts.values()))
        for west, east in (("ca", "ny"), ("or", "oh"), ("ks", "in"), ("oh", "nj")):
            self.assertLess(starts[west][0], starts[east][0])
        for north, south in (("wa", "az"), ("nd", "tx"), ("me", "fl"), ("mi", "al")):
            self.assertLess(starts[north][1], starts[south][1])

    def test_boxes_do_not_touch_each_other(self):
        tops = sorted(top for _, top in BOXES.values())
        gaps = [low - high for high, low in zip(tops, tops[1:], strict=False)]
        self.assertGreater(min(gaps), 34)


class TileTests(SimpleTestCase):
    def test_every_place_has_a_tile_of_its_own(self):
        self.assertEqual(set(TILES), set(NAMES))
        self.assertEqual(len(set(TILES.values())), 54)
        for column, row in TILES.values():
            self.assertTrue(0 <= column < COLUMNS and 0 <= row < ROWS)

    def test_neighbors_lie_beside_each_other(self):
        for west, east in (("wa", "id"), ("in", "oh"), ("oh", "pa"), ("al", "ga"), ("vt", "nh")):
            (left, upper), (right, lower) = TILES[west], TILES[east]
            self.assertEqual((left + 1, upper), (right, lower))
        for north, south in (("wa", "or"), ("or", "ca"), ("me", "nh"), ("ok", "tx")):
            self.assertEqual(TILES[north][0], TILES[south][0])
            self.assertEqual(TILES[north][1] + 1, TILES[south][1])


class FigureTests(SimpleTestCase):
    def place(self, drawn, usps):
        return next(place for place in drawn.places if place.usps == usps)

    def test_all_places_by_name(self):
        drawn = map_of({"oh": 50_990})
        self.assertEqual([place.usps for place in drawn.places], [usps for usps, _ in PLACES])

    def test_the_higher_the_figure_the_higher_its_class(self):
        medians = dict(zip(sorted(NAMES), range(40_000, 94_000, 1000), strict=True))
        drawn = map_of(medians)
        shades = [self.place(drawn, usps).shade for usps in medians]
        self.assertEqual(shades, sorted(shades))
        self.assertEqual(set(shades), {"k0", "k1", "k2", "k3", "k4"})
        self.assertEqual([shade for shade, _ in drawn.legend], ["k0", "k1", "k2", "k3", "k4"])

    def test_two_classes_take_the_ends_of_the_scale(self):
        drawn = map_of({"oh": 50_000, "ky": 60_000})
        self.assertEqual(self.place(drawn, "oh").shade, "k0")
        self.assertEqual(self.place(drawn, "ky").shade, "k4")
        self.assertEqual(drawn.legend, [("k0", "under $60k"), ("k4", "$60k or more")])
        self.assertEqual(drawn.cuts_in_words, "Two classes, cut at $60k.")

    def test_one_value_makes_one_class(self):
        drawn = map_of({"oh": 50_000})
        self.assertEqual(drawn.legend, [("k0", "all alike")])
        self.assertEqual(drawn.cuts_in_words, "")

    def test_the_unknown_is_named_with_its_reason_and_has_no_class(self):
        drawn = map_of({"oh": 50_990, "vt": None, "vi": None}, vt="*")
        self.assertEqual(self.place(drawn, "vt").shade, "ku")
        self.assertEqual(self.place(drawn, "vt").said, "withheld")
        self.assertEqual(self.place(drawn, "vt").short, "?")
        self.assertIn("Vermont (withheld)", drawn.unknown)
        self.assertIn("the Virgin Islands (not collected)", drawn.unknown)
        self.assertIn("51 places (not published)", drawn.unknown)

    def test_a_top_coded_figure_is_in_the_highest_class(self):
        drawn = map_of({"oh": 50_990, "ky": 60_000, "ca": None}, ca="#")
        place = self.place(drawn, "ca")
        self.assertEqual((place.shade, place.short), ("k4", "239k+"))
        self.assertEqual(place.said, "at or above $239,200 a year")
        self.assertIs(drawn.highest, place)
        self.assertNotIn("California", drawn.unknown)

    def test_the_state_of_the_reader(self):
        self.assertIsNone(map_of({"oh": 50_990}).home)
        self.assertEqual(map_of({"oh": 50_990}, usps="oh").home.said, "$50,990")
        self.assertEqual(map_of({"oh": 50_990}, usps="vi").home.said, "not published")
