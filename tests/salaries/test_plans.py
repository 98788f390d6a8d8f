"""With many rows stored, the pages of pay find theirs through indexes, on either database."""

import re
from collections.abc import Callable
from functools import partial

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from coderpath.sources.held import published
from salaries.models import Wage
from tests.grown import grow
from tests.shipped import load_shipped

PAGES = (
    "/salaries/?adjusted=1&year=2024",
    "/salaries/compare/?a=oh&a=akron&year=2024",
    "/salaries/oh/",
    "/salaries/hi/?adjusted=1",
    "/salaries/oh/akron/",
)
WHOLE_TABLE = {
    "sqlite": re.compile(r"SCAN salaries_wage\b"),
    "postgresql": re.compile(r"Seq Scan on salaries_wage\b"),
}


class PlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        grow(5)

    def test_no_page_reads_a_whole_table(self):
        for path in PAGES:
            self.assert_by_index(partial(self.client.get, path))

    def test_nor_does_the_shelf_for_the_newest_release(self):
        self.assert_by_index(lambda: list(published(Wage)))

    def assert_by_index(self, ask: Callable[[], object]):
        with CaptureQueriesContext(connection) as queries:
            ask()
        asked = [q["sql"] for q in queries if "salaries_wage" in q["sql"]]
        self.assertTrue(asked)
        for sql in asked:
            with self.subTest(sql=sql[:80]):
                self.assertNotRegex(self.plan(sql), WHOLE_TABLE[connection.vendor])

    def plan(self, sql: str) -> str:
        words = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        with connection.cursor() as cursor:
            cursor.execute(f"{words} {sql.replace('%', '%%')}", [])
            return "\n".join(str(row[-1]) for row in cursor.fetchall())

    def test_a_read_of_the_whole_table_would_be_seen(self):
        sql = "SELECT * FROM salaries_wage WHERE mean_error > 90"
        self.assertGreater(Wage.objects.count(), 3000)
        self.assertRegex(self.plan(sql), WHOLE_TABLE[connection.vendor])
