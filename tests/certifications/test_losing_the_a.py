from dataclasses import dataclass, field
from datetime import date
from unittest import TestCase

from certifications.apprentice.ways import Apprentice, LosingRoute, routes

TODAY = date(2026, 11, 22)


@dataclass
class Row:
    rule: str = "Work"
    experience_months: int | None = None
    training_hours: int | None = None
    asks_practicode: bool = False


@dataclass
class Source:
    is_official: bool = True


@dataclass
class Rule:
    ways: list
    source: Source = field(default_factory=Source)
    is_in_force: bool = True


WORK = Row("Two years of work", 24)
COURSE = Row("One year and a course", 12, 80)
PRACTICODE = Row("One year of work beside it", 12, asks_practicode=True)
NO_JOB = Row("A course and practice", None, 80, asks_practicode=True)
UNTOLD = Row("Work and education together, Practicode or other")

# The way, what the apprentice has, the day, and words of what is missing.
CASES = [
    (WORK, {"months": 24}, TODAY, []),
    (WORK, {"months": 30}, TODAY, []),
    (WORK, {"months": 23}, None, ["1 month of work"]),
    (WORK, {}, None, ["how many months"]),
    (WORK, {"months": 0, "job": date(2026, 9, 1)}, date(2028, 9, 1), []),
    (WORK, {"months": 6, "job": date(2026, 9, 1)}, date(2028, 3, 1), []),
    (WORK, {"months": 6, "job": date(2020, 1, 1)}, TODAY, []),
    (WORK, {"months": 18, "job": date(2027, 8, 31)}, date(2028, 2, 29), []),
    (WORK, {"months": 24, "passed": date(2027, 1, 9)}, date(2027, 1, 9), []),
    (COURSE, {"months": 12, "course": TODAY}, TODAY, []),
    (COURSE, {"months": 12}, None, ["80 hours of a course"]),
    (COURSE, {"months": 0, "course": TODAY}, None, ["1 year of work"]),
    (PRACTICODE, {"months": 11, "practicode": TODAY, "job": TODAY}, date(2026, 12, 22), []),
    (PRACTICODE, {"months": 12}, None, ["complete Practicode"]),
    (NO_JOB, {"course": TODAY, "practicode": TODAY}, TODAY, []),
    (NO_JOB, {"course": date(2027, 1, 9), "practicode": date(2027, 3, 1)}, date(2027, 3, 1), []),
    (NO_JOB, {"course": date(2020, 1, 9), "practicode": date(2021, 3, 1)}, TODAY, []),
    (NO_JOB, {"course": date(2027, 1, 9)}, None, ["complete Practicode"]),
    (COURSE, {"months": 12, "course": date(2027, 1, 9)}, date(2027, 1, 9), []),
    (WORK, {"months": 24, "course": date(2027, 1, 9)}, TODAY, []),
    (NO_JOB, {}, None, ["80 hours of a course", "complete Practicode"]),
    (UNTOLD, {"months": 600, "course": TODAY, "practicode": TODAY}, None, ["breaks off"]),
]


class RouteTests(TestCase):
    def test_cases(self):
        for row, has, day, missing in CASES:
            with self.subTest(row=row.rule, has=has):
                route = LosingRoute(row, None, Apprentice(TODAY, **has))
                self.assertEqual(route.day, day)
                self.assertEqual(len(route.missing), len(missing))
                for said, expected in zip(route.missing, missing, strict=True):
                    self.assertIn(expected, said)

    def test_what_is_dated_bounds_what_is_not(self):
        has = Apprentice(TODAY, months=6, job=date(2026, 9, 1))
        self.assertEqual(LosingRoute(COURSE, None, has).not_before, date(2027, 3, 1))

    def test_those_with_a_day_come_first_and_the_untold_last(self):
        has = Apprentice(TODAY, months=6, job=date(2026, 9, 1), practicode=TODAY)
        found = routes([Rule([UNTOLD, WORK]), Rule([COURSE, PRACTICODE])], has)
        self.assertEqual([route.row for route in found], [PRACTICODE, WORK, COURSE, UNTOLD])

    def test_only_the_body_makes_the_rules(self):
        copy, old = Rule([WORK], Source(False)), Rule([COURSE], is_in_force=False)
        self.assertEqual(routes([copy, old], Apprentice(TODAY)), [])
