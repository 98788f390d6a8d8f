"""What a rule means for a person, sentence by sentence: rows as no shipped rule has them.

Nothing here asks a database: a row is anything with the columns of a way.
"""

from decimal import Decimal
from types import SimpleNamespace
from unittest import TestCase

from certifications.catalogue.amounts import FREE, Spread
from certifications.eligibility.conditions import Met, conditions
from certifications.eligibility.means import Means, Supply, WayRoute, cheapest, likeliest, quickest
from certifications.eligibility.verdicts import NO_RULE, Outcome, reading, verdict, verdicts
from certifications.reader.person import License, Person, Schooling

NOTHING = {
    "education": "",
    "is_accredited": False,
    "experience_months": None,
    "work": "",
    "credential": None,
    "license": "",
    "serving": (),
    "training_hours": None,
    "asks_practicode": False,
    "also_asks": "",
    "needs_membership": False,
    "asks_nothing": False,
}
CCA = SimpleNamespace(slug="cca", code="CCA", apprentice_code="")
CPC = SimpleNamespace(slug="cpc", code="CPC", apprentice_code="CPC-A")
OF_CXX = SimpleNamespace(certification=SimpleNamespace(slug="cxx"))
NURSE = frozenset({License.RN})


def row(**asked):
    asked.setdefault("credential", asked.get("serving", (None,))[0])
    return SimpleNamespace(**NOTHING | {"requirement": OF_CXX} | asked)


def rule(*ways, advice=()):
    return SimpleNamespace(ways=list(ways), advice=list(advice))


def months(number, work="CODING"):
    return row(experience_months=number, work=work)


DIPLOMA = row(education="HIGH_SCHOOL")
LETTERS = row(also_asks="two letters")
ESSAY = row(also_asks="an essay")


