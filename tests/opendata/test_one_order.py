"""Every table that is given out opens where pages lead to it, and has one order, in whatever order
the database finds the rows.
"""

import re
from html import unescape

from django.db import connection
from django.test import TestCase

from coderpath.opendata.registry import addresses
from salaries.models import Wage
from tests.page_types import PAGES
from tests.shipped import load_shipped

DATA = re.compile(r'href="(/[^"?]*\.(?:csv|json)[^"]*)"')
# What examples of the API do not ask: another order, another occupation, prices, an answer.
MORE = [
    "/salaries.csv?sort=mean&occupation=43-3021",
    "/salaries/compare.csv?a=oh&a=ky&a=akron",
    "/salaries/ak.csv?adjusted=1",
    "/salaries/oh/akron.csv",
    "/roadmap.csv?issuer=ahima",
    "/programs/owens-medical-coding.csv",
    "/tools/eligibility.csv?have=diploma",
]


def reverse_what_is_not_ordered() -> None:
    """Let the database find rows in another order than before, without changing any."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA reverse_unordered_selects = ON")
            return
        for model in (
            Wage,
            *(field.related_model for field in Wage._meta.fields if field.remote_field),
        ):
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f"UPDATE {table} SET {key} = {key} WHERE ctid IN (SELECT ctid FROM {table}"
                f" ORDER BY {key} DESC LIMIT (SELECT count(*) / 2 FROM {table}))"
            )


class OneOrder(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def tearDown(self):
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA reverse_unordered_selects = OFF")

    def test_every_link_to_data_opens(self):
        """With answers and without: on each page that has its figures as a file."""
        found = set()
        for address in PAGES.values():
            if "{" not in address and "<html" in (page := self.read(address)):
                found |= set(DATA.findall(page))
                found |= set(DATA.findall(self.read(address.partition("?")[0])))
        self.assertGreater(len(found), 20)
        for link in sorted(found):
            with self.subTest(link=link):
                self.assertEqual(self.client.get(unescape(link)).status_code, 200)

    def read(self, address: str) -> str:
        return self.client.get(address).content.decode()

    def test_the_rows_do_not_change_their_order(self):
        asked = [*(page.example("csv") for page in addresses()), *MORE]
        before = [self.client.get(address) for address in asked]
        reverse_what_is_not_ordered()
        for address, first in zip(asked, before, strict=True):
            with self.subTest(address=address):
                self.assertEqual(first.status_code, 200)
                again = self.client.get(address).content.decode().splitlines()
                self.assertEqual(again, first.content.decode().splitlines())
