"""Pages that answer for a day in the past, by one parameter."""

import re
from datetime import date
from html import unescape

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Scope
from tests.certifications.rows import make_fact, make_way
from tests.certifications.working_out import make_path
from tests.factories import make_certification, make_fee, make_source
from tests.pages import text_of

PAGES = (
    "/",
    "/certifications/",
    "/paths/",
    "/paths/only/",
    "/paths/only/ask/",
    "/paths/only/handout/",
    "/paths/only/states/",
    "/salaries/by-certification/",
    "/search/?q=exam",
    "/tools/eligibility/",
    "/tools/exam-day/",
    "/tools/keep/",
    "/tools/lose-the-a/",
)

DATA_PAGES = (
    "/certifications/",
    "/certifications/?max_cost=400",
    "/paths/",
    "/paths/?start=diploma&state=oh",
    "/paths/only/",
    "/paths/only/?state=oh",
    "/paths/only/states/",
    "/programs/",
    "/organizations/",
    "/salaries/by-certification/",
    "/tools/eligibility/?have=diploma",
)


def on(page: str, day: str) -> str:
    return f"{page}{'&' if '?' in page else '?'}as_of={day}"


class AsOfTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC", name="Certified Professional Coder")
        source = make_source()
        make_fee(certification=cls.cpc, amount=399, as_of=date(2025, 1, 1), source=source)
        make_fee(certification=cls.cpc, amount=425, as_of=date(2026, 3, 1), source=source)
        make_path({"kind": "EXAM", "certification": cls.cpc}, slug="only")
        # With its fee enough to compare it: four of six basics.
        for kind, term in (("LEVEL", "ENTRY"), ("SETTING", "OFFICE")):
            made = {"kind": kind, "term": term, "as_of": date(2025, 1, 1)}
            make_fact(Scope, certification=cls.cpc, **made)
        make_way(certification=cls.cpc, rule="Nothing to show", asks_nothing=True)

    def page(self, address):
        return text_of(self.client.get(address))

    def test_the_list_leaves_out_what_was_said_later(self):
        self.assertIn("$425", self.page("/certifications/"))
        then = self.page(on("/certifications/", "2025-06-30"))
        self.assertIn("$399", then)
        self.assertNotIn("$425", then)

    def test_a_filter_goes_by_the_prices_of_the_day(self):
        self.assertIn("None of 1 match", self.page("/certifications/?max_cost=400"))
        then = self.page(on("/certifications/?max_cost=400", "2025-06-30"))
        self.assertIn("1 of 1 matches", then)

    def test_a_path_costs_what_was_said_by_then(self):
        self.assertIn("$425", self.page("/paths/only/"))
        self.assertNotIn("$425", self.page(on("/paths/only/", "2025-06-30")))
        data = self.client.get(on("/paths/only.csv", "2025-06-30")).content.decode()
        self.assertIn("399", data)
        self.assertNotIn("425", data)

    def test_links_to_data_keep_the_day(self):
        """The nation’s pay knows no day."""
        for page in DATA_PAGES:
            html = self.client.get(on(page, "2025-06-30")).content.decode()
            links = re.findall(r'href="([^"]+\.(?:csv|json)[^"]*)"', html)
            with self.subTest(page=page):
                self.assertGreaterEqual(len(links), 2)
                for link in links:
                    self.assertEqual(link.count("as_of=2025-06-30"), 1)
                [data] = {unescape(link) for link in links if ".json?" in link}
                found = self.client.get(data).json()
                self.assertEqual(found["query"]["as_of"], "2025-06-30")
                for ledger in re.findall(r"/paths/only\.csv\S*", " ".join(found["notes"])):
                    self.assertIn("as_of=2025-06-30", ledger)
                today = self.client.get(on(page, "yesterday")).content.decode()
                self.assertNotRegex(today, r'\.(csv|json)[^"]*as_of')
        salaries = self.client.get(on("/salaries/", "2025-06-30")).content.decode()
        self.assertRegex(salaries, r'href="/salaries\.csv')
        self.assertNotRegex(salaries, r'\.(csv|json)[^"]*as_of')

    def test_every_page_says_so_and_leads_to_today(self):
        for address in PAGES:
            response = self.client.get(on(address, "2025-06-30"))
            with self.subTest(page=address):
                self.assertContains(response, "As things stood on")
                self.assertContains(response, f'<a href="{address.partition("?")[0]}')

    def test_a_day_that_is_none_is_refused_and_today_answered(self):
        for address in PAGES:
            with self.subTest(page=address):
                said = self.page(on(address, "yesterday"))
                self.assertIn("That is not a day. Write it like 2026-01-31.", said)
                self.assertNotIn("As things stood on", said)

    def test_data_says_for_which_day_it_answers(self):
        for address in ("/paths.json", "/paths/only.json", "/tools/eligibility.json"):
            with self.subTest(address):
                then = self.client.get(on(address, "2025-06-30")).json()
                self.assertEqual(then["query"]["as_of"], "2025-06-30")
                self.assertNotIn("as_of", self.client.get(address).json()["query"])
                wrong = self.client.get(on(address, "yesterday")).json()
                self.assertNotIn("as_of", wrong["query"])
                self.assertIn("That is not a day.", " ".join(wrong["problems"]))

    def test_what_a_tool_counts_from_is_the_day(self):
        then = self.client.get(on("/tools/keep/?c=cpc", "2025-06-30"))
        self.assertEqual(then.context["page"].first, date(2025, 6, 30))


class DayTests(TestCase):
    def test_days_that_are_alike_share_what_is_told_and_keep_their_own_date(self):
        cpc = make_certification(code="CPC")
        make_fee(certification=cpc, as_of=date(2025, 1, 1))
        one, other = shelf.at(date(2025, 6, 1)), shelf.at(date(2025, 6, 2))
        self.assertEqual((one.day, other.day), (date(2025, 6, 1), date(2025, 6, 2)))
        self.assertIs(one.profile(cpc), other.profile(cpc))

    def test_days_between_which_something_was_said_share_nothing(self):
        cpc = make_certification(code="CPC")
        make_fee(certification=cpc, as_of=date(2025, 1, 1))
        before, after = shelf.at(date(2024, 12, 31)), shelf.at(date(2025, 1, 1))
        self.assertIsNone(before.profile(cpc).exam_fee.headline)
        self.assertIsNotNone(after.profile(cpc).exam_fee.headline)