class ConditionTests(TestCase):
    def of(self, asked, person=None):
        [found] = conditions(asked, person or Person())
        return found

    def test_everything_asked_is_told_in_the_order_of_reading(self):
        every = row(
            education="BACHELOR",
            experience_months=12,
            work="CODING",
            serving=(CCA,),
            training_hours=80,
            asks_practicode=True,
            also_asks="two letters",
            needs_membership=True,
        )
        self.assertEqual(
            [each.asks for each in conditions(every, Person())],
            [
                "bachelor’s degree",
                "1 year of coding",
                "CCA",
                "80 hours of training",
                "Practicode",
                "two letters",
                "membership",
            ],
        )
        self.assertFalse(conditions(row(), Person()))

    def test_schooling(self):
        for has, accredited, met, unknown, field in (
            (None, False, Met.UNKNOWN, "Tell us your schooling.", "schooling"),
            (Schooling.NONE, False, Met.NO, "", ""),
            (Schooling.HIGH_SCHOOL, False, Met.NO, "", ""),
            (Schooling.ASSOCIATE, False, Met.YES, "", ""),
            (Schooling.MASTER, False, Met.YES, "", ""),
            (Schooling.HIGH_SCHOOL, True, Met.NO, "", ""),
            (
                Schooling.ASSOCIATE,
                True,
                Met.UNKNOWN,
                "We do not ask whether your degree is from an accredited program.",
                "",
            ),
        ):
            with self.subTest(has=has, accredited=accredited):
                found = self.of(row(education="ASSOCIATE", is_accredited=accredited), Person(has))
                self.assertEqual((found.met, found.unknown, found.field), (met, unknown, field))
                enough = met != Met.NO and has
                self.assertEqual(found.has, has.label if enough else "")

    def test_schooling_in_words(self):
        for asked, accredited, to_do in (
            ("ASSOCIATE", False, "an associate degree"),
            ("BACHELOR", False, "a bachelor’s degree"),
            ("BACHELOR", True, "a bachelor’s degree from an accredited program"),
        ):
            with self.subTest(to_do):
                found = self.of(row(education=asked, is_accredited=accredited))
                self.assertEqual(found.to_do, to_do)

    def test_work(self):
        for done, met, has, to_do, left in (
            (None, Met.UNKNOWN, "", "", 24),
            (0, Met.NO, "0 of 24 months of coding", "24 months of coding", 24),
            (23, Met.NO, "23 of 24 months of coding", "1 more month of coding", 1),
            (24, Met.YES, "2 years of coding", "", 0),
            (30, Met.YES, "30 months of coding", "", 0),
        ):
            with self.subTest(done=done):
                found = self.of(months(24), Person(coding_months=done, billing_months=99))
                self.assertEqual(
                    (found.met, found.has, found.to_do, found.months_left),
                    (met, has, to_do, left),
                )
        self.assertEqual(self.of(months(24)).field, "coding")
        self.assertEqual(self.of(months(24, "BILLING"), Person(billing_months=24)).met, Met.YES)

    def test_work_that_is_not_asked_about(self):
        for kind, unknown in (
            ("AUDITING", "We do not ask how long you have worked in auditing."),
            ("", "The source does not say what work counts."),
        ):
            with self.subTest(kind=kind):
                found = self.of(months(24, kind), Person(coding_months=99, billing_months=99))
                self.assertEqual(
                    (found.met, found.unknown, found.field), (Met.UNKNOWN, unknown, "")
                )

    def test_credentials_and_licenses(self):
        either = row(serving=(CCA, CPC), license="RN")
        for person, met, has in (
            (Person(), Met.UNKNOWN, ""),
            (Person(holds_none=True), Met.NO, ""),
            (Person(credentials=frozenset({"ccs"})), Met.NO, ""),
            (Person(credentials=frozenset({"cca"})), Met.YES, "CCA"),
            (Person(credentials=frozenset({"cca", "cpc"})), Met.YES, "CCA and CPC"),
            (Person(licenses=NURSE), Met.YES, "a nurse’s license (RN)"),
            (
                Person(credentials=frozenset({"cpc"}), apprentice=frozenset({"cpc"})),
                Met.UNKNOWN,
                "CPC-A",
            ),
            (
                Person(credentials=frozenset({"cpc", "cca"}), apprentice=frozenset({"cpc"})),
                Met.YES,
                "CCA",
            ),
        ):
            with self.subTest(person=person):
                found = self.of(either, person)
                self.assertEqual((found.met, found.has), (met, has))
        self.assertEqual(self.of(either).asks, "CCA, CPC or a nurse’s license (RN)")
        self.assertEqual(self.of(either).to_do, "the CCA, CPC or a nurse’s license (RN)")
        self.assertEqual(self.of(either).field, "credentials")
        license = row(license="RN")
        self.assertEqual(self.of(license).to_do, "a nurse’s license (RN)")
        self.assertEqual(self.of(row(serving=(CCA,)), Person(licenses=NURSE)).met, Met.UNKNOWN)

    def test_what_nobody_is_asked(self):
        for asked, to_do in (
            (row(training_hours=80), "80 hours of training"),
            (row(asks_practicode=True), "Practicode"),
            (LETTERS, "two letters"),
        ):
            with self.subTest(to_do):
                found = self.of(asked)
                self.assertEqual((found.met, found.to_do, found.field), (Met.UNKNOWN, to_do, ""))
                self.assertEqual(found.unknown, f"We do not ask about {to_do}.")
                self.assertTrue(found.is_unknown)
                self.assertFalse(found.is_met)

    def test_anyone_can_join(self):
        self.assertEqual(self.of(row(needs_membership=True)).met, Met.JOINABLE)


