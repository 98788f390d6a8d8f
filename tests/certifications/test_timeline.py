"""The steps of a path in time: when each begins, what it leads to, and where it may stop someone.

Months are added up by hand; a month is 52 ÷ 12 weeks.
"""

from datetime import date
from decimal import Decimal
from unittest import TestCase as PlainTestCase

from django.test import TestCase

from certifications.catalogue.amounts import Spread
from certifications.catalogue.study import Time, TimeGap
from certifications.models import Training, Way
from certifications.paths.timeline import Leg
from certifications.reader.person import Person

from .rows import make_cpc, make_way
from .working_out import make_cca, make_course, make_path, work_out

NOW = Time()
MONTHS = Spread(Decimal(2), Decimal(3), Decimal(5))
SOME = Time(MONTHS)


def leg(starts=NOW, time=SOME) -> Leg:
    return Leg(None, starts, time)


class LegTests(PlainTestCase):
    def test_it_ends_when_it_began_and_took_its_time(self):
        """With all that is left out of either, each once."""
        later = Time(Spread(Decimal(1), Decimal(2), Decimal(4)), (TimeGap.JOB,))
        ends = leg(later, Time(MONTHS, (TimeGap.JOB, TimeGap.CLASS))).ends
        self.assertEqual(ends.spread, Spread(3, 5, 9))
        self.assertEqual(ends.gaps, (TimeGap.JOB, TimeGap.CLASS))

    def test_it_waits_where_a_job_has_to_be_found(self):
        self.assertTrue(leg(time=Time(MONTHS, (TimeGap.JOB,))).waits)
        self.assertFalse(leg(Time(MONTHS, (TimeGap.JOB,))).waits)

    def test_the_likely_day_of_its_beginning(self):
        """Half a month is 2.17 weeks: 15 days and some hours."""
        for months, day in (
            ("0", date(2026, 1, 31)),
            ("1", date(2026, 2, 28)),
            ("2.5", date(2026, 4, 15)),
            ("12", date(2027, 1, 31)),
        ):
            with self.subTest(months=months):
                begun = leg(Time(Spread.exactly(Decimal(months))))
                self.assertEqual(begun.begins_on(date(2026, 1, 31)), day)


