"""Which paths are named to whom, and that nothing said of them is untrue."""

from decimal import Decimal

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.study import Time, TimeGap
from certifications.paths.list import pick_words
from certifications.paths.list.picks import ENTRY, MOST, Asker, Candidate, Role, picks

DOLLARS = st.integers(1, 6).map(lambda hundreds: Decimal(100 * hundreds))
SUPERLATIVES = {Role.LOWEST, Role.MOST_HELD, Role.SHORTEST, Role.ADDS_LEAST}


def exactly(amount) -> Sum:
    return Sum.of([None if amount is None else Spread.exactly(amount)])


def one(slug, dollars=100, months=3, **given) -> Candidate:
    """A path to a title of its own, of nothing but what is said."""
    given.setdefault("titles", (slug,))
    return Candidate(
        slug, slug.upper(), cost=exactly(dollars), time=Time(Spread.exactly(months)), **given
    )


def unpriced(slug, **given) -> Candidate:
    given.setdefault("titles", (slug,))
    cost = Sum(Spread.exactly(50), 1, lacks=("the exam",))
    return Candidate(slug, slug.upper(), cost=cost, time=Time(), **given)


def named(candidates, **asker) -> list[tuple[str, str]]:
    return [(pick.role.value, pick.slug) for pick in picks(candidates, Asker(**asker))]


def said(candidates, **asker) -> list[str]:
    who = Asker(**asker)
    return [
        f"{pick_words.reason(p, who)}. {pick_words.why(p, who)}" for p in picks(candidates, who)
    ]


GAPS = st.sampled_from([(), (), (TimeGap.JOB,), (TimeGap.UNTOLD,)])


@st.composite
def candidates(draw):
    """Some paths of few titles, prices and times, so that many are equal."""
    found = []
    for number in range(draw(st.integers(0, 7))):
        titles = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True))
        lacks = draw(st.sampled_from([(), (), ("the exam",), ("the course",)]))
        cost = Sum(Spread.exactly(draw(DOLLARS)), len(lacks), lacks)
        found.append(
            Candidate(
                f"path-{number}",
                titles[-1].upper(),
                tuple(titles),
                cost,
                Time(Spread.exactly(draw(st.integers(0, 5))), draw(GAPS)),
                level=draw(st.integers(0, 2)),
                above=draw(st.integers(0, 2)),
                is_open=draw(st.booleans()),
                is_unsure=draw(st.booleans()),
                is_own=draw(st.booleans()),
                awaits_work=draw(st.booleans()),
                people=draw(st.sampled_from([0, 10, 20])),
                has_teacher=draw(st.booleans()),
                is_apprentice=draw(st.booleans()),
                counts_license=draw(st.booleans()),
                organization=draw(st.sampled_from(["AAPC", "AHIMA"])),
                keep_more=draw(st.sampled_from([Decimal(0), Decimal(250)])),
                settings=draw(st.frozensets(st.sampled_from(["OFFICE", "INPATIENT"]))),
            )
        )
    return found


askers = st.builds(
    Asker,
    budget=st.none() | DOLLARS,
    setting=st.sampled_from(["", "OFFICE", "INPATIENT", "AUDIT"]),
    is_nurse=st.booleans(),
    is_certified=st.booleans(),
    is_apprentice=st.booleans(),
    has_years=st.booleans(),
    has_job=st.booleans(),
)


