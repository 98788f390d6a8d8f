"""How long it takes to be ready, by hand: a month is 52 ÷ 12 weeks, a year 52 weeks."""

from decimal import Decimal
from types import SimpleNamespace

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.catalogue.amounts import Spread
from certifications.catalogue.study import (
    Hours,
    Time,
    TimeGap,
    estimate_for,
    months_of_course,
    of_exam,
    of_study,
    of_work,
)
from coderpath.sources.findings import Finding

TEN, EIGHT = Hours(10), Hours(8, True)
NONE = Finding()
HOURS = st.integers(1, 80).map(Hours)


def fact(**given):
    return SimpleNamespace(is_in_force=True, standing="REPORTED", **given)


def estimate(hours=None, weeks=None, whom="", counts_course=False) -> Finding:
    said = {"weeks": weeks, "for_whom": whom, "counts_course": counts_course}
    return Finding([fact(hours_in_all=hours, **said)])


def course(hours=None, low=None, high=None, is_of_class=True) -> Finding:
    months = {"runs_at_least": low, "runs_at_most": high}
    return Finding([fact(hours=hours, is_of_class=is_of_class, **months)])


@st.composite
def estimates(draw):
    low = draw(st.integers(1, 300))
    ends = (low, low + draw(st.integers(0, 300)))
    return estimate(hours=ends) if draw(st.booleans()) else estimate(weeks=ends)


@st.composite
def estimates_for(draw):
    found = draw(estimates())
    found.headline.for_whom = draw(st.sampled_from(["", "NEW", "KNOWS"]))
    return found


@st.composite
def courses(draw):
    high = draw(st.none() | st.integers(1, 30))
    low = draw(st.none() | st.integers(1, high)) if high else None
    hours = draw(st.integers(1, 700) if high is None else st.none() | st.integers(1, 700))
    return course(hours, *(end and Decimal(end) for end in (low, high)))


class EstimateTests(SimpleTestCase):
    def test_hours_follow_the_readers_hours(self):
        """60 ÷ 8 = 7.5 and 180 ÷ 8 = 22.5 weeks, both rounded up."""
        time = of_study(NONE, estimate(hours=(60, 180)), EIGHT)
        self.assertEqual(time.words, "8 to 23 weeks")
        self.assertEqual(time.short, "8–23 weeks")
        self.assertEqual(time.note, "60–180 hours at your 8 a week")
        self.assertTrue(time.follows_hours and time.is_rankable and time.is_complete)

    def test_weeks_stay_as_they_are(self):
        plan = estimate(weeks=(10, 10))
        for hours in (TEN, EIGHT):
            self.assertEqual(of_study(NONE, plan, hours).words, "About 10 weeks")
        self.assertEqual(
            of_study(NONE, plan, EIGHT).note,
            "One study plan; not fitted to your 8 hours",
        )
        for whom, says in (("", "One estimate"), ("NEW", "One estimate for new coders")):
            time = of_study(NONE, estimate(weeks=(17, 26), whom=whom), TEN)
            self.assertEqual(time.note, f"{says}; given in weeks, whatever your hours")
            self.assertEqual(time.words, "17 to 26 weeks")

    def test_a_course_that_it_counts_and_the_path_has_not_is_said(self):
        """“4–6 months, a foundations course included” beside a total without a course."""
        for ready, says in (
            (
                estimate(weeks=(17, 26), whom="NEW", counts_course=True),
                "One estimate for new coders, with a course not in the total; given"
                " in weeks, whatever your hours",
            ),
            (
                estimate(hours=(60, 180), counts_course=True),
                "60–180 hours at 10 a week, with a course not in the total",
            ),
        ):
            self.assertEqual(of_study(NONE, ready, TEN, has_course=False).note, says)
            self.assertNotIn("in the total", of_study(NONE, ready, TEN, has_course=True).note)
        alone = estimate(weeks=(10, 10))
        self.assertNotIn("in the total", of_study(NONE, alone, TEN, has_course=False).note)

    def test_weeks_of_unknown_hours_are_ranked_for_the_usual_hours_alone(self):
        plan = estimate(weeks=(10, 10))
        self.assertEqual(of_study(NONE, plan, TEN).why_unranked, "")
        self.assertIn("no source says for how many hours", of_study(NONE, plan, EIGHT).why_unranked)

    def test_what_no_source_says_is_unknown(self):
        time = of_study(NONE, NONE, TEN)
        self.assertEqual((time.words, time.short), ("Not known", ""))
        self.assertEqual(time.note, "No source says how long it takes to study")
        self.assertTrue(time.is_unknown)
        self.assertFalse(time.is_rankable or time.is_complete)

    def test_each_person_has_the_estimate_made_for_them(self):
        new, most, knows = (fact(for_whom=whom) for whom in ("NEW", "", "KNOWS"))
        for said, is_new, chosen in (
            ([new, most, knows], True, new),
            ([new, most, knows], False, knows),
            ([most, knows], True, most),
            ([new, most], False, most),
            ([new], False, new),
        ):
            self.assertIs(estimate_for(Finding(said), is_new).headline, chosen)
        ended = SimpleNamespace(is_in_force=False, for_whom="NEW")
        self.assertIs(estimate_for(Finding([ended, most]), True).headline, most)
        self.assertIsNone(estimate_for(NONE, True).headline)


