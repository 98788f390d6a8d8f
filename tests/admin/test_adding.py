"""Adding a figure with its source in one form."""

from certifications.models import (
    Fee,
)
from coderpath.sources.models import Source

from .forms import (
    NEW_SOURCE,
    PLAIN_STATIC,
    TODAY,
    FormTestCase,
    url,
)

BOTH = "Name a certification or an organization, not both."


@PLAIN_STATIC
class AddAFeeTests(FormTestCase):
    def test_adds_a_fee_and_its_new_source_in_one_form(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        fee = Fee.objects.get(amount=425)
        self.assertEqual(str(fee.source.publisher), "AAPC")
        self.assertEqual(fee.source.read_on, TODAY)
        self.assertEqual(fee.source.slug, "aapc-certification-exam-pricing-2026-11-21")
        self.assertEqual(fee.source.history.get().history_user, self.editor)

    def test_adds_a_fee_from_a_source_that_is_there(self):
        self.add(source=self.old.source.pk, as_of="2026-12-01")
        self.assertEqual(Fee.objects.get(amount=425).source, self.old.source)

    def test_the_form_starts_from_the_address(self):
        address = f"{url(Fee, 'add')}?certification={self.cpc.pk}&kind=RETAKE&payer=STUDENT"
        response = self.client.get(address)
        self.assertContains(response, '<option value="RETAKE" selected>')
        self.assertContains(response, '<option value="STUDENT" selected>')
        self.assertContains(response, "CPC</option>")
        self.assertContains(response, 'value="2026-11-21"')  # read today

    def test_another_from_the_same_page_keeps_the_source_and_the_day(self):
        response = self.add(**NEW_SOURCE, as_of="2026-12-01", _addanother="1")
        source = Source.objects.get(title="Certification exam pricing")
        self.assertContains(response, f'<option value="{source.pk}" selected>')
        self.assertContains(response, 'value="2026-12-01"')

    def test_an_amount_is_typed_as_it_is_printed(self):
        given = {"source": self.old.source.pk, "as_of": "2026-12-01"}
        for typed, sure in (("$1,250.00", "1250.00"), ("$425", ""), (" 1,250 ", "1250")):
            with self.subTest(typed):
                self.add(**given, amount=typed, _sure=sure, note=typed)
        amounts = Fee.objects.filter(as_of="2026-12-01").values_list("note", "amount")
        self.assertEqual(
            dict(amounts), {"$1,250.00": 1250, "$425": 425}, "a second 1,250 is the first again"
        )

    def test_a_comma_for_the_point_is_refused_with_how_to_write_it(self):
        response = self.add(source=self.old.source.pk, as_of="2026-12-01", amount="399,00")
        said = "Write 399.00. A comma goes only between groups of three digits."
        self.assertEqual(self.errors(response), {"amount": [said]})
        self.assertFalse(Fee.objects.filter(as_of="2026-12-01").exists())

    def test_exactly_one_source_is_demanded(self):
        for given, message in [
            ({}, "Choose the source, or describe a new one below."),
            (
                NEW_SOURCE | {"source": self.old.source.pk},
                "Choose a source or describe a new one, not both.",
            ),
        ]:
            with self.subTest(message=message):
                errors = self.errors(self.add(**given, as_of="2026-12-01"))
                self.assertEqual(errors, {"source": [message]})

    def test_a_new_source_must_be_whole(self):
        for given, field, message in [
            (
                {"new_source_publisher_name": ""},
                "new_source_publisher",
                "Choose who published it, or name them.",
            ),
            ({"new_source_title": ""}, "new_source_title", "This field cannot be blank."),
            (
                {"new_source_url": ""},
                "new_source_url",
                "Give the address of the page or the name of the file.",
            ),
            (
                {"new_source_url": "javascript:alert(1)"},
                "new_source_url",
                "Give a whole address that starts with https:// or http://.",
            ),
            (
                {"new_source_url": "ftp://example.org/a"},
                "new_source_url",
                "The address must start with https:// or http://.",
            ),
        ]:
            with self.subTest(given=given):
                errors = self.errors(self.add(**NEW_SOURCE | given, as_of="2026-12-01"))
                self.assertEqual(errors, {field: [message]})
        self.assertEqual(Source.objects.count(), 1)

    def test_nothing_is_kept_when_the_figure_is_refused(self):
        self.add(**NEW_SOURCE, amount="-1", as_of="2026-12-01")
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (1, 1))

    def test_sending_the_form_twice_is_refused_with_a_sentence(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        errors = self.errors(self.add(**NEW_SOURCE, as_of="2026-12-01"))
        self.assertEqual(
            errors, {"__all__": ["This source already has this figure, with this date."]}
        )
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (2, 2))

    def test_what_the_database_would_refuse_is_said_in_words(self):
        for given, field, part in [
            ({"certification": ""}, "__all__", BOTH),
            ({"issuer": self.aapc.pk}, "__all__", BOTH),
            ({"amount": "-1"}, "__all__", "A fee cannot be less than $0."),
            ({"amount": "abc"}, "amount", "Enter a number."),
            ({"amount": "NaN"}, "amount", "Enter a number."),
            ({"amount": "Infinity"}, "amount", "Enter a number."),
            ({"amount": "1e400"}, "amount", "no more than 8 digits"),
            ({"every_months": "0"}, "__all__", "A fee comes round every month at most."),
            ({"every_months": "-1"}, "every_months", "greater than or equal to 0"),
            ({"every_months": "9" * 30}, "every_months", "less than or equal to"),
            ({"kind": "DUES"}, "__all__", "Say how often dues come round"),
            ({"kind": "NO_SUCH"}, "kind", "Select a valid choice."),
            ({"until": "2026-01-01"}, "__all__", "It cannot end before it begins."),
            ({"as_of": "0001-01-01"}, "as_of", "That is before 1900."),
            ({"as_of": "tomorrow"}, "as_of", "Enter a valid date."),
            ({"certification": "abc"}, "certification", "not one of the available choices"),
            ({"certification": "9" * 30}, "certification", "not one of the available choices"),
            ({"note": "a\0b"}, "note", "Null characters are not allowed."),
        ]:
            with self.subTest(given=given):
                sent = {"as_of": "2026-12-01", **NEW_SOURCE, **given}
                errors = self.errors(self.add(**sent))
                self.assertIn(part, " ".join(errors.get(field, [])))
        self.assertEqual(Fee.objects.count(), 1)

    def test_an_address_that_makes_no_sense_still_gives_a_form(self):
        query = "?certification=abc&source=-1&kind=x&as_of=never&issuer=" + "9" * 40
        self.assertEqual(self.client.get(url(Fee, "add") + query).status_code, 200)
