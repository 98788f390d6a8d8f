from datetime import date

from django.test import SimpleTestCase, TestCase

from certifications.catalogue.amounts import Sum
from certifications.compare import presets
from certifications.compare.phrases import lead, not_alike, over_years, written
from certifications.compare.questions import Answer, Side, distance
from certifications.compare.table import AnswerCell, AnswerGroup, AnswerRow, ComparisonTable, table
from certifications.models import Certification, PayReport
from coderpath.sources import words
from coderpath.sources.findings import Finding
from tests.certifications.side_by_side import make_side_by_side
from tests.factories import make_certification, make_issuer, make_source
from tests.shelves import profiles, take_stock


class DistanceTests(SimpleTestCase):
    def test_distances(self):
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


class AnswerTests(SimpleTestCase):
    def test_an_unknown_is_known_as_one(self):
        self.assertFalse(Answer(None, figure=Finding()).is_known)
        self.assertTrue(Answer("No", text="No").is_known)
        self.assertTrue(Answer("$0", total=Sum.exactly([0])).is_known)


class SideBySideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.by_code = make_side_by_side()

    def profiles(self, *codes):
        return profiles([self.by_code[code] for code in codes])

    def answer(self, *codes):
        return written(lead(self.sides(*codes)))

    def sides(self, *codes):
        return [Side(profile) for profile in self.profiles(*codes)]

    def test_the_answer_tells_the_cheapest_first(self):
        """647 − 299 = 348, 647 − 399 = 248; over five years 1,535 − 797 = 738, − 897 = 638."""
        scope = "(exam and first-year dues only)"
        self.assertEqual(
            self.answer("CPC", "CCS", "CCA"),
            f"CCA costs $348 less than the CPC and CCS $248 less {scope}.",
        )
        self.assertEqual(
            self.answer("CPC", "CCA", "CCS", "CRC"),
            f"CCA costs $348 less than the CPC, CCS $248 less and CRC the same {scope}.",
        )
        self.assertEqual(self.answer("CPC", "CRC"), f"CRC costs the same as the CPC {scope}.")
        self.assertEqual(
            written(over_years(self.sides("CPC", "CCS", "CCA"))),
            "CCA costs $738 less than the CPC and CCS $638 less (to get and keep for 5 years).",
        )

    def test_every_amount_of_the_answer_leads_to_its_costs(self):
        linked = [part.thing.code for part in lead(self.sides("CPC", "CCS", "CCA")) if part.thing]
        self.assertEqual(linked, ["CCA", "CCS"])

    def test_of_many_the_answer_tells_the_ends(self):
        """CCA 299; COC 499 + 222 = 721: $422 more."""
        self.assertEqual(
            self.answer("CPC", "CCS", "CCA", "CRC", "COC"),
            "The CCA costs least and the COC costs most, $422 more"
            " (exam and first-year dues only).",
        )

    def test_whose_fee_is_unknown_is_named_and_not_ranked(self):
        self.assertEqual(self.answer("CPC", "CIC"), "We have no exam fee for the CIC.")
        self.assertEqual(
            self.answer("CIC", "CPC", "CCA", "CPB"),
            "The CCA costs least and the CPC costs most, $348 more (exam and first-year dues only)."
            " We have no exam fee for the CIC and CPB.",
        )
        self.assertEqual(over_years(self.sides("CIC", "CPC")), [])

    def test_a_total_without_the_exam_is_none(self):
        cell = self.row("Exam and first-year dues", "CPC", "CIC").cells[1]
        self.assertFalse(cell.answer.is_known)
        self.assertEqual((cell.delta, cell.answer.note), ("", "we have no price for the exam"))

    def row(self, label, *codes):
        sides = [Side(profile) for profile in self.profiles(*codes)]
        groups = table(sides, Finding(), "Ohio").groups
        return next(row for group in groups for row in group.rows if row.label == label)

    def surveys(self, *codes):
        """What the row of surveys says of each: dollars, and the distance from the first."""
        cells = self.row("Survey of its holders", *codes).cells
        return [(cell.answer.number, cell.delta) for cell in cells]

    def report(self, code, low, **more):
        given = {"who": f"{code} holders", "survey": "AAPC salary survey", "statistic": "MEAN"}
        given |= {"year": 2025, "source": self.copy, "as_of": date(2025, 1, 1)}
        return PayReport.objects.create(certification=self.by_code[code], low=low, **given | more)

    def test_pay_is_told_apart_within_what_one_publisher_prints_of_one_survey(self):
        """$74,629 − $67,147 = $7,482; the other publisher’s $60,000 would make $14,629 of it."""
        self.copy, other = make_source(publisher="A copy"), make_source(publisher="Another")
        self.report("CPC", 60_000, source=other)
        self.report("CPC", 67_147)
        self.report("CRC", 74_629)
        self.report("COC", 70_000, source=other, statistic="MEDIAN")
        self.assertEqual(
            self.surveys("CPC", "CRC", "COC", "CCA"),
            [
                (67_147, ""),
                (74_629, "+$7,482"),
                (70_000, "not comparable"),
                (48_000, "not comparable"),
            ],
        )
        self.assertEqual(self.surveys("CRC", "CPC")[1], (67_147, "−$7,482"))

    def test_an_older_edition_of_both_is_taken_before_the_newest_of_each(self):
        """Of 2022 both are known: $74,629 − $58,055 = $16,574, although the CPC has a newer one."""
        self.copy = make_source(publisher="A copy")
        self.report("CPC", 67_147)
        self.assertEqual(self.surveys("CPC", "CRC"), [(58_055, ""), (74_629, "+$16,574")])
        self.assertEqual(self.surveys("CPC", "CCA"), [(67_147, ""), (48_000, "not comparable")])

    def test_no_distance_is_told_by_what_is_doubted_old_a_range_or_of_apprentices(self):
        self.copy = make_source(publisher="A copy")
        for more in (
            {"standing": "DISPUTED"},
            {"standing": "MISTAKEN"},
            {"as_of": date(2009, 1, 1), "year": 2009},
            {"high": 80_000},
            {"year": None},
            {"survey": ""},
            {"who": "CPC-A holders"},
        ):
            with self.subTest(more):
                found = [self.report("CPC", 50_000, **more), self.report("COC", 60_000, **more)]
                take_stock()
                self.assertNotIn("$", self.surveys("CPC", "COC")[1][1])
                for each in found:
                    each.delete()

    def test_settings_in_any_order_are_the_same(self):
        self.assertFalse(self.row("Where you work", "CPC", "CPC").differs)
        self.assertTrue(self.row("Where you work", "CPC", "CCA").differs)
        self.assertEqual(
            self.row("Where you work", "CPC").cells[0].answer.text,
            "Doctors’ offices and clinics and hospital outpatient",
        )

    def test_warnings(self):
        for codes, says in [
            (["CPC", "CCA"], ""),
            (["CPC", "CIC"], ""),
            (
                ["CPC", "CCA", "CCS"],
                "CPC and CCA are entry level and CCS is advanced."
                " CCS is for other workplaces than CPC.",
            ),
        ]:
            with self.subTest(codes):
                self.assertEqual(not_alike(self.profiles(*codes)), says)


class ChoiceTests(TestCase):
    def test_the_most_compared_come_first_and_small_organizations_last(self):
        big = make_issuer(code="NHA")
        for code, issuer, is_core in [
            ("AAA", None, False),
            ("BBB", big, False),
            ("CCC", big, False),
            ("DDD", None, False),
            ("EEE", big, True),
        ]:
            make_certification(code=code, issuer=issuer, is_core=is_core)
        grouped = presets.to_choose(Certification.objects.select_related("issuer"))
        self.assertEqual(
            [(group, [one.code for one in of]) for group, of in grouped.items()],
            [
                ("Most compared", ["EEE"]),
                ("NHA", ["BBB", "CCC"]),
                ("Other organizations", ["AAA", "DDD"]),
            ],
        )

    def test_presets_are_addresses_of_two_to_six(self):
        for preset in presets.PRESETS:
            with self.subTest(preset.title):
                slugs = preset.query["c"]
                self.assertTrue(2 <= len(set(slugs)) <= 6)
                self.assertEqual(
                    preset.get_absolute_url(), "/compare/?" + "&".join(f"c={c}" for c in slugs)
                )