class CourseTests(SimpleTestCase):
    def test_class_hours_are_part_of_the_hours_to_be_ready(self):
        """80 of 60 to 180 hours at 10 a week: 8 to 18 weeks, not 8 more than without a class."""
        time = of_study(course(hours=80), estimate(hours=(60, 180)), TEN)
        self.assertEqual(time.words, "8 to 18 weeks")
        self.assertEqual(time.note, "Up to 180 hours at 10 a week")
        self.assertTrue(time.is_complete)

    def test_a_longer_course_decides(self):
        """440 hours at 10 a week are 44 weeks, 10.15 months."""
        time = of_study(course(hours=440), estimate(weeks=(10, 10)), TEN)
        self.assertEqual(time.words, "About 10 months")
        self.assertEqual(time.note, "440 class hours at 10 a week")
        self.assertTrue(time.is_rankable)

    def test_the_calendar_is_a_floor(self):
        """3 months at least; 40 hours of class at 1 a week are 40 weeks, 9.2 months."""
        crc = course(40, Decimal(3), Decimal(3))
        self.assertEqual(of_study(crc, NONE, TEN).words, "About 13 weeks")
        self.assertEqual(of_study(crc, NONE, Hours(1)).words, "About 9 months")
        both = of_study(course(None, Decimal(4), Decimal(24)), estimate(weeks=(17, 26)), TEN)
        self.assertEqual(both.words, "4 to 24 months")
        self.assertEqual(both.note, "As long as the course runs")

    def test_hours_of_class_alone_are_the_least(self):
        time = of_study(course(hours=80), NONE, TEN)
        self.assertEqual(time.words, "8 weeks or more")
        self.assertEqual(time.note, "Study beside the class is not counted")
        self.assertIn("hours of class", time.why_unranked)
        self.assertTrue(of_study(course(hours=80, is_of_class=False), NONE, TEN).is_complete)

    def test_months_span_what_every_source_says(self):
        """At most 6 months says nothing of the least; likely is the middle of the one shown."""
        said = course(None, Decimal(2), Decimal(5)).facts + course(None, None, Decimal(6)).facts
        spread = months_of_course(Finding(said), TEN)
        self.assertEqual(spread, Spread(Decimal(0), Decimal("3.5"), Decimal(6)))
        self.assertEqual(of_study(Finding(said), NONE, TEN).words, "up to 26 weeks")
        self.assertEqual(months_of_course(course(None, None, Decimal(18)), TEN).likely, 18)
        self.assertIsNone(months_of_course(NONE, TEN))


