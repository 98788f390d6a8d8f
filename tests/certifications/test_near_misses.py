"""How close is close: by how much a row may miss a filter and still be told of."""

from decimal import Decimal
from types import SimpleNamespace
from unittest import TestCase

from certifications.catalogue.study import Hours, of_exam
from certifications.list.near_misses import over_budget, takes_longer
from certifications.list.studying import Study
from certifications.reader.person import USUAL_HOURS
from coderpath.sources.findings import Finding


def row(fee=None, weeks=None, is_old=False):
    """A row of which the exam fee or the study time is known, or neither."""
    return SimpleNamespace(
        profile=SimpleNamespace(
            exam_fee=found(amount=fee and Decimal(fee), is_old=is_old),
        ),
        study=study(weeks),
    )


def study(weeks, hours=USUAL_HOURS):
    """A study plan of so many weeks, or none, for someone with so many hours a week."""
    said = found(weeks=weeks and (weeks, weeks), hours_in_all=(), for_whom="")
    return Study(of_exam(said, True, Hours(hours, True)), said)


def found(**said) -> Finding:
    fact = SimpleNamespace(is_in_force=True, standing="REPORTED", unknown="", **said)
    return Finding([] if None in said.values() else [fact])


class BudgetTests(TestCase):
    def test_as_far_over_as_the_limit_or_150_dollars_is_close(self):
        for limit, fee, is_near in (
            (100, "101", True),
            (100, "250", True),
            (100, "250.01", False),
            (150, "300", True),
            (150, "300.01", False),
            (400, "800", True),
            (400, "800.01", False),
        ):
            with self.subTest(limit=limit, fee=fee):
                self.assertEqual(bool(over_budget(row(fee=fee), Decimal(limit))), is_near)

    def test_it_says_by_how_much_and_how_near_that_is(self):
        """$375 is $75 over $300: a quarter of the limit; over no money at all, $75 count as 75."""
        miss = over_budget(row(fee=375), Decimal(300))
        self.assertEqual((miss.says[1], miss.value), ("$75 over", 375))
        self.assertEqual(miss.distance, (0, Decimal("0.25")))
        self.assertEqual(over_budget(row(fee=75), Decimal(0)).distance, (0, 75))

    def test_a_fee_that_nobody_gives_comes_after_those_that_are(self):
        miss = over_budget(row(), Decimal(300))
        self.assertTrue(miss.is_unknown)
        self.assertGreater(miss.distance, (1,))

    def test_an_old_fee_is_no_price_of_today(self):
        self.assertTrue(over_budget(row(fee=350, is_old=True), Decimal(300)).is_unknown)


class StudyTests(TestCase):
    def test_as_far_over_as_the_limit_or_13_weeks_is_close(self):
        """A month is 4.3 weeks, 3 months 13, 6 months 26."""
        for months, weeks, is_near in (
            (1, 17, True),
            (1, 18, False),
            (3, 26, True),
            (3, 27, False),
            (6, 52, True),
            (6, 53, False),
        ):
            with self.subTest(months=months, weeks=weeks):
                self.assertEqual(bool(takes_longer(row(weeks=weeks), months)), is_near)

    def test_the_limit_to_raise_it_to_is_whole_months_and_enough(self):
        """14 weeks are 3.2 months: 4; 26 weeks are 6 to the day."""
        for weeks, enough in ((14, 4), (26, 6)):
            self.assertEqual(takes_longer(row(weeks=weeks), 3).value, enough)

    def test_weeks_of_unsaid_hours_are_held_against_no_limit_of_someone_with_other_hours(self):
        """10 weeks are less than 3 months; for how many hours a week nobody says."""
        few = SimpleNamespace(study=study(10, hours=5))
        miss = takes_longer(few, 3)
        self.assertTrue(miss.is_unknown)
        self.assertEqual(
            "".join(miss.says),
            "has a study time that we can’t hold against your limit: study is given in weeks,"
            " and no source says for how many hours a week.",
        )

    def test_a_time_that_nobody_gives_is_told_with_its_reason(self):
        said = "".join(takes_longer(row(), 3).says)
        self.assertEqual(said, "is hidden because its study time is not collected.")