class PickRuleTests(SimpleTestCase):
    @given(candidates(), askers)
    def test_at_most_three_each_path_once_and_each_with_its_reason(self, all_of_them, asker):
        found = picks(all_of_them, asker)
        self.assertLessEqual(len(found), MOST)
        slugs = [pick.slug for pick in found]
        self.assertEqual(len(slugs), len(set(slugs)))
        for pick in found:
            self.assertTrue(pick_words.reason(pick, asker))
            self.assertTrue(pick_words.why(pick, asker).endswith("."))

    @given(candidates(), askers)
    def test_nothing_said_of_a_pick_is_untrue(self, all_of_them, asker):
        found = picks(all_of_them, asker)
        has_total = [pick.has_total for pick in found]
        self.assertEqual(has_total, sorted(has_total, reverse=True), "without a total: last")
        for pick in found:
            if pick.role in (*SUPERLATIVES, Role.NEAREST):
                self.assertTrue(pick.has_total)
                self.assertTrue(all(each.cost.is_total for each in pick.among))
            self._is_first_of(pick)
            self._is_open_or_says_so(pick, asker)
            if asker.budget is not None and pick.has_total and pick.role != Role.WITHOUT_A_JOB:
                self._is_within_or_says_how_much_over(pick, asker.budget)
            if not (asker.is_certified or asker.is_apprentice or asker.is_nurse or asker.has_years):
                self._is_for_beginners(pick)

    def _is_open_or_says_so(self, pick, asker):
        """What the reader may not be able to take is no step that adds the least."""
        if pick.role in (Role.ADDS_LEAST, Role.NEAREST) and not pick.candidate.is_open:
            reason = pick_words.reason(pick, asker)
            self.assertNotRegex(reason, "Adds the least|Cheape|open to you now")
            if pick.candidate.is_unsure:
                self.assertIn("Whether you may take it", pick_words.why(pick, asker))

    def _is_first_of(self, pick):
        """What is called lowest, shortest or most held is it, of all that it was held against."""
        mine = pick.candidate
        for each in pick.among:
            if pick.role in (Role.LOWEST, Role.TEACHER):
                self.assertLessEqual(mine.dollars, each.dollars)
            if pick.role == Role.ADDS_LEAST:
                self.assertLessEqual(mine.added, each.added)
            if pick.role == Role.SHORTEST and each is not mine:
                self.assertLess(mine.time.likely, each.time.likely)
            if pick.role == Role.MOST_HELD:
                self.assertGreaterEqual(mine.people, each.people)

    def _is_within_or_says_how_much_over(self, pick, budget):
        is_over = pick.candidate.dollars > budget
        self.assertEqual(is_over, pick.role == Role.NEAREST)
        if is_over:
            self.assertEqual(pick.over, pick.candidate.dollars - budget)

    def _is_for_beginners(self, pick):
        """At entry level and open now; but for what fits where they would like to work."""
        if pick.role != Role.FIT:
            self.assertEqual(pick.candidate.level, ENTRY)
            self.assertTrue(pick.candidate.is_open)
            self.assertFalse(pick.candidate.awaits_work)


class BeginnerTests(SimpleTestCase):
    CCA = one("cca", 412, people=7_753, held_by="7,753")
    CPC = one("cpc", 647, people=200_000, held_by="more than 200,000")
    CCS = one("ccs", 300, level=2, above=2, settings=frozenset({"INPATIENT"}))
    UP = one("up", 875, titles=("cca", "ccs"), above=2, settings=frozenset({"INPATIENT"}))
    TAUGHT = one("taught", 4412, titles=("cca",), has_teacher=True)

    def test_the_lowest_total_then_the_widest_title_then_the_step_up(self):
        self.assertEqual(
            named([self.CPC, self.UP, self.TAUGHT, self.CCA]),
            [("lowest", "cca"), ("most-held", "cpc"), ("step-up", "up")],
        )

    def test_who_can_pay_for_a_class_hears_of_one(self):
        found = [self.CPC, self.UP, self.TAUGHT, self.CCA]
        self.assertEqual(named(found, budget=Decimal(5000))[2], ("teacher", "taught"))
        self.assertEqual(named(found, budget=Decimal(1500))[2], ("step-up", "up"))

    def test_an_advanced_path_is_not_named_to_a_beginner_however_cheap(self):
        self.assertEqual(named([self.CCS, self.CCA]), [("lowest", "cca")])

    def test_what_leads_to_the_setting_but_is_not_for_beginners_comes_last(self):
        self.assertEqual(
            named([self.CCS, self.CPC], setting="INPATIENT"), [("lowest", "cpc"), ("fit", "ccs")]
        )

    def test_nothing_within_the_limit_names_the_lowest_and_by_how_much_it_is_over(self):
        self.assertEqual(named([self.CPC, self.CCA], budget=Decimal(300)), [("nearest", "cca")])
        self.assertEqual(
            said([self.CPC, self.CCA], budget=Decimal(300)),
            [
                "The lowest total open to you now, $112 over your $300. No path open to you now"
                " costs $300 or less, as far as we can add them up."
            ],
        )

    def test_a_job_first_is_not_named_to_whom_has_none(self):
        cheap = one("job", 10, awaits_work=True)
        self.assertEqual(named([cheap, self.CCA]), [("lowest", "cca")])


