"""What an editor did in one go is one set: seen before, undone after, or proposed to another."""

from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import connection
from django.test import TransactionTestCase, override_settings

from certifications.models import Certification, Fee, Requirement, Way
from coderpath.desk.models import ChangeSet
from coderpath.sources.models import Source
from tests.admin.forms import (
    EMPTY,
    NEW_SOURCE,
    PLAIN_STATIC,
    FormTestCase,
    make_editor,
    one_way,
    url,
)
from tests.factories import make_certification, make_fee, make_source


def in_group(name: str, username: str):
    """An account of the staff that is in one group alone."""
    account = make_editor(username)
    account.groups.set([Group.objects.get(name=name)])
    return account


class DeskTestCase(FormTestCase):
    def newer(self, **given):
        """AAPC's next price of the exam, which ends the one before."""
        return self.add(**NEW_SOURCE | {"as_of": "2026-11-20", "replaces_older": "on"} | given)

    def page(self, kept: ChangeSet, account=None):
        self.client.force_login(account or self.editor)
        return self.client.get(kept.get_absolute_url())

    def decide(self, kept: ChangeSet, what: str, why="", account=None):
        self.client.force_login(account or self.editor)
        sent = {what: "1", "_reason": why}
        answer = self.client.post(kept.get_absolute_url(), sent, follow=True)
        kept.refresh_from_db()
        return answer

    def ended(self):
        self.old.refresh_from_db()
        return self.old.standing, str(self.old.until)


@PLAIN_STATIC
class RecordedTests(DeskTestCase):
    def test_a_form_is_one_set_with_all_that_it_wrote(self):
        self.newer(_reason="  AAPC raised\nits price ")
        kept = ChangeSet.objects.get()
        self.assertEqual(
            (kept.author, kept.reason, kept.state),
            (self.editor, "AAPC raised its price", ChangeSet.State.PUBLISHED),
        )
        self.assertEqual(
            [(change.verb, change.model) for change in kept.changes.all()],
            [
                ("added", "sources.source"),
                ("added", "certifications.fee"),
                ("changed", "certifications.fee"),
            ],
        )
        self.assertEqual(
            kept.changes.get(row=self.old.pk).fields,
            {"until": (None, "2026-11-19"), "standing": ("REPORTED", "SUPERSEDED")},
        )

    def test_a_form_that_is_refused_or_changes_nothing_is_no_set(self):
        self.add(amount="-1", **NEW_SOURCE)
        self.change(self.old)
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (1, 0))

    def test_what_a_list_does_to_many_is_one_set(self):
        second = make_fee(certification=self.cpc, kind="RETAKE", source=make_source(title="More"))
        action = {"action": "mark_checked", "_selected_action": [self.old.pk, second.pk]}
        self.client.post(url(Fee, "changelist"), action)
        kept = ChangeSet.objects.get()
        self.assertEqual({change.row for change in kept.changes.all()}, {self.old.pk, second.pk})
        for change in kept.changes.all():
            self.assertEqual(set(change.fields), {"checked_on"})

    def test_a_reader_who_sends_something_makes_none(self):
        self.client.logout()
        self.newer()
        self.assertEqual(ChangeSet.objects.count(), 0)


@PLAIN_STATIC
class PreviewTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.old.payer = "ANYONE"
        self.old.save()

    def preview(self, **given):
        sent = EMPTY | NEW_SOURCE | {"certification": self.cpc.pk, "kind": "EXAM_ONE"}
        sent |= {"payer": "ANYONE", "amount": "425", "as_of": "2026-11-20", "replaces_older": "on"}
        return self.client.post(url(Fee, "add"), sent | {"_preview": "1"} | given)

    def test_the_totals_that_it_moves_are_shown_and_nothing_is_stored(self):
        page = self.preview()
        moved = {
            (each.page.page, each.page.label): (each.now.figure, each.after.figure)
            for each in page.context["moved"]
        }
        self.assertEqual(moved[("CPC", "Exam and first-year dues")], ("$399", "$425"))
        self.assertEqual(moved[("What does the CPC exam cost?", "Shown")], ("$399", "$425"))
        self.assertEqual((Fee.objects.count(), Source.objects.count()), (1, 1))
        self.assertEqual(self.ended(), ("REPORTED", "None"))
        self.assertEqual(ChangeSet.objects.count(), 0)

    def test_from_there_the_same_form_is_published(self):
        page = self.preview(_reason="New list")
        self.client.post(url(Fee, "add"), dict(page.context["fields"]))
        self.assertEqual(ChangeSet.objects.get().reason, "New list")
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))

    def test_a_form_that_is_refused_comes_back_as_it_was_typed(self):
        page = self.preview(amount="-1")
        self.assertIn("A fee cannot be less than $0.", str(self.errors(page)))
        self.assertEqual(Fee.objects.count(), 1)

    def test_the_message_of_the_form_is_told_neither_there_nor_later(self):
        self.assertNotContains(self.preview(), "successfully")
        self.assertNotContains(self.client.get(url(Fee, "changelist")), "successfully")