class CpcTests(TestCase):
    """The CPC asks nothing to sit, and leaves an “A” for two years of work."""

    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        cls.two_years = Way.objects.get(requirement__purpose="LOSE_A", experience_months=24)
        cls.exam = {"kind": "EXAM", "certification": cls.cpc}
        cls.job = {"kind": "FIRST_JOB", "way": cls.two_years}
        cls.gone = {"kind": "LOSE_A", "certification": cls.cpc, "way": cls.two_years}

    def kinds_of_gates(self, **terms):
        return [step.kind for step in work_out(**terms).gates]

    def test_what_a_path_leads_to(self):
        """By its last exam, else by what it starts from; with the “A”, unless it goes."""
        for steps, start, code, keeps in (
            ([self.exam], {}, "CPC-A", True),
            ([self.exam, self.job, self.gone], {}, "CPC", False),
            ([self.job, self.gone], {"start": "APPRENTICE", "holds": self.cpc}, "CPC", False),
        ):
            with self.subTest(code=code, start=start):
                plan = work_out(make_path(*steps, **start))
                self.assertEqual(plan.goal, self.cpc)
                self.assertEqual((plan.code, plan.keeps_a), (code, keeps))
                self.assertIs(plan.loses_a, not keeps)

    def test_the_way_by_which_the_a_goes(self):
        with_it = make_path(self.exam, self.job, self.gone)
        self.assertEqual(work_out(with_it).route_of_a, self.two_years)
        self.assertIsNone(work_out(make_path(self.exam, self.job)).route_of_a)

    def test_a_rule_that_asks_nothing_stops_nobody(self):
        make_path({"kind": "START", "certification": self.cpc}, self.exam, self.job, self.gone)
        self.assertEqual(self.kinds_of_gates(), ["EXAM", "FIRST_JOB", "LOSE_A"])

    def test_a_rule_that_asks_something_or_that_nobody_tells_may(self):
        cca = make_cca()
        make_path({"kind": "START", "certification": cca}, {"kind": "EXAM", "certification": cca})
        self.assertEqual(self.kinds_of_gates(), ["START", "EXAM"])
        make_way(certification=cca, rule="A diploma", education="HIGH_SCHOOL")
        self.assertEqual(self.kinds_of_gates(), ["START", "EXAM"])

    def test_hiring_takes_its_time_once(self):
        """Of the job, and not of losing the “A” after it; nobody is hired whose months are done."""
        make_path(self.exam, self.job, self.gone)
        self.assertEqual([leg.waits for leg in work_out().legs], [False, True, False])
        worked = work_out(person=Person(coding_months=24))
        self.assertEqual([leg.waits for leg in worked.legs], [False, False, False])
        self.assertEqual([leg.time.likely for leg in worked.legs], [0, 0, 0])

    def test_what_nobody_says_is_left_out_by_name(self):
        """How long studying takes, how long hiring takes; each once."""
        studied = {"kind": "TRAINING", "certification": self.cpc}
        for steps, gaps in (
            ([self.exam], ()),
            ([self.exam, self.job], (TimeGap.JOB,)),
            ([studied, self.exam], (TimeGap.UNTOLD,)),
            ([studied, self.exam, self.job, self.gone], (TimeGap.UNTOLD, TimeGap.JOB)),
        ):
            with self.subTest(gaps=gaps, steps=len(steps)):
                self.assertEqual(work_out(make_path(*steps)).time.gaps, gaps)

    def test_a_job_of_no_certain_length_counts_for_nothing(self):
        """Nor does what the reader did not say: all 24 months are left."""
        usual = {"kind": "FIRST_JOB", "assumption": "Someone is hired."}
        make_path(self.exam, usual, self.gone)
        plan = work_out(person=Person(coding_months=None))
        self.assertEqual([leg.time.likely for leg in plan.legs], [0, 0, 24])

    def test_a_way_that_asks_for_no_work_takes_no_time(self):
        course = Way.objects.get(requirement__purpose="LOSE_A", experience_months=None)
        make_path(self.exam, self.gone | {"way": course})
        self.assertEqual(work_out().time.words, "No more time")

    def test_a_month_of_work_has_to_be_found_too(self):
        make_path(self.exam, self.job)
        for worked, waits in ((22, True), (23, True), (24, False)):
            [_, job] = work_out(person=Person(coding_months=worked)).legs
            self.assertEqual((job.time.likely, job.waits), (24 - worked, waits))

    def test_work_without_a_step_for_the_job_is_waited_for(self):
        make_path(self.exam, self.gone)
        [_, gone] = work_out().legs
        self.assertEqual((gone.time.likely, gone.waits), (24, True))

    def test_more_work_than_is_asked_takes_no_time_away(self):
        make_path(self.exam, self.job, self.gone)
        plan = work_out(person=Person(coding_months=60))
        self.assertEqual(plan.time.spread, Spread.exactly(0))

    def test_what_runs_alongside_begins_with_the_step_before_it(self):
        """A job of 24 months; beside it a course of 2 to 30: the later end of both counts."""
        course = Training.objects.create(slug="course", name="Course")
        make_course(course, months_low=2, months_high=30)
        beside = {"kind": "TRAINING", "training": course, "is_alongside": True}
        plan = work_out(make_path(self.job, beside, self.exam))
        self.assertEqual([leg.starts.likely for leg in plan.legs], [0, 0, 24])
        self.assertEqual(plan.time.spread, Spread(24, 24, 30))
        self.assertEqual(plan.time.gaps, (TimeGap.JOB,))
        alone = work_out(make_path(beside, self.exam))
        self.assertEqual([leg.starts.likely for leg in alone.legs], [0, 16])

    def test_months_left_are_those_from_the_start_of_a_step(self):
        """A course of 2 to 4 months, then a job of 24."""
        course = Training.objects.create(slug="course", name="Course")
        make_course(course, months_low=2, months_high=4)
        make_path({"kind": "TRAINING", "training": course}, self.job, self.exam)
        plan = work_out()
        study, job, exam = plan.steps
        self.assertEqual(plan.months_left(study), Spread(26, 27, 28))
        self.assertEqual(plan.months_left(job), Spread(24, 24, 24))
        self.assertEqual(plan.months_left(exam), Spread(0, 0, 0))
