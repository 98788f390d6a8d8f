"""What an editor chooses, and what the admin says that readers see of it."""

from datetime import date

from certifications.models import ExamFormat, Fee, PassRate
from coderpath.sources.standing import Standing
from tests.certifications.rows import make_fact
from tests.factories import make_fee, make_source
from tests.sources.test_pages import text_of

from .forms import NEW_SOURCE, PLAIN_STATIC, FormTestCase, url

SCHOOL = {"publisher": "A school", "kind": "THIRD_PARTY"}


@PLAIN_STATIC
class ChoosingTests(FormTestCase):
    def chosen(self):
        return set(Fee.objects.filter(standing="IN_USE").values_list("amount", flat=True))

    def test_the_one_chosen_last_is_in_use_and_the_page_says_which_was(self):
        for payer, amount in (("ANYONE", 399), ("NON_MEMBER", 410)):
            make_fee(certification=self.cpc, payer=payer, amount=amount, standing="IN_USE")
        elsewhere = make_fee(standing="IN_USE", amount=7)
        response = self.add(
            **NEW_SOURCE, as_of="2026-11-01", payer="NON_MEMBER", amount="450", standing="IN_USE"
        )
        self.assertEqual(self.chosen(), {450, elsewhere.amount})
        text = text_of(response)
        self.assertIn("No longer in use: $399", text)
        self.assertIn("No longer in use: $410", text)
        left = Fee.objects.get(amount=399, payer="ANYONE").history.first()
        self.assertEqual((left.history_user, left.standing), (self.editor, "REPORTED"))
        self.assertEqual(left.history_change_reason, "$450 was chosen instead")

    def test_a_change_chooses_alone_too(self):
        other = make_fee(certification=self.cpc, payer="MEMBER", amount=410, standing="IN_USE")
        self.change(self.old, standing="IN_USE")
        other.refresh_from_db()
        self.assertEqual(other.standing, "REPORTED")

    def test_a_row_with_several_figures_is_chosen_for_each(self):
        old = make_fact(ExamFormat, certification=self.cpc, minutes=240, standing="IN_USE")
        apart = make_fact(ExamFormat, certification=self.cpc, items=100, standing="IN_USE")
        self.add(
            ExamFormat,
            **NEW_SOURCE,
            minutes="250",
            delivery="BOTH",
            as_of="2026-06-01",
            standing="IN_USE",
        )
        old.refresh_from_db()
        apart.refresh_from_db()
        self.assertEqual((old.standing, apart.standing), ("REPORTED", "IN_USE"))

    def test_what_is_chosen_from_a_coming_day_leaves_the_choice_of_today(self):
        other = make_fee(certification=self.cpc, payer="MEMBER", amount=410, standing="IN_USE")
        response = self.add(**NEW_SOURCE, as_of="2027-01-01", standing="IN_USE")
        other.refresh_from_db()
        self.assertEqual(other.standing, "IN_USE")
        self.assertIn(
            "From Jan. 1, 2027 two figures are in use on one question.", text_of(response)
        )


@PLAIN_STATIC
class PayerTests(FormTestCase):
    """Any payer and a non-member are one, in the form as on the page."""

    def test_a_price_for_non_members_ends_that_for_anyone(self):
        old = make_fee(certification=self.cpc, amount=425, as_of=date(2026, 2, 1))
        response = self.add(
            **NEW_SOURCE, payer="NON_MEMBER", amount="450", as_of="2026-11-01", replaces_older="on"
        )
        old.refresh_from_db()
        self.assertEqual((old.standing, old.until), ("SUPERSEDED", date(2026, 10, 31)))
        self.assertContains(response, "Ended on Oct. 31, 2026")

    def test_without_a_day_it_is_refused_as_any_other(self):
        make_fee(certification=self.cpc, amount=425)
        errors = self.errors(
            self.add(**NEW_SOURCE, payer="NON_MEMBER", amount="450", replaces_older="on")
        )
        self.assertIn("Say from which day it holds: $425", errors["as_of"][0])

    def test_the_form_knows_that_another_was_chosen(self):
        make_fee(
            certification=self.cpc, amount=399, standing="IN_USE", source=make_source(**SCHOOL)
        )
        response = self.add(**NEW_SOURCE, payer="NON_MEMBER", amount="450", as_of="2026-11-01")
        self.assertIn("Readers see another figure.", text_of(response))
        new = Fee.objects.get(amount=450)
        page = self.client.get(url(new, "change", new.pk))
        self.assertContains(page, "Not this, but")
        self.assertContains(page, "$399 (A school, Jan. 1, 2026)")


