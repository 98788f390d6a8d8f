from dataclasses import dataclass
from decimal import Decimal
from unittest import TestCase

from certifications.catalogue.amounts import Spread, Sum
from certifications.upkeep.costs import costs_of
from coderpath.sources.findings import Finding


@dataclass
class Known:
    """As much of a fact as the ledger reads."""

    amount: Decimal = Decimal(0)
    every_months: int | None = None
    cycle_months: int | None = None
    is_required: bool = False
    value: bool = False
    certification_id: int | None = None
    figure: str = "a figure"
    is_in_force: bool = True
    is_for_two_tries: bool = False

    def get_kind_display(self):
        return "Exam, two tries" if self.is_for_two_tries else "Exam, one try"


def found(**fact) -> Finding:
    return Finding([Known(**fact)])


NOTHING = Finding()
REQUIRED, NOT_REQUIRED = found(is_required=True), found(is_required=False)
OPEN, CLOSED = found(value=True), found(value=False)
EXAM, DUES = found(amount=Decimal(425)), found(amount=Decimal(222), every_months=12)
RENEWAL = found(amount=Decimal(249), every_months=24)
CREDITS = found(figure="36 CEUs every 2 years")

BOOKS, CREDITED = ("books",), ("books", "credits")
ANY_DUES = ("any dues", "books")

# What is known; exam and first-year dues, what they lack and their gaps; the same for five years.
CASES = [
    (
        "nothing is known",
        {},
        (0, ("the exam",), ANY_DUES),
        (0, ("the exam", "the renewal fee"), (*ANY_DUES, "credits")),
    ),
    (
        "dues required, books with the exam: books to study with are not in its price",
        {"exam": EXAM, "dues": DUES, "dues_kept": REQUIRED, "books": found(), "open_book": OPEN},
        (647, (), BOOKS),
        (1535, (), CREDITED),
    ),
    (
        "dues required but not priced",
        {"exam": EXAM, "dues_kept": REQUIRED, "open_book": CLOSED},
        (425, ("the dues",), BOOKS),
        (425, ("the dues",), CREDITED),
    ),
    (
        "dues priced, nobody says whether they must be paid",
        {"exam": EXAM, "dues": DUES, "open_book": CLOSED},
        (425, (), ANY_DUES),
        (425, ("the renewal fee",), (*ANY_DUES, "credits")),
    ),
    (
        "dues not required are left out",
        {
            "exam": found(amount=Decimal(299)),
            "dues": DUES,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": RENEWAL,
        },
        (299, (), BOOKS),
        (797, (), CREDITED),
    ),
    (
        "books needed without a price",
        {"exam": EXAM, "dues_kept": NOT_REQUIRED, "renewal": RENEWAL, "open_book": OPEN},
        (425, (), BOOKS),
        (923, (), CREDITED),
    ),
    (
        "books for the exam priced, books to study with not",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "renewal": RENEWAL,
            "books": found(amount=Decimal("126.99")),
            "open_book": OPEN,
        },
        (Decimal("551.99"), (), BOOKS),
        (Decimal("1049.99"), (), CREDITED),
    ),
    (
        "renewed every three years",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100), every_months=36),
        },
        (425, (), BOOKS),
        (525, (), CREDITED),
    ),
    (
        "nobody says how often the fee comes round: with the credits, and not on the first day",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100)),
            "credits": found(cycle_months=12),
        },
        (425, (), BOOKS),
        (925, (), CREDITED),
    ),
    (
        "yearly: the fee of the last day ends the fifth cycle",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(150), every_months=12),
        },
        (425, (), BOOKS),
        (1175, (), CREDITED),
    ),
    (
        "the cycle by a rule of its own",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100)),
            "cycle": found(cycle_months=24),
        },
        (425, (), BOOKS),
        (625, (), CREDITED),
    ),
    (
        "nobody says how often anything comes round",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100)),
        },
        (425, (), BOOKS),
        (425, ("the renewal fee",), CREDITED),
    ),
    (
        "a body that lives on dues asks no fee besides",
        {"exam": EXAM, "dues": DUES, "dues_kept": REQUIRED, "open_book": CLOSED},
        (647, (), BOOKS),
        (1535, (), CREDITED),
    ),
    (
        "no dues and no renewal fee known",
        {"exam": EXAM, "dues_kept": NOT_REQUIRED, "open_book": CLOSED},
        (425, (), BOOKS),
        (425, ("the renewal fee",), CREDITED),
    ),
]


