"""The order of paths, and which of them no other beats."""

from decimal import Decimal

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.catalogue.amounts import FREE, Spread, Sum
from certifications.paths.list.ranking import Contender, Sort, ranked, surely_unbeaten, unbeaten
from certifications.paths.payback import Payback

few = st.integers(0, 5).map(Decimal)


@st.composite
def sums(draw):
    """Few amounts, so that many are equal; with lines unknown, or nothing but those."""
    amounts = draw(st.lists(st.none() | few.map(Spread.exactly), max_size=3))
    return Sum.of(amounts)


@st.composite
def contenders(draw):
    """Some paths with slugs of their own; names may be the same."""
    found = []
    for number in range(draw(st.integers(1, 7))):
        cost = draw(sums())
        earn = draw(st.none() | st.integers(0, 3))
        slow, quick = (earn is not None and Payback(cost.likely, p, earn) or None for p in (1, 2))
        found.append(
            Contender(
                f"path-{number}",
                draw(st.sampled_from(["One", "one", "Two"])),
                cost,
                draw(sums()),
                is_priced=not cost.is_unknown,
                slow=slow,
                quick=quick,
                can_sit=draw(st.booleans()),
                fits=draw(st.booleans()),
            )
        )
    return found


def contender(slug, cost, months, **given):
    cost, months = (
        Sum.of([None if amount is None else Spread.exactly(amount)]) for amount in (cost, months)
    )
    return Contender(slug, slug, cost, months, is_priced=not cost.is_unknown, **given)


def slugs(found):
    return [one.slug for one in found]


class RankingTests(SimpleTestCase):
    @given(contenders(), st.sampled_from(Sort), st.data())
    def test_dropping_one_never_moves_the_others(self, found, sort, data):
        dropped = data.draw(st.sampled_from(found))
        rest = [one for one in ranked(found, sort) if one is not dropped]
        self.assertEqual(ranked([one for one in found if one is not dropped], sort), rest)

    @given(contenders(), st.sampled_from(Sort), st.randoms())
    def test_the_order_is_the_same_however_they_come(self, found, sort, random):
        shuffled = random.sample(found, len(found))
        self.assertEqual(slugs(ranked(shuffled, sort)), slugs(ranked(found, sort)))

    @given(contenders())
    def test_what_another_beats_is_never_unbeaten(self, found):
        for one in unbeaten(found):
            self.assertFalse(one.cost.is_unknown or one.months.is_unknown)
            for other in found:
                if other.cost.is_unknown or other.months.is_unknown:
                    continue
                cheaper = one.cost.likely - other.cost.likely
                quicker = one.months.likely - other.months.likely
                self.assertFalse(cheaper >= 0 and quicker >= 0 and cheaper + quicker > 0)

    @given(contenders())
    def test_every_beaten_path_is_beaten_by_an_unbeaten_one(self, found):
        best = unbeaten(found)
        for one in found:
            if one.is_drawn and one not in best:
                self.assertTrue(any(b.dollars <= one.dollars and b.time <= one.time for b in best))

    def test_by_cost_then_by_months_and_unknown_last(self):
        found = [
            contender("none", None, 1),
            contender("slow", 300, 9),
            contender("quick", 300, 2),
            contender("dear", 900, 1),
        ]
        self.assertEqual(slugs(ranked(found, Sort.COST)), ["quick", "slow", "dear", "none"])
        self.assertEqual(slugs(ranked(found, Sort.MONTHS)), ["dear", "none", "quick", "slow"])

    def test_a_sum_with_a_line_unknown_counts_what_is_known(self):
        some = Contender("some", "some", Sum(Spread.exactly(100), 2), Sum(Spread.exactly(3)))
        found = [contender("all", 200, 3), some]
        self.assertEqual(slugs(ranked(found, Sort.COST)), ["some", "all"])
        self.assertEqual(slugs(unbeaten(found)), ["some"])

    def test_soonest_paid_back_then_never_then_unknown(self):
        def paid(slug, cost, slow, quick):
            return contender(
                slug,
                cost,
                1,
                slow=Payback(Decimal(cost), slow, 30_000),
                quick=Payback(Decimal(cost), quick, 30_000),
            )

        found = [
            contender("untold", 1, 1),
            paid("never", 10, 20_000, 25_000),
            paid("maybe", 10, 20_000, 42_000),
            paid("sure", 2000, 42_000, 42_000),
        ]
        self.assertEqual(slugs(ranked(found, Sort.PAYBACK)), ["sure", "maybe", "never", "untold"])

    def test_half_a_payback_is_none(self):
        back = Payback(Decimal(10), 42_000, 30_000)
        found = [
            contender("half", 10, 1, slow=back),
            contender("whole", 99, 9, slow=back, quick=back),
        ]
        self.assertEqual(slugs(ranked(found, Sort.PAYBACK)), ["whole", "half"])

    def test_only_what_is_wholly_known_is_surely_unbeaten(self):
        """A line more could make any of the others dearer or longer than another."""
        known, one_unknown = Sum(Spread.exactly(100)), Sum(Spread.exactly(100), 1)
        for cost, months, is_sure in (
            (known, known, True),
            (one_unknown, known, False),
            (known, one_unknown, False),
        ):
            one = Contender("one", "One", cost, months)
            self.assertEqual(unbeaten([one]), [one])
            self.assertEqual(surely_unbeaten([one]), [one] * is_sure)
        self.assertEqual(
            slugs(surely_unbeaten([contender("a", 1, 1), contender("b", 2, 2)])), ["a"]
        )

    def test_what_lacks_its_exam_has_no_place_by_cost(self):
        lacking = Contender("lacks", "Lacks", Sum(FREE, 1, ("the exam",)), Sum(Spread.exactly(1)))
        self.assertFalse(lacking.is_drawn)
        found = [lacking, contender("dear", 9000, 9)]
        self.assertEqual(slugs(ranked(found, Sort.COST)), ["dear", "lacks"])
        self.assertEqual(slugs(unbeaten(found)), ["dear"])

    def test_fit_is_sitting_now_then_the_budget_then_months(self):
        found = [
            contender("cannot", 1, 1, fits=True),
            contender("slow", 5, 9, can_sit=True, fits=True),
            contender("quick", 5, 2, can_sit=True, fits=True),
            contender("over", 1, 1, can_sit=True),
        ]
        self.assertEqual(slugs(ranked(found, Sort.FIT)), ["quick", "slow", "over", "cannot"])
