"""A newer figure ends what the same publisher said before."""

from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from certifications.models import (
    ExamFormat,
    Fee,
    Requirement,
)
from coderpath.sources.standing import Standing
from tests.certifications.rows import make_way
from tests.factories import make_fee, make_publisher, make_source
from tests.sources.test_pages import text_of

from .forms import (
    EMPTY,
    NEW_SOURCE,
    PLAIN_STATIC,
    TODAY,
    FormTestCase,
    make_editor,
    one_way,
    url,
)

MISTAKEN = {"standing": "MISTAKEN", "note": "The page says something else."}

SINCE_NOVEMBER = {"as_of": "2026-11-01", "replaces_older": "on"}


@PLAIN_STATIC
class SupersedeTests(FormTestCase):
    def test_a_new_figure_ends_what_the_publisher_said_before(self):
        said_by_others = make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=410,
            source=make_source(publisher="A school", kind="THIRD_PARTY"),
        )
        asked_of_others = make_fee(certification=self.cpc, payer="NON_MEMBER", amount=499)
        response = self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.until), ("SUPERSEDED", date(2026, 11, 30)))
        self.assertContains(response, "Ended on Nov. 30, 2026")
        for fee in (said_by_others, asked_of_others):
            fee.refresh_from_db()
            self.assertEqual((fee.standing, fee.until), ("REPORTED", None))

    def test_the_old_figure_is_shown_until_the_new_one_holds(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        shown = [
            Fee.objects.in_headline_order(day)[0].amount
            for day in (date(2026, 11, 30), date(2026, 12, 1))
        ]
        self.assertEqual(shown, [399, 425])

    def test_nothing_ends_when_the_editor_says_so(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_figure_of_the_past_does_not_end_a_newer_one(self):
        self.add(**NEW_SOURCE, as_of="2025-01-01", replaces_older="on")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_mistaken_figure_ends_nothing(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on", **MISTAKEN)
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_figure_without_a_day_cannot_replace_another(self):
        errors = self.errors(self.add(**NEW_SOURCE, replaces_older="on"))
        self.assertIn("Say from which day it holds: $399", errors["as_of"][0])

    def test_what_has_no_date_is_older_unless_it_was_read_since(self):
        for amount, read_on, standing in [
            (380, date(2026, 11, 1), "SUPERSEDED"),
            (381, None, "SUPERSEDED"),
            (382, date(2026, 12, 2), "REPORTED"),
        ]:
            with self.subTest(read_on=read_on):
                undated = make_fee(
                    certification=self.cpc,
                    payer="MEMBER",
                    amount=amount,
                    as_of=None,
                    source=make_source(read_on=read_on),
                )
                self.add(
                    **NEW_SOURCE | {"new_source_title": f"Prices, {amount}"},
                    as_of="2026-12-01",
                    replaces_older="on",
                )
                undated.refresh_from_db()
                self.assertEqual(undated.standing, standing)

    def test_ways_in_of_one_source_stand_side_by_side_and_end_together(self):
        source = make_source(title="Eligibility")
        of_source = {"certification": self.cpc, "source": source}
        degree = {"rule": "A degree", "education": "ASSOCIATE"}
        first = make_way(**of_source, **degree, as_of=date(2026, 1, 16)).requirement
        make_way(**of_source, rule="A course", also_asks="a course", as_of=date(2026, 1, 16))
        data = EMPTY | {"certification": self.cpc.pk, "purpose": "SIT", "source": source.pk}
        data |= one_way(rule="Two years of work", experience_months="24")
        data |= {"as_of": "2026-01-17", "replaces_older": "on"}
        self.client.post(url(Requirement, "add"), data)
        self.assertEqual(Requirement.objects.in_force(TODAY).count(), 1)
        first.refresh_from_db()
        self.assertEqual((first.standing, len(first.ways)), ("SUPERSEDED", 2))

    def test_a_row_that_says_less_does_not_end_one_that_says_more(self):
        old = ExamFormat.objects.create(
            certification=self.cpc,
            source=make_source(),
            items=100,
            minutes=240,
            as_of=date(2025, 1, 1),
        )
        self.add(ExamFormat, **NEW_SOURCE, minutes="250", as_of="2026-01-01", replaces_older="on")
        old.refresh_from_db()
        self.assertEqual(old.standing, "REPORTED")
        self.add(
            ExamFormat,
            **NEW_SOURCE | {"new_source_title": "Exam page"},
            items="100",
            minutes="250",
            as_of="2026-06-01",
            replaces_older="on",
        )
        old.refresh_from_db()
        self.assertEqual(old.standing, "SUPERSEDED")

    def test_the_editor_is_told_when_readers_see_another_figure(self):
        make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=410,
            standing=Standing.IN_USE,
            source=make_source(publisher="A school", kind="THIRD_PARTY"),
        )
        response = self.add(**NEW_SOURCE, as_of="2026-11-01", replaces_older="on")
        self.assertContains(response, "Readers see another figure.")
        self.assertContains(response, "An editor chose it")
        self.assertContains(response, "$410 (A school, Jan. 1, 2026)")

    def test_the_action_supersedes_from_the_day_that_is_given(self):
        mistaken = make_fee(certification=self.cpc, amount=1, standing=Standing.MISTAKEN)
        later = make_fee(certification=self.cpc, amount=2, as_of=date(2027, 1, 1))
        chosen = [self.old.pk, mistaken.pk, later.pk]
        response = self.client.post(
            url(Fee, "changelist"),
            {"action": "supersede", "_selected_action": chosen, "day": "2026-11-21"},
            follow=True,
        )
        self.assertContains(response, "1 figure superseded from Nov. 21, 2026.")
        self.assertContains(response, "Left alone: 2 figures")
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.until), ("SUPERSEDED", date(2026, 11, 20)))
        self.assertEqual(self.old.history.first().history_user, self.editor)

    def test_the_action_marks_figures_as_checked(self):
        self.client.post(
            url(Fee, "changelist"), {"action": "mark_checked", "_selected_action": [self.old.pk]}
        )
        self.old.refresh_from_db()
        self.assertEqual(self.old.checked_on, TODAY)


