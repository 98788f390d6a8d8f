"""What a further title adds, on one clock: by rules made here, and by the shipped figures."""

from dataclasses import replace
from decimal import Decimal
from unittest import TestCase

import pytest
from django.test import TestCase as DjangoTestCase

from certifications.catalogue import shelf
from certifications.catalogue.amounts import Spread, Sum
from certifications.paths.adding import added_by
from certifications.paths.plan import Plans
from certifications.paths.terms import Terms
from certifications.reader.person import Person
from certifications.upkeep.adding import adds
from certifications.upkeep.of_shelf import KeptTitles
from tests.shipped import load_shipped

from .test_upkeep import AAPC, AHIMA, NHA, Finding, dollars

CREDITS = ("credits",)


class AddingTests(TestCase):
    """AAPC asks $222 a year. AHIMA asks $249, and $50 for each more, every two years."""

    def test_dues_of_joining_are_those_of_the_first_year(self):
        """$647 holds $222, and so do the $693 of two years: $647 + $693 − $222 = $1,118."""
        added = adds(Sum.exactly([647]), [AAPC], [AHIMA], 2, paid={"AAPC": 1})
        self.assertEqual((added.keep.likely, added.alone.likely, added.twice), (693, 249, 222))
        self.assertEqual(added.both.likely, 1118)
        self.assertEqual(added.more.likely, 1118 - 249)
        self.assertEqual((added.keep.gaps, added.both.gaps), (CREDITS, CREDITS))

    def test_dues_of_a_long_way_count_once_as_far_as_the_years_go(self):
        """Three years on the way: of them two are in two years of keeping, and three in five."""
        for years, twice in ((1, 222), (2, 444), (5, 666)):
            added = adds(Sum.exactly([1091]), [AAPC], [], years, paid={"AAPC": 3})
            self.assertEqual(added.twice, twice)
            self.assertEqual(added.both.likely, 425 + max(years, 3) * 222)

    def test_a_second_title_of_one_organization_shares_its_dues_and_first_fee(self):
        second = replace(AHIMA, code="CCS")
        added = adds(Sum.exactly([399]), [second], [AHIMA], 2, paid={})
        self.assertEqual((added.keep.likely, added.both.likely), (299, 698))
        self.assertEqual(added.more.likely, 399 + 50)

    def test_who_pays_dues_by_choice_counts_them_as_a_member(self):
        """$149 a year and $100: of the dues, the first year’s are in what it takes to get it."""
        added = adds(Sum.exactly([348]), [AHIMA], [], 2, paid={"AHIMA": 1}, member=True)
        self.assertEqual((added.keep.likely, added.twice, added.both.likely), (398, 149, 597))
        alone = adds(Sum.exactly([299]), [AHIMA], [], 2, paid={"AHIMA": 1})
        self.assertEqual((alone.keep.likely, alone.twice), (249, 0))

    def test_what_lacks_a_price_is_named_and_makes_no_total(self):
        bare = replace(AAPC, dues=Finding())
        added = adds(Sum.exactly([425]), [bare], [AHIMA], 2, paid={"AAPC": 1})
        self.assertEqual((added.both.lacks, added.twice), (("the dues",), 0))
        self.assertFalse(added.more.is_total)
        nha = adds(Sum.exactly([117]), [NHA], [], 2, paid={"NHA": 1})
        self.assertEqual(nha.both.lacks, ("the renewal fee",))

    def test_what_has_no_price_for_titles_held_is_due_either_way(self):
        """Nobody knows NHA’s renewal fee: it is paid with a second title of AAPC and without."""
        second = replace(AAPC, code="COC")
        added = adds(Sum.exactly([499]), [second], [AAPC, NHA], 2, paid={})
        self.assertFalse(added.both.is_total)
        self.assertEqual((added.more.lacks, added.more.figure), ((), "$499"))
        other = adds(Sum.exactly([117]), [replace(NHA, code="CPT")], [AAPC], 2, paid={})
        self.assertEqual(other.more.lacks, ("the renewal fee",))

    def test_a_chance_in_what_it_takes_to_get_it_stays_one(self):
        get = Sum(Spread(Decimal(399), Decimal("463"), Decimal(798)))
        added = adds(get, [AHIMA], [], 2, paid={})
        self.assertEqual(added.both.figure, "about $710")
        self.assertEqual(added.more.spread, Spread(Decimal(648), Decimal("712"), Decimal(1047)))

    def test_a_title_held_already_is_no_second_one(self):
        added = adds(Sum.exactly([299]), [AHIMA], [AHIMA], 2, paid={})
        self.assertEqual((added.keep.likely, added.alone.likely), (249, 249))

    def test_dues_by_the_month_or_every_two_years_count_as_often_as_they_are_paid(self):
        slow = replace(AAPC, dues=dollars(300, every_months=24))
        added = adds(Sum.exactly([725]), [slow], [], 2, paid={"AAPC": 1})
        self.assertEqual((added.keep.likely, added.both.likely), (300, 725))


