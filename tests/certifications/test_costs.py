from dataclasses import dataclass
from decimal import Decimal
from unittest import TestCase

from certifications.catalogue.amounts import Spread, Sum
from certifications.upkeep.costs import ONLY_TWO, costs_of
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

    def get_kind_display(self):
        return "Exam, one attempt"


def found(**fact) -> Finding:
    return Finding([Known(**fact)])


NOTHING = Finding()
REQUIRED, NOT_REQUIRED = found(is_required=True), found(is_required=False)
OPEN, CLOSED = found(value=True), found(value=False)
EXAM, DUES = found(amount=Decimal(425)), found(amount=Decimal(222), every_months=12)
RENEWAL = found(amount=Decimal(249), every_months=24)
CREDITS = found(figure="36 CEUs every 2 years")

# What is known; first year and its gaps; five years and their gaps.
CASES = [
    ("nothing is known", {}, (0, 3), (0, 5)),
    (
        "dues required, books with the exam",
        {"exam": EXAM, "dues": DUES, "dues_kept": REQUIRED, "books": found(), "open_book": OPEN},
        (647, 0),
        (1535, 2),
    ),
    (
        "dues required but not priced",
        {"exam": EXAM, "dues_kept": REQUIRED, "open_book": CLOSED},
        (425, 1),
        (425, 2),
    ),
    (
        "dues priced, nobody says whether they must be paid",
        {"exam": EXAM, "dues": DUES, "open_book": CLOSED},
        (425, 1),
        (425, 3),
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
        (299, 0),
        (797, 1),
    ),
    (
        "books needed without a price",
        {"exam": EXAM, "dues_kept": NOT_REQUIRED, "renewal": RENEWAL, "open_book": OPEN},
        (425, 1),
        (923, 2),
    ),
    (
        "books priced once, later editions unknown",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "renewal": RENEWAL,
            "books": found(amount=Decimal("126.99")),
            "open_book": OPEN,
        },
        (Decimal("551.99"), 0),
        (Decimal("1049.99"), 2),
    ),
    (
        "renewed every three years",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100), every_months=36),
        },
        (425, 0),
        (525, 1),
    ),
    (
        "nobody says how often the fee comes round: with the credits",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100)),
            "credits": found(cycle_months=12),
        },
        (525, 0),
        (925, 1),
    ),
    (
        "yearly: the fee of the last day ends the fifth cycle",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(150), every_months=12),
        },
        (575, 0),
        (1175, 1),
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
        (425, 0),
        (625, 1),
    ),
    (
        "nobody says how often anything comes round",
        {
            "exam": EXAM,
            "dues_kept": NOT_REQUIRED,
            "open_book": CLOSED,
            "renewal": found(amount=Decimal(100)),
        },
        (425, 0),
        (425, 2),
    ),
    (
        "a body that lives on dues asks no fee besides",
        {"exam": EXAM, "dues": DUES, "dues_kept": REQUIRED, "open_book": CLOSED},
        (647, 0),
        (1535, 1),
    ),
    (
        "no dues and no renewal fee known",
        {"exam": EXAM, "dues_kept": NOT_REQUIRED, "open_book": CLOSED},
        (425, 0),
        (425, 2),
    ),
]


class CostsTests(TestCase):
    def costs(self, **known):
        names = [
            "exam",
            "two",
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
                self.assertEqual((added.first_year.likely, added.first_year.unknown), first)
                self.assertEqual((added.five_years.likely, added.five_years.unknown), five)

    def test_what_no_sum_can_do_without_is_named(self):
        """The exam, and dues that must be paid, where they have no price."""
        for known, lacks in (
            ({}, ("the exam",)),
            ({"exam": EXAM}, ()),
            ({"exam": EXAM, "dues_kept": REQUIRED}, ("the dues",)),
            ({"dues_kept": REQUIRED, "dues": DUES}, ("the exam",)),
            ({"dues_kept": REQUIRED}, ("the exam", "the dues")),
        ):
            with self.subTest(lacks=lacks):
                added = self.costs(**known)
                self.assertEqual(added.first_year.lacks, lacks)
                self.assertEqual(added.five_years.lacks, lacks)

    def test_a_part_has_only_the_lines_that_stand_on_what_is_named(self):
        """$425 and five times $222 alone; the credits stand on neither."""
        added = self.costs(exam=EXAM, dues=DUES, dues_kept=REQUIRED, open_book=CLOSED)
        part = added.part(EXAM, DUES)
        self.assertEqual([line.finding for line in part.lines], [EXAM, DUES])
        self.assertEqual((part.five_years.likely, part.five_years.unknown), (1535, 0))
        self.assertEqual(added.part().lines, [])

    def test_the_price_of_two_attempts_alone_is_named_and_not_counted(self):
        two = found(amount=Decimal(499))
        for given, note in ((two, ONLY_TWO), (NOTHING, "")):
            exam = self.costs(two=given).lines[0]
            self.assertEqual((exam.five, exam.note, exam.essential), (None, note, "the exam"))
        both = self.costs(exam=EXAM, two=two).lines[0]
        self.assertEqual((both.five, both.note), (425, ""))

    def test_an_unknown_line_stays_in_with_its_reason(self):
        lines = self.costs(exam=Finding(reason="NOT_PUBLISHED")).lines
        self.assertEqual((lines[0].first, lines[0].reason), (None, "not published"))

    def test_credits_are_named_but_not_priced(self):
        line = self.costs(credits=CREDITS).lines[-1]
        self.assertEqual((line.label, line.five), ("36 CEUs every 2 years", None))
        self.assertEqual(line.reason, "not collected")

    def test_a_sum_of_nothing_but_unknowns_is_unknown(self):
        self.assertTrue(Sum(Spread.exactly(Decimal(0)), 3).is_unknown)
        self.assertFalse(Sum(Spread.exactly(Decimal(0)), 0).is_unknown)
        self.assertFalse(Sum(Spread.exactly(Decimal(222)), 1).is_unknown)
