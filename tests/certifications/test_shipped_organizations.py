"""The organizations that are shipped: what the founding articles name is told, and told right."""

import re

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Issuer, IssuerClaim
from certifications.organizations.organization import OrganizationPage
from tests.pages import text_of
from tests.shipped import load_shipped

LINK = re.compile(r'href="(https?://[^"]*)"')


class ShippedOrganizationsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def text(self, slug: str) -> str:
        return text_of(self.client.get(f"/organizations/{slug}/"))

    def test_each_has_a_page_that_says_first_what_it_is_and_what_nobody_says(self):
        for issuer in Issuer.objects.all():
            with self.subTest(issuer.code):
                response = self.client.get(f"/organizations/{issuer.slug}/")
                self.assertEqual(response.status_code, 200)
                self.assertIn(f"{issuer.code} is ", text_of(response))
                self.assertIn("What we don’t know", text_of(response))

    def test_what_is_told_of_aapc(self):
        """Read off the claims on file, by hand."""
        text = self.text("aapc")
        for said in (
            r"Founded 1988",
            r"American Academy of Professional Coders",
            r"By mistake: “American Association of Professional Coders”",
            r"\$222 a year.*?Students: \$157 a year",
            r"Before: \$190, about 2019–21.*?\$125, about 2012–15.*?\$70 for students",
            r"Members 195,000\d+, 2019, by its own count",
            r"more than 250,000, 2026, MedCodely",
            r"Late renewal: \$50",
            r"Reinstatement: \$200",
            r"Nonprofit.*?No page of AAPC that we read says so",
            r"its training can double your chance to pass the CPC.*?no count backs it",
            r"You can join as a student",
        ):
            with self.subTest(said):
                self.assertRegex(text, said)

    def test_no_link_leads_to_a_doubtful_site(self):
        for issuer in Issuer.objects.exclude(status=Issuer.Status.ACTIVE):
            html = self.client.get(f"/organizations/{issuer.slug}/").content.decode()
            own = [link for link in LINK.findall(html) if link == issuer.website]
            self.assertEqual(own, [], issuer.code)
        self.assertNotIn("pahcs.org/", "".join(self._links("pahcs")))
        self.assertIn("We treat all of them as closed", self.text("pahcs"))
        self.assertIn("none of them is confirmed", self.text("aacca"))

    def _links(self, slug: str) -> list[str]:
        return LINK.findall(self.client.get(f"/organizations/{slug}/").content.decode())

    def test_full_names_and_short_ones_are_found(self):
        for q, slug in [
            ("Professional Association of Healthcare Coding Specialists", "pahcs"),
            (
                "Commission on Certification for Health Informatics and Information Management",
                "cchiim",
            ),
            ("American Association of Clinical Coders & Auditors", "aacca"),
            ("HBMA", "hbma"),
            ("Medical Group Management Association", "mgma"),
            ("NCCA", "ncca"),
        ]:
            with self.subTest(q):
                found = self.client.get("/search/", {"q": q})
                self.assertContains(found, f'href="/organizations/{slug}/"')
        for q in ("student membership", "AHIMA student membership", "local chapters"):
            with self.subTest(q):
                self.assertContains(self.client.get("/search/", {"q": q}), "/organizations/")

    def test_what_is_open_before_one_is_a_coder(self):
        kind = IssuerClaim.Kind.NEWCOMERS
        open_ones = set(
            IssuerClaim.objects.filter(kind=kind).values_list("issuer__slug", flat=True)
        )
        self.assertLessEqual({"aapc", "ahima", "mgma", "ahcc"}, open_ones)
        self.assertIn("It has a section for students", self.text("ahima"))

    def test_what_an_accreditor_approves(self):
        self.assertIn("It approves degrees in health information", self.text("cahiim"))
        for code in ("CBCS", "CCA", "CCS", "CCS-P"):
            self.assertIn(f"{code} Its exam was approved, says", self.text("ncca"))

    def test_the_list_names_each_once(self):
        response = self.client.get("/organizations/")
        html = response.content.decode()
        for issuer in Issuer.objects.all():
            with self.subTest(issuer.code):
                self.assertEqual(html.count(f'href="/organizations/{issuer.slug}/"'), 1)

    def test_what_it_gives_is_every_certification_of_its(self):
        there = shelf.at()
        for issuer in there.issuers:
            page = OrganizationPage(issuer, there)
            shown = {cells.profile.certification.pk for cells in (*page.first, *page.rest)}
            self.assertEqual(shown, {c.pk for c in issuer.certifications.all()}, issuer.code)