@PLAIN_STATIC
class WhatReadersSeeTests(FormTestCase):
    def test_after_adding_and_after_changing_the_figure_and_why(self):
        response = self.add(**NEW_SOURCE, as_of="2026-11-01", replaces_older="on")
        self.assertIn(
            "Readers see this. What does the CPC exam cost for members? $425 (AAPC, Nov. 1, 2026). "
            "It is the only answer still in force.",
            text_of(response),
        )
        new = Fee.objects.get(amount=425)
        self.assertIn(
            "Readers see this. What does the CPC exam cost for members? $425",
            text_of(self.change(new, standing="DISPUTED")),
        )
        self.assertIn(
            "Readers see another figure. What does the CPC exam cost for members? $399 (AAPC",
            text_of(self.change(new, standing="MISTAKEN", note="It says $399.")),
        )
        self.old.refresh_from_db()
        self.assertIn(
            "Readers see no figure. What does the CPC exam cost for members? Not collected.",
            text_of(self.change(self.old, standing="MISTAKEN", note="It says $398.")),
        )

    def test_of_a_coming_figure_from_when(self):
        response = self.add(**NEW_SOURCE, as_of="2027-01-01", replaces_older="on")
        self.assertIn("From Jan. 1, 2027 readers see this. What does the CPC", text_of(response))

    def test_a_row_of_several_figures_says_which_of_them_are_shown(self):
        """The form never looked: it promised the whole row, whatever the page took from others."""
        row = make_fact(
            ExamFormat,
            certification=self.cpc,
            minutes=240,
            items=100,
            source=make_source(**SCHOOL),
        )
        make_fact(ExamFormat, certification=self.cpc, minutes=340)
        text = text_of(self.client.get(url(row, "change", row.pk)))
        self.assertIn("How long is the CPC exam? Not this, but 340 minutes", text)
        self.assertIn("How many questions are on the CPC exam? This figure.", text)

    def test_where_a_source_says_that_there_is_none(self):
        none = make_fact(PassRate, certification=self.cpc, unknown="NOT_PUBLISHED")
        page = url(none, "change", none.pk)
        self.assertContains(self.client.get(page), "This figure.")
        make_fact(PassRate, certification=self.cpc, percent_low=80)
        self.assertContains(self.client.get(page), "Not this, but")


@PLAIN_STATIC
class SentenceTests(FormTestCase):
    def sentence(self, response):
        self.assertEqual(response.status_code, 200)
        return text_of(response).split("What readers will read")[1].split("Save")[0].strip()

    def test_the_form_of_a_figure_has_it(self):
        page = self.client.get(url(self.old, "change", self.old.pk))
        self.assertTrue(
            self.sentence(page).startswith("What does the CPC exam cost for members? $399.")
        )

    def test_a_new_figure_is_read_before_it_is_stored(self):
        response = self.add(**NEW_SOURCE, amount="1250", payer="STUDENT", _check="1")
        self.assertIn("What does the CPC exam cost for students? $1,250.", self.sentence(response))
        self.assertContains(response, 'value="1250"')
        self.assertEqual(Fee.objects.count(), 1)

    def test_a_change_is_read_before_it_is_stored(self):
        self.change(self.old, standing="MISTAKEN", note="It is not so.", _check="1")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, Standing.REPORTED)

    def test_without_a_figure_the_form_says_what_to_do(self):
        for response in (
            self.client.get(url(Fee, "add")),
            self.add(**NEW_SOURCE, amount="", _check="1"),
            self.add(**NEW_SOURCE, certification="", _check="1"),
        ):
            self.assertIn("Fill in the form", self.sentence(response))

    def test_what_stands_beside_a_figure_is_said_too(self):
        dues = make_fee(issuer=self.aapc, kind="DUES", payer="MEMBER", amount=222, every_months=12)
        self.assertEqual(dues.sentence, "What are AAPC dues for members? $222 every year.")
        rate = make_fact(
            PassRate, certification=self.cpc, year=2024, percent_low=80, is_estimate=True
        )
        self.assertEqual(
            rate.sentence, "How many passed the CPC exam on the first try, in 2024? 80%, a guess."
        )
