"""No page asks for anything, or leads to it, that is passed over before any view sees it."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from django.test import TestCase

from coderpath.opendata.registry import addresses
from coderpath.parameters import is_read
from tests.page_types import of_pages
from tests.shipped import load_shipped

FORM = re.compile(r'<form(?![^>]*method="post")[^>]*>(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*?\sname="([^"]+)"')
LINK = re.compile(r'\shref="(/[^"]*\?[^"]*)"')


class EveryParameter(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_of_the_data_is_read(self):
        for each in addresses():
            query = parse_qsl(urlsplit(each.data.like).query)
            asked = {name for name, _ in query} | set(each.data.more) | set(each.data.needs)
            with self.subTest(each.route):
                self.assertEqual({name for name in asked if not is_read(name)}, set())

    def test_that_a_page_asks_for_or_leads_to_is_read(self):
        found = set()
        for address in of_pages().values():
            page = self.client.get(address).content.decode()
            found |= {name for form in FORM.findall(page) for name in FIELD.findall(form)}
            for link in map(unescape, LINK.findall(page)):
                found |= {name for name, _ in parse_qsl(urlsplit(link).query)}
        self.assertIn("state", found)
        self.assertEqual({name for name in found if not is_read(name)}, set())
