"""The order of paths, and which of them no other beats."""

from decimal import Decimal

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.catalogue.amounts import FREE, Spread, Sum
from certifications.catalogue.study import Time, TimeGap
from certifications.paths.list.ranking import Contender, Sort, ranked, surely_unbeaten, unbeaten

few = st.integers(0, 5).map(Decimal)


@st.composite
def sums(draw):
    """Few amounts, so that many are equal; with lines unknown, or nothing but those."""
    amounts = draw(st.lists(st.none() | few.map(Spread.exactly), max_size=3))
    return Sum.of(amounts)


@st.composite
def times(draw):
    """Whole ones, ones that leave out a job, and ones that are not known."""
    gaps = draw(st.sampled_from([(), (TimeGap.JOB,), (TimeGap.UNTOLD,)]))
    return Time(Spread.exactly(draw(st.integers(0, 9))), gaps)


@st.composite
def contenders(draw):
    """Some paths with slugs of their own; names may be the same."""
    found = []
    for number in range(draw(st.integers(1, 7))):
        cost = draw(sums())
        found.append(
            Contender(
                f"path-{number}",
                draw(st.sampled_from(["One", "one", "Two"])),
                cost,
                draw(times()),
                is_priced=not cost.is_unknown,
                level=draw(st.integers(0, 2)),
                need=draw(st.integers(0, 2)),
            )
        )
    return found


def contender(slug, cost, months, **given):
    cost = Sum.of([None if cost is None else Spread.exactly(cost)])
    return Contender(slug, slug, cost, lasting(months), is_priced=not cost.is_unknown, **given)


def lasting(months, *gaps):
    return Time(gaps=(TimeGap.UNTOLD,)) if months is None else Time(Spread.exactly(months), gaps)


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
            self.assertFalse(one.cost.is_unknown or one.takes.is_unknown)
            for other in found:
                if other.cost.is_unknown or not other.takes.is_rankable:
                    continue
                cheaper = one.cost.likely - other.cost.likely
                quicker = one.takes.likely - other.takes.likely
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
        some = Contender("some", "some", Sum(Spread.exactly(100), 2), lasting(3))
        found = [contender("all", 200, 3), some]
        self.assertEqual(slugs(ranked(found, Sort.COST)), ["some", "all"])
        self.assertEqual(slugs(unbeaten(found)), ["some"])

    def test_only_a_total_whose_months_lack_nothing_is_surely_unbeaten(self):
        """Books that have no price are beside every total: they make none of them dearer."""
        known = Sum(Spread.exactly(100))
        beside = Sum(Spread.exactly(100), 1, gaps=("books",))
        for cost, months, is_sure in (
            (known, lasting(9), True),
            (beside, lasting(9), True),
            (known, lasting(9, TimeGap.JOB), False),
        ):
            one = Contender("one", "One", cost, months)
            self.assertEqual(unbeaten([one]), [one])
            self.assertEqual(surely_unbeaten([one]), [one] * is_sure)
        self.assertEqual(
            slugs(surely_unbeaten([contender("a", 1, 1), contender("b", 2, 2)])), ["a"]
        )

    def test_what_cannot_be_ranked_by_time_may_beat_what_can(self):
        """80 hours of class and no one knows how much more: cheaper, and maybe sooner than 9."""
        known, dearer = contender("known", 100, 9), contender("dearer", 200, 1)
        for cost, months, is_sure in ((100, 2, False), (300, 2, True), (100, 12, True)):
            unsure = Contender(
                "unsure", "Unsure", Sum(Spread.exactly(cost)), lasting(months, TimeGap.CLASS)
            )
            found = surely_unbeaten([known, dearer, unsure])
            self.assertEqual("known" in slugs(found), is_sure)
            self.assertNotIn("unsure", slugs(unbeaten([known, unsure])))

    def test_what_lacks_its_exam_has_no_place_by_cost(self):
        lacking = Contender("lacks", "Lacks", Sum(FREE, 1, ("the exam",)), lasting(1))
        self.assertFalse(lacking.is_drawn)
        found = [lacking, contender("dear", 9000, 9)]
        self.assertEqual(slugs(ranked(found, Sort.COST)), ["dear", "lacks"])
        self.assertEqual(slugs(unbeaten(found)), ["dear"])

    def test_fit_is_the_level_then_what_stands_before_it_then_dollars(self):
        found = [
            contender("advanced", 1, 1, level=2),
            contender("needs", 1, 1, need=2),
            contender("dear", 9, 2),
            contender("cheap", 5, 9),
            contender("untold", 1, 1, need=1),
        ]
        order = ["cheap", "dear", "untold", "needs", "advanced"]
        self.assertEqual(slugs(ranked(found, Sort.FIT)), order)
