"""How tests read the page of a path."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.models import Path
from tests.pages import text_of

from .read_ledger import NUM, Ledger, plain

ANSWERS = (
    "?state=oh&start=diploma&have=coding-0&have=cca&setting=INPATIENT&budget=1500&hours=8"
    "&earn=33000&payer=member&fail=once"
)


class ReadingPaths:
    """Reads the pages of paths, and asks of any catalogue that all of them answer and add up."""

    def page(self, slug: str, query: str = ""):
        response = self.client.get(f"/paths/{slug}/{query}")
        self.assertEqual(response.status_code, 200)
        return response

    def said(self, slug: str, query: str = "") -> str:
        return text_of(self.page(slug, query))

    def test_every_path_answers_with_no_answer_and_with_all(self):
        for slug in Path.objects.values_list("slug", flat=True):
            for query in ("", ANSWERS):
                with self.subTest(path=slug, query=query):
                    with CaptureQueriesContext(connection) as asked:
                        response = self.page(slug, query)
                    self.assertLessEqual(len(asked), 12)
                    self.assert_sums(response)
                    self.assertNotRegex(text_of(response), r"\bNone\b|Decimal|\bnan\b")
                    self.assertNotContains(response, "Error:")

    def assert_sums(self, response):
        """Each sum is its lines added up, and names what has no amount."""
        ledger = Ledger(response)
        for part in range(len(ledger.parts)):
            written = [plain(cell) for cell in NUM.findall(ledger.sum(part))]
            for column, text in enumerate(written):
                total, unknown = ledger.added_up(part, column)
                if text == "not known":
                    self.assertEqual(total, 0)
                    self.assertGreater(unknown, 0)
                    continue
                known = text.partition(" + ")[0]  # “647 + the course”
                self.assertEqual(Decimal(known.replace(",", "")), total)
                self.assertEqual(known != text, unknown > 0)
