"""The paths that are shipped: how many, from where to where, and worked out by hand."""

from datetime import date
from decimal import Decimal

from django.core.management import call_command
from django.test import TestCase

from certifications import prices
from certifications.dossier import dossiers
from certifications.models import Path, PathStep, Training
from certifications.paths import plan
from certifications.paths.steps import told
from certifications.paths.terms import Terms
from certifications.person import Person
from tests.certifications.working_out import KINDS

# Where a path leads, as the letters after the name.
CODES = {"CCA", "CPC-A", "CPC", "CCS", "COC-A", "CIC", "CRC", "CBCS", "RHIT", "CPMA"}


class ShippedPathTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def plans(self, **terms) -> dict:
        steps = list(PathStep.objects.in_order())
        certifications = {s.certification for s in steps if s.certification}
        found = {d.certification.slug: d for d in dossiers(list(certifications), None, KINDS)}
        offers = prices.offers(Training.objects.all())
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
        """$425 + $222 = $647; $399 by older pages. Books are free inside the exam."""
        spread = self.plans()["self-study-cpc-a"].ledger.outsider.earn.spread
        self.assertEqual((spread.low, spread.likely), (621, 647))

    def test_440_hours_at_8_a_week_take_just_over_a_year(self):
        """55 weeks; at 40 hours a week 11 weeks."""
        self.assertEqual(self.plans()["course-cca"].months.likely, Decimal("12.7"))
        self.assertEqual(self.plans(hours=40)["course-cca"].months.likely, Decimal("2.5"))

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

    def test_what_nobody_prices_is_unknown(self):
        """AAPC's price of the CIC exam was last seen in 2018."""
        earn = self.plans()["cpc-cic"].ledger.outsider.earn
        self.assertTrue(earn.is_unknown)

    def test_our_assumptions_are_sentences(self):
        for step in PathStep.objects.exclude(assumption="").in_order():
            with self.subTest(step=str(step)):
                self.assertRegex(step.assumption, r"^[A-Z].*\.$")
