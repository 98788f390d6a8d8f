"""What the site says of itself."""

from datetime import date

from django.test import TestCase, override_settings
from django.urls import reverse

from coderpath import server
from coderpath.guide.models import GuideQuestion
from tests.shipped import load_shipped

from .pages import text_of
from .shelves import take_stock

NAMES = ("about", "privacy", "terms", "contact")


class AboutTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def said(self, name: str) -> str:
        return text_of(self.client.get(reverse(name)))

    @override_settings(CONTACT="")
    def test_without_an_address_the_page_says_that_there_is_none(self):
        said = self.said("contact")
        self.assertIn("There is no address to write to yet", said)
        self.assertNotIn("Write to", said)

    @override_settings(CONTACT="desk@example.org <b>")
    def test_the_address_that_is_set_is_shown_as_text(self):
        answer = self.client.get(reverse("contact"))
        self.assertContains(answer, "desk@example.org &lt;b&gt;")
        self.assertNotContains(answer, "There is no address")

    def test_the_days_of_review_are_those_of_the_guide(self):
        oldest = GuideQuestion.objects.order_by("slug").first()
        oldest.written_on = oldest.reviewed_on = date(2026, 2, 3)
        oldest.save()
        take_stock()
        said = self.said("about")
        self.assertIn(f"The guide has {GuideQuestion.objects.count()} pages", said)
        self.assertIn("the oldest of them on Feb. 3, 2026", said)

    def test_without_a_guide_no_day_is_told(self):
        GuideQuestion.objects.all().delete()
        take_stock()
        self.assertNotIn("The guide has", self.said("about"))

    def test_the_foot_of_every_page_leads_there(self):
        home = self.client.get("/")
        for name in NAMES:
            with self.subTest(name):
                self.assertContains(home, f'href="{reverse(name)}"')


class PrivacyHoldsTests(TestCase):
    """What the page on privacy promises."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def test_no_cookie_is_set_for_readers(self):
        for address in ("/", "/paths/?state=oh&earn=33000", "/careers/?state=oh"):
            with self.subTest(address):
                self.assertFalse(self.client.get(address).cookies)

    def test_the_log_of_a_missing_page_has_no_answers_in_it(self):
        with self.assertLogs("django.request", "WARNING") as log:
            self.client.get("/not-there/?earn=33000&state=oh", REMOTE_ADDR="203.0.113.9")
        [line] = log.output
        self.assertIn("/not-there/", line)
        self.assertNotIn("33000", line)
        self.assertNotIn("203.0.113.9", line)

    def test_no_log_of_visits_is_kept(self):
        self.assertFalse(hasattr(server, "accesslog"))
