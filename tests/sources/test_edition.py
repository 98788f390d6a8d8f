"""The data edition changes with the figures, by whatever way they change, and only then."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from certifications.models import Fee
from coderpath.sources import edition
from coderpath.sources.models import Edition, EditionBegun, Source
from tests.factories import make_certification, make_fee, make_source


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

    def test_a_change_in_bulk_counts_once_it_is_renewed(self):
        Fee.objects.update(amount=425)
        self.assertChanged(False)
        edition.renew(Fee)
        self.assertChanged()

    def test_one_renewal_a_table_for_many_rows(self):
        with transaction.atomic():
            for amount in (1, 2, 3):
                make_fee(certification=self.fee.certification, amount=amount)
            waiting = [
                func
                for _, func, *_ in transaction.get_connection().run_on_commit
                if getattr(func, "model", None) is Fee
            ]
        self.assertEqual(len(waiting), 1)
        self.assertChanged()

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
        get_user_model().objects.create_superuser("editor", password="long-enough-12")
        self.client.login(username="editor", password="long-enough-12")
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


class EditionHoldsTests(TestCase):
    """What the front page says of the edition: counted when the tables change."""

    @classmethod
    def setUpTestData(cls):
        cpc = make_certification(code="CPC")
        for amount in (300, 399, 425):
            make_fee(certification=cpc, amount=amount)
        make_fee(certification=make_certification(code="CCA"), amount=299)

    def test_facts_sources_and_disagreements_are_counted(self):
        edition.renew()
        with self.assertNumQueries(1):
            now = edition.current()
        self.assertEqual((now.facts, now.sources, now.disagreements), (4, 4, 1))

    def test_counts_are_mended_though_the_content_is_the_same(self):
        edition.renew()
        code = edition.current().code
        Edition.objects.update(rows=0, disagreements=7)
        edition.renew()
        now = edition.current()
        self.assertEqual((now.code, now.facts, now.disagreements), (code, 4, 1))

    def test_it_is_the_same_for_the_same_figures(self):
        edition.renew()
        code = edition.current().code
        Edition.objects.all().delete()
        edition.renew()
        self.assertEqual(edition.current().code, code)

    def test_every_page_names_it(self):
        edition.renew()
        make_source()
        self.assertContains(self.client.get("/about/figures/"), edition.current().code)
