"""What is shipped in fixtures/ keeps the promises that only the whole of it can show."""

import re
from collections import Counter

from django.test import TestCase

from certifications.list.presets import PRESETS
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
