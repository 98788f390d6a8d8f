from decimal import Decimal

from django.test import SimpleTestCase

from salaries.states.classes import Classes


def counts(classes, values):
    found = [classes.of(value) for value in values]
    return [found.count(each) for each in range(len(classes))]


class ClassTests(SimpleTestCase):
    def test_round_cuts_near_the_fifths(self):
        """The fifths of 1 to 10 begin at 3, 5, 7 and 9: by twos, halves up, at 4, 6, 8 and 10."""
        values = range(1, 11)
        classes = Classes.over(values)
        self.assertEqual(classes.cuts, (4, 6, 8, 10))
        self.assertEqual(counts(classes, values), [3, 2, 2, 2, 1])

    def test_a_rounder_step_is_taken_where_it_is_fair(self):
        """Of 0, 100, ... 4,900 the fifths begin at 1,000, 2,000, ...: steps of 1,000 do."""
        self.assertEqual(Classes.over(range(0, 5000, 100)).cuts, (1000, 2000, 3000, 4000))

    def test_a_few_far_off_values_do_not_take_the_scale_for_themselves(self):
        values = [*range(40_000, 50_000, 200), 900_000, 2_000_000]
        self.assertTrue(all(count >= 5 for count in counts(Classes.over(values), values)))

    def test_cents_are_cut_at_cents(self):
        values = [Decimal(20) + Decimal(n) / 10 for n in range(50)]
        self.assertEqual(Classes.over(values).cuts, (21, 22, 23, 24))

    def test_fewer_values_than_classes(self):
        self.assertEqual(len(Classes.over([1, 2, 3])), 3)
        self.assertEqual(len(Classes.over([7])), 1)
        self.assertEqual(len(Classes.over([])), 1)

    def test_every_class_holds_something_whatever_the_ties(self):
        for values in (
            [5] * 20 + [6],
            [5] + [6] * 20,
            [0] * 10 + [1] * 10,
            [1, 1, 1, 2, 2, 2, 3, 3, 3, 9],
            [0, 0, 0, 10**9],
            [Decimal("0.1")] * 30 + [Decimal("0.2")] * 5 + [Decimal("0.3")],
        ):
            with self.subTest(values=values):
                classes = Classes.over(values)
                self.assertGreater(len(classes), 1)
                self.assertTrue(all(counts(classes, values)))
                self.assertEqual(list(classes.cuts), sorted(set(classes.cuts)))

    def test_equal_values_are_all_alike(self):
        self.assertEqual(Classes.over([1000] * 54).labels(str), ["all alike"])

    def test_labels_leave_no_gap(self):
        labels = Classes((10, 20)).labels(lambda *ends: "-".join(map(str, ends)))
        self.assertEqual(labels, ["under 10", "10-20", "20 or more"])
