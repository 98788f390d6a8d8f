"""The paths that are shipped: how many, from where to where, and worked out by hand."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.catalogue.gaps import ESSENTIAL
from certifications.catalogue.study import in_months
from certifications.models import Path, PathStep
from certifications.paths import plan
from certifications.paths.ledger import LineKind
from certifications.paths.page.steps import told
from certifications.paths.terms import Terms
from certifications.reader.person import Person
from tests.shelves import profiles
from tests.shipped import load_shipped

# Where a path leads, as the letters after the name.
CODES = {"CCA", "CPC-A", "CPC", "CCS", "COC-A", "CIC", "CRC", "CBCS", "RHIT", "CPMA"}


class ShippedPathTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def plans(self, **terms) -> dict:
        steps = list(PathStep.objects.in_order())
        certifications = {s.certification for s in steps if s.certification}
        found = {d.certification.slug: d for d in profiles(list(certifications))}
        offers = shelf.at().offers
        asked = Terms(**{"hours": 8} | terms)
        routes = plan.routes(steps, found, offers)
        return {route.path.slug: plan.Plan(route, asked) for route in routes}

    def test_every_start_and_every_end_is_there(self):
        plans = self.plans().values()
        self.assertGreaterEqual(len(plans), 12)
        self.assertEqual({p.path.start for p in plans}, set(Path.Background.values))
        self.assertLessEqual(CODES, {p.code for p in plans})

    def test_cca_first_then_ccs(self):
        """Not a member: $299 + 38% × $299 + $399 + 16% × $399 = $876; three pairs unknown.

        AHIMA renews the CCA for $249 and one more credential for $50: $1,175 in all. Members
        pay $199 + 38% × $199 + $299 + 16% × $299 and two years of dues of $149.
        """
        ledger = self.plans()["cca-then-ccs"].ledger
        self.assertEqual(ledger.outsider.earn.likely, Decimal("876"))
        self.assertEqual(ledger.outsider.earn.unknown, 4)
        self.assertEqual(ledger.outsider.whole.likely, Decimal("1175"))
        self.assertEqual(ledger.member.earn.likely, Decimal("920"))
        self.assertEqual(ledger.member.whole.likely, Decimal("1070"))

    def test_the_cpc_a_costs_the_exam_and_a_year_of_dues(self):
        """$425 + $222 = $647: AAPC’s own $425 outdates $399. Books are free inside the exam."""
        spread = self.plans()["self-study-cpc-a"].ledger.outsider.earn.spread
        self.assertEqual((spread.low, spread.likely), (647, 647))

    def times(self, **terms) -> dict[str, str]:
        return {slug: plan.time.words for slug, plan in self.plans(**terms).items()}

    def test_440_hours_at_8_a_week_take_just_over_a_year(self):
        """55 weeks are 12.7 months; at 40 hours a week 11 weeks, one more than the study plan."""
        self.assertEqual(self.times()["course-cca"], "About 13 months")
        self.assertEqual(self.times(hours=40)["course-cca"], "About 11 weeks")

    def test_the_time_of_the_four_most_asked_for_titles(self):
        """By OpenExamPrep’s plans of 10 and 16 weeks; by cpctestprep’s 4 to 6 months for those new
        to coding; the CRC by the three months of its course, whose 40 class hours fit into them."""
        times = self.times(hours=10)
        self.assertEqual(times["self-study-cca"], "About 10 weeks")
        self.assertEqual(times["self-study-ccs"], "About 16 weeks")
        self.assertEqual(times["self-study-cpc-a"], "17 to 26 weeks")
        for slug in ("crc", "nurse-crc", "cpc-crc"):
            self.assertEqual(times[slug], "About 13 weeks")

    def test_the_same_person_needs_the_same_time_for_the_same_exam(self):
        """AAPC’s 80 class hours are part of what a newcomer needs for the CPC."""
        times = self.times(hours=10)
        self.assertEqual(times["aapc-course-cpc-a"], times["self-study-cpc-a"])
        self.assertEqual(times["work-cpc"], "28 to 30 months or more")  # 24 months of work more
        holder = self.times(hours=8, person=Person(credentials=frozenset({"cca"})))
        for slug in ("self-study-cpc-a", "nurse-cpc-a", "biller-cpc-a"):
            self.assertEqual(holder[slug], "8 to 23 weeks")  # 60 ÷ 8 = 7.5, 180 ÷ 8 = 22.5

    def test_someone_new_is_never_ready_before_someone_who_codes(self):
        """17 to 26 weeks for new coders, by the source that tells of them; but 60 to 180 hours,
        which coders need too, are 12 to 36 weeks of 5 hours: the longer of both, end by end."""
        time = self.plans(hours=5)["self-study-cpc-a"].time
        self.assertEqual((time.low, time.high), (in_months(17), in_months(36)))
        coder = Person(background="HOLDER")
        for hours in range(1, 41):
            new, others = self.plans(hours=hours), self.plans(hours=hours, person=coder)
            for slug, plan_ in new.items():
                with self.subTest(slug=slug, hours=hours):
                    time, other = plan_.time, others[slug].time
                    self.assertLessEqual(other.low, time.low)
                    self.assertLessEqual(other.likely, time.likely)
                    self.assertLessEqual(other.high, time.high)

    def test_fewer_hours_change_what_is_in_hours_and_nothing_else(self):
        """cpctestprep: 6 to 12 weeks of 10 to 15 hours are 60 to 180 hours: 6 to 18 weeks of 10
        hours, 12 to 36 weeks of 5. No source says how many hours the weeks of the CCA have."""
        ten, five = self.plans(hours=10), self.plans(hours=5)
        for slug in ("nurse-cpc-a", "biller-cpc-a", "course-cca", "course-cpc-a"):
            self.assertTrue(five[slug].time.follows_hours)
            self.assertAlmostEqual(five[slug].time.high, 2 * ten[slug].time.high, 3)
        for slug in ("self-study-cca", "self-study-ccs", "certificate-cca"):
            self.assertEqual(five[slug].time.words, ten[slug].time.words)
            self.assertFalse(five[slug].time.follows_hours)

    def test_weeks_of_unknown_hours_are_ranked_for_the_usual_hours_alone(self):
        """So no path becomes the quickest by the hours that a reader has."""
        for hours, is_ranked in ((10, True), (5, False), (20, False)):
            plans = self.plans(hours=hours)
            for slug in ("self-study-cca", "self-study-ccs", "self-study-cpc-a"):
                self.assertIs(plans[slug].time.is_rankable, is_ranked)
            for slug in ("nurse-cpc-a", "course-cca", "certificate-cca", "associate-rhit"):
                self.assertTrue(plans[slug].time.is_rankable)
            self.assertFalse(plans["biller-cpb"].time.is_rankable)  # no source says

    def test_practicode_may_have_been_paid_for_with_the_course(self):
        """At the least $425 and $222 of dues; likely $425 + 2 × $222 + $275."""
        earn = self.plans()["course-practicode-cpc"].ledger.outsider.earn.spread
        self.assertEqual((earn.low, earn.likely), (647, 1144))
        work = self.plans()["apprentice-work-practicode"].ledger.outsider.earn.spread
        self.assertEqual(work.low, 222 + 250)

    def test_an_associate_degree_is_counted_at_a_community_colleges_price(self):
        """18 to 24 months at $1,440 to $8,900 a year, and $1,570 a year for books.

        The shortest at the lowest price: 1.5 × ($1,440 + $1,570) + $299 = $4,814.
        """
        low = self.plans()["associate-rhit"].ledger.outsider.earn.spread.low
        self.assertEqual(low, 4814)

    def test_an_apprentice_with_a_year_of_work_waits_one_more(self):
        worked = self.plans(person=Person(coding_months=12))
        self.assertEqual(worked["apprentice-work"].time.words, "12 months or more")

    def test_work_is_called_coding_only_where_the_rule_says_so(self):
        """For the CBCS the rule is “a year of supervised work”; for the CPC two years of coding."""
        plans = self.plans()
        titles = {
            slug: [each.title for each in told(plans[slug], date(2026, 11, 22))]
            for slug in ("employer-cbcs", "apprentice-work")
        }
        self.assertIn("1 year of work", titles["employer-cbcs"])
        self.assertIn("2 years of coding work", titles["apprentice-work"])

    def test_what_asks_nothing_is_no_gate(self):
        """Anyone may sit the CPC, so its exam is the one gate; the CCA asks for a diploma too."""
        gates = {slug: len(plan.gates) for slug, plan in self.plans().items()}
        self.assertEqual((gates["self-study-cpc-a"], gates["self-study-cca"]), (1, 2))

    def test_what_nobody_prices_is_unknown(self):
        """AAPC's price of the CIC exam was last seen in 2018."""
        earn = self.plans()["cpc-cic"].ledger.outsider.earn
        self.assertTrue(earn.is_unknown)

    def test_every_path_says_for_whom_it_is_and_is_not(self):
        for path in Path.objects.all():
            with self.subTest(path.slug):
                path.clean()
                self.assertTrue(path.for_you_if and path.not_if)

    def test_a_nurse_finds_clinical_documentation_whose_exams_no_one_prices(self):
        plans = self.plans()
        for slug in ("nurse-ccds", "nurse-ccds-o", "nurse-cdip"):
            plan = plans[slug]
            terms = [finding.headline.term for finding in plan.profiles[plan.goal.slug].settings]
            self.assertIn("DOCUMENTATION", terms)
            self.assertEqual(plan.ledger.cheaper.earn.lacks, ("the exam",))

    def test_our_assumptions_are_sentences(self):
        for step in PathStep.objects.exclude(assumption="").in_order():
            with self.subTest(step=str(step)):
                self.assertRegex(step.assumption, r"^[A-Z].*\.$")