class OneAfterAnotherTests(SimpleTestCase):
    def test_time_to_find_a_job_is_left_out_and_said(self):
        """10 weeks, a year of work, 16 weeks: 12 + 26 × 12 ÷ 52 = 18 months."""
        plan = of_study(NONE, estimate(weeks=(10, 10)), TEN)
        more = of_study(NONE, estimate(weeks=(16, 16)), TEN)
        whole = plan.then(of_work(Decimal(12), True, TEN)).then(more)
        self.assertEqual((whole.words, whole.short), ("18 months or more", "18+ months"))
        self.assertEqual(whole.note, "Time to find a job is not counted")
        self.assertTrue(whole.is_rankable)
        self.assertFalse(whole.is_complete)

    def test_nobody_looks_for_a_job_whose_months_are_done(self):
        self.assertEqual(of_work(Decimal(0), True, TEN).words, "No more time")

    def test_what_ends_sooner_decides_nothing(self):
        """8 weeks of class beside a year of work; neither is what they leave out its own."""
        work, taught = of_work(Decimal(12), False, TEN), of_study(course(hours=80), NONE, TEN)
        self.assertEqual(work.beside(taught), work)
        self.assertEqual(taught.beside(work), work)
        longer = of_study(course(None, Decimal(2), Decimal(30)), NONE, TEN)
        self.assertEqual(work.beside(longer).words, "12 to 30 months")


class RuleTests(SimpleTestCase):
    @given(courses(), estimates(), HOURS)
    def test_a_course_never_makes_it_shorter_nor_longer_than_both(self, taught, ready, hours):
        alone, both = of_study(NONE, ready, hours), of_study(taught, ready, hours)
        runs = months_of_course(taught, hours)
        self.assertEqual(both.spread, alone.spread.or_more(runs))

    @given(estimates(), st.integers(1, 40))
    def test_half_the_hours_take_twice_as_long_or_as_long_as_before(self, ready, hours):
        half, whole = (of_study(NONE, ready, Hours(each)) for each in (hours, 2 * hours))
        times = 2 if half.follows_hours else 1
        self.assertAlmostEqual(half.high, times * whole.high, 2)
        self.assertEqual(half.follows_hours, whole.follows_hours)

    @given(st.lists(estimates_for(), max_size=4), st.integers(1, 40))
    def test_someone_new_is_never_ready_before_someone_who_knows_the_field(self, said, a_week):
        """Whatever sources say of either, in hours or in weeks."""
        finding, hours = Finding([each.headline for each in said]), Hours(a_week)
        new, knows = (of_exam(finding, is_new, hours) for is_new in (True, False))
        self.assertLessEqual(knows.low, new.low)
        self.assertLessEqual(knows.likely, new.likely)
        self.assertLessEqual(knows.high, new.high)

    def test_whose_estimate_decides_is_said(self):
        new, anyone = estimate(weeks=(17, 26), whom="NEW"), estimate(hours=(60, 180))
        finding = Finding([new.headline, anyone.headline])
        for a_week, says, decides in (
            (10, "One estimate for new coders; given in weeks, whatever your hours", new),
            (6, "Up to 180 hours at 6 a week", anyone),
            (2, "60–180 hours at 2 a week", anyone),
        ):
            time = of_exam(finding, True, Hours(a_week))
            self.assertEqual(time.note, says)
            self.assertIs(time.finding.headline, decides.headline)

    @given(st.lists(st.tuples(estimates(), courses()), min_size=2, max_size=6), HOURS, HOURS)
    def test_no_hours_change_the_order_of_what_is_ranked_by_study(self, asked, some, others):
        """Of estimates alone: the calendar of a course is the same for all."""
        found = [[of_study(NONE, ready, hours) for ready, _ in asked] for hours in (some, others)]
        ranked = [
            number
            for number in range(len(asked))
            if all(times[number].is_rankable for times in found)
        ]
        orders = [sorted(ranked, key=lambda n: round(times[n].likely, 1)) for times in found]
        for first in ranked:
            for second in ranked:
                gaps = [times[first].likely - times[second].likely for times in found]
                self.assertFalse(gaps[0] * gaps[1] < Decimal("-0.0001"), orders)

    @given(st.integers(1, 600), HOURS)
    def test_weeks_come_back_as_they_were_said(self, weeks, hours):
        time = of_study(NONE, estimate(weeks=(weeks, weeks)), hours)
        if weeks <= 26:
            said = "week" if weeks == 1 else "weeks"
            self.assertEqual(time.words, f"About {weeks} {said}")
        else:
            self.assertTrue(time.words.endswith(" months"))

    def test_nothing_at_all_takes_no_time(self):
        self.assertEqual(
            (Time().words, Time().short, Time().note), ("No more time", "no more time", "")
        )
        self.assertEqual(Time(gaps=(TimeGap.JOB,)).inside, "")
