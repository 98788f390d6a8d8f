"""What it costs to keep credentials, by the shipped figures."""

from django.test import TestCase

from tests.pages import text_of
from tests.shipped import load_shipped

from .test_keep import ON, PAGE


class ShippedKeepTests(TestCase):
    """By the shipped figures, added up by hand from what the publishers say."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def kept(self, query):
        return self.client.get(f"{PAGE}?{query}{ON}").context["page"].kept

    def amounts(self, query):
        kept = self.kept(query)
        return [(kept.total(each).likely, kept.total(each).unknown) for each in (False, True)]

    def test_aapc(self):
        self.assertEqual(self.amounts("c=cpc&d=2025-03-15"), [(5 * 222, 1)] * 2)
        self.assertEqual(self.amounts("c=cpc&c=crc&c=cic&years=10"), [(10 * 222, 1)] * 2)

    def test_ahima(self):
        # First renewals: 249 or 100; each further one 50; members' dues 149 a year.
        query = "c=cca&d=2025-03-15&c=ccs&d=2025-09-01"
        self.assertEqual(self.amounts(query), [(2 * 299, 1), (5 * 149 + 2 * 150, 1)])
        [credit] = self.kept(query).credits
        self.assertEqual(credit.ceus, 30)
        self.assertEqual([share.ceus for share in credit.shares], [12, 24])

    def test_fifty_credits_are_the_most(self):
        [credit] = self.kept("c=rhia&c=cca&c=ccs&c=ccs-p&c=cdip").credits
        self.assertEqual(credit.ceus, 50)

    def test_the_rhia_takes_the_place_of_the_rhit(self):
        [body] = self.kept("c=rhit&c=rhia").bodies
        self.assertEqual(body.codes, ["RHIA"])

    def test_a_body_of_which_little_is_known(self):
        self.assertEqual(self.amounts("c=cbcs"), [(0, 2), (0, 2)])

    def test_what_is_late_with_aapc(self):
        text = text_of(self.client.get(f"{PAGE}?c=cpc&d=2025-03-15{ON}"))
        for said in ("30 days", "Disputed", "90 days", "$200", "March 26, 2026 or April 15, 2026"):
            self.assertIn(said, text)
