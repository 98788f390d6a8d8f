"""What it costs to keep credentials: every sum is added up by hand here."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from unittest import TestCase

from certifications.catalogue.gaps import Gap
from certifications.upkeep.credits import Credits
from certifications.upkeep.periods import Period, months_after
from certifications.upkeep.rules import HeldCredential, UpkeepRules
from certifications.upkeep.upkeep import Charge, upkeep
from coderpath.sources.findings import Finding


@dataclass
class Known:
    """As much of a fact as the arithmetic reads."""

    amount: Decimal = Decimal(0)
    every_months: int | None = None
    cycle_months: int | None = None
    ceus: Decimal | None = None
    percent: int | None = None
    days: int | None = None
    is_required: bool = False
    certification_id: int | None = None
    counts_from: str = ""
    figure: str = "a figure"
    is_in_force: bool = True


def found(**fact) -> Finding:
    return Finding([Known(**fact)])


def ceus(number, **fact) -> Finding:
    return found(ceus=Decimal(number), cycle_months=24, **fact)


def dollars(number, **fact) -> Finding:
    return found(amount=Decimal(number), **fact)


# As AAPC has it: $222 a year; 36, 40, 44, 48 and 52 credits in 24 months; 10 or 30 days of grace.
AAPC = UpkeepRules(
    code="CPC",
    body="AAPC",
    dues_kept=found(is_required=True),
    dues=dollars(222, every_months=12),
    credits=ceus(36),
    scale={held: ceus(number) for held, number in enumerate((36, 40, 44, 48, 52), 1)},
    grace=Finding([Known(days=30), Known(days=10)]),
    cancelled=found(days=90),
)
# As AHIMA has it: $249 or, for members at $149 a year, $100 in 24 months; $50 for each more.
AHIMA = UpkeepRules(
    code="CCA",
    body="AHIMA",
    dues_kept=found(is_required=False),
    dues=dollars(149, every_months=12),
    fee=dollars(249, every_months=24),
    fee_member=dollars(100, every_months=24),
    fee_more=dollars(50, every_months=24),
    cycle=found(cycle_months=24, counts_from="FIRST_EXAM"),
    credits=ceus(20),
    credits_more=ceus(10),
    credits_most=ceus(50),
    from_issuer=found(percent=40),
    in_field=found(percent=80),
)
NHA = UpkeepRules(code="CBCS", body="NHA", dues_kept=found(is_required=False), credits=ceus(10))
TODAY = date(2026, 1, 1)
EARNED = date(2025, 3, 15)


def held(rules: UpkeepRules, *codes: str, earned: date = EARNED, **changed) -> list[HeldCredential]:
    codes = codes or (rules.code,)
    return [HeldCredential(replace(rules, code=code, **changed), earned) for code in codes]


def kept(*lists, years=5, first=TODAY):
    return upkeep([each for some in lists for each in some], first, years)


class CostTests(TestCase):
    def assert_costs(self, upkeep, amount, unknown, member=False):
        total = upkeep.total(member)
        self.assertEqual((total.likely, total.unknown), (Decimal(amount), unknown))

    def test_a_body_that_lives_on_dues(self):
        for years, dues in ((2, 444), (5, 1110), (10, 2220)):
            with self.subTest(years=years):
                self.assert_costs(kept(held(AAPC), years=years), dues, 1)
                self.assert_costs(kept(held(AAPC), years=years), dues, 1, member=True)

    def test_dues_are_paid_once_for_all_credentials_of_a_body(self):
        self.assert_costs(kept(held(AAPC, "CPC", "CRC", "CIC")), 5 * 222, 1)

    def test_a_renewal_fee_for_members_and_others(self):
        # Due March 15, 2027 and 2029 (five years also reach 2030; ten reach 2031, 2033 and 2035).
        for years, times in ((2, 1), (5, 2), (10, 5)):
            with self.subTest(years=years):
                one = kept(held(AHIMA), years=years)
                self.assert_costs(one, 249 * times, 1)
                self.assert_costs(one, 149 * years + 100 * times, 1, member=True)

    def test_each_further_credential_adds_its_fee(self):
        three = kept(held(AHIMA, "CCA", "CCS", "RHIT"))
        self.assert_costs(three, 2 * (249 + 50 + 50), 1)
        self.assert_costs(three, 5 * 149 + 2 * (100 + 50 + 50), 1, member=True)
        [body] = three.bodies
        self.assertEqual(
            [charge.label for charge in body.charges(False)][:3],
            ["Renewal of the CCA", "Renewal of the CCS", "Renewal of the RHIT"],
        )

    def test_one_alone_needs_no_name(self):
        for codes, labels in (
            (("CCA",), ["Renewal fee"]),
            (("CCA", "CCS"), ["Renewal of the CCA", "Renewal of the CCS"]),
        ):
            [body] = kept(held(AHIMA, *codes)).bodies
            self.assertEqual([charge.label for charge in body.fees()], labels)

    def test_a_charge_says_how_it_was_worked_out_or_why_it_is_not_there(self):
        """Of dues without a price the reason; of a fee without a rhythm its amount."""
        fee = dollars(229, certification_id=7, figure="$229")
        [unpriced] = kept(held(AAPC, dues=Finding())).bodies
        [unpaced] = kept(held(NHA, fee=fee, credits=Finding())).bodies
        [priced] = kept(held(AAPC)).bodies
        dues, unknown, untimed = priced.dues()[0], unpriced.dues()[0], unpaced.fees()[0]
        self.assertEqual((dues.amount, dues.working), (1110, "5 × $222"))
        self.assertEqual(
            (unknown.amount, unknown.working, unknown.reason), (None, "", "not collected")
        )
        self.assertEqual((untimed.amount, untimed.working), (None, "$229, how often not collected"))
        self.assertEqual(untimed.reason, "not collected")
        withheld = Finding(reason="WITHHELD")
        [body] = kept(held(AAPC, dues=withheld)).bodies
        self.assertEqual(body.dues()[0].reason, "withheld")

    def test_a_price_of_something_whose_days_nobody_knows_is_no_sum(self):
        for each, days in ((Decimal(5), None), (None, (TODAY,)), (None, None)):
            charge = Charge("A", each, days, Finding(), "why", gap=Gap.CREDITS)
            self.assertEqual((charge.amount, charge.working), (None, "why"))

    def test_credits_that_nobody_tells_are_a_charge_all_the_same(self):
        [body] = kept(held(NHA, credits=Finding())).bodies
        self.assertEqual(body.charges(False)[-1].label, "Continuing education")
        [told] = kept(held(NHA)).bodies
        self.assertEqual(told.charges(False)[-1].label, "10 CEUs every 2 years")

    def test_what_no_sum_can_do_without(self):
        """Dues that must be paid; the fee of a body that does not live on dues."""
        for rules, lacks, gaps in (
            ({"dues": Finding()}, ("the dues",), ("credits",)),
            ({"dues_kept": Finding(), "dues": Finding()}, ("the renewal fee",), None),
        ):
            total = kept(held(AAPC, **rules)).total(False)
            self.assertEqual(total.lacks, lacks)
            self.assertEqual(total.gaps, gaps or ("any dues", "credits"))
        self.assertEqual(kept(held(AHIMA)).total(False).gaps, ("credits",))

    def test_one_may_choose_where_any_body_leaves_it_open(self):
        for bodies, choice in (
            ([held(AAPC)], False),
            ([held(NHA)], False),
            ([held(AHIMA)], True),
            ([held(AAPC), held(AHIMA)], True),
        ):
            self.assertIs(kept(*bodies).has_choice, choice)

    def test_a_fee_for_further_ones_that_nobody_gives_is_unknown(self):
        self.assert_costs(kept(held(AHIMA, "CCA", "CCS", fee_more=Finding())), 2 * 249, 2)

    def test_two_bodies_add_up_and_share_nothing(self):
        both = kept(held(AAPC), held(AHIMA))
        self.assert_costs(both, 5 * 222 + 2 * 249, 2)
        self.assert_costs(both, 5 * 222 + 5 * 149 + 2 * 100, 2, member=True)
        self.assertEqual([credit.ceus for credit in both.credits], [36, 20])

    def test_nothing_known_but_the_credits(self):
        self.assert_costs(kept(held(NHA)), 0, 2)

    def test_dues_of_which_nobody_says_whether_they_must_be_paid(self):
        unsaid = held(AHIMA, dues_kept=Finding())
        self.assert_costs(kept(unsaid), 498, 2)
        self.assert_costs(kept(unsaid), 5 * 149 + 200, 1, member=True)

    def test_dues_that_must_be_paid_and_nobody_prices(self):
        self.assert_costs(kept(held(AAPC, dues=Finding())), 0, 2)

    def test_a_fee_of_its_own_is_asked_for_each(self):
        own = dollars(150, every_months=12, certification_id=7)
        two = kept(held(NHA, "ONE", "TWO", fee=own, fee_member=own))
        self.assert_costs(two, 2 * 5 * 150, 2)

    def test_a_fee_without_its_rhythm_comes_with_the_credits_or_is_unknown(self):
        fee = dollars(229, certification_id=7)
        self.assert_costs(kept(held(NHA, fee=fee)), 2 * 229, 1)
        self.assert_costs(kept(held(NHA, fee=fee, credits=Finding())), 0, 2)

    def test_cents_stay(self):
        fee = dollars("99.99", every_months=24, certification_id=7)
        self.assert_costs(kept(held(NHA, fee=fee)), "199.98", 1)

    def test_years_add_up_to_the_whole(self):
        both = kept(held(AAPC), held(AHIMA, "CCA", "CCS"))
        years = both.yearly(False)
        self.assertEqual([year.likely for year in years], [222, 521, 222, 521, 222])
        self.assertEqual(sum(year.likely for year in years), both.total(False).likely)
        self.assertEqual({year.unknown for year in years}, {2})

    def test_what_falls_due_after_the_last_day_costs_nothing_yet(self):
        later = held(AHIMA, earned=date(2026, 1, 1))
        self.assert_costs(kept(later, years=2, first=date(2025, 12, 31)), 0, 1)
        self.assert_costs(kept(later, years=2, first=date(2026, 1, 1)), 249, 1)


class CreditTests(TestCase):
    def ceus(self, *lists):
        return [credit.ceus for credit in kept(*lists).credits]

    def test_the_scale_of_a_body(self):
        codes = ("A", "B", "C", "D", "E", "F")
        for count, expected in enumerate((36, 40, 44, 48, 52, 52), 1):
            with self.subTest(held=count):
                self.assertEqual(self.ceus(held(AAPC, *codes[:count])), [expected])

    def test_ten_more_for_each_further_one_and_fifty_at_most(self):
        codes = ("A", "B", "C", "D", "E", "F")
        for count, expected in enumerate((20, 30, 40, 50, 50, 50), 1):
            with self.subTest(held=count):
                self.assertEqual(self.ceus(held(AHIMA, *codes[:count])), [expected])

    def test_it_counts_up_from_the_highest_and_says_so(self):
        [credit] = kept(held(AHIMA), held(AHIMA, "RHIA", credits=ceus(30))).credits
        self.assertEqual(credit.ceus, 40)
        self.assertIn("highest", credit.note)
        self.assertEqual(kept(held(AHIMA, "CCA", "CCS")).credits[0].note, "")

    def test_one_unknown_makes_the_sum_unknown(self):
        unknown = held(AHIMA, "NEW", credits=Finding())
        self.assertEqual(self.ceus(held(AHIMA), unknown), [None])

    def test_without_a_rule_for_several_each_stands_alone(self):
        self.assertEqual(self.ceus(held(NHA, "ONE", "TWO")), [10, 10])

    def test_shares_of_the_credits(self):
        [credit] = kept(held(AHIMA, "CCA", "CCS")).credits
        self.assertEqual(
            [share.figure for share in credit.shares],
            ["12 from AHIMA or those it names", "24 in the field"],
        )

    def test_a_subject_of_its_own(self):
        audit = held(AAPC, "CPMA", on_subject=ceus(16, certification_id=7))
        [credit] = kept(held(AAPC), audit).credits
        self.assertEqual(credit.ceus, 40)
        self.assertEqual([s.figure for s in credit.shares], ["16 on the subject of the CPMA"])

    def test_a_rule_for_each_specialty_is_a_share_of_each(self):
        two = held(AAPC, "CEMC", "CUC", on_subject=ceus(8))
        [credit] = kept(held(AAPC), two).credits
        self.assertEqual(
            [share.figure for share in credit.shares],
            ["8 on the subject of the CEMC", "8 on the subject of the CUC"],
        )

    def test_credits_of_the_cycles_that_end_within(self):
        [credit] = kept(held(AAPC)).credits
        self.assertEqual(credit.days, (date(2027, 3, 15), date(2029, 3, 15)))
        self.assertEqual(credit.within, 72)

    def test_what_cannot_be_told_makes_no_number(self):
        """Without a number of credits, or without a rhythm; with a rhythm of its own there is."""
        for changed, ceus, within in (
            ({"credits": Finding()}, None, None),
            ({"credits": found(ceus=Decimal(10))}, 10, None),
            ({"credits": found(ceus=Decimal(10)), "cycle": found(cycle_months=12)}, 10, 50),
        ):
            with self.subTest(changed=changed):
                [credit] = kept(held(NHA, **changed)).credits
                self.assertEqual((credit.ceus, credit.within), (ceus, within))

    def test_what_it_stands_on_is_named_once_for_each_source(self):
        one, other, third = (SimpleNamespace(source=each, is_in_force=True) for each in "aab")
        findings = (Finding([one]), Finding([other]), Finding(), Finding([third]))
        self.assertEqual(Credits(("CPC",), None, None, None, findings).facts, [other, third])


class DateTests(TestCase):
    def test_what_to_do_by_a_day(self):
        """Dues alone in 2026; in 2027 the renewal fee and credits. Nothing told is a renewal."""
        dates = kept(held(AAPC), years=2).dates(False)
        self.assertEqual(
            [due.todo for due in dates],
            [["membership dues $222"], ["membership dues $222", "report 36 CEUs"]],
        )
        [renewal] = kept(held(NHA, credits=found(cycle_months=24)), years=2).dates(False)
        self.assertEqual(renewal.todo, ["renewal"])

    def test_dues_beside_a_renewal_fee_are_no_mere_choice(self):
        """A member’s dues and the fee fall on one day, and nobody asks for credits."""
        unasked = {"credits": Finding(), "credits_more": Finding(), "cycle": Finding()}
        lapsing = held(AHIMA, cancelled=found(days=180), **unasked)
        dues, both = kept(lapsing, years=2).dates(True)
        self.assertEqual((dues.is_by_choice, both.is_by_choice), (True, False))
        self.assertEqual((dues.cancelled, both.cancelled), (None, date(2027, 9, 11)))

    def test_what_falls_due_when(self):
        dates = kept(held(AAPC), years=2).dates(False)
        self.assertEqual([due.day for due in dates], [date(2026, 3, 15), date(2027, 3, 15)])
        self.assertEqual([len(due.credits) for due in dates], [0, 1])

    def test_both_graces_and_the_end(self):
        due = kept(held(AAPC), years=2).dates(False)[0]
        # Without a fee until 25 Mar by the one, 14 Apr by the other.
        self.assertEqual(due.late, (date(2026, 3, 26), date(2026, 4, 15)))
        self.assertEqual(due.cancelled, date(2026, 6, 13))

    def test_dues_by_choice_cancel_nothing(self):
        lapsing = held(AHIMA, cancelled=found(days=180))
        dues, renewal, *_ = kept(lapsing).dates(True)
        self.assertEqual((dues.day, dues.cancelled), (date(2026, 3, 15), None))
        self.assertTrue(dues.is_by_choice)
        self.assertEqual((renewal.day, renewal.cancelled), (date(2027, 3, 15), date(2027, 9, 11)))

    def test_a_body_counts_from_the_earliest(self):
        both = held(AHIMA, "CCS", earned=date(2025, 9, 1)) + held(AHIMA)
        [body] = kept(both).bodies
        self.assertEqual(body.since, EARNED)
        self.assertEqual(body.dates(False)[0].day, date(2027, 3, 15))
        self.assertEqual(body.counts_from.counts_from, "FIRST_EXAM")

    def test_a_source_that_names_no_day_is_not_taken_to_name_one(self):
        """Where in the source a rule stands says nothing of the day."""
        unsaid = found(cycle_months=24)
        [body] = kept(held(AHIMA, cycle=unsaid)).bodies
        self.assertIsNone(body.counts_from)

    def test_each_counts_alone_where_nothing_joins_them(self):
        later = held(NHA, "TWO", earned=date(2025, 9, 1))
        days = [due.day for due in kept(held(NHA), later, years=2).dates(False)]
        self.assertEqual(days, [date(2027, 3, 15), date(2027, 9, 1)])

    def test_one_that_takes_the_place_of_another(self):
        rhit = held(AHIMA, "RHIT", earned=date(2020, 5, 31))
        rhia = held(AHIMA, "RHIA", earned=EARNED, replaces={"RHIT": "because"}, credits=ceus(30))
        [body] = kept(rhit, rhia).bodies
        self.assertEqual((body.codes, body.replaced), (["RHIA"], {"RHIT": "because"}))
        self.assertEqual((body.credits[0].ceus, body.total(False).likely), (30, 3 * 249))
        # The cycle still runs since the first exam: May 2026, 2028 and 2030.
        self.assertEqual(body.dates(False)[0].day, date(2026, 5, 31))

    def test_the_end_of_february(self):
        leap = held(AAPC, earned=date(2024, 2, 29))
        days = [due.day for due in kept(leap).dates(False)]
        self.assertEqual(
            days,
            [
                date(2026, 2, 28),
                date(2027, 2, 28),
                date(2028, 2, 29),
                date(2029, 2, 28),
                date(2030, 2, 28),
            ],
        )

    def test_the_last_day_counts_and_the_first_does_not(self):
        self.assertEqual(
            Period(date(2026, 3, 15), 2).rounds(date(2025, 3, 15), 12),
            (date(2027, 3, 15), date(2028, 3, 15)),
        )

    def test_months_after(self):
        self.assertEqual(months_after(date(2026, 12, 31), 2), date(2027, 2, 28))
        self.assertEqual(months_after(date(2026, 1, 15), 0), date(2026, 1, 15))
