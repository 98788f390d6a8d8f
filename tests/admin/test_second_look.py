"""Absurd values and days: refused, or asked about once, with what was typed still there."""

from datetime import date

from django.db import IntegrityError, transaction

from certifications.models import Fee, PayReport, Training, TrainingCost
from coderpath.sources.models import Source
from tests.factories import make_fee
from tests.sources.test_pages import text_of

from .forms import NEW_SOURCE, PLAIN_STATIC, FormTestCase, url

SINCE = {**NEW_SOURCE, "as_of": "2026-11-01"}


@PLAIN_STATIC
class DayTests(FormTestCase):
    def test_nobody_read_or_checked_a_page_on_a_day_to_come(self):
        for name in ("checked_on", "new_source_read_on"):
            with self.subTest(name):
                errors = self.errors(self.add(**SINCE | {name: "2199-01-01"}))
                self.assertEqual(errors, {name: ["That day has not come yet."]})
        errors = self.errors(self.change(self.old, checked_on="2026-11-22"))
        self.assertEqual(errors, {"checked_on": ["That day has not come yet."]})
        self.assertEqual(Fee.objects.count(), 1)

    def test_nor_a_source_on_its_own_page(self):
        for name in ("read_on", "relayed_on"):
            response = self.client.post(
                url(Source, "add"),
                {
                    "slug": "a",
                    "publisher": self.old.source.publisher_id,
                    "title": "B",
                    "url": "https://www.example.org/b",
                    name: "2026-11-22",
                },
            )
            self.assertEqual(self.errors(response)[name], ["That day has not come yet."])

    def test_a_figure_holds_from_a_day_in_the_next_three_years(self):
        errors = self.errors(self.add(**NEW_SOURCE, as_of="9999-12-31"))
        self.assertEqual(
            errors, {"as_of": ["That is more than three years ahead. Check the year."]}
        )
        self.errors(self.add(**NEW_SOURCE, as_of="2029-11-22"))
        self.assertEqual(Fee.objects.count(), 1)
        self.add(**NEW_SOURCE, as_of="2029-11-21")
        self.assertEqual(Fee.objects.count(), 2)


@PLAIN_STATIC
class AmountTests(FormTestCase):
    def test_far_from_what_readers_see_is_asked_about_once(self):
        response = self.add(**SINCE, amount="1,062.50")
        [said] = self.errors(response)["amount"]
        self.assertIn("This is 166% more than $399, which readers see now.", said)
        self.assertContains(response, 'value="1,062.50"')
        self.assertContains(response, 'name="_sure" value="1062.50"')
        self.assertEqual(Fee.objects.count(), 1)
        self.add(**SINCE, amount="1,062.50", _sure="1062.50")
        self.assertTrue(Fee.objects.filter(amount="1062.50").exists())

    def test_a_tick_is_for_the_amount_that_was_asked_about(self):
        self.assertIn("amount", self.errors(self.add(**SINCE, amount="9999", _sure="1062.50")))
        self.assertEqual(Fee.objects.count(), 1)

    def test_how_far_is_far(self):
        for amount, is_asked in (
            ("0", True),
            ("1", True),
            ("239", True),
            ("240", False),
            ("558", False),
            ("559", True),
            ("100000", True),
        ):
            with self.subTest(amount), transaction.atomic():
                response = self.add(**SINCE, amount=amount)
                self.assertEqual("It is right" in text_of(response), is_asked)
                Fee.objects.exclude(pk=self.old.pk).delete()

    def test_what_is_unusual_for_its_kind_where_readers_see_nothing(self):
        for kind, amount, is_asked in (
            ("RETAKE", "999999.99", True),
            ("RETAKE", "0", False),
            ("EXAM_TWO", "0", True),
            ("EXAM_TWO", "499", False),
        ):
            with self.subTest(kind=kind, amount=amount):
                response = self.add(**SINCE, kind=kind, amount=amount)
                self.assertEqual("It is right" in text_of(response), is_asked)
                Fee.objects.exclude(pk=self.old.pk).delete()

    def test_dues_are_held_against_each_other_by_the_year(self):
        make_fee(issuer=self.aapc, kind="DUES", payer="MEMBER", amount=222, every_months=12)
        dues = {"certification": "", "issuer": self.aapc.pk, "kind": "DUES"}
        self.add(**SINCE, **dues, amount="444", every_months="24")
        self.assertTrue(Fee.objects.filter(amount=444).exists())
        response = self.add(**SINCE, **dues, amount="445", every_months="12")
        self.assertIn("amount", self.errors(response))

    def test_pay_and_tuition_too(self):
        college = Training.objects.create(slug="college", name="College")
        for model, given in (
            (PayReport, {"who": "CPC holders", "statistic": "MEAN", "low": "580550"}),
            (
                TrainingCost,
                {
                    "training": college.pk,
                    "covers": "TUITION",
                    "per": "WHOLE",
                    "low": "123456",
                },
            ),
        ):
            with self.subTest(model):
                errors = self.errors(self.add(model, **SINCE, **given))
                self.assertIn("This is unusual", errors["low"][0])

    def test_a_change_that_leaves_the_amount_alone_is_not_asked_about(self):
        odd = make_fee(certification=self.cpc, kind="RETAKE", amount=5000)
        self.change(odd, note="Looked at again.")
        odd.refresh_from_db()
        self.assertEqual(odd.note, "Looked at again.")


@PLAIN_STATIC
class DuesTests(FormTestCase):
    def test_dues_are_asked_by_an_organization(self):
        errors = self.errors(self.add(**SINCE, kind="DUES", amount="222", every_months="12"))
        self.assertIn("Members pay dues to an organization", errors["__all__"][0])

    def test_a_fee_comes_round_within_ten_years(self):
        dues = {"certification": "", "issuer": self.aapc.pk, "kind": "DUES", "amount": "222"}
        for months in ("0", "121", "999"):
            with self.subTest(months):
                self.errors(self.add(**SINCE, **dues, every_months=months))
        self.assertEqual(Fee.objects.count(), 1)

    def test_the_database_refuses_both_whoever_writes(self):
        of_cpc = {"certification": self.cpc, "kind": "DUES", "every_months": 12}
        of_aapc = {"issuer": self.aapc, "kind": "DUES", "every_months": 999}
        for given in (of_cpc, of_aapc):
            with self.assertRaises(IntegrityError), transaction.atomic():
                make_fee(**given, source=self.old.source, as_of=date(2026, 2, 1))
