"""What a sum says of itself: of how much it is made, what it leaves open, and how it is held
against others. Each amount is added up by hand."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from unittest import TestCase

from certifications.catalogue.amounts import FREE, Spread, Sum

EXAM = Spread(Decimal(299), Decimal(410), Decimal(598))


class SpreadTests(TestCase):
    def test_it_is_exact_where_both_ends_meet(self):
        self.assertIs(Spread.exactly(425).is_exact, True)
        self.assertIs(EXAM.is_exact, False)

    def test_ends_are_added_and_multiplied_each_by_itself(self):
        self.assertEqual(EXAM + Spread(1, 2, 3), Spread(300, 412, 601))
        self.assertEqual(EXAM.times(Spread(1, 2, 3)), Spread(299, 820, 1794))
        self.assertEqual(EXAM.times(2), Spread(598, 820, 1196))

    def test_of_two_at_the_same_time_the_later_end_counts(self):
        """Study of 2 to 9 months beside a job of 6: from 6 to 9."""
        job, study = Spread.exactly(6), Spread(Decimal(2), Decimal(5), Decimal(9))
        self.assertEqual(job.or_more(study), Spread(6, 6, 9))
        self.assertEqual(study.or_more(job), Spread(6, 6, 9))

    def test_none_is_changed_by_whoever_is_handed_it(self):
        with self.assertRaises(FrozenInstanceError):
            FREE.high = Decimal(5)


class SumTests(TestCase):
    def test_what_can_be_said_of_it(self):
        """Complete; nothing but unknowns; to be held against others; the least it can be."""
        known, unknown = Sum(Spread.exactly(647)), Sum.of([None, None])
        some, partly = Sum(Spread.exactly(647), 1), Sum(EXAM, 1)
        lacking = Sum(Spread.exactly(222), 1, ("the exam",))
        for total, complete, nothing, comparable, floor in (
            (known, True, False, True, False),
            (Sum(FREE), True, False, True, False),
            (unknown, False, True, False, True),
            (some, False, False, True, True),
            (partly, False, False, True, False),
            (lacking, False, False, False, False),
        ):
            with self.subTest(total=total):
                self.assertIs(total.is_complete, complete)
                self.assertIs(total.is_unknown, nothing)
                self.assertIs(total.is_comparable, comparable)
                self.assertIs(total.is_floor, floor)

    def test_in_words(self):
        for total, figure, span, gaps in (
            (Sum(Spread.exactly(647)), "$647", "$647", "every line known"),
            (Sum(Spread.exactly(647), 2), "≥ $647", "$647 or more", "2 lines unknown"),
            (Sum(EXAM, 1), "$410 or more", "$299 to $598 or more", "1 line unknown"),
            (Sum(EXAM), "$410", "$299 to $598", "every line known"),
            (
                Sum(EXAM, 2, ("the exam", "the dues")),
                "$410 + the exam and the dues",
                "$299 to $598 + the exam and the dues",
                "2 lines unknown",
            ),
        ):
            with self.subTest(total=total):
                self.assertEqual((total.figure, total.range, total.gaps), (figure, span, gaps))