class ReadingTests(TestCase):
    def test_of_the_ways_the_one_that_is_most_met_counts(self):
        leaver = Person(Schooling.HIGH_SCHOOL, coding_months=0, holds_none=True)
        member = row(needs_membership=True)
        for ways, met, outcome in (
            ([row(asks_nothing=True), months(24)], Met.YES, Outcome.NOW),
            ([DIPLOMA, months(24)], Met.YES, Outcome.NOW),
            ([member, months(24)], Met.JOINABLE, Outcome.AFTER),
            ([LETTERS, months(24)], Met.UNKNOWN, Outcome.UNDECIDED),
            ([months(24)], Met.NO, Outcome.AFTER),
        ):
            with self.subTest(met=met):
                found = reading(rule(*ways), leaver)
                self.assertEqual((found.met, found.outcome), (met, outcome))

    def test_of_all_that_a_way_asks_the_least_counts(self):
        both = row(education="HIGH_SCHOOL", experience_months=24, work="CODING")
        for coding, met in ((0, Met.NO), (None, Met.UNKNOWN), (24, Met.YES)):
            person = Person(Schooling.HIGH_SCHOOL, coding_months=coding)
            [way] = reading(rule(both), person).ways
            self.assertEqual((way.met, way.is_met), (met, met == Met.YES))

    def test_advice_is_no_gate(self):
        found = reading(rule(DIPLOMA, advice=[months(24), row()]), Person(Schooling.HIGH_SCHOOL))
        self.assertEqual(found.outcome, Outcome.NOW)
        self.assertEqual([way.met for way in found.advice], [Met.UNKNOWN, Met.UNKNOWN])

    def test_sentences(self):
        silent = Person()
        leaver = Person(Schooling.HIGH_SCHOOL, coding_months=0, holds_none=True)
        apprentice = Person(credentials=frozenset({"cpc"}), apprentice=frozenset({"cpc"}))
        letters_and_work = row(experience_months=6, work="CODING", also_asks="two letters")
        member_and_letters = row(needs_membership=True, also_asks="two letters")
        unsaid = row(experience_months=12, work="CODING", also_asks="two letters")
        for ways, person, said in (
            ([DIPLOMA], leaver, "You qualify now."),
            ([months(24)], leaver, "You qualify after 24 months of coding."),
            (
                [months(24), months(12)],
                leaver,
                "You qualify after 12 months of coding, or in another way.",
            ),
            (
                [months(24), LETTERS],
                leaver,
                "We can’t tell yet. You qualify if you have two letters, which we do not ask"
                " about.",
            ),
            (
                [letters_and_work],
                leaver,
                "You qualify after 6 months of coding. It also asks for two letters.",
            ),
            ([DIPLOMA], silent, "We can’t tell yet. Tell us your schooling."),
            (
                [DIPLOMA, months(12)],
                silent,
                "We can’t tell yet. Tell us your schooling. Tell us how many months of coding you"
                " have worked.",
            ),
            (
                [DIPLOMA, LETTERS],
                silent,
                "We can’t tell yet. Tell us your schooling.",
            ),
            (
                [LETTERS, ESSAY, row(also_asks="two letters")],
                silent,
                "We can’t tell yet. You qualify if you have two letters, or an essay, which we do"
                " not"
                " ask about.",
            ),
            (
                [unsaid, ESSAY],
                silent,
                "We can’t tell yet. You qualify if you have an essay, which we do not ask about.",
            ),
            (
                [row(serving=(CPC,))],
                apprentice,
                "We can’t tell yet. No source says whether the CPC-A is enough.",
            ),
            (
                [member_and_letters],
                silent,
                "We can’t tell yet. You qualify if you join as a member and have two letters,"
                " which we"
                " do not ask about.",
            ),
            (
                [unsaid],
                silent,
                "We can’t tell yet. Tell us how many months of coding you have worked. It also"
                " asks for two"
                " letters, which we do not ask about.",
            ),
            (
                [unsaid, row(experience_months=12, work="CODING", also_asks="an essay")],
                silent,
                "We can’t tell yet. Tell us how many months of coding you have worked. One way"
                " also asks"
                " for two letters, another for an essay, which we do not ask about.",
            ),
        ):
            with self.subTest(said):
                self.assertEqual(reading(rule(*ways), person).in_words, said)

    def test_what_the_reader_could_say_comes_first_and_once(self):
        ways = (LETTERS, DIPLOMA, row(education="HIGH_SCHOOL", also_asks="an essay"))
        found = reading(rule(*ways), Person())
        said = "Tell us your schooling."
        self.assertEqual(found.to_say, [said])
        self.assertEqual(
            [each.unknown for each in found.unknown],
            [said, "We do not ask about two letters.", "We do not ask about an essay."],
        )

    def test_only_ways_that_are_as_far_met_lead_on(self):
        """Membership can be had at once; two years of work are no way for who only must join."""
        dues = Means("joining as a member", FREE, Spread.exactly(222))
        supply = Supply(membership={"cxx": dues})
        person = Person(coding_months=0)
        found = reading(rule(row(needs_membership=True), months(24)), person, supply)
        self.assertEqual([route.what for route in found.routes], ["joining as a member"])
        self.assertEqual(found.nearest.in_dollars, "$222")
        self.assertEqual(found.nearest.in_time, "at once")
        self.assertEqual(reading(rule(DIPLOMA), Person()).routes, ())