@PLAIN_STATIC
class UndoTests(DeskTestCase):
    def test_all_rows_are_as_they_were_and_the_log_says_why(self):
        self.newer()
        kept = ChangeSet.objects.get()
        self.assertContains(self.page(kept), "If you undo it")
        self.decide(kept, "undo", "It was another exam")
        self.assertEqual((Fee.objects.count(), Source.objects.count()), (1, 1))
        self.assertEqual(self.ended(), ("REPORTED", "None"))
        self.assertEqual(
            (kept.state, kept.decided_by, kept.undone_by.reason),
            (ChangeSet.State.UNDONE, self.editor, "It was another exam"),
        )

    def test_an_undoing_is_undone_as_well(self):
        self.newer()
        kept = ChangeSet.objects.get()
        self.decide(kept, "undo", "No")
        self.decide(kept.undone_by, "undo", "It was right after all")
        self.assertEqual(Fee.objects.filter(amount=425).count(), 1)
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))

    def test_to_look_at_it_changes_nothing(self):
        self.newer()
        self.page(ChangeSet.objects.get())
        self.assertEqual(ChangeSet.objects.get().state, ChangeSet.State.PUBLISHED)
        self.assertEqual(Fee.objects.count(), 2)

    def test_a_row_that_changed_since_is_left_alone(self):
        self.newer()
        kept = ChangeSet.objects.get()
        self.change(self.old, note="Asked AAPC", standing="DISPUTED")
        page = self.page(kept)
        self.assertIn("was changed again after this: undo that first.", page.context["refusal"])
        self.decide(kept, "undo", "No")
        self.assertEqual(kept.state, ChangeSet.State.PUBLISHED)
        self.assertEqual(Fee.objects.count(), 2)

    def test_without_a_reason_nothing_is_undone(self):
        self.newer()
        kept = ChangeSet.objects.get()
        self.assertContains(self.decide(kept, "undo"), "Say why")
        self.assertEqual(kept.state, ChangeSet.State.PUBLISHED)

    def test_a_row_that_was_deleted_is_there_again(self):
        self.client.force_login(boss := make_editor("boss"))
        boss.is_superuser = True
        boss.save()
        was = self.old.pk, self.old.key
        self.client.post(url(self.old, "delete", self.old.pk), {"post": "yes"})
        kept = ChangeSet.objects.get()
        self.assertEqual(Fee.objects.count(), 0)
        self.decide(kept, "undo", "It stands there", account=boss)
        again = Fee.objects.get()
        self.assertEqual((again.pk, again.key), was)

    def test_anothers_is_undone_by_a_chief_editor_alone(self):
        self.newer()
        kept = ChangeSet.objects.get()
        kim, chief = in_group("Editors", "kim"), in_group("Chief editors", "max")
        self.assertEqual(self.decide(kept, "undo", "No", account=kim).status_code, 403)
        self.assertEqual(kept.state, ChangeSet.State.PUBLISHED)
        self.decide(kept, "undo", "No", account=chief)
        self.assertEqual(kept.state, ChangeSet.State.UNDONE)


@PLAIN_STATIC
class ProposedTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.chief = in_group("Chief editors", "max")
        self.client.force_login(in_group("Contributors", "con"))

    def proposed(self) -> ChangeSet:
        self.newer(_reason="New list")
        return ChangeSet.objects.get()

    def test_what_a_contributor_saves_waits_and_is_in_no_table(self):
        kept = self.proposed()
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.assertEqual((Fee.objects.count(), Source.objects.count()), (1, 1))
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_who_proposed_it_is_told_so_and_not_that_it_is_stored(self):
        page = self.newer()
        self.assertContains(page, "Sent for review, nothing is public yet.")
        self.assertNotContains(page, "successfully")

    def test_a_chief_editor_sees_what_it_moves_and_publishes_it(self):
        kept = self.proposed()
        self.assertContains(self.page(kept, self.chief), "If it is published")
        self.decide(kept, "publish", account=self.chief)
        self.assertEqual((kept.state, kept.decided_by), (ChangeSet.State.PUBLISHED, self.chief))
        self.assertEqual(str(Fee.objects.get(amount=425).source.publisher), "AAPC")
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))

    def test_what_was_published_so_is_undone_like_any_other(self):
        kept = self.proposed()
        self.decide(kept, "publish", account=self.chief)
        self.decide(kept, "undo", "No", account=self.chief)
        self.assertEqual((Fee.objects.count(), self.ended()), (1, ("REPORTED", "None")))

    def test_it_is_refused_with_a_reason(self):
        kept = self.proposed()
        self.assertContains(self.decide(kept, "refuse", account=self.chief), "Say why")
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.decide(kept, "refuse", "That is the member price", account=self.chief)
        self.assertEqual(
            (kept.state, kept.answer), (ChangeSet.State.REFUSED, "That is the member price")
        )
        self.assertEqual(Fee.objects.count(), 1)

    def test_nobody_decides_on_their_own(self):
        self.client.force_login(self.chief)
        with override_settings(TWO_EDITORS=True):
            self.newer(standing="IN_USE")
        kept = ChangeSet.objects.get()
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.assertEqual(self.decide(kept, "publish", account=self.chief).status_code, 403)
        self.assertEqual(Fee.objects.count(), 1)

    def test_a_row_that_changed_meanwhile_is_said(self):
        kept = self.proposed()
        Fee.objects.filter(pk=self.old.pk).update(note="Changed")
        self.decide(kept, "publish", account=self.chief)
        self.assertEqual((kept.state, Fee.objects.count()), (ChangeSet.State.WAITING, 1))


