"""What the database refuses, whichever way a row comes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import TestCase

from certifications.models import Fee
from coderpath.sources.models import Source
from tests.factories import make_certification, make_fee, make_publisher, make_source


class SourceConstraintTests(TestCase):
    def test_an_address_or_a_file_is_needed_and_the_address_is_a_web_address(self):
        for given, message in [
            ({"url": "", "file_name": ""}, "Give the address of the page or the name of the file."),
            ({"url": "javascript:alert(1)"}, "The address must start with https:// or http://."),
            ({"url": "data:text/html,hello"}, "The address must start with https:// or http://."),
        ]:
            with self.subTest(given=given):
                with self.assertRaises(IntegrityError), transaction.atomic():
                    make_source(**given)
                source = Source(slug="s", publisher=make_publisher(), title="t", **given)
                with self.assertRaises(ValidationError) as refused:
                    source.validate_constraints()
                self.assertIn(message, refused.exception.messages)

    def test_a_file_needs_no_address(self):
        self.assertEqual(make_source(url="", file_name="oesm25st.zip").link, "")

    def test_a_source_that_a_figure_rests_on_stays(self):
        fee = make_fee()
        with self.assertRaises(ProtectedError):
            fee.source.delete()
        fee.delete()
        fee.source.delete()


class FactConstraintTests(TestCase):
    def test_it_cannot_end_before_it_begins(self):
        day = date(2026, 1, 2)
        make_fee(as_of=day, until=day)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_fee(as_of=day, until=date(2026, 1, 1))
        fee = make_fee(as_of=day)
        fee.until = date(2026, 1, 1)
        with self.assertRaisesMessage(ValidationError, "It cannot end before it begins."):
            fee.full_clean()

    def test_a_source_says_a_thing_once(self):
        said = {
            "certification": make_certification(),
            "source": make_source(),
            "amount": 425,
        }
        make_fee(**said)
        make_fee(**said, as_of=date(2025, 1, 1))
        make_fee(**said, as_of=None)
        for day in (date(2026, 1, 1), None):
            with (
                self.subTest(day=day),
                self.assertRaises(IntegrityError),
                transaction.atomic(),
            ):
                make_fee(**said, as_of=day)
        self.assertEqual(Fee.objects.count(), 3)

    def test_its_name_is_given_once(self):
        make_fee(key="aapc-001")
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_fee(key="aapc-001")
