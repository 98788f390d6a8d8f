"""The newest edition of a survey or a projection is the one that every page tells."""

from django.test import TestCase

from certifications.models import Certification, PayReport
from salaries.models import Projection
from tests.pages import text_of
from tests.shelves import profiles
from tests.shipped import load_shipped


class NewestEditionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def text(self, address) -> str:
        return text_of(self.client.get(address))

    def test_the_outlook_is_that_of_the_nations_newest_projection(self):
        """JobGader relays 2025–35 for medical records specialists: 7.8%, 14,000 openings."""
        of_coders = Projection.objects.filter(area__slug="us", occupation__code="29-2072")
        newest = of_coders.order_by("-target_year", "-base_year").first()
        years = (newest.base_year, newest.target_year)
        self.assertEqual((str(newest.change_percent), years), ("7.8", (2025, 2035)))
        for address in ("/", "/guide/will-ai-take-the-job/"):
            with self.subTest(address):
                self.assertIn("projects 7.8% more jobs (2025 to 2035)", self.text(address))
        self.assertIn("14,000", self.text("/guide/will-ai-take-the-job/"))
        self.assertRegex(self.text("/salaries/oh/"), r"Country: \+7\.8%\d+, 2025–35; about 14,000")

    def test_an_older_projection_is_told_with_its_years(self):
        text = self.text("/guide/will-ai-take-the-job/")
        self.assertRegex(text, r"before that: jobs grow by 7%\d+ from 2024 to 2034")

    def test_a_projection_of_fewer_jobs_says_so(self):
        fewer = Projection(base_year=2025, target_year=2035, change_percent=-4)
        self.assertEqual(fewer.outlook.figure, "4% fewer jobs (2025 to 2035)")

    def test_what_holders_earn_is_told_by_the_newest_survey_on_every_page(self):
        """The CPC: $67,147 by the AAPC survey of 2026, which other pages tell of 2025."""
        for profile in profiles(Certification.objects.all()):
            certification = profile.certification
            on_file = PayReport.objects.filter(certification=certification).exclude(
                standing__in=("SUPERSEDED", "MISTAKEN")
            )
            years = [report.year for report in on_file if report.year]
            if years and profile.newest_pay.headline:
                with self.subTest(certification.code):
                    self.assertEqual(profile.newest_pay.headline.year, max(years))
        page = self.text("/certifications/cpc/")
        first, second = (page.index(f"AAPC salary survey, {year}") for year in (2026, 2025))
        self.assertLess(first, second)
        self.assertIn("2026, mean, AAPC salary survey", self.text("/compare/?c=cpc&c=ccs"))
        pay = self.text("/salaries/by-certification/")
        self.assertLess(
            pay.index("AAPC salary survey, 2026"), pay.index("AAPC salary survey, 2025")
        )
