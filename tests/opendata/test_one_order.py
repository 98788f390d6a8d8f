"""Every table that is given out opens where pages lead to it, and has one order, in whatever order
the database finds the rows.
"""

import re
from html import unescape

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.urls import URLPattern, get_resolver

from salaries.models import Wage
from tests.page_types import PAGES

DATA = re.compile(r'href="(/[^"?]*\.(?:csv|json)[^"]*)"')
# An address of every route that ends in .csv or .json; the test fails when one is missing.
EXAMPLES = {
    "salaries.<data:format>": ["/salaries.csv", "/salaries.csv?sort=mean&occupation=43-3021"],
    "salaries/compare.<data:format>": ["/salaries/compare.csv?a=oh&a=ky&a=akron"],
    "salaries/<str:usps>.<data:format>": ["/salaries/oh.csv", "/salaries/ak.csv?adjusted=1"],
    "salaries/<str:usps>/<str:slug>.<data:format>": ["/salaries/oh/akron.csv"],
    "salaries/by-certification.<data:format>": ["/salaries/by-certification.csv"],
    "certifications.<data:format>": ["/certifications.csv"],
    "organizations.<data:format>": ["/organizations.csv"],
    "careers.<data:format>": ["/careers.csv?state=oh"],
    "funding.<data:format>": ["/funding.csv"],
    "roadmap.<data:format>": ["/roadmap.csv", "/roadmap.csv?issuer=ahima"],
    "programs.<data:format>": ["/programs.csv"],
    "programs/compare.<data:format>": ["/programs/compare.csv?program=practicode&program=uma"],
    "programs/<slug:slug>.<data:format>": ["/programs/owens-medical-coding.csv"],
    "paths.<data:format>": ["/paths.csv?state=oh"],
    "paths/<slug:slug>/states.<data:format>": ["/paths/self-study-cca/states.csv"],
    "paths/<slug:slug>.<data:format>": ["/paths/self-study-cca.csv"],
    "quality.<data:format>": ["/quality.csv"],
    "changes.<data:format>": ["/changes.csv?c=cpc"],
    "tools/eligibility.<data:format>": ["/tools/eligibility.csv?have=diploma"],
}


def routes(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


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
        call_command("load_catalogue", verbosity=0)

    def tearDown(self):
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA reverse_unordered_selects = OFF")

    def test_every_address_of_data_has_an_example(self):
        found = {route for route in routes(get_resolver().url_patterns) if "<data:format>" in route}
        self.assertEqual(found, set(EXAMPLES))

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
        addresses = [address for examples in EXAMPLES.values() for address in examples]
        before = [self.client.get(address) for address in addresses]
        reverse_what_is_not_ordered()
        for address, first in zip(addresses, before, strict=True):
            with self.subTest(address=address):
                self.assertEqual(first.status_code, 200)
                again = self.client.get(address).content.decode().splitlines()
                self.assertEqual(again, first.content.decode().splitlines())
