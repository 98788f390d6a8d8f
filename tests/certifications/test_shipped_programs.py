"""Named programs and ways to pay, by the claims that were read."""

from datetime import date
from decimal import Decimal

from django.core.management import call_command
from django.test import TestCase

from certifications.models import FundingRule, ProgramTerm, Training, TrainingCost
from coderpath.sources.disagreements import collect

TODAY = date(2026, 11, 28)


class ShippedProgramsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def test_new_jersey_lists_what_programs_cost_in_2021(self):
        said = TrainingCost.objects.filter(training__state__slug="nj")
        self.assertEqual(
            set(said.values_list("training__slug", "low")),
            {
                ("rutgers-ccpd-cca", Decimal(3635)),
                ("rutgers-njaes-cpc", Decimal(1800)),
                ("camden-cc-mbc", Decimal(2995)),
                ("passaic-hospital-coding", Decimal(2983)),
                ("raritan-valley-medical-coding", Decimal(10905)),
                ("mercer-medical-billing-coding", Decimal(2237)),
                ("njcu-professional-mbc", Decimal(3699)),
                ("njcu-ams-mbc", Decimal(1995)),
                ("aims-mbc", Decimal(4100)),
                ("liberty-institute-mbc", Decimal(15220)),
                ("avtech-mbc", Decimal(4850)),
                ("star-light-mbc", Decimal(5000)),
                ("ate-newark-mbc", Decimal(4350)),
                ("es-academy-mbc", Decimal(1000)),
                ("careertek-mbc", Decimal(4500)),
            },
        )
        self.assertEqual({fact.as_of.year for fact in said}, {2021})
        for fact in said:
            self.assertIn("today’s price was not seen", fact.note)

    def test_a_price_of_a_search_summary_says_so(self):
        cost = TrainingCost.objects.get(training__slug="bunker-hill-voucher-course")
        self.assertEqual(cost.low, 3604)
        self.assertIn("summary of a search", cost.note)
        self.assertFalse(cost.source.is_official)

    def test_no_program_is_said_to_be_accredited_or_paid_by_workforce_pell(self):
        kinds = ProgramTerm.objects.filter(kind="APPROVAL").values_list("says", flat=True)
        for said in kinds:
            self.assertNotIn("ccredited", said)
        test = FundingRule.objects.filter(funding__slug="workforce-pell", kind="LENGTH")
        self.assertEqual(
            set(test.values_list("says", flat=True)),
            {"150–599 clock hours", "At least 8, fewer than 15 weeks"},
        )

    def test_the_pay_grades_of_mycaa_are_told_in_every_way(self):
        said = FundingRule.objects.filter(funding__slug="mycaa", kind="WHO")
        self.assertEqual(said.count(), 4)
        questions = {question.question for question in collect(TODAY)}
        self.assertIn("Who can get “MyCAA scholarship for military spouses”?", questions)

    def test_a_settled_allegation_is_called_one(self):
        said = ProgramTerm.objects.filter(training__slug="careerstep", kind="REGULATOR")
        self.assertGreaterEqual(said.count(), 5)
        for fact in said.filter(says__contains="most never finish"):
            self.assertIn("Allegation, settled", fact.note)

    def test_a_named_program_says_where_it_is(self):
        self.assertEqual(
            Training.objects.get(slug="mercy-college-ohio-medical-coding").state.slug, "oh"
        )
