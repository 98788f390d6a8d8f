"""The list of paths over the shipped catalogue: what only the whole of it can show."""

from django.core.management import call_command
from django.test import TestCase

from certifications.apps import CertificationsConfig
from certifications.models import Path
from certifications.paths.list.presets import PRESETS

READERS = (
    "",
    "start=no-diploma&state=tx",
    "state=oh&start=diploma&budget=1000&hours=8&earn=33000",
    "start=nurse&setting=INPATIENT&budget=450",
    "start=biller&budget=100",
    "start=apprentice&have=coc-a",
    "state=or&start=coder&have=cpc&setting=INPATIENT",
    "have=cpc&have=crc&have=cca",
    "setting=SPECIALTY&budget=1",
)


class ShippedListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def listing(self, query):
        return self.client.get(f"/paths/?{query}").context["listing"]

    def test_every_path_is_shown_or_left_out_with_its_reason(self):
        everything = set(Path.objects.values_list("slug", flat=True))
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                shown = {row.path.slug for row in (*listing.rows, *listing.others)}
                left = [plan.path.slug for group in listing.groups for plan in group.plans]
                self.assertEqual(shown | set(left), everything)
                self.assertEqual(len(shown) + len(left), len(everything))
                self.assertTrue(all(group.reasons for group in listing.groups))

    def test_nothing_is_called_cheap_whose_sum_is_a_lower_bound(self):
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                open_ended = {row.path.slug for row in listing.rows if not row.cost.is_complete}
                cheap = {slug for slug, says in listing.firsts.items() if "heapest" in says}
                self.assertFalse(cheap & open_ended)
                self.assertFalse({row.path.slug for row in listing.unbeaten} & open_ended)
                if len(open_ended) == len(listing.rows):
                    self.assertNotIn("beaten by nothing", listing.lead)
                    self.assertNotIn("costs less", listing.lead)

    def test_every_preset_finds_a_path(self):
        for preset in PRESETS:
            with self.subTest(preset=preset.title):
                response = self.client.get(preset.get_absolute_url())
                self.assertTrue(response.context["listing"].rows)
                self.assertFalse(response.context["listing"].form.problems)

    def test_a_preset_that_finds_nothing_is_reported(self):
        Path.objects.filter(start="NURSE").delete()
        self.assertFalse([p for p in self.problems() if "nurse" in p])
        Path.objects.all().delete()
        self.assertIn("“I am a nurse”: no path fits.", self.problems())

    def problems(self):
        return list(CertificationsConfig.problems(None))
