"""What is shipped in fixtures/ keeps the promises that only the whole of it can show."""

import re
from collections import Counter
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders
from django.test import TestCase

from certifications.list.presets import PRESETS
from coderpath.finished import RawAnswer
from coderpath.sources import edition
from coderpath.sources.disagreements import collect, questions
from coderpath.sources.models import FormerAddress, Source
from tests.shipped import load_shipped


class ShippedFactsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_every_preset_finds_something(self):
        for preset in PRESETS:
            with self.subTest(preset=preset.title):
                response = self.client.get(preset.get_absolute_url())
                self.assertContains(response, 'class="code"')
                self.assertNotContains(response, "Error:")

    def test_every_question_has_an_address_of_its_own(self):
        addresses = Counter(question.slug for question in questions())
        self.assertEqual([slug for slug, count in addresses.items() if count > 1], [])

    def test_every_address_that_a_question_had_leads_to_it(self):
        there = {question.slug for question in questions()}
        former = {each.address: each.leads_to for each in FormerAddress.objects.all()}
        self.assertEqual({old for old, now in former.items() if now not in there}, set())
        for old, now in [
            ("what-does-the-cpc-exam-cost", "fee-cpc-exam-one-anyone"),
            ("what-are-aapc-dues-for-members", "fee-issuer-aapc-dues-member"),
            ("how-long-is-the-cpc-exam", "exam-format-cpc-minutes"),
            ("what-do-you-need-to-sit-the-ccs-exam", "requirement-ccs-sit"),
        ]:
            with self.subTest(old=old):
                response = self.client.get(f"/disagreements/{old}/")
                self.assertRedirects(response, f"/disagreements/{now}/", status_code=301)

    def test_what_certified_coders_earn_is_first_told_by_the_newest_report(self):
        """$67,260 against $55,721 is the 20.7% that it prints; $66,979 was the year before’s."""
        page = self.client.get("/salaries/by-certification/").content.decode()
        figures = re.findall(r"\$(67,260|66,979)", page)
        self.assertEqual((figures[0], figures[-1]), ("67,260", "66,979"))

    def test_a_disputed_badge_leads_to_a_page(self):
        there = {question.slug for question in collect()}
        disputed = {
            finding.slug
            for finding in (each.finding for each in questions())
            if finding.is_disputed
        }
        self.assertLessEqual(disputed, there)

    def test_no_question_is_asked_of_nothing(self):
        for finding in (each.finding for each in questions()):
            self.assertNotRegex(finding.question, r"None|  | \?|\bthe \?")

    def test_the_front_page_counts_what_the_page_of_disagreements_lists(self):
        self.assertEqual(edition.current().disagreements, len(collect()))
        self.assertEqual(edition.current().sources, Source.objects.published().count())

    def test_each_source_page_answers(self):
        for source in Source.objects.order_by("slug")[::60]:
            with self.subTest(source=source.slug):
                self.assertEqual(self.client.get(source.get_absolute_url()).status_code, 200)

    def test_pages_are_light(self):
        """As a browser gets them: the list with its sheet and both fonts within 60 KB.

        The map of the states weighs more, on the front page too: see
        tests/salaries/test_list_page.py.
        """
        for path in (
            "/certifications/",
            "/certifications/cpc/",
            "/compare/?c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic",
            "/compare/?p=self-study-cca&c=cpc&p=course-cpc-a&c=ccs&p=cpc-crc&p=nurse-ccs",
            "/search/?q=AAPC",
            "/paths/?start=diploma&state=oh&budget=1500&earn=33000",
            "/salaries/tx/?offer=44000",
            "/salaries/ca/?adjusted=1",
            "/salaries/oh/cincinnati/",
            "/salaries/compare/?a=tx&a=fl&a=cincinnati&a=pr&a=us&a=ca",
            "/salaries/by-certification/",
            "/tools/eligibility/?have=diploma&have=no-credential&have=coding-0&have=billing-0",
            "/paths/cca-then-ccs/?state=oh&hours=8&earn=33000&exam-cca=0",
            "/tools/",
            "/tools/lose-the-a/?c=cpc-a&passed=2026-01-05&months=6&job=2026-03-01",
            "/tools/exam-day/?c=cpc",
            "/tools/keep/?c=cpc&d=2025-03-15&c=cca&d=2024-06-30&c=cbcs&c=ccds&c=cmc&c=chbme&years=10",
            "/sources/",
            "/disagreements/",
            "/about/figures/",
        ):
            with self.subTest(path=path):
                answer = self.client.get(path)
                self.assertEqual(answer.status_code, 200)
                made = RawAnswer("200 OK", list(answer.headers.items()), answer.content)
                page = made.compressed("br").body
                self.assertLess(len(page), 14_000)
                if path == "/certifications/":
                    sheet = Path(finders.find("css/site.css")).read_bytes()
                    fonts = [
                        Path(finders.find(f"fonts/{name}.woff2")).stat().st_size
                        for name in ("public-sans", "serif-600")
                    ]
                    first_view = len(page) + len(brotli.compress(sheet)) + sum(fonts)
                    self.assertLess(first_view, 60_000)
