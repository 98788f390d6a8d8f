"""What the shipped catalogue says of keeping credentials, fees and days."""

from django.core.management import call_command
from django.test import TestCase

from certifications.dossier import EVERYTHING, dossiers
from certifications.models import Certification, RenewalRule
from tests.pages import text_of


class ShippedUpkeepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def dossier(self, slug):
        certification = Certification.objects.select_related("issuer").get(slug=slug)
        return dossiers([certification], kinds=EVERYTHING)[0]

    def text(self, path):
        return text_of(self.client.get(path))

    def test_the_credits_of_the_cic_are_by_aapc(self):
        finding = self.dossier("cic").credits
        self.assertEqual((finding.headline.ceus, finding.headline.source.publisher), (36, "AAPC"))
        publishers = {fact.source.publisher for fact in finding.agreeing}
        self.assertEqual(publishers, {"AAPC", "Element Medical Coding"})

    def test_eight_credits_on_the_subject_are_for_specialty_credentials(self):
        """Claim: 8 CEU per 2 years for each specialty credential held."""
        on_subject = RenewalRule.Kind.ON_SUBJECT
        for slug in ("cpc", "coc", "cic", "crc", "cpb"):
            with self.subTest(slug):
                self.assertIsNone(self.dossier(slug).renewal(on_subject).headline)
                self.assertNotIn("Of them on the subject", self.text(f"/certifications/{slug}/"))
                keep = self.text(f"/tools/keep/?c={slug}&on=2026-01-01")
                self.assertNotIn("on the subject", keep)
        for slug, ceus in (("cemc", 8), ("cuc", 8), ("circc", 16), ("cpma", 16)):
            with self.subTest(slug):
                self.assertEqual(self.dossier(slug).renewal(on_subject).headline.ceus, ceus)
                keep = self.text(f"/tools/keep/?c={slug}&on=2026-01-01")
                self.assertIn(f"{ceus} on the subject of the {slug.upper()}", keep)

    def test_from_when_cycles_count_is_said_where_a_source_says_it(self):
        keep = self.text("/tools/keep/?c=cca&c=ccds&c=cpc&on=2026-01-01")
        self.assertIn("AHIMA: years and cycles count from the day the first exam is passed", keep)
        self.assertIn("ACDIS: years and cycles count from the day its own exam is passed", keep)
        self.assertIn("AAPC: we count years and cycles from the day you earned it", keep)

    def test_what_moves_an_exam_is_told_from_its_columns(self):
        text = self.text("/tools/exam-day/?c=cca&day=2027-01-20")
        self.assertIn("5 Jan 2027 Last day to move it without the $30 fee", text)
        self.assertIn("from 14 days to 1 day ahead", text)