class HolderTests(SimpleTestCase):
    CCS = one(
        "ccs", 462, level=0, organization="AHIMA", settings=frozenset({"INPATIENT", "OUTPATIENT"})
    )
    CPC = one(
        "cpc", 647, organization="AAPC", settings=frozenset({"OFFICE"}), people=9, held_by="9"
    )
    CCS_P = one("ccs-p", 500, organization="AHIMA", settings=frozenset({"INPATIENT"}))

    def test_what_adds_least_then_one_of_another_organization(self):
        found = [self.CPC, self.CCS_P, self.CCS]
        self.assertEqual(
            named(found, is_certified=True), [("adds-least", "ccs"), ("elsewhere", "cpc")]
        )
        self.assertEqual(
            said(found, is_certified=True, organizations=frozenset({"AHIMA"})),
            [
                "Adds the least cost. The lowest cost of three next titles open to you now. From"
                " AHIMA, as is the title you hold.",
                "For doctors’ offices. The largest count of holders we have.",
            ],
        )

    def test_what_may_not_be_open_adds_no_least_cost(self):
        unsure = {"is_open": False, "is_unsure": True}
        for asks, says in (
            ("", "Whether you may take it, no source we read says."),
            ("Diploma", "Whether you may take it depends on what you have not told us."),
        ):
            crc = one("crc", 425, organization="AAPC", asks=asks, **unsure)
            self.assertEqual(
                said([crc, self.CPC], is_certified=True)[0],
                f"Lowest cost we can add up. The lowest cost of two next titles. {says}",
            )
            self.assertEqual(
                said([crc, self.CPC], is_certified=True, budget=Decimal(400))[0],
                "The lowest total we can add up, $25 over your $400. No path open to you now costs"
                f" $400 or less, as far as we can add them up. {says}",
            )

    def test_cheaper_to_keep_is_said_only_where_both_are_known(self):
        keep = [
            one("ccs", 462, organization="AHIMA", keep=Decimal(50)),
            one("cpc", 647, organization="AAPC", keep=Decimal(444)),
        ]
        self.assertIn("Cheaper to get and to keep", said(keep, is_certified=True)[0])
        self.assertIn("Adds the least cost", said([keep[0], self.CPC], is_certified=True)[0])

    def test_what_is_cheap_to_get_and_dear_to_keep_adds_more(self):
        """$499 and nothing more to keep, against $462 and $249: over two years $499 and $711."""
        coc = one("coc", 499, organization="AAPC", keep=Decimal(444))
        ccs = one("ccs", 462, organization="AHIMA", keep=Decimal(693), keep_more=Decimal(249))
        found = named([ccs, coc], is_certified=True)
        self.assertEqual(found, [("adds-least", "coc"), ("elsewhere", "ccs")])
        self.assertIn("Adds the least cost", said([ccs, coc], is_certified=True)[0])

    def test_an_apprentice_without_a_job_is_not_sent_to_one(self):
        ways = [
            one("work", 444, awaits_work=True, is_own=True),
            unpriced("practicode", is_own=True),
        ]
        self.assertEqual(named(ways, is_apprentice=True), [("without-a-job", "practicode")])
        self.assertEqual(named(ways, is_apprentice=True, has_job=True), [("lowest", "work")])


class NurseTests(SimpleTestCase):
    OWN = (
        one("nurse-cpc-a", 647, 2, is_own=True, titles=("cpc",), people=9, held_by="9"),
        one("nurse-ccs", 462, 3, is_own=True, level=2, titles=("ccs",)),
        unpriced(
            "nurse-ccds",
            is_own=True,
            is_open=False,
            counts_license=True,
            settings=frozenset({"DOCUMENTATION"}),
        ),
    )

    def test_entry_first_and_what_counts_the_license_last_without_a_total(self):
        self.assertEqual(
            named(self.OWN, is_nurse=True),
            [("shortest", "nurse-cpc-a"), ("lowest", "nurse-ccs"), ("license", "nurse-ccds")],
        )

    def test_who_wants_documentation_hears_of_that_alone(self):
        self.assertEqual(
            named(self.OWN, is_nurse=True, setting="DOCUMENTATION"), [("license", "nurse-ccds")]
        )
