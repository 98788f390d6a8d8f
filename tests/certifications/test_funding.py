"""Ways to pay: what sources say of them, each with its source and date."""

from datetime import date

from django.db import IntegrityError, transaction
from django.test import TestCase

from certifications.models import Funding, FundingRule
from coderpath.sources.disagreements import collect
from tests.certifications.rows import make_fact

TODAY = date(2026, 11, 28)


class FundingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.grant = Funding.objects.create(slug="grant", name="A grant", kind="STATE")

    def rule(self, **given):
        return make_fact(FundingRule, funding=self.grant, **given)

    def test_how_it_is_written(self):
        for given, figure in [
            ({"kind": "RULE", "says": "Books are not paid"}, "Books are not paid"),
            ({"kind": "AMOUNT", "low": 2000, "per": "TEST"}, "$2,000 a test"),
            (
                {"kind": "AMOUNT", "low": 1000, "high": 2500, "per": "AWARD"},
                "$1,000–$2,500 an award",
            ),
            (
                {"kind": "AMOUNT", "low": 4000, "per": "LIFETIME", "says": "no more"},
                "$4,000 in a lifetime: no more",
            ),
        ]:
            with self.subTest(figure):
                self.assertEqual(self.rule(**given).figure, figure)

    def test_what_the_database_refuses(self):
        for refused in (
            {"kind": "RULE"},
            {"kind": "RULE", "says": "Pays", "low": 5, "per": "YEAR"},
            {"kind": "AMOUNT", "low": 5},
            {"kind": "AMOUNT", "low": -5, "per": "YEAR"},
            {"kind": "AMOUNT", "low": 5, "high": 4, "per": "YEAR"},
            {"kind": "AMOUNT", "says": "Pays", "high": 4, "per": "YEAR"},
            {"kind": "AMOUNT", "says": "Pays", "per": "YEAR"},
        ):
            with self.subTest(refused), self.assertRaises(IntegrityError), transaction.atomic():
                self.rule(**refused)

    def test_rules_add_up_and_who_can_get_it_does_not(self):
        self.rule(kind="RULE", says="Books are not paid")
        self.rule(kind="RULE", says="The exam is paid")
        self.assertEqual(collect(TODAY), [])
        self.rule(kind="WHO", says="Spouses of E-1 to E-5")
        self.rule(kind="WHO", says="Spouses of E-1 to E-9")
        [question] = collect(TODAY)
        self.assertEqual(question.question, "Who can get “A grant”?")
