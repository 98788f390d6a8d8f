"""Pages of paths and tools made of parts that other readers’ pages left: they must not differ."""

from django.test import TestCase, override_settings

from .paths_by_hand import make_paths

ANSWERS = (
    "",
    "state=oh",
    "state=tx&earn=33000",
    "state=oh&earn=33000",
    "hours=8",
    "payer=member",
    "payer=student",
    "start=diploma",
    "start=diploma&sort=months",
    "have=cpc",
    "have=coding-12&have=cpc-a",
    "budget=700",
    "budget=1300&sort=fit",
    "start=nurse&setting=RISK",
)
PATHS = ("cca-then-ccs", "course-crc", "apprentice-work", "self-study-cpc-a")
OF_ONE = ("fail=once", "fail=never&payer=member", "exam-cca=100&hours=3", "exam-cca=20")
CREDENTIALS = (
    "c=cpc",
    "c=cca&c=ccs&years=2",
    "c=cca&d=2025-05-01&member=yes",
    "c=ccs&on=2026-01-01",
)


def addresses() -> list[str]:
    of_paths = [
        (f"/paths/{slug}/{beside}", (*ANSWERS, *OF_ONE))
        for slug in PATHS
        for beside in ("", "handout/", "states/")
    ]
    pages = (
        ("/paths/", ANSWERS),
        *of_paths,
        ("/tools/eligibility/", ANSWERS),
        ("/tools/keep/", CREDENTIALS),
    )
    return [f"{page}?{query}" for page, queries in pages for query in queries]


class KeptPathsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def pages(self) -> dict[str, str]:
        return {address: self.client.get(address).content.decode() for address in addresses()}

    def test_a_page_of_kept_parts_is_the_page_made_anew(self):
        self.pages()
        kept = self.pages()
        with override_settings(DEBUG=True):
            anew = self.pages()
        for address, page in kept.items():
            with self.subTest(address=address):
                self.assertEqual(page, anew[address])