@PLAIN_STATIC
@override_settings(TWO_EDITORS=True)
class TwoEditorsSettingTests(DeskTestCase):
    """Every kind of weight waits; what is of none does not."""

    def state(self) -> str:
        return ChangeSet.objects.latest("pk").state

    def test_an_everyday_figure_is_published_at_once(self):
        self.newer()
        self.assertEqual(self.state(), ChangeSet.State.PUBLISHED)

    def test_the_exam_fee_of_one_of_the_core_six_waits(self):
        Certification.objects.filter(pk=self.cpc.pk).update(is_core=True)
        self.newer()
        self.assertEqual(self.state(), ChangeSet.State.WAITING)

    def test_who_may_sit_an_exam_waits(self):
        asked = one_way(rule="A degree", education="BACHELOR")
        self.add(Requirement, purpose="SIT", **asked, **NEW_SOURCE)
        self.assertEqual((self.state(), Way.objects.count()), (ChangeSet.State.WAITING, 0))

    def test_a_choice_waits(self):
        self.change(self.old, standing="IN_USE")
        self.assertEqual(self.state(), ChangeSet.State.WAITING)

    def test_a_step_of_more_than_two_fifths_waits(self):
        self.newer(amount="600", _sure="600")
        self.assertEqual(self.state(), ChangeSet.State.WAITING)


@PLAIN_STATIC
class LogTests(DeskTestCase):
    def test_everybody_sees_what_everybody_did(self):
        self.newer(_reason="New list")
        self.client.force_login(in_group("Viewers", "vi"))
        log = self.client.get(url(ChangeSet, "changelist"))
        self.assertContains(log, "New list")
        self.assertContains(log, "fee “What does the CPC exam cost for members? $425”")

    def test_it_takes_as_many_queries_for_many_sets_as_for_one(self):
        self.newer()
        with self.assertNumQueries(12):
            self.client.get(url(ChangeSet, "changelist"))
        for amount in ("426", "427", "428"):
            self.add(amount=amount, **NEW_SOURCE)
        with self.assertNumQueries(12):
            self.client.get(url(ChangeSet, "changelist"))

    def test_as_csv_no_cell_is_a_formula(self):
        self.newer(_reason="=1+1")
        action = {"action": "as_csv", "_selected_action": [ChangeSet.objects.get().pk]}
        said = self.client.post(url(ChangeSet, "changelist"), action).content.decode()
        self.assertIn("'=1+1", said)
        self.assertIn("standing,Also reported,Superseded: true once", said)


@PLAIN_STATIC
class KeptTogetherTests(TransactionTestCase):
    def test_a_page_that_breaks_leaves_neither_rows_nor_a_set(self):
        """Both stand in one transaction: a set is stored with its rows, or none of both."""
        editor, source = make_editor(), make_source()
        cpc = make_certification(code="CPC")
        self.client.force_login(editor)
        self.client.raise_request_exception = False
        sent = EMPTY | {"certification": cpc.pk, "kind": "EXAM_ONE", "payer": "ANYONE"}
        sent |= {"amount": "425", "source": source.pk, "as_of": "2026-11-20"}
        with self.without("desk_rowchange"):
            answer = self.client.post(url(Fee, "add"), sent)
        # SQLite tells a lost table as it tells a lost database, which is “not now”.
        self.assertIn(answer.status_code, (500, 503))
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (0, 0))

    @contextmanager
    def without(self, table: str):
        """The database as it is when this table is not there."""
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"ALTER TABLE elsewhere RENAME TO {table}")
