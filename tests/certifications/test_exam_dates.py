from dataclasses import dataclass
from datetime import date
from unittest import TestCase

from certifications.exam.books import Stands, stands
from certifications.exam.dates import days_before, steps_over


@dataclass
class Rule:
    exams_from: date | None = None
    any_year: bool = False


class ExamDateTests(TestCase):
    def test_a_rule_holds_from_its_first_exam_day_for_a_year(self):
        rule = Rule(date(2026, 5, 1))
        for day, expected in [
            (date(2026, 4, 30), Stands.LATER),
            (date(2026, 5, 1), Stands.HOLDS),
            (date(2027, 4, 30), Stands.HOLDS),
            (date(2027, 5, 1), Stands.OUTGROWN),
        ]:
            with self.subTest(day=day):
                self.assertEqual(stands(rule, day), expected)

    def test_a_rule_without_a_day_names_no_editions(self):
        self.assertEqual(stands(Rule(), date(2099, 1, 1)), Stands.HOLDS)

    def test_a_rule_for_exams_of_any_year_holds_on(self):
        rule = Rule(date(2026, 1, 1), any_year=True)
        self.assertEqual(stands(rule, date(2025, 12, 31)), Stands.LATER)
        self.assertEqual(stands(rule, date(2031, 1, 1)), Stands.HOLDS)

    def test_business_days(self):
        # April 10, 2027 is a Saturday; fourteen weekdays back is Tuesday, 23 Mar.
        for day, count, expected in [
            (date(2027, 4, 10), 14, date(2027, 3, 23)),
            (date(2026, 11, 25), 14, date(2026, 11, 5)),
            (date(2026, 11, 22), 1, date(2026, 11, 20)),
            (date(2026, 11, 22), 0, date(2026, 11, 22)),
        ]:
            with self.subTest(day=day):
                self.assertEqual(days_before(day, count, business=True), expected)

    def test_extensions(self):
        last = date(2027, 3, 22)
        for day, expected in [
            (date(2027, 3, 22), 0),
            (date(2027, 3, 1), 0),
            (date(2027, 3, 23), 1),
            (date(2027, 4, 21), 1),
            (date(2027, 4, 22), 2),
        ]:
            with self.subTest(day=day):
                self.assertEqual(steps_over(day, last, 30), expected)
