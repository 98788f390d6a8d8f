from decimal import Decimal

from django.test import SimpleTestCase, TestCase

from certifications.catalogue.amounts import Spread, Sum
from certifications.compare import presets
from certifications.compare.phrases import apart, lead, not_alike
from certifications.compare.questions import Answer, Side, distance
from certifications.compare.table import AnswerCell, AnswerGroup, AnswerRow, ComparisonTable, table
from coderpath.sources import words
from coderpath.sources.findings import Finding
from tests.certifications.side_by_side import make_side_by_side
from tests.factories import make_certification, make_issuer
from tests.shelves import profiles


class DistanceTests(SimpleTestCase):
    def test_distances(self):
        known, part = Sum(Spread.exactly(Decimal(647)), 0), Sum(Spread.exactly(Decimal(299)), 1)
        for base, other, write, says in [
            (Answer("a", number=425), Answer("b", number=299), words.money, "−$126"),
            (Answer("a", number=100), Answer("b", number=105), words.number, "+5"),
            (Answer("a", number=100), Answer("a", number=100), words.number, "same"),
            (Answer("a", number=70), Answer("b"), words.number, ""),
            (Answer("a"), Answer("b", number=70), words.number, ""),
            (Answer("a", number=1), Answer("b", number=2), None, ""),
            (
                Answer("a", number=70, like="percent"),
                Answer("b", number=300, like="scaled"),
                words.number,
                "not comparable",
            ),
            (
                Answer("a", number=known.likely, total=known),
                Answer("b", number=part.likely, total=part),
                words.money,
                "−$348 in known lines",
            ),
        ]:
            with self.subTest(says):
                self.assertEqual(distance(base, other, write), says)

    def test_hides_rows_that_are_the_same_and_groups_left_empty(self):
        same, differs = AnswerCell(None, Answer(1)), AnswerCell(None, Answer(1), differs=True)
        whole = ComparisonTable(
            [],
            [
                AnswerGroup("A", [AnswerRow("a", [same, same])]),
                AnswerGroup("B", [AnswerRow("b", [same, differs])]),
            ],
        )
        only = whole.only_differences
        self.assertEqual([group.label for group in only.groups], ["B"])
        self.assertEqual((whole.hidden, only.hidden), (0, 1))


class PhraseTests(SimpleTestCase):
    def test_says_no_more_than_the_known_lines_tell(self):
        for base, other, says in [
            ((647, 0), (299, 0), "$348 less"),
            ((299, 0), (647, 0), "$348 more"),
            ((299, 0), (299, 0), "the same"),
            ((647, 1), (299, 0), "at least $348 less"),
            ((299, 1), (647, 0), "at most $348 more"),
            ((299, 1), (299, 0), "the same or less"),
            ((647, 0), (299, 1), "at most $348 less"),
            ((299, 0), (647, 1), "at least $348 more"),
            ((299, 0), (299, 1), "the same or more"),
            ((647, 1), (299, 2), "$348 less in known lines"),
            ((299, 1), (647, 1), "$348 more in known lines"),
            ((299, 1), (299, 1), "the same in known lines"),
        ]:
            with self.subTest(base=base, other=other):
                totals = [
                    Sum(Spread.exactly(Decimal(amount)), unknown)
                    for amount, unknown in (base, other)
                ]
                self.assertEqual(apart(*totals), says)


class SideBySideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.by_code = make_side_by_side()

    def profiles(self, *codes):
        return profiles([self.by_code[code] for code in codes])

    def told(self, *codes):
        return [
            (when, [(one.profile.certification.code, one.apart) for one in told])
            for when, told in lead(self.profiles(*codes)).clauses
        ]

    def test_the_lead_tells_the_cheapest_first(self):
        self.assertEqual(
            self.told("CPC", "CCS", "CCA"),
            [
                (
                    "in the first year",
                    [("CCA", "at least $348 less"), ("CCS", "at least $248 less")],
                ),
                (
                    "over five years",
                    [("CCA", "$738 less in known lines"), ("CCS", "$638 less in known lines")],
                ),
            ],
        )

    def test_of_many_the_lead_tells_the_ends(self):
        when, told = self.told("CPC", "CCS", "CCA", "CRC", "COC")[0]
        self.assertEqual([code for code, _ in told], ["CCA", "COC"])

    def test_the_lead_leaves_out_whose_fee_is_unknown(self):
        self.assertEqual(self.told("CPC", "CIC"), [])
        self.assertEqual(self.told("CIC", "CPC"), [])
        self.assertEqual(
            lead(self.profiles("CPC", "CIC", "CPB")).left_out,
            "Not known, and so not compared: the exam fee of CIC and CPB.",
        )

    def test_totals_that_lack_a_large_line_are_not_compared(self):
        row = self.row("First year, known total", "CPC", "CIC")
        self.assertEqual(row.cells[1].delta, "not comparable")
        self.assertEqual(row.cells[1].answer.note, "without the exam fee")

    def row(self, label, *codes):
        sides = [Side(profile) for profile in self.profiles(*codes)]
        groups = table(sides, Finding(), "Ohio").groups
        return next(row for group in groups for row in group.rows if row.label == label)

    def test_settings_in_any_order_are_the_same(self):
        self.assertFalse(self.row("Setting", "CPC", "CPC").differs)
        self.assertTrue(self.row("Setting", "CPC", "CCA").differs)
        self.assertEqual(
            self.row("Setting", "CPC").cells[0].answer.text,
            "Doctors’ offices and clinics and hospital outpatient",
        )

    def test_warnings(self):
        for codes, says in [
            (["CPC", "CCA"], ""),
            (["CPC", "CIC"], ""),
            (
                ["CPC", "CCA", "CCS"],
                "CPC and CCA are entry credentials and CCS is an advanced credential. "
                "CCS is for other places of work than CPC. Compare cost and gate, not standing.",
            ),
        ]:
            with self.subTest(codes):
                self.assertEqual(not_alike(self.profiles(*codes)), says)


class ChoiceTests(TestCase):
    def test_small_bodies_stand_together_and_last(self):
        big = make_issuer(code="NHA")
        for code, issuer in [("AAA", None), ("BBB", big), ("CCC", big), ("DDD", None)]:
            make_certification(code=code, issuer=issuer)
        from certifications.models import Certification

        grouped = presets.by_issuer(Certification.objects.select_related("issuer"))
        self.assertEqual(
            {issuer: [one.code for one in of] for issuer, of in grouped.items()},
            {"NHA": ["BBB", "CCC"], "Other bodies": ["AAA", "DDD"]},
        )

    def test_presets_are_addresses_of_two_to_six(self):
        for preset in presets.PRESETS:
            with self.subTest(preset.title):
                slugs = preset.query["c"]
                self.assertTrue(2 <= len(set(slugs)) <= 6)
                self.assertEqual(
                    preset.get_absolute_url(), "/compare/?" + "&".join(f"c={c}" for c in slugs)
                )