class RouteTests(TestCase):
    def test_work_is_free_and_takes_its_months(self):
        [route] = reading(rule(months(24)), Person(coding_months=6)).routes
        self.assertEqual((route.in_time, route.in_dollars), ("18 months", "no fee"))

    def test_what_can_be_had_side_by_side_takes_at_least_the_longest(self):
        """A degree of 18 to 24 months at $6,000 and 12 months of work: 24 to 36 in all at most."""
        degree = Means("a degree", Spread(*map(Decimal, (18, 20, 24))), Spread.exactly(6000))
        work = Means("work", Spread.exactly(12), FREE)
        both = WayRoute(None, (degree, work))
        self.assertEqual(both.what, "a degree and work")
        self.assertEqual(both.months.spread, Spread(18, 32, 36))
        self.assertEqual(both.in_time, "18 to 36 months")
        self.assertEqual(both.dollars.spread, Spread.exactly(6000))

    def test_what_is_not_known_leaves_it_open(self):
        known = Means("a", Spread.exactly(3), Spread.exactly(100))
        gated = Means("b", Spread.exactly(3), Spread.exactly(100), has_own_rule=True)
        nothing = Means("c")
        [letters] = conditions(LETTERS, Person())
        for route, in_time, in_dollars in (
            (WayRoute(None, (known,)), "13 weeks", "$100"),
            (WayRoute(None, (gated,)), "at least 13 weeks", "$100 or more"),
            (WayRoute(None, (known, nothing)), "at least 13 weeks", "$100 or more"),
            (WayRoute(None, (known,), (letters,)), "at least 13 weeks", "$100 or more"),
            (WayRoute(None, (gated,), (letters,)), "at least 13 weeks", "$100 or more"),
            (WayRoute(None, (nothing,)), "not known", "not known"),
        ):
            with self.subTest(route=route):
                self.assertEqual((route.in_time, route.in_dollars), (in_time, in_dollars))

    def test_which_to_name(self):
        """By price, then time, and the other way round; of what is open, that of least unknown."""
        cheap, quick = (
            WayRoute(None, (Means(what, Spread.exactly(time), Spread.exactly(price)),))
            for what, time, price in (("cheap", 9, 100), ("quick", 3, 300))
        )
        also_cheap = WayRoute(None, (Means("slow", Spread.exactly(12), Spread.exactly(100)),))
        also_quick = WayRoute(None, (Means("dear", Spread.exactly(3), Spread.exactly(900)),))
        no_price = WayRoute(None, (Means("no price", Spread.exactly(1)),))
        no_time = WayRoute(None, (Means("no time", None, Spread.exactly(1)),))
        nothing = WayRoute(None, (Means("nothing"), Means("at all")))
        every = [nothing, also_quick, also_cheap, no_price, no_time, quick, cheap]
        self.assertEqual(cheapest(every), no_time)
        self.assertEqual(cheapest(every[:4]), also_cheap)
        self.assertEqual(cheapest([also_cheap, quick, cheap]), cheap)
        self.assertEqual(quickest(every), no_price)
        self.assertEqual(quickest([also_quick, quick, cheap]), quick)
        self.assertEqual(likeliest([nothing, no_price]), no_price)
        self.assertEqual((cheapest([nothing]), quickest([nothing]), likeliest([])), (None,) * 3)


def profile(*rules, doubted=(), advised=(), **more):
    """What the sources say of the CXX: the first rule is shown, the others dispute it."""
    given = {"is_examined": True, "is_open": True, "status_note": "", "apprentice_code": "CXX-A"}
    certification = SimpleNamespace(slug="cxx", code="CXX", **given | more)
    shown, *rivals = rules or (None,)
    gate = SimpleNamespace(headline=shown, rivals=rivals, doubted=doubted)
    return SimpleNamespace(certification=certification, gate=gate, advised=advised)


