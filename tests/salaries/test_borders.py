from django.test import SimpleTestCase

from salaries.place.borders import BORDERS, bordering
from salaries.places import NAMES

ALONE = {"ak", "hi", "gu", "pr", "vi"}


class Borders(SimpleTestCase):
    def test_a_border_has_two_sides_and_stands_once_in_the_table(self):
        pairs = [frozenset((one, other)) for one, row in BORDERS.items() for other in row.split()]
        self.assertEqual(len(pairs), len(set(pairs)))
        for usps in NAMES:
            for other in bordering(usps):
                self.assertIn(usps, bordering(other))

    def test_every_place_has_neighbors_but_those_across_the_sea(self):
        self.assertEqual({usps for usps in NAMES if not bordering(usps)}, ALONE)
        self.assertLessEqual({code for usps in NAMES for code in bordering(usps)}, NAMES.keys())

    def test_the_states_with_the_most_neighbors_have_eight(self):
        most = {usps for usps in NAMES if len(bordering(usps)) == 8}
        self.assertEqual(most, {"mo", "tn"})
        self.assertEqual(bordering("mo"), ["ar", "ia", "il", "ks", "ky", "ne", "ok", "tn"])
        self.assertEqual(bordering("dc"), ["md", "va"])
        self.assertEqual(bordering("me"), ["nh"])

    def test_states_that_meet_at_a_point_do_not_count(self):
        self.assertNotIn("co", bordering("az"))
        self.assertNotIn("ut", bordering("nm"))
