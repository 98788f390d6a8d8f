"""Many figures at once: one transaction, few queries, superseded from any day."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.models import Fee
from coderpath.sources.standing import Standing
from tests.factories import make_fee, make_source

from .forms import PLAIN_STATIC, TODAY, FormTestCase, url

MOST_QUERIES = 45  # of 100 rows; each row in a transaction of its own took 15 queries


@PLAIN_STATIC
class ManyAtOnceTests(FormTestCase):
    def act(self, action, facts, **given):
        sent = {"action": action, "_selected_action": [fact.pk for fact in facts], **given}
        return self.client.post(url(Fee, "changelist"), sent, follow=True)

    def said(self, response) -> str:
        return " ".join(str(message) for message in response.context["messages"])

    def fees(self, count):
        source = make_source()
        return [
            make_fee(certification=self.cpc, amount=number, source=source, as_of=date(2026, 1, 1))
            for number in range(1, count + 1)
        ]

    def test_fifty_rows_take_as_many_queries_as_two(self):
        for action in ("mark_checked", "supersede"):
            with self.subTest(action):
                counts = []
                for size in (2, 48):
                    fees = self.fees(size)
                    with CaptureQueriesContext(connection) as queries:
                        self.act(action, fees, day="2026-11-21")
                    counts.append(len(queries))
                    Fee.objects.exclude(pk=self.old.pk).delete()
                self.assertLessEqual(counts[1], counts[0] + 2)
                self.assertLessEqual(counts[1], MOST_QUERIES)

    def test_all_of_them_or_none(self):
        """A row that the database refuses leaves every other as it was."""
        fees = self.fees(3)
        with connection.cursor() as cursor:
            refuse_changes_of(cursor, fees[2].pk)
            self.client.raise_request_exception = False
            self.assertEqual(self.act("mark_checked", fees).status_code, 500)
        self.assertFalse(Fee.objects.filter(checked_on=TODAY).exists())

    def test_who_did_it_is_in_the_history_of_each(self):
        fees = self.fees(2)
        self.act("mark_checked", fees)
        self.act("supersede", fees, day="2027-01-01")
        for fee in fees:
            superseded, checked, _ = fee.history.all()
            self.assertEqual({superseded.history_user, checked.history_user}, {self.editor})
            self.assertEqual(superseded.history_change_reason, "Superseded from Jan. 1, 2027")
            self.assertEqual(checked.checked_on, TODAY)

    def test_superseded_from_any_day_on_which_it_held_the_day_before(self):
        for day, until in (
            ("2026-01-02", date(2026, 1, 1)),
            ("2026-11-21", date(2026, 11, 20)),
            ("2027-03-01", date(2027, 2, 28)),
        ):
            with self.subTest(day):
                [fee] = self.fees(1)
                self.act("supersede", [fee], day=day)
                fee.refresh_from_db()
                self.assertEqual((fee.standing, fee.until), (Standing.SUPERSEDED, until))
                fee.delete()

    def test_not_from_a_day_before_which_it_did_not_hold(self):
        [fee] = self.fees(1)
        for day in ("2026-01-01", "2025-12-31"):
            response = self.act("supersede", [fee], day=day)
            self.assertIn("Left alone: 1 figure", self.said(response))
            fee.refresh_from_db()
            self.assertEqual((fee.standing, fee.until), (Standing.REPORTED, None))

    def test_the_day_is_needed_and_must_be_one(self):
        [fee] = self.fees(1)
        for day in ("", "soon", "2027-02-30", "0000-00-00", "99999-01-01"):
            with self.subTest(day):
                response = self.act("supersede", [fee], day=day)
                self.assertIn("Say from which day", self.said(response))
                fee.refresh_from_db()
                self.assertEqual(fee.until, None)

    def test_the_editor_is_told_what_readers_see_then(self):
        other = make_fee(
            certification=self.cpc,
            amount=410,
            payer="MEMBER",
            source=make_source(publisher="A school", kind="THIRD_PARTY"),
        )
        said = self.said(self.act("supersede", [self.old], day="2027-01-01"))
        self.assertIn("1 figure superseded from Jan. 1, 2027", said)
        self.assertIn("From Jan. 1, 2027 readers see another figure.", said)
        self.assertIn("$410 (A school, Jan. 1, 2026)", said)
        said = self.said(self.act("supersede", [other], day="2027-01-01"))
        self.assertIn("From Jan. 1, 2027 readers see no figure", said)


def refuse_changes_of(cursor, pk):
    """From now on the database refuses to change this fee."""
    if connection.vendor == "sqlite":
        cursor.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON certifications_fee "
            f"WHEN OLD.id = {pk} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    else:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'refused'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON certifications_fee FOR EACH ROW "
            f"WHEN (OLD.id = {pk}) EXECUTE FUNCTION refuse()"
        )