@PLAIN_STATIC
class MistakenTests(FormTestCase):
    """A wrong new figure marked mistaken brings back the one that it had ended."""

    def wrong(self, **given):
        self.add(**NEW_SOURCE, amount="999", _sure="999", **SINCE_NOVEMBER, **given)
        return Fee.objects.get(amount=999)

    def stands(self, fee):
        fee.refresh_from_db()
        return fee.standing, fee.until

    def test_the_old_one_holds_again_and_the_page_says_so(self):
        wrong = self.wrong()
        self.assertEqual(self.stands(self.old), ("SUPERSEDED", date(2026, 10, 31)))
        text = text_of(self.change(wrong, **MISTAKEN))
        self.assertEqual(self.stands(self.old), ("REPORTED", None))
        self.assertIn("Holds again: $399 (AAPC, Jan. 1, 2026)", text)
        self.assertIn("What does the CPC exam cost for members? $399 (AAPC, Jan. 1, 2026).", text)
        latest = self.old.history.first()
        self.assertEqual(
            (latest.history_user, latest.history_change_reason),
            (self.editor, "$999 was mistaken"),
        )

    def test_it_holds_until_the_next_true_one(self):
        wrong = self.wrong()
        self.add(**NEW_SOURCE, amount="450", _sure="450", as_of="2027-01-01", replaces_older="on")
        wrong.refresh_from_db()
        self.assertEqual(wrong.until, date(2026, 12, 31))
        text = text_of(self.change(wrong, **MISTAKEN, until="2026-12-31"))
        self.assertEqual(self.stands(self.old), ("SUPERSEDED", date(2026, 12, 31)))
        self.assertIn("Holds again until Dec. 31, 2026: $399", text)

    def test_not_where_a_true_one_holds_from_the_same_day(self):
        wrong = self.wrong()
        make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=450,
            as_of=date(2026, 11, 1),
            source=self.old.source,
        )
        self.change(wrong, **MISTAKEN)
        self.assertEqual(self.stands(self.old), ("SUPERSEDED", date(2026, 10, 31)))

    def test_nor_what_others_said_or_what_ended_on_another_day(self):
        school = make_source(publisher="A school", kind="THIRD_PARTY")
        of_cpc = {"certification": self.cpc, "payer": "MEMBER", "standing": "SUPERSEDED"}
        others = [
            make_fee(**of_cpc, amount=1, source=school, until=date(2026, 10, 31)),
            make_fee(**of_cpc, amount=2, source=self.old.source, until=date(2026, 10, 30)),
            make_fee(
                **of_cpc | {"payer": "STUDENT"},
                amount=3,
                source=self.old.source,
                until=date(2026, 10, 31),
            ),
        ]
        self.change(self.wrong(), **MISTAKEN)
        self.assertEqual({self.stands(fee)[0] for fee in others}, {"SUPERSEDED"})

    def test_a_copy_of_the_publisher_has_its_voice(self):
        mirror = make_publisher(name="Mirror", kind="ISSUER", same_as=self.old.source.publisher)
        copied = make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=398,
            source=make_source(publisher=mirror),
        )
        self.change(self.wrong(), **MISTAKEN)
        self.assertEqual(self.stands(copied), ("REPORTED", None))

    def test_whoever_marks_it_says_why(self):
        errors = self.errors(self.change(self.wrong(), standing="MISTAKEN"))
        self.assertEqual(errors["note"], ["Say what is wrong with it, in a sentence for readers."])
        self.assertEqual(self.stands(self.old)[0], "SUPERSEDED")
        errors = self.errors(self.add(**NEW_SOURCE, standing="MISTAKEN"))
        self.assertIn("note", errors)


