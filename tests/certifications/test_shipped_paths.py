"""The paths that are shipped: how many, from where to where, and worked out by hand."""

from datetime import date
from decimal import Decimal

from django.core.management import call_command
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Path, PathStep
from certifications.paths import plan
from certifications.paths.page.steps import told
from certifications.paths.terms import Terms
from certifications.reader.person import Person
from tests.shelves import profiles

# Where a path leads, as the letters after the name.
CODES = {"CCA", "CPC-A", "CPC", "CCS", "COC-A", "CIC", "CRC", "CBCS", "RHIT", "CPMA"}


class ShippedPathTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def plans(self, **terms) -> dict:
        steps = list(PathStep.objects.in_order())
        certifications = {s.certification for s in steps if s.certification}
        found = {d.certification.slug: d for d in profiles(list(certifications))}
        offers = shelf.at().offers
        worked_out = plan.plans(steps, found, offers, Terms(**{"hours": 8} | terms))
        return {each.path.slug: each for each in worked_out}

    def test_every_start_and_every_end_is_there(self):
        plans = self.plans().values()
        self.assertGreaterEqual(len(plans), 12)
        self.assertEqual({p.path.start for p in plans}, set(Path.Background.values))
        self.assertLessEqual(CODES, {p.code for p in plans})

    def test_cca_first_then_ccs(self):
        """Not a member: $299 + 38% × $299 + $399 + 16% × $399 = $875.46; three pairs unknown.

        AHIMA renews the CCA for $249 and one more credential for $50: $1,174.46 in all. Members
        pay $199 + 38% × $199 + $299 + 16% × $299 and two years of dues of $149.
        """
        ledger = self.plans()["cca-then-ccs"].ledger
        self.assertEqual(ledger.outsider.earn.likely, Decimal("875.46"))
        self.assertEqual(ledger.outsider.earn.unknown, 4)
        self.assertEqual(ledger.outsider.whole.likely, Decimal("1174.46"))
        self.assertEqual(ledger.member.earn.likely, Decimal("919.46"))
        self.assertEqual(ledger.member.whole.likely, Decimal("1069.46"))

    def test_the_cpc_a_costs_the_exam_and_a_year_of_dues(self):
        """$425 + $222 = $647: AAPC’s own $425 outdates $399. Books are free inside the exam."""
        spread = self.plans()["self-study-cpc-a"].ledger.outsider.earn.spread
        self.assertEqual((spread.low, spread.likely), (647, 647))

    def test_440_hours_at_8_a_week_take_just_over_a_year(self):
        """55 weeks; at 40 hours a week 11 weeks."""
        self.assertEqual(self.plans()["course-cca"].months.likely, Decimal("12.7"))
        self.assertEqual(self.plans(hours=40)["course-cca"].months.likely, Decimal("2.5"))

    def test_a_nurses_study_goes_by_the_hours_a_week_that_its_source_says(self):
        """cpctestprep: 6 to 12 weeks at 10–15 hours a week, so 60 to 180 hours; 20 to 60 weeks of
        3 hours are 4.6 to 13.8 months. OpenExamPrep’s 10 weeks for the CCA name no hours."""
        plans = self.plans(hours=3)
        spread = plans["nurse-cpc-a"].months.spread
        self.assertEqual((spread.low, spread.high), (Decimal("4.6"), Decimal("13.8")))
        self.assertEqual(plans["self-study-cca"].months.likely, Decimal("2.3"))
        fixed = {slug for slug, each in plans.items() if not each.is_by_hours}
        self.assertLessEqual({"self-study-cca", "self-study-cpc-a", "self-study-ccs"}, fixed)
        self.assertFalse(fixed & {"nurse-cpc-a", "biller-cpc-a", "course-cca"})

    def test_the_crc_course_takes_up_to_the_three_months_that_its_source_says(self):
        """40 hours of class; its source says about three months, at whatever hours a week."""
        for slug in ("crc", "nurse-crc", "cpc-crc"):
            spread = self.plans(hours=10)[slug].months.spread
            self.assertEqual((spread.likely, spread.high), (3, 3))

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
        self.assertEqual(worked["apprentice-work"].months.likely, 12)

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

    def test_our_assumptions_are_sentences(self):
        for step in PathStep.objects.exclude(assumption="").in_order():
            with self.subTest(step=str(step)):
                self.assertRegex(step.assumption, r"^[A-Z].*\.$")
