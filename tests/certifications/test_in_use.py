"""What an editor set in use is what every page takes, before any other rule."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.catalogue.amounts import Spread
from certifications.catalogue.prices import tuition
from certifications.models import HolderCount, PassRate, Training, TrainingCost, TrainingLength
from tests.certifications.rows import make_fact
from tests.factories import make_certification
from tests.shelves import profiles

TUITION = TrainingCost.Covers.TUITION
ONE_YEAR = Spread(Decimal(12), Decimal(12), Decimal(12))


class TrainingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.course = Training.objects.create(slug="course", name="Course")

    def cost(self, low, **given):
        return make_fact(TrainingCost, training=self.course, low=low, **given)

    def offer(self):
        return shelf.at().offers["course"]

    def test_a_year_chosen_comes_before_a_newer_one_and_before_a_price_in_all(self):
        old = self.cost(3630, per="YEAR", year_text="2018–19", standing="IN_USE")
        self.cost(4150, per="YEAR", year_text="2025–26")
        self.cost(900)
        self.assertEqual(self.offer().price(TUITION).facts, [old])

    def test_a_range_chosen_comes_before_an_amount(self):
        chosen = self.cost(
            1440, high=8900, per="YEAR", year_text="2025–26", who="all", standing="IN_USE"
        )
        other = self.cost(4150, per="YEAR", year_text="2025–26")
        self.assertEqual(self.offer().price(TUITION).facts, [chosen, other])

    def test_a_price_of_a_credit_unit_is_no_sum_even_when_chosen(self):
        self.cost(46, per="UNIT", standing="IN_USE")
        whole = self.cost(900)
        self.assertEqual(self.offer().price(TUITION).headline, whole)

    def test_a_length_in_months_chosen_comes_before_hours(self):
        make_fact(TrainingLength, training=self.course, hours=80)
        chosen = make_fact(TrainingLength, training=self.course, months_high=9, standing="IN_USE")
        self.assertEqual(self.offer().length.headline, chosen)

    def test_each_price_counts_once_it_is_chosen(self):
        """Of a range counts the middle: $2,000 of $1,000 to $3,000, $5,170 of $1,440 to $8,900."""
        this_year = {"per": "YEAR", "year_text": "2025–26"}
        costs = [
            (self.cost(900), 900),
            (self.cost(1000, high=3000), 2000),
            (self.cost(4150, **this_year), 4150),
            (self.cost(1440, high=8900, who="all", **this_year), 5170),
            (self.cost(3630, per="YEAR", year_text="2018–19"), 3630),
        ]
        for cost, likely in costs:
            with self.subTest(cost.said):
                TrainingCost.objects.filter(pk=cost.pk).update(standing="IN_USE")
                price = self.offer().price(TUITION)
                self.assertEqual(price.headline, cost)
                self.assertEqual(tuition(price, ONE_YEAR).likely, likely)
                TrainingCost.objects.filter(pk=cost.pk).update(standing="REPORTED")


class ProfileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC")

    def profile(self):
        return profiles([self.cpc])[0]

    def test_a_pass_rate_chosen_comes_before_that_of_a_newer_year(self):
        make_fact(PassRate, certification=self.cpc, year=2025, percent_low=62)
        chosen = make_fact(
            PassRate, certification=self.cpc, year=2020, percent_low=75, standing="IN_USE"
        )
        self.assertEqual(self.profile().pass_rate.headline, chosen)

    def test_a_count_of_holders_chosen_comes_before_a_newer_one(self):
        make_fact(HolderCount, certification=self.cpc, people=2, as_of=date(2026, 1, 1))
        chosen = make_fact(
            HolderCount,
            certification=self.cpc,
            people=1,
            as_of=date(2025, 1, 1),
            standing="IN_USE",
        )
        self.assertEqual(self.profile().holders.headline, chosen)