class VerdictTests(TestCase):
    LEAVER = Person(Schooling.HIGH_SCHOOL, coding_months=0, holds_none=True)

    def test_without_a_rule(self):
        found = verdict(profile(doubted=[rule(months(24))], advised=[DIPLOMA]), self.LEAVER)
        self.assertEqual((found.outcome, found.in_words), (Outcome.UNDECIDED, NO_RULE))
        self.assertEqual([each.outcome for each in found.rivals], [Outcome.AFTER])
        self.assertEqual((found.advised, found.is_known), ((DIPLOMA,), True))
        self.assertIsNone(found.route)
        self.assertFalse(verdict(profile(), self.LEAVER).is_known)

    def test_an_exam_that_is_not_given_and_one_that_may_not_be(self):
        closed = profile(rule(DIPLOMA), is_examined=False, status_note="Ended in 2020.")
        found = verdict(closed, self.LEAVER)
        self.assertEqual(found.outcome, Outcome.CANNOT)
        self.assertEqual(found.in_words, "The exam is no longer given. Ended in 2020.")
        self.assertTrue(found.is_known)
        doubtful = verdict(profile(rule(DIPLOMA), is_open=False), self.LEAVER)
        self.assertEqual(doubtful.outcome, Outcome.UNDECIDED)
        self.assertEqual(
            doubtful.in_words, "Not confirmed as open. If it is open: you qualify now."
        )

    def test_who_passed_it_already(self):
        for held, apprentice, code in (
            ("cxx", "", "CXX"),
            ("cxx", "cxx", "CXX-A"),
            ("cca", "", ""),
        ):
            with self.subTest(code=code):
                person = Person(
                    Schooling.HIGH_SCHOOL,
                    credentials=frozenset({held}),
                    apprentice=frozenset({apprentice} - {""}),
                )
                found = verdict(profile(rule(DIPLOMA)), person)
                self.assertEqual((found.held_as, found.is_held), (code, bool(code)))
                self.assertEqual(
                    found.in_words, f"You hold the {code}." if code else "You qualify now."
                )

    def test_what_other_sources_ask(self):
        one, two = rule(months(24)), rule(row(serving=(CCA,)))
        alike = rule(row(asks_nothing=True))
        for rules, said in (
            ((rule(DIPLOMA), alike), "You qualify now."),
            ((rule(DIPLOMA), alike, one), "You qualify now. 1 other source asks for more."),
            ((rule(DIPLOMA), one, two), "You qualify now. 2 other sources ask for more."),
            (
                (one, alike),
                "You qualify after 24 months of coding. 1 other source asks for something else.",
            ),
        ):
            with self.subTest(said):
                found = verdict(profile(*rules), self.LEAVER)
                self.assertEqual(found.in_words, said)
                self.assertEqual(len(found.readings), len(rules))

    def test_a_credential_with_a_gate_of_its_own_is_not_had_at_once(self):
        """The CCA leads to the CXX: whole is its price for whoever may sit for it now."""
        asks_cca = profile(rule(row(serving=(CCA,))))
        supply = Supply(credentials={"cca": Means("the CCA", FREE, Spread.exactly(299))})
        for gate, in_dollars in ((DIPLOMA, "$299"), (months(24), "$299 or more")):
            with self.subTest(in_dollars):
                cca = profile(rule(gate))
                cca.certification.slug = "cca"
                found = verdicts([asks_cca, cca], self.LEAVER, supply)
                self.assertEqual(set(found), {"cxx", "cca"})
                self.assertEqual(found["cxx"].route.in_dollars, in_dollars)
        alone = verdicts([asks_cca], self.LEAVER, supply)["cxx"]
        self.assertEqual(alone.route.in_dollars, "$299 or more")
        unpriced = verdicts([asks_cca], self.LEAVER)["cxx"]
        self.assertEqual((unpriced.route.what, unpriced.route.in_dollars), ("the CCA", "not known"))
