"""What a printed page says of itself: the last line, on every page."""

import re

from django.test import TestCase

from .pages import text_of
from .small_site import make_small_site

LINE = re.compile(r"Printed from (\S+), (\S+ \d+, \d{4}), data edition (\w+)\.")


class PrintedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def printed(self, address: str) -> str:
        response = self.client.get(address)
        self.assertContains(
            response, '<p class="onlyprint s">Printed from ', 1, response.status_code
        )
        where, day, edition = LINE.search(text_of(response)).groups()
        self.assertEqual(edition, response.context["edition"].code)
        self.assertEqual(day, "Nov. 29, 2026")
        return where

    def test_it_names_the_whole_address(self):
        for address in ("/", "/certifications/?state=oh", "/salaries/oh/"):
            with self.subTest(address):
                self.assertEqual(self.printed(address), f"http://testserver{address}")

    def test_where_the_site_has_an_address_of_its_own_it_names_that(self):
        with self.settings(SITE_ADDRESS="https://coderpath.example"):
            self.assertEqual(self.printed("/tools/"), "https://coderpath.example/tools/")

    def test_it_leaves_out_what_no_page_reads(self):
        """A kept page serves whoever asks with other words of an advertiser."""
        self.assertEqual(self.printed("/tools/?utm_source=x"), "http://testserver/tools/")
        self.assertEqual(
            self.printed("/tools/?utm_source=x&hours=8"), "http://testserver/tools/?hours=8"
        )

    def test_what_a_reader_types_is_not_repeated(self):
        where = self.printed("/certifications/?q=<b>&hours=8")
        self.assertEqual(where, "http://testserver/certifications/?hours=8")