class ShippedSumsTests(TestCase):
    """Every sum of the shipped paths, for anyone and for readers with their own answers."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def sums(self):
        for plans in (shelf.at().once(plan.Plans).on(Terms(hours)) for hours in (10, 20)):
            for slug, each in plans.items():
                for column in (each.ledger.outsider, each.ledger.member):
                    yield slug, each.ledger, column.earn

    def test_what_lacks_an_essential_line_is_no_total(self):
        for slug, ledger, earn in self.sums():
            with self.subTest(slug):
                essential = [line for line in ledger.to_earn if line.gap in ESSENTIAL]
                is_open = any(line.outsider is None for line in essential)
                self.assertEqual(bool(earn.lacks), is_open)
                self.assertFalse(earn.is_total and is_open)

    def test_beside_a_sum_stand_books_alone(self):
        for slug, _, earn in self.sums():
            with self.subTest(slug):
                self.assertLessEqual(set(earn.gaps), {"books"})

    def test_a_second_try_is_a_sum_or_a_remark(self):
        for slug, ledger, _ in self.sums():
            with self.subTest(slug):
                tries = [line for line in ledger.lines if line.kind == LineKind.RETAKE]
                counted = [line for line in tries if line.outsider is not None]
                self.assertEqual(len(tries), len(counted) + len(ledger.not_counted))
