"""How tests read the page of a path."""

from decimal import Decimal

from tests.pages import text_of

from .read_ledger import NUM, Ledger, plain

ANSWERS = (
    "?state=oh&start=diploma&have=coding-0&have=cca&setting=INPATIENT&budget=1500&hours=8"
    "&earn=33000&payer=member&fail=once"
)


class ReadingPaths:
    def page(self, slug: str, query: str = ""):
        response = self.client.get(f"/paths/{slug}/{query}")
        self.assertEqual(response.status_code, 200)
        return response

    def said(self, slug: str, query: str = "") -> str:
        return text_of(self.page(slug, query))

    def assert_sums(self, response):
        """Each sum is its lines added up, with as many gaps as lines without an amount."""
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
                known = known.lstrip("≥ ").removesuffix(" or more")
                self.assertEqual(Decimal(known.replace(",", "")), total)
                self.assertEqual(known != text, unknown > 0)
            said = (
                f"{unknown} line{'s' * (unknown != 1)} unknown" if unknown else "every line known"
            )
            self.assertIn(said, plain(ledger.sum(part)))
