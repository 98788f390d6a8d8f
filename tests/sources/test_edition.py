"""The data edition changes with the figures, by whatever way they change, and only then."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from certifications.models import Fee
from coderpath.sources import edition, serials
from coderpath.sources.models import Edition, EditionBegun, Move, Source
from tests.factories import make_certification, make_fee, make_source
from tests.salaries.factories import make_area


class EditionTests(TransactionTestCase):
    """With real commits: that is when an edition is taken."""

    def setUp(self):
        self.fee = make_fee(amount=399)
        self.before = edition.current().code

    def assertChanged(self, changed: bool = True):
        self.assertIs(edition.current().code != self.before, changed)

    def test_a_figure_changed(self):
        self.fee.amount = 425
        self.fee.save()
        self.assertChanged()

    def test_a_figure_added(self):
        make_fee(certification=self.fee.certification, amount=425)
        self.assertChanged()

    def test_the_moment_of_each_edition_is_kept(self):
        before = EditionBegun.objects.get(code=self.before).began
        self.fee.amount = 425
        self.fee.save()
        after = EditionBegun.objects.get(code=edition.current().code).began
        changed = self.fee.history.latest().history_date
        self.assertTrue(before < changed <= after)

    def test_a_figure_deleted(self):
        self.fee.delete()
        self.assertChanged()

    def test_a_source_renamed(self):
        Source.objects.get().save()
        self.assertChanged(False)
        source = Source.objects.get()
        source.title = "Another title"
        source.save()
        self.assertChanged()

    def test_the_same_figure_again_is_the_same_edition(self):
        self.fee.amount = 425
        self.fee.save()
        self.fee.amount = 399
        self.fee.save()
        self.assertChanged(False)

    def test_a_change_that_is_rolled_back(self):
        with transaction.atomic():
            self.fee.amount = 425
            self.fee.save()
            transaction.set_rollback(True)
        self.assertChanged(False)

    def test_a_change_in_bulk(self):
        Fee.objects.update(amount=425)
        self.assertChanged()
        Fee.objects.update(amount=399)
        self.assertChanged(False)

    def test_rows_made_in_bulk(self):
        Fee.objects.bulk_create(
            [
                Fee(
                    certification=self.fee.certification,
                    kind=Fee.Kind.EXAM_TWO,
                    amount=450,
                    source=self.fee.source,
                )
            ]
        )
        self.assertChanged()

    def test_rows_changed_in_bulk(self):
        self.fee.amount = 425
        Fee.objects.bulk_update([self.fee], ["amount"])
        self.assertChanged()

    def test_a_change_by_hand(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE certifications_fee SET amount = 425")
        self.assertChanged()

    def test_a_change_by_hand_that_changes_nothing(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE certifications_fee SET amount = amount")
        self.assertChanged(False)

    def test_rows_deleted_by_hand(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM certifications_fee")
        self.assertChanged()

    def test_one_renewal_for_many_rows(self):
        with transaction.atomic():
            for amount in (1, 2, 3):
                make_fee(certification=self.fee.certification, amount=amount)
            waiting = [func for _, func, *_ in transaction.get_connection().run_on_commit]
        self.assertEqual(waiting.count(edition.renew), 1)
        self.assertChanged()

    def test_an_area_gets_another_state(self):
        area, state = make_area("oh"), make_area("ky")
        before = edition.current().code
        area.states.add(state)
        with_state = edition.current().code
        self.assertNotEqual(with_state, before)
        edition.renew()
        self.assertEqual(edition.current().code, with_state)
        area.states.remove(state)
        self.assertEqual(edition.current().code, before)

    def test_a_process_killed_between_the_commit_and_what_follows(self):
        """What would follow is taken away, as by the kill: the row is stored, nothing else ran."""
        with transaction.atomic():
            self.fee.amount = 425
            self.fee.save()
            transaction.get_connection().run_on_commit.clear()
        self.assertChanged()
        killed = edition.current().code
        edition.renew(anew=True)
        self.assertEqual(edition.current().code, killed)

    def test_what_names_a_row_changes_for_those_that_point_to_it(self):
        Source.objects.update(slug="another-name")
        found = edition.current().code
        self.assertNotEqual(found, self.before)
        edition.renew(anew=True)
        self.assertEqual(edition.current().code, found)

    def test_when_a_figure_was_checked_is_no_part_of_it(self):
        """Readers see it: what is held is read again, and has the same code."""
        serial = serials.total()
        Fee.objects.update(checked_on=date(2026, 11, 28))
        self.assertNotEqual(serials.total(), serial)
        self.assertChanged(False)
        self.fee.checked_on = date(2026, 11, 29)
        self.fee.save()
        self.assertChanged(False)
        edition.renew(anew=True)
        self.assertChanged(False)

    def test_a_change_and_a_check_at_once(self):
        Fee.objects.update(checked_on=date(2026, 11, 28), amount=425)
        self.assertChanged()

    def test_in_a_transaction_it_is_that_of_what_is_seen(self):
        with transaction.atomic():
            Fee.objects.update(amount=425)
            within = edition.current().code
            self.assertNotEqual(within, self.before)
            transaction.set_rollback(True)
        self.assertChanged(False)
        Fee.objects.update(amount=450)
        self.assertNotIn(edition.current().code, (within, self.before))

    def test_many_moves_become_one_and_the_serial_stays(self):
        for amount in range(1, 320):
            Fee.objects.update(amount=amount)
        before = serials.serials()
        serials.gather()
        self.assertEqual(serials.serials(), before)
        self.assertEqual(Move.objects.count(), len(before))

    def test_a_fixture_loaded_twice_changes_it_once(self):
        with TemporaryDirectory() as folder:
            path = str(Path(folder) / "fees.json")
            call_command(
                "dumpdata",
                "sources.source",
                "certifications.fee",
                natural_foreign=True,
                natural_primary=True,
                output=path,
                verbosity=0,
            )
            call_command("loaddata", path, verbosity=0)
            self.assertChanged(False)
            self.fee.delete()
            self.assertChanged()
            call_command("loaddata", path, verbosity=0)
            self.assertChanged(False)

    def test_an_editor_saves_a_figure(self):
        editor = get_user_model().objects.create_superuser("editor")
        self.client.force_login(editor)
        source = Source.objects.get()
        response = self.client.post(
            reverse("admin:sources_source_change", args=[source.pk]),
            {
                "slug": source.slug,
                "publisher": source.publisher_id,
                "title": "Prices of 2027",
                "url": source.url,
                "is_safe_to_link": "on",
            },
        )
        self.assertEqual(response.status_code, 302)
        self.assertChanged()

    def test_primary_keys_do_not_count(self):
        source = Source.objects.get()
        Fee.objects.all().delete()
        copy = make_fee(
            certification=self.fee.certification, amount=399, source=source, key=self.fee.key
        )
        self.assertNotEqual(copy.pk, self.fee.pk)
        self.assertChanged(False)


class OverlappingTests(TransactionTestCase):
    """Two editors at once: neither what is kept nor what is held may stay behind the rows."""

    def setUp(self):
        self.fees = [make_fee(amount=399), make_fee(amount=299)]

    def assertTrue_of_all(self):
        """What a process shows that knows nothing, what this one shows, and what is read anew."""
        shown = edition.current().code
        edition.forget()
        self.assertEqual(edition.current().code, shown)
        edition.renew(anew=True)
        self.assertEqual(edition.current().code, shown)

    def test_a_renewal_that_ends_late_writes_what_it_read_before(self):
        late = Edition.objects.get(table="certifications.fee")
        self.fees[0].amount = 425
        self.fees[0].save()
        late.save()
        self.assertTrue_of_all()

    def test_two_transactions_that_overlap(self):
        """On SQLite one waits for the other; on PostgreSQL both are open at once."""
        inside, committed = Barrier(2, timeout=60), Barrier(2, timeout=60)
        overlap = connection.vendor == "postgresql"

        def edit(fee, is_first):
            try:
                with transaction.atomic():
                    Fee.objects.filter(pk=fee.pk).update(amount=fee.amount + 26)
                    fee.refresh_from_db()
                    fee.save()
                    edition.current()
                    if overlap:
                        inside.wait()
                        if not is_first:
                            committed.wait()
                if overlap and is_first:
                    committed.wait()
            finally:
                connection.close()

        if overlap:
            both = [Thread(target=edit, args=(fee, n == 0)) for n, fee in enumerate(self.fees)]
            for thread in both:
                thread.start()
            for thread in both:
                thread.join()
        else:
            for fee in self.fees:
                edit(fee, False)
        self.assertEqual(
            sorted(Fee.objects.values_list("amount", flat=True)), [Decimal(325), Decimal(425)]
        )
        self.assertTrue_of_all()

    def test_an_editor_waits_for_no_serial_that_an_import_moved(self):
        """Another transaction has moved it and is not over; only SQLite knows one writer."""
        if connection.vendor == "sqlite":
            self.assertEqual(connection.settings_dict["OPTIONS"]["transaction_mode"], "IMMEDIATE")
            return
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(
                "UPDATE certifications_fee SET amount = 1 WHERE id = %s", [self.fees[0].pk]
            )
            with connection.cursor() as own:
                own.execute("SET lock_timeout = '2s'")
            self.fees[1].amount = 350
            self.fees[1].save()
            cursor.execute("COMMIT")
        other.close()
        self.assertTrue_of_all()


class EditionHoldsTests(TestCase):
    """What the front page says of the edition: counted when the tables change."""

    @classmethod
    def setUpTestData(cls):
        cpc = make_certification(code="CPC")
        for amount in (300, 399, 425):
            make_fee(certification=cpc, amount=amount)
        make_fee(certification=make_certification(code="CCA"), amount=299)

    def test_facts_sources_and_disagreements_are_counted(self):
        edition.current()
        with self.assertNumQueries(1):
            now = edition.current()
        self.assertEqual((now.facts, now.sources, now.disagreements), (4, 4, 1))

    def test_counts_are_mended_though_the_content_is_the_same(self):
        edition.renew()
        code = edition.current().code
        Edition.objects.update(rows=0, disagreements=7)
        edition.renew(anew=True)
        now = edition.current()
        self.assertEqual((now.code, now.facts, now.disagreements), (code, 4, 1))

    def test_it_is_the_same_for_the_same_figures(self):
        code = edition.current().code
        Edition.objects.all().delete()
        edition.renew(anew=True)
        self.assertEqual(edition.current().code, code)

    def test_every_page_names_it(self):
        make_source()
        self.assertContains(self.client.get("/about/figures/"), edition.current().code)


class DayTests(TestCase):
    """What is shown changes on some days by itself, and the edition with it."""

    @classmethod
    def setUpTestData(cls):
        cpc, source = make_certification(code="CPC"), make_source()
        make_fee(certification=cpc, amount=425, source=source, until=date(2026, 12, 31))
        make_fee(certification=cpc, amount=450, source=source, as_of=date(2027, 1, 1))

    def code(self, *day):
        return edition.current(at=date(*day)).code

    def test_it_changes_on_the_day_a_figure_starts_and_another_has_ended(self):
        self.assertEqual(self.code(2026, 11, 28), self.code(2026, 12, 31))
        self.assertNotEqual(self.code(2026, 12, 31), self.code(2027, 1, 1))
        self.assertEqual(self.code(2027, 1, 1), self.code(2027, 11, 28))
        self.assertEqual(edition.current(at=date(2027, 2, 1)).changed_on, date(2027, 1, 1))

    def test_it_changes_on_the_day_after_the_last_of_a_figure(self):
        Fee.objects.filter(amount=450).delete()
        self.assertNotEqual(self.code(2026, 12, 31), self.code(2027, 1, 1))

    def test_it_changes_when_a_figure_grows_old(self):
        """The fee of Jan. 1, 2026 is five years old, and more, on Jan. 2, 2031."""
        Fee.objects.all().update(until=None)
        self.assertEqual(self.code(2030, 6, 1), self.code(2031, 1, 1))
        self.assertNotEqual(self.code(2031, 1, 1), self.code(2031, 1, 2))
        for day, old in ((date(2031, 1, 1), False), (date(2031, 1, 2), True)):
            [fee] = Fee.objects.filter(amount=425).in_headline_order(day)
            self.assertIs(fee.is_old, old)

    def test_what_never_holds_brings_no_day(self):
        Fee.objects.filter(amount=450).update(standing="MISTAKEN")
        Fee.objects.filter(amount=425).update(until=None)
        self.assertEqual(self.code(2026, 12, 31), self.code(2027, 1, 1))

    def test_the_last_day_there_is(self):
        Fee.objects.all().update(until=date.max)
        edition.renew()
        self.assertTrue(self.code(2026, 11, 28))

    def test_an_edition_that_a_day_brings_is_known_though_nobody_writes_that_day(self):
        edition.renew()
        january = self.code(2027, 1, 1)
        later = edition.current(january, at=date(2027, 3, 1))
        self.assertEqual(later.earlier_began.date(), date(2027, 1, 1))
        self.assertIsNone(edition.current(january, at=date(2026, 12, 31)).earlier_began)

    def test_an_edition_that_will_not_come_is_taken_back(self):
        edition.renew()
        january = self.code(2027, 1, 1)
        Fee.objects.filter(amount=450).update(amount=460)
        edition.renew()
        self.assertFalse(EditionBegun.objects.filter(code=january).exists())