class ShippedAddingTests(DjangoTestCase):
    """By hand: CCA renewal $249 and $50 for the CCS; AAPC dues $222; exams $399, $425."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def added(self, code, *held, years=2):
        there = shelf.at()
        titles = there.once(KeptTitles)
        return titles.adds(there.certification(code), titles.held(held), years)

    def plan(self, slug, *held):
        return (
            shelf.at().once(Plans).on(Terms(10, person=Person(credentials=frozenset(held))))[slug]
        )

    def by_path(self, slug, *held, years=2):
        titles, plan = shelf.at().once(KeptTitles), self.plan(slug, *held)
        return added_by(plan, plan.ledger.cheaper, titles, titles.held(held), years)

    def test_what_adds_to_a_cca(self):
        for code, get, keep, both in (("ccs", 399, 299, 698), ("cpc", 647, 693, 1118)):
            with self.subTest(code):
                added = self.added(code, "cca")
                self.assertEqual((added.get.likely, added.keep.likely), (get, keep))
                self.assertEqual((added.alone.likely, added.both.likely), (249, both))
                self.assertEqual(added.keep.figure_and_gaps, f"${keep} + credits")

    def test_a_path_adds_the_same_with_the_chance_of_a_second_try(self):
        """16% × $399 = $64 for the CCS; none is published for the CPC."""
        ccs, cpc = self.by_path("self-study-ccs", "cca"), self.by_path("self-study-cpc-a", "cca")
        self.assertEqual((ccs.get.figure, ccs.keep.figure), ("about $460", "$299"))
        self.assertEqual(
            (cpc.get.figure, cpc.keep.figure, cpc.both.figure), ("$647", "$693", "$1,118")
        )

    def test_who_holds_a_cpc_pays_for_the_exam_of_the_crc_alone(self):
        """The dues are paid in any case: $425 to get it, and nothing more to keep it."""
        added = self.added("crc", "cpc", years=5)
        self.assertEqual(added.get.figure_and_gaps, "$425 + books")
        self.assertEqual((added.keep.likely, added.alone.likely), (1110, 1110))
        self.assertEqual(added.more.figure, "$425")

    def test_beside_several_titles_dues_count_once_by_exam_and_by_path(self):
        """Over 5 years: $425 and 5 × $222 beside two titles of AHIMA; $499 beside one of AAPC."""
        for code, slug, held, get, more in (
            ("cpc", "self-study-cpc-a", ("cca", "ccs"), 647, 1535),
            ("coc", "cpc-coc", ("cca", "cpc"), 499, 499),
            ("coc", "cpc-coc", ("cca", "ccs", "cpc", "crc"), 499, 499),
        ):
            alone, by_path = self.added(code, *held, years=5), self.by_path(slug, *held, years=5)
            for added in (alone, by_path):
                with self.subTest(code, held=held):
                    self.assertEqual((added.get.likely, added.more.likely), (get, more))

    def test_the_dues_of_a_path_are_paid_already_where_its_reader_pays_them(self):
        """The path of a newcomer to the CRC, $222 and $425: for who holds a CPC $425."""
        for held, dues in (((), 222), (("cpc",), 0)):
            plan = self.plan("crc", *held)
            [line] = [line for line in plan.ledger.to_earn if line.key == "dues-aapc"]
            self.assertEqual(line.outsider.likely, dues)
            after = [line.key for line in plan.ledger.to_renew if line.kind == "dues"]
            self.assertEqual(after, [] if held else ["dues-aapc-after"])

    def test_the_first_renewal_of_a_second_title_is_the_lower_fee(self):
        for held, fee in (((), 249), (("cca",), 50)):
            plan = self.plan("self-study-ccs", *held)
            [line] = [line for line in plan.ledger.to_renew if line.kind == "renewal"]
            self.assertEqual(line.outsider.likely, fee)

    def test_the_ledger_of_a_path_and_the_clock_agree_on_the_first_renewal(self):
        """CPC-A: $425 + 2 × $222; CCA: $413 + $249; a second title: $463 + $50."""
        for slug, held, whole in (
            ("self-study-cpc-a", (), "869"),
            ("self-study-cca", (), "662"),
            ("self-study-ccs", ("cca",), "513"),
        ):
            with self.subTest(slug):
                plan = self.plan(slug, *held)
                self.assertEqual(plan.ledger.cheaper.whole.likely, Decimal(whole))
                self.assertEqual(self.by_path(slug, *held).more.likely, Decimal(whole))


@pytest.mark.parametrize("years", range(1, 11))
def test_any_number_of_years(years):
    """$425 and so many years of dues, beside $249 every two years."""
    added = adds(Sum.exactly([647]), [AAPC], [AHIMA], years, paid={"AAPC": 1})
    assert added.both.likely == 425 + 222 * years + 249 * (years // 2)
    assert added.more.likely == 425 + 222 * years
