"""A path worked out: its months, its lines and their sums, each computed by hand beside it."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.catalogue.amounts import Spread
from certifications.models import (
    Fee,
    PassRate,
    RenewalRule,
    Training,
    TrainingCost,
    Way,
)
from certifications.paths.terms import Fail
from certifications.reader.person import Person
from tests.certifications.rows import make_cpc, make_fact, make_way
from tests.certifications.working_out import (
    ends,
    line,
    make_cca,
    make_course,
    make_path,
    work_out,
)
from tests.factories import make_certification


class LedgerOfACcaPathTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        cls.path = make_path(
            *(
                {"kind": kind, "certification": cls.cca}
                for kind in ("START", "TRAINING", "MEMBERSHIP", "BOOKS", "EXAM", "RETAKE")
            ),
            name="Self-study, then CCA",
        )

    def test_a_retake_is_the_published_chance_of_failing_times_the_fee(self):
        """62% pass, so 38% × $299 = $114, and for members 38% × $199 = $76."""
        retake = line(work_out(), "retake-cca")
        self.assertEqual(ends(retake.outsider), (0, Decimal("114"), 299))
        self.assertEqual(ends(retake.member), (0, Decimal("76"), 199))
        self.assertIn("38% of first-time takers failed", retake.note)
        self.assertIn("so we count 38% of $299", retake.note)

    def test_the_sums_are_the_lines_added_up(self):
        """$299 + $114 = $413; for members $149 + $199 + $76 = $424."""
        ledger = work_out().ledger
        self.assertEqual(ends(ledger.outsider.earn.spread), (299, Decimal("413"), 598))
        self.assertEqual(ends(ledger.member.earn.spread), (348, Decimal("424"), 547))
        self.assertEqual(ledger.saving, Decimal("-11.00"))

    def test_the_first_renewal_comes_after_two_years(self):
        """+ $249; members pay $100, and dues once more: $424 + $149 + $100 = $673."""
        ledger = work_out().ledger
        self.assertEqual(ledger.outsider.whole.likely, Decimal("662"))
        self.assertEqual(ledger.member.whole.likely, Decimal("673"))

    def test_lines_without_a_price_are_counted_and_never_zero(self):
        """Study materials and code books on the way, credits at the renewal."""
        ledger = work_out().ledger
        self.assertEqual(
            [line.key for line in ledger.unknown], ["materials-cca", "books-cca", "credits-ahima"]
        )
        self.assertEqual(ledger.outsider.earn.figure, "about $410")
        self.assertEqual(ledger.outsider.earn.gaps, ("books",))

    def test_what_only_the_reader_knows_is_no_unknown_until_they_say(self):
        self.assertFalse(line(work_out(), "travel").counts)
        said = work_out(own={"travel": Decimal("60")}).ledger
        self.assertEqual(said.outsider.earn.likely, Decimal("473"))

    def test_a_reader_overrules_a_line_in_both_columns(self):
        plan = work_out(own={"exam-cca": Decimal("0"), "materials-cca": Decimal("45.50")})
        self.assertTrue(line(plan, "exam-cca").is_yours)
        self.assertEqual(plan.ledger.outsider.earn.likely, Decimal("159.50"))
        self.assertEqual(plan.ledger.outsider.earn.unknown, 1)

    def test_passing_at_first_and_failing_once_are_counted_as_said(self):
        self.assertEqual(work_out(fail=Fail.NEVER).ledger.outsider.earn.likely, 299)
        self.assertEqual(work_out(fail=Fail.ONCE).ledger.outsider.earn.likely, 598)

    def test_without_a_price_for_sitting_again_the_whole_fee_counts(self):
        """38% × $299 = $114, 38% × $199 = $76; the page says that this is ours."""
        said = "No source we read prices another try"
        self.assertNotIn(said, line(work_out(), "retake-cca").ours)
        Fee.objects.filter(kind="RETAKE").update(amount=50)
        self.assertEqual(line(work_out(), "retake-cca").outsider.likely, 19)
        Fee.objects.filter(kind="RETAKE").delete()
        retake = line(work_out(), "retake-cca")
        self.assertIn(said, retake.ours)
        self.assertEqual(retake.outsider.likely, Decimal("114"))
        self.assertEqual(retake.member.likely, Decimal("76"))

    def test_what_only_members_have_a_price_for_is_unknown(self):
        Fee.objects.filter(kind__in=["EXAM_ONE", "RETAKE"], payer="NON_MEMBER").delete()
        plan = work_out()
        for key, reason in (("exam-cca", "not collected"), ("retake-cca", "not counted")):
            with self.subTest(key):
                self.assertEqual((line(plan, key).outsider, line(plan, key).member), (None, None))
                self.assertEqual(line(plan, key).reason, reason)
        said = "No second try counted: we have no price for the CCA exam."
        self.assertEqual(plan.ledger.not_counted, [said])

    def test_one_price_for_all_is_that_of_members(self):
        Fee.objects.filter(payer="MEMBER").exclude(kind="DUES").delete()
        plan = work_out()
        for key in ("exam-cca", "retake-cca", "renewal-ahima"):
            with self.subTest(key):
                self.assertIsNotNone(line(plan, key).outsider)
                self.assertEqual(line(plan, key).member, line(plan, key).outsider)

    def test_a_line_says_how_it_was_worked_out(self):
        self.assertEqual(line(work_out(fail=Fail.ONCE), "retake-cca").note, "one more fee")
        self.assertEqual(line(work_out(fail=Fail.NEVER), "retake-cca").note, "you pass at first")
        self.assertEqual(line(work_out(), "dues-ahima").note, "1 year × $149")
        self.assertEqual(line(work_out(), "credits-ahima").note, "20 CEUs every 2 years")

    def test_the_lines_of_the_first_renewal(self):
        """A year of dues more, $249 or $100, and credits that nobody prices."""
        found = {one.key: one for one in work_out().ledger.to_renew}
        self.assertEqual(list(found), ["dues-ahima-after", "renewal-ahima", "credits-ahima"])
        dues, fee, credits = found.values()
        self.assertEqual((ends(dues.outsider), ends(dues.member)), ((0, 0, 0), (149, 149, 149)))
        self.assertEqual(dues.note, "1 year × $149")
        self.assertEqual((fee.outsider.likely, fee.member.likely), (249, 100))
        self.assertEqual((credits.outsider, credits.reason), (None, "not collected"))

    def test_dues_that_must_be_paid_are_paid_by_all_and_no_sum_goes_without(self):
        RenewalRule.objects.filter(kind="DUES_KEPT").update(is_required=True)
        plan = work_out()
        for key in ("dues-ahima", "dues-ahima-after"):
            self.assertEqual(line(plan, key).outsider, line(plan, key).member)
        self.assertEqual(line(plan, "dues-ahima").gap, "the dues")
        Fee.objects.filter(kind="DUES").delete()
        self.assertEqual(work_out().ledger.outsider.earn.lacks, ("the dues",))

    def test_without_a_cycle_the_first_renewal_is_taken_to_come_after_two_years(self):
        RenewalRule.objects.filter(kind="TOTAL").delete()
        self.assertEqual(line(work_out(), "dues-ahima-after").member.likely, 149)

    def test_no_dues_to_the_renewal_where_nobody_joins_or_says_whether_one_must(self):
        RenewalRule.objects.filter(kind="DUES_KEPT").delete()
        self.assertNotIn("dues-ahima-after", [one.key for one in work_out().ledger.lines])
        self.path.steps.filter(kind="MEMBERSHIP").delete()
        make_fact(RenewalRule, issuer=self.cca.issuer, kind="DUES_KEPT", is_required=False)
        self.assertNotIn("dues-ahima-after", [one.key for one in work_out().ledger.lines])

    def test_no_dues_to_the_renewal_where_all_years_are_paid(self):
        """A cycle of one year, and a year of dues on the way."""
        RenewalRule.objects.filter(kind="TOTAL").update(cycle_months=12)
        self.assertNotIn("dues-ahima-after", [one.key for one in work_out().ledger.lines])

    def test_a_rate_given_as_a_range_or_a_guess_is_no_chance(self):
        PassRate.objects.all().delete()
        make_fact(PassRate, certification=self.cca, percent_low=62, percent_high=70)
        make_fact(PassRate, certification=self.cca, percent_low=62, is_estimate=True)
        retake = line(work_out(), "retake-cca")
        self.assertIsNone(retake.outsider)
        self.assertEqual(retake.note, "If you fail: $299")
        self.assertEqual(retake.uncounted, "the pass rate of the CCA is only a range or a guess")

    def test_low_and_high_span_what_the_sources_in_force_say(self):
        for amount, standing in ((279, "DISPUTED"), (319, "REPORTED"), (99, "MISTAKEN")):
            make_fact(
                Fee,
                certification=self.cca,
                payer="NON_MEMBER",
                kind="EXAM_ONE",
                amount=amount,
                standing=standing,
            )
        Fee.objects.filter(certification=self.cca, amount=299).update(standing="IN_USE")
        self.assertEqual(ends(line(work_out(), "exam-cca").outsider), (279, 299, 319))

    def test_a_line_keeps_its_findings(self):
        rate, fee, *_ = line(work_out(), "retake-cca").findings
        self.assertEqual((rate.headline.percent_low, fee.headline.amount), (62, 299))


class TrainingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        cls.course = Training.objects.create(slug="course", name="Course")
        make_path(
            {"kind": "TRAINING", "training": cls.course},
            {"kind": "EXAM", "certification": cls.cca},
        )

    def test_a_price_with_an_unnamed_exam_says_so_and_nothing_is_taken_off(self):
        make_course(self.course, low=3000)
        self.assertNotIn("exam", line(work_out(), "tuition-course").note)
        self.course.costs.update(with_exam=True)
        tuition = line(work_out(), "tuition-course")
        self.assertIn("with an exam that the source does not name", tuition.note)
        self.assertIn("counted in full", tuition.ours)
        self.assertEqual(work_out().ledger.outsider.earn.likely, 3299)

    def test_what_may_be_included_costs_nothing_at_the_least(self):
        """$250 to $300, of which an older page says that the training includes it."""
        way = make_way(
            certification=self.cca, rule="A drill", also_asks="a drill", as_of=date(2018, 1, 1)
        )
        self.course.path_steps.update(may_be_included=True, way=way)
        self.assertIsNone(line(work_out(), "tuition-course").outsider)
        make_course(self.course, low=250, high=300)
        drill = line(work_out(), "tuition-course")
        self.assertEqual(ends(drill.outsider), (0, 275, 300))
        self.assertEqual(drill.outsider, drill.member)
        self.assertIn("$0 where an earlier step’s price includes it", drill.note)
        self.assertEqual([f.headline for f in drill.findings][1], way.requirement)

    def test_a_range_without_a_typical_price_takes_its_middle_and_says_so(self):
        make_course(self.course, low=3000, high=5000)
        tuition = line(work_out(), "tuition-course")
        self.assertEqual(ends(tuition.outsider), (3000, 4000, 5000))
        self.assertIn("middle", tuition.ours)

    def test_a_yearly_price_is_counted_for_as_many_years_as_it_takes(self):
        """18 to 24 months at $4,000 a year: $6,000 to $8,000."""
        make_course(self.course, low=4000, months_low=18, months_high=24)
        self.course.costs.update(per="YEAR", year_text="2025–26")
        self.assertEqual(ends(line(work_out(), "tuition-course").outsider), (6000, 7000, 8000))

    def test_of_yearly_prices_the_newest_school_year_counts(self):
        make_course(self.course, low=4000, months_low=12, months_high=12)
        make_course(self.course, low=3000)
        costs = self.course.costs
        costs.filter(low=4000).update(per="YEAR", year_text="2025–26")
        costs.filter(low=3000).update(per="YEAR", year_text="2024–25")
        self.assertEqual(ends(line(work_out(), "tuition-course").outsider), (4000, 4000, 4000))

    def test_a_yearly_price_of_a_course_of_unknown_length_is_unknown(self):
        make_course(self.course, low=4000)
        self.course.costs.update(per="YEAR", year_text="2025–26")
        tuition = line(work_out(), "tuition-course")
        self.assertEqual((tuition.outsider, tuition.reason), (None, "not collected"))

    def test_books_of_a_course_are_books_to_study_with_where_they_have_a_price(self):
        """No sum goes without the course; it may go without its books."""
        lines = work_out().ledger.lines
        self.assertEqual([one.key for one in lines if one.thing == self.course], ["tuition-course"])
        self.assertEqual(lines[0].gap, "the course")
        self.assertEqual(line(work_out(), "materials-cca").outsider, None)
        make_fact(TrainingCost, training=self.course, low=120, covers="BOOKS")
        keys = [one.key for one in work_out().ledger.to_earn]
        self.assertNotIn("materials-cca", keys)
        books = line(work_out(), "books-course")
        self.assertEqual((books.outsider.likely, books.gap), (120, "books"))

    def test_a_course_may_be_priced_as_another(self):
        other = Training.objects.create(slug="other", name="Other")
        make_course(self.course, low=900, months_low=2, months_high=2)
        make_course(other, low=500, months_low=9, months_high=9)
        self.course.path_steps.update(priced_as=other)
        plan = work_out()
        self.assertEqual(line(plan, "tuition-course").outsider.likely, 500)
        self.assertEqual(plan.time.words, "About 10 weeks")


class RenewalTests(TestCase):
    """The first renewal of several credentials."""

    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        cls.ccs = make_certification(code="CCS", issuer=cls.cca.issuer)
        make_fact(RenewalRule, certification=cls.ccs, kind="TOTAL", ceus=20, cycle_months=24)
        make_fact(RenewalRule, issuer=cls.cca.issuer, kind="EACH_MORE", ceus=10)

    def keys(self):
        return [one.key for one in work_out().ledger.to_renew]

    def test_each_further_credential_of_a_body_adds_its_fee(self):
        """$50 for the second and the third; of one alone there is no such line."""
        path = make_path({"kind": "EXAM", "certification": self.cca})
        self.assertEqual(self.keys(), ["renewal-ahima", "credits-ahima"])
        third = make_certification(code="RHIT", issuer=self.cca.issuer)
        make_fact(RenewalRule, certification=third, kind="TOTAL", ceus=20, cycle_months=24)
        for position, certification in enumerate((self.ccs, third), 2):
            path.steps.create(position=position, kind="SECOND", certification=certification)
        self.assertEqual(self.keys(), ["renewal-ahima", "renewal-ahima-more", "credits-ahima"])
        self.assertIsNone(line(work_out(), "renewal-ahima-more").outsider)
        said = {"kind": "RECERTIFICATION_MORE", "amount": 50, "every_months": 24}
        make_fact(Fee, issuer=self.cca.issuer, payer="ANYONE", **said)
        more = line(work_out(), "renewal-ahima-more")
        self.assertEqual(more.outsider.likely, 100)
        self.assertEqual(more.label, "AHIMA renewal, 2 further titles")
        self.assertEqual(line(work_out(), "credits-ahima").note, "40 CEUs every 2 years")

    def test_what_the_path_starts_from_counts_for_the_credits(self):
        """Who holds the CCA and earns the CCS reports for both, and pays for a further title."""
        make_path({"kind": "EXAM", "certification": self.ccs}, start="HOLDER", holds=self.cca)
        self.assertEqual(line(work_out(), "credits-ahima").note, "30 CEUs every 2 years")
        self.assertIn("renewal-ahima-more", self.keys())

    def test_what_is_earned_anew_counts_once(self):
        make_path({"kind": "EXAM", "certification": self.cca}, start="HOLDER", holds=self.cca)
        self.assertEqual(line(work_out(), "credits-ahima").note, "20 CEUs every 2 years")

    def test_what_another_body_issues_does_not(self):
        other = make_certification(code="CPC", apprentice_code="CPC-A")
        make_path({"kind": "EXAM", "certification": self.ccs}, start="HOLDER", holds=other)
        self.assertEqual(line(work_out(), "credits-ahima").note, "20 CEUs every 2 years")

    def test_a_body_that_lives_on_dues_asks_no_fee(self):
        RenewalRule.objects.filter(kind="DUES_KEPT").update(is_required=True)
        Fee.objects.filter(kind="RECERTIFICATION").delete()
        make_path({"kind": "EXAM", "certification": self.cca})
        self.assertEqual(self.keys(), ["credits-ahima"])


class ApprenticeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        rules = Way.objects.filter(requirement__purpose="LOSE_A")
        cls.two_years = rules.get(experience_months=24)
        cls.one_year = rules.get(experience_months=12)
        cls.course = Training.objects.create(slug="course", name="Course")
        make_course(cls.course, hours=80)

    def exam(self, *more):
        return make_path(
            {"kind": "MEMBERSHIP", "certification": self.cpc},
            {"kind": "EXAM", "certification": self.cpc},
            {"kind": "RETAKE", "certification": self.cpc},
            *more,
        )

    def work(self, way):
        return (
            {"kind": "FIRST_JOB", "way": way},
            {"kind": "LOSE_A", "certification": self.cpc, "way": way},
        )

    def test_without_a_way_to_lose_it_the_a_stays(self):
        self.exam()
        plan = work_out()
        self.assertTrue(plan.keeps_a)
        self.assertEqual(plan.code, "CPC-A")

    def test_two_years_of_work_take_it_away_once_someone_is_hired(self):
        self.exam(*self.work(self.two_years))
        plan = work_out()
        self.assertEqual((plan.code, plan.time.words), ("CPC", "24 months or more"))

    def test_earlier_work_counts(self):
        self.exam(*self.work(self.two_years))
        plan = work_out(person=Person(coding_months=18))
        self.assertEqual(plan.time.words, "26 weeks or more")
        done = work_out(person=Person(coding_months=30))
        self.assertEqual(done.time.words, "No more time")

    def test_a_job_to_sit_counts_in_full_and_once(self):
        """A first job of 6 months; 24 asked to sit, whatever came before; then the “A” of 24 months
        goes at once, since 30 are worked."""
        to_sit = make_way(certification=self.cpc, rule="Two years first", experience_months=24)
        usual = {"kind": "FIRST_JOB", "months": 6, "assumption": "Half a year is usual."}
        gone = self.work(self.two_years)[1]
        self.exam(usual, {"kind": "FIRST_JOB", "way": to_sit}, gone)
        plan = work_out()
        self.assertEqual([leg.time.likely for leg in plan.legs[3:]], [6, 24, 0])

    def test_months_of_an_earlier_job_count_towards_the_a(self):
        """A first job of 6 months leaves 18 of 24, and they are not counted twice."""
        usual = {"kind": "FIRST_JOB", "months": 6, "assumption": "Half a year is usual."}
        self.exam(usual, *self.work(self.two_years))
        plan = work_out()
        self.assertEqual([leg.time.likely for leg in plan.legs[3:]], [6, 18, 0])

    def test_dues_are_paid_for_every_year_begun(self):
        """Two years of waiting: 2 × $222. All must be members."""
        self.exam(*self.work(self.two_years))
        dues = line(work_out(), "dues-aapc")
        self.assertEqual((dues.outsider, dues.outsider.likely), (dues.member, 444))
        self.assertEqual(dues.note, "2 years × $222")

    def test_students_pay_less_in_the_first_year(self):
        """$157 + $222 = $379; at most what others pay, 2 × $222 = $444."""
        self.exam(*self.work(self.two_years))
        plan = work_out(is_student=True)
        self.assertEqual(ends(line(plan, "dues-aapc").member), (379, 379, 444))
        self.assertEqual(plan.ledger.member_label, "student member")

    def test_a_course_beside_the_job_takes_no_time_of_its_own(self):
        job, gone = self.work(self.one_year)
        beside = {"kind": "TRAINING", "training": self.course, "is_alongside": True}
        self.exam(job, beside, gone)
        plan = work_out()
        self.assertEqual(plan.time.spread, Spread.exactly(12))
        self.assertEqual(plan.legs[4].starts, plan.legs[3].starts)

    def test_a_second_attempt_bought_with_the_first_costs_the_difference(self):
        """$499 − $425 = $74; nobody publishes how many pass: a remark, and no unknown line."""
        self.exam()
        retake = line(work_out(), "retake-cpc")
        self.assertIsNone(retake.outsider)
        self.assertFalse(retake.counts)
        self.assertEqual(
            work_out().ledger.not_counted,
            ["No second try counted: no one publishes how many pass the CPC."],
        )
        self.assertEqual(work_out(fail=Fail.ONCE).ledger.not_counted, [])
        self.assertEqual(line(work_out(fail=Fail.ONCE), "retake-cpc").outsider.likely, 74)

    def test_a_second_attempt_in_the_price_costs_nothing_more(self):
        Fee.objects.filter(kind="EXAM_ONE").delete()
        self.exam()
        plan = work_out()
        self.assertEqual(line(plan, "exam-cpc").label, "CPC exam, two tries")
        self.assertTrue(line(plan, "exam-cpc").is_for_two_tries)
        own = line(work_out(own=(("exam-cpc", Decimal(300)),)), "exam-cpc")
        self.assertFalse(own.is_for_two_tries)
        self.assertEqual(line(plan, "retake-cpc").outsider.likely, 0)

    def test_where_nobody_says_whether_membership_is_needed_the_line_is_unknown(self):
        RenewalRule.objects.filter(kind="DUES_KEPT").delete()
        self.exam()
        dues = line(work_out(), "dues-aapc")
        self.assertEqual((dues.outsider, dues.member.likely), (None, 222))

    def test_a_fee_that_is_known_no_more_is_unknown(self):
        Fee.objects.filter(kind__in=["EXAM_ONE", "EXAM_TWO"]).update(
            standing="SUPERSEDED", until=date(2020, 1, 1), as_of=None
        )
        self.exam()
        plan = work_out()
        self.assertEqual(line(plan, "exam-cpc").reason, "not collected")
        self.assertIsNone(line(plan, "retake-cpc").outsider)