@PLAIN_STATIC
class PastFigureTests(FormTestCase):
    def test_an_editor_says_how_a_figure_stands_but_not_what_it_was(self):
        other = make_source()
        self.change(
            self.old,
            standing="DISPUTED",
            note="Others say $410.",
            amount="1",
            source=other.pk,
            as_of="2020-01-01",
            payer="STUDENT",
        )
        fee = Fee.objects.get(pk=self.old.pk)
        self.assertEqual((fee.standing, fee.note), ("DISPUTED", "Others say $410."))
        self.assertEqual((fee.amount, fee.payer), (Decimal(399), "MEMBER"))
        self.assertEqual((fee.source_id, fee.as_of), (self.old.source_id, date(2026, 1, 1)))

    def test_rules_on_fields_that_are_only_read_still_hold(self):
        errors = self.errors(self.change(self.old, until="2025-01-01"))
        self.assertEqual(errors, {"__all__": ["It cannot end before it begins."]})
        twin = make_fee(
            certification=self.cpc,
            amount=399,
            payer="MEMBER",
            source=self.old.source,
            locator="Table 2",
        )
        errors = self.errors(self.change(twin, locator=""))
        self.assertEqual(
            errors, {"__all__": ["This source already has this figure, with this date."]}
        )

    def test_whoever_added_a_figure_may_correct_it_that_day(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        fee = Fee.objects.get(amount=425)
        fee.history.update(history_date="2026-11-21T09:00Z")
        correct = {
            "certification": self.cpc.pk,
            "kind": "EXAM_ONE",
            "payer": "MEMBER",
            "amount": "452",
            "source": fee.source_id,
            "as_of": "2026-12-01",
            "basis": "STATED",
        }
        self.change(fee, **correct)
        fee.refresh_from_db()
        self.assertEqual(fee.amount, 452)
        self.client.force_login(make_editor("someone-else"))
        self.change(fee, **correct | {"amount": "1"})
        self.client.force_login(self.editor)
        fee.history.update(history_date="2026-11-20T09:00Z")
        self.change(fee, **correct | {"amount": "2"})
        fee.refresh_from_db()
        self.assertEqual(fee.amount, 452)

    def test_an_administrator_corrects_a_typing_mistake(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        self.change(
            self.old,
            certification=self.cpc.pk,
            kind="EXAM_ONE",
            payer="MEMBER",
            amount="389",
            source=self.old.source_id,
            as_of="2026-01-01",
            basis="STATED",
        )
        self.old.refresh_from_db()
        self.assertEqual(self.old.amount, 389)

    def test_history_keeps_who_changed_what_from_what_to_what(self):
        self.change(self.old, standing="DISPUTED")
        newest, first = self.old.history.all()
        self.assertEqual(newest.history_user, self.editor)
        change = newest.diff_against(first).changes[0]
        self.assertEqual(
            (change.field, change.old, change.new), ("standing", "REPORTED", "DISPUTED")
        )
        response = self.client.get(url(self.old, "history", self.old.pk))
        self.assertContains(
            response,
            "<strong>Standing:</strong> Also reported → Disputed by other sources",
            html=False,
        )
        self.assertContains(response, "<td>ed</td>")

    def test_history_says_what_replaced_a_figure(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        response = self.client.get(url(self.old, "history", self.old.pk))
        self.assertContains(response, "Replaced by $425, from Dec. 1, 2026")

    def test_an_editor_cannot_go_back_to_an_older_version(self):
        version = self.old.history.first().pk
        address = url(self.old, "simple_history", self.old.pk, version)
        self.assertNotContains(self.client.get(address), 'value="Revert"')
        self.assertEqual(self.client.post(address, {}).status_code, 403)

    def test_the_form_says_what_readers_see(self):
        page = url(self.old, "change", self.old.pk)
        self.assertContains(self.client.get(page), "This figure.")
        make_fee(certification=self.cpc, payer="MEMBER", amount=410, as_of=date(2026, 6, 1))
        self.assertContains(self.client.get(page), "$410 (AAPC, June 1, 2026)")
