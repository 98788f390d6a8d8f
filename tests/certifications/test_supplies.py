"""What a degree, a credential and membership cost and take, by what a small catalogue knows."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.catalogue.amounts import FREE, Spread
from certifications.eligibility.supplies import supply
from certifications.models import Fee, Training
from certifications.reader.person import Schooling

from .rows import make_fact
from .working_out import make_cca, make_course


class SupplyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        college = Training.objects.create(slug="community-college", name="Community college")
        degree = Training.objects.create(slug="associate-degree", name="Associate degree")
        make_course(degree, months_low=18, months_high=24)
        make_course(college, low=4000)
        college.costs.update(per="YEAR", year_text="2025–26")

    def supply(self, hours=8):
        there = shelf.at()
        return supply(there.profiles_by_slug.values(), there.offers, hours)

    def test_a_degree_is_as_many_years_at_the_price_of_one(self):
        """18 to 24 months are 1.5 to 2 years at $4,000, whatever the hours a week."""
        for hours in (8, 40):
            found = self.supply(hours).schooling[Schooling.ASSOCIATE]
            self.assertEqual(found.months, Spread(18, 21, 24))
            self.assertEqual(found.dollars, Spread(6000, 7000, 8000))
        self.assertEqual(
            found.note,
            "Priced as community college: our assumption, since no source gives the price of a"
            " whole degree.",
        )
        self.assertEqual(len(found.facts), 2)

    def test_what_nobody_prices_is_unknown(self):
        found = self.supply().schooling[Schooling.BACHELOR]
        self.assertEqual((found.months, found.dollars, found.facts), (None, None, ()))
        self.assertEqual((found.what, found.note), ("bachelor’s degree", ""))

    def test_a_credential_is_its_exam_and_the_study_for_it(self):
        """$299 for who is no member; ten weeks are 2.3077 months."""
        found = self.supply().credentials["cca"]
        self.assertEqual((found.what, found.dollars), ("the CCA", Spread.exactly(299)))
        self.assertEqual(found.months, Spread.exactly(Decimal("2.3077")))
        fee, time = found.facts
        self.assertEqual((fee.amount, time.weeks_high), (299, 10))

    def test_of_several_prices_each_amount_is_told_once(self):
        """$299 twice and $279 are in force, $250 no more."""
        said = {"certification": self.cca, "kind": "EXAM_ONE", "payer": "NON_MEMBER"}
        make_fact(Fee, **said, amount=299)
        make_fact(Fee, **said, amount=279, standing="DISPUTED")
        ended = {"standing": "SUPERSEDED", "until": date(2020, 12, 31), "as_of": date(2019, 1, 1)}
        make_fact(Fee, **said, amount=250, **ended)
        found = self.supply().credentials["cca"]
        self.assertEqual((found.dollars.low, found.dollars.high), (279, 299))
        self.assertEqual(sorted(fact.amount for fact in found.facts[:-1]), [279, 299])

    def test_a_credential_of_which_nothing_is_known(self):
        self.cca.study_times.all().delete()
        Fee.objects.filter(kind="EXAM_ONE").delete()
        found = self.supply().credentials["cca"]
        self.assertEqual((found.months, found.dollars, found.facts), (None, None, ()))

    def test_membership_is_had_at_once_for_a_year_of_dues(self):
        found = self.supply().membership["cca"]
        self.assertEqual((found.what, found.months), ("joining as a member", FREE))
        self.assertEqual(found.dollars, Spread.exactly(149))
        self.assertEqual([fact.amount for fact in found.facts], [149])
