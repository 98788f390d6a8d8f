"""What a sum says of itself: of how much it is made, what it leaves open, and how it is held
against others. Each amount is added up by hand."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from unittest import TestCase

from certifications.catalogue.amounts import FREE, Spread, Sum

EXAM = Spread(Decimal(299), Decimal(410), Decimal(598))
CENTS = Spread(Decimal(299), Decimal("455.00"), Decimal(598))
AT_AN_END = Spread(Decimal(117), Decimal(117), Decimal(134))  # a price and a dearer one
BESIDE = " + books and credits"


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
        """Complete; nothing but unknowns; to be held against others."""
        known, unknown = Sum(Spread.exactly(647)), Sum.of([None, None])
        some, partly = Sum(Spread.exactly(647), 1), Sum(EXAM, 1)
        lacking = Sum(Spread.exactly(222), 1, ("the exam",))
        for total, complete, nothing, comparable in (
            (known, True, False, True),
            (Sum(FREE), True, False, True),
            (unknown, False, True, False),
            (some, False, False, True),
            (partly, False, False, True),
            (lacking, False, False, False),
        ):
            with self.subTest(total=total):
                self.assertIs(total.is_complete, complete)
                self.assertIs(total.is_unknown, nothing)
                self.assertIs(total.is_total, comparable)

    def test_in_words(self):
        """An estimate is “about”, to the nearest $10; what it lacks stands in it, gaps beside."""
        for total, figure, gaps, span in (
            (Sum(Spread.exactly(647)), "$647", "", "$647"),
            (Sum(Spread.exactly(647), 2, gaps=("books", "credits")), "$647", BESIDE, "$647"),
            (Sum(EXAM, 1, gaps=("books",)), "about $410", " + books", "$299 to $598"),
            (Sum(CENTS), "about $460", "", "$299 to $598"),
            (Sum(AT_AN_END), "$117", "", "$117 to $134"),
            (
                Sum(EXAM, 2, ("the exam", "the dues"), ("books",)),
                "about $410 + the exam and the dues",
                " + books",
                "$299 to $598 + the exam and the dues",
            ),
        ):
            with self.subTest(total=total):
                self.assertEqual((total.figure, total.plus_gaps, total.range), (figure, gaps, span))