class CostsTests(TestCase):
    def costs(self, **known):
        names = [
            "exam",
            "dues",
            "dues_kept",
            "books",
            "open_book",
            "renewal",
            "credits",
            "cycle",
        ]
        return costs_of(**{name: known.get(name, NOTHING) for name in names})

    def test_cases(self):
        for name, known, first, five in CASES:
            with self.subTest(name):
                added = self.costs(**known)
                for total, expected in ((added.first_year, first), (added.five_years, five)):
                    self.assertEqual((total.likely, total.lacks, total.gaps), expected)
                    self.assertEqual(total.is_total, not total.lacks)

    def test_the_label_says_what_a_sum_is_of(self):
        """$425 and $222; $222 a year; both; for members already, $425 alone."""
        added = self.costs(exam=EXAM, dues=DUES, dues_kept=REQUIRED, open_book=CLOSED)
        for total, label, figure in (
            (added.first_year, "Exam and first-year dues", "$647 + books"),
            (added.without_dues, "Exam, beyond any dues you pay already", "$425 + books"),
            (added.keeping(2), "To keep for 2 years", "$444 + credits"),
            (added.keeping(1), "To keep for 1 year", "$222 + credits"),
            (added.over(10), "To get and keep for 10 years", "$2,645 + books and credits"),
        ):
            with self.subTest(label):
                self.assertEqual((total.label, total.figure_and_gaps), (label, figure))

    def test_getting_and_keeping_is_what_it_takes_to_get_and_then_to_keep(self):
        """Dues paid on joining are those of the first year: they are counted once."""
        added = self.costs(exam=EXAM, dues=DUES, dues_kept=REQUIRED, open_book=CLOSED)
        for years in range(1, 11):
            with self.subTest(years=years):
                dues = added.first_year.likely - added.without_dues.likely
                apart = added.first_year.likely + added.keeping(years).likely
                self.assertEqual(added.over(years).likely, apart - dues)

    def test_the_price_of_two_tries_counts_and_every_sum_that_holds_it_says_so(self):
        """$499 and $222; five years of dues are $1,110, and no exam is in what keeping takes."""
        two = found(amount=Decimal(499), is_for_two_tries=True)
        added = self.costs(exam=two, dues=DUES, dues_kept=REQUIRED, open_book=CLOSED)
        self.assertEqual((added.lines[0].label, added.lines[0].first), ("Exam, two tries", 499))
        for total, label, dollars in (
            (added.first_year, "Exam (two tries) and first-year dues", 721),
            (added.without_dues, "Exam (two tries), beyond any dues you pay already", 499),
            (added.five_years, "To get (two tries) and keep for 5 years", 1609),
            (added.keeping(5), "To keep for 5 years", 1110),
        ):
            with self.subTest(label):
                self.assertEqual((total.label, total.likely), (label, dollars))
                self.assertTrue(total.is_total)

    def test_an_unknown_line_stays_in_with_its_reason(self):
        lines = self.costs(exam=Finding(reason="NOT_PUBLISHED")).lines
        self.assertEqual((lines[0].first, lines[0].reason), (None, "not published"))

    def test_credits_are_named_but_not_priced(self):
        line = self.costs(credits=CREDITS).lines[-1]
        self.assertEqual((line.label, line.kept), ("36 CEUs every 2 years", None))
        self.assertEqual(line.reason, "not collected")

    def test_a_sum_of_nothing_but_unknowns_is_unknown(self):
        self.assertTrue(Sum(Spread.exactly(Decimal(0)), 3).is_unknown)
        self.assertFalse(Sum(Spread.exactly(Decimal(0)), 0).is_unknown)
        self.assertFalse(Sum(Spread.exactly(Decimal(222)), 1).is_unknown)
