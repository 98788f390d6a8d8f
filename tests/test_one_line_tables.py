"""Promise 1 in tables of one line a row: no figure without the way to its source and its date."""

from urllib.parse import urlsplit

from django.test import TestCase

from coderpath.sources import edition
from tests.shipped import load_shipped

from .one_line_tables import Page

IN_EVERY_STATE = "/paths/self-study-cpc-a/states/?state=oh&earn=33000"
TABLES = ("/certifications/", "/certifications/?sort=months", "/paths/", "/", IN_EVERY_STATE)


class OneLineTableTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def setUp(self):
        self.pages: dict[str, Page] = {}

    def page(self, address: str) -> Page:
        if address not in self.pages:
            response = self.client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.pages[address] = Page(response.content.decode())
        return self.pages[address]

    def test_every_figure_is_a_link_or_has_a_note(self):
        for address in TABLES:
            bare = [cell.said.strip() for cell in self.page(address).cells if cell.is_bare]
            with self.subTest(address):
                self.assertEqual(bare, [])

    def test_every_link_leads_to_what_names_a_source_and_a_date(self):
        for table in TABLES:
            links = {link for cell in self.page(table).cells for link in cell.links}
            for link in sorted(links):
                parts = urlsplit(link)
                address = f"{parts.path}?{parts.query}".rstrip("?") if parts.path else table
                with self.subTest(table, link=link):
                    self.assertTrue(self.page(address).names_source_and_date(parts.fragment))
