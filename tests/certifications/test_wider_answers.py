"""More money, hours or schooling never takes a path away that is open and priced; a title does so
only with its reason. And what lacks an essential price is first at nothing, whoever asks."""

from itertools import product

from .asking_paths import AskingPaths

BASES = ("", "start=diploma", "start=nurse", "start=biller", "have=cpc", "have=cpc-a")
BUDGETS = (None, 300, 500, 1000)
WIDER = ("hours=40", "have=bachelor", "have=coding-36", "have=billing-24", "state=oh")


def asked(*parts) -> str:
    return "&".join(filter(None, parts))


class WiderAnswerTests(AskingPaths):
    def open_and_priced(self, query) -> set[str]:
        listing = self.listing(query)
        rows = (*listing.rows, *listing.others)
        return {row.path.slug for row in rows if row.is_open_now and not row.cost.lacks}

    def test_more_of_anything_takes_no_open_path_away(self):
        for base, more in product(BASES, WIDER):
            with self.subTest(base=base, more=more):
                left = self.reasons(asked(base, more))
                gone = self.open_and_priced(base) - self.open_and_priced(asked(base, more))
                said = {slug for slug in gone if "our inference" in left.get(slug, "")}
                self.assertEqual(gone - said, set())

    def test_more_money_takes_none_away(self):
        for base in BASES:
            before: set[str] = set()
            for budget in (*BUDGETS[1:], None):
                now = self.open_and_priced(asked(base, budget and f"budget={budget}"))
                with self.subTest(base=base, budget=budget):
                    self.assertLessEqual(before, now)
                before = now

    def test_a_title_takes_away_only_what_it_makes_needless_and_says_so(self):
        for base, title in product(BASES, ("have=cca", "have=ccs", "have=crc")):
            with self.subTest(base=base, title=title):
                left = self.reasons(asked(base, title))
                gone = self.open_and_priced(base) - self.open_and_priced(asked(base, title))
                for slug in gone:
                    self.assertRegex(left[slug], "hold|our inference|a class|the same as")

    def test_what_lacks_an_essential_price_is_in_no_row_and_first_at_nothing(self):
        for base, budget in product(BASES, BUDGETS):
            query = asked(base, budget and f"budget={budget}")
            with self.subTest(query):
                listing = self.listing(query)
                self.assertFalse([row for row in (*listing.rows, *listing.over) if row.cost.lacks])
                for card in listing.picked.cards:
                    if not card.has_total:
                        self.assertIn(card.role, ("license", "fit", "without-a-job"))
