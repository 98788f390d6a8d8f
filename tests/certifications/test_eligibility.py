"""Who can sit which exam: a table of people, against the shipped rules.

What is expected was read off the rules in the sources, each named in fixtures/requirements.json.
"""

from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.test import TestCase
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from certifications.catalogue.amounts import Spread
from certifications.eligibility.conditions import ConditionKind, Met
from certifications.eligibility.means import Means, Supply, WayRoute, cheapest, quickest
from certifications.eligibility.verdicts import NO_RULE, Outcome, verdict, verdicts
from certifications.models import Certification
from certifications.reader.person import License, Person, Schooling
from coderpath.sources.management.commands.load_catalogue import load
from tests.certifications.rows import make_way
from tests.factories import make_certification
from tests.shelves import profiles

NOW, AFTER, CANNOT, UNDECIDED = Outcome.NOW, Outcome.AFTER, Outcome.CANNOT, Outcome.UNDECIDED
RN = frozenset({License.RN})

SILENT = Person()
LEAVER = Person(Schooling.HIGH_SCHOOL, coding_months=0, billing_months=0, holds_none=True)
DROPOUT = Person(Schooling.NONE, coding_months=0, billing_months=0, holds_none=True)
NURSE = Person(Schooling.BACHELOR, licenses=RN)
BILLER = Person(Schooling.HIGH_SCHOOL, billing_months=24)
APPRENTICE = Person(
    Schooling.HIGH_SCHOOL,
    coding_months=0,
    credentials=frozenset({"cpc"}),
    apprentice=frozenset({"cpc"}),
)
CODER = Person(Schooling.ASSOCIATE, coding_months=36, credentials=frozenset({"cpc"}))
TECHNICIAN = Person(Schooling.ASSOCIATE, coding_months=0, credentials=frozenset({"rhit"}))

# Who, for what, with which outcome, and what is missing or cannot be told.
PEOPLE = (
    ("leaver", LEAVER, "cca", NOW, ""),
    ("leaver", LEAVER, "cpc", NOW, ""),
    ("leaver", LEAVER, "ccs", NOW, ""),
    # Of these the sources that were read only advise, or speak of credentials alone.
    ("leaver", LEAVER, "cpb", UNDECIDED, NO_RULE),
    ("leaver", LEAVER, "ccs-p", UNDECIDED, NO_RULE),
    ("dropout", DROPOUT, "ccs-p", UNDECIDED, NO_RULE),
    ("leaver", LEAVER, "crc", UNDECIDED, NO_RULE),
    ("leaver", LEAVER, "crhc", UNDECIDED, NO_RULE),
    ("leaver", LEAVER, "cic", NOW, ""),
    ("leaver", LEAVER, "cdeo", NOW, ""),
    ("leaver", LEAVER, "rhit", AFTER, "an associate degree from an accredited program"),
    ("leaver", LEAVER, "rhia", AFTER, "a bachelor’s degree from an accredited program"),
    ("leaver", LEAVER, "cbcs", UNDECIDED, "a training program within the past 5 years"),
    ("leaver", LEAVER, "chps", UNDECIDED, "privacy or security management"),
    ("leaver", LEAVER, "cmpe", UNDECIDED, "The source does not say what work counts."),
    ("dropout", DROPOUT, "cca", AFTER, "a high-school diploma or GED"),
    ("dropout", DROPOUT, "ccs", AFTER, "a high-school diploma or GED"),
    ("dropout", DROPOUT, "cpc", NOW, ""),
    ("dropout", DROPOUT, "cbcs", AFTER, "a high-school diploma or GED"),
    ("nurse", NURSE, "ccds", UNDECIDED, "in clinical documentation"),
    ("nurse", NURSE, "ccds-o", UNDECIDED, "in clinical documentation"),
    ("nurse", NURSE, "rhit", UNDECIDED, "accredited program"),
    ("biller", BILLER, "cbcs", UNDECIDED, "supervised work"),
    ("biller", BILLER, "cpb", UNDECIDED, NO_RULE),
    ("apprentice", APPRENTICE, "ccds-o", UNDECIDED, "No source says whether the CPC-A is enough."),
    ("coder", CODER, "ccds-o", UNDECIDED, "in clinical documentation"),
    ("technician", TECHNICIAN, "rhia", UNDECIDED, "a rule for a limited time"),
    ("silent", SILENT, "cpc", NOW, ""),
    ("silent", SILENT, "cca", UNDECIDED, "Tell us your schooling."),
    ("silent", SILENT, "ccs", UNDECIDED, "Tell us your schooling."),
    ("silent", SILENT, "rhit", UNDECIDED, "Tell us your schooling."),
    ("silent", SILENT, "ccds", UNDECIDED, "Tell us which titles you hold."),
    ("silent", SILENT, "cbcs", UNDECIDED, "Tell us your schooling."),
    # No row says what the RMC asks before its exam.
    ("leaver", LEAVER, "rmc", UNDECIDED, NO_RULE),
    # Only a name was seen of it.
    ("leaver", LEAVER, "cmbs", UNDECIDED, ""),
)


def load_rules():
    """The certifications and their rules, without prices and wages."""
    names = (
        "publishers",
        "sources",
        "issuers",
        "certifications",
        "requirements",
        "ways",
        "serving",
    )
    load([settings.FIXTURE_DIRS[0] / f"{name}.json" for name in names])


def profiles_of(*slugs: str):
    chosen = Certification.objects.select_related("issuer").in_order()
    found = profiles(list(chosen.filter(slug__in=slugs) if slugs else chosen))
    rows = [row for d in found for rule in d.gate.facts for row in rule.rows.all()]
    prefetch_related_objects(rows, "also_serving__certification")
    return found


class PeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_rules()

    def setUp(self):
        self.profiles = {d.certification.slug: d for d in profiles_of()}

    def judge(self, slug, person, supply=None):
        return verdict(self.profiles[slug], person, supply or Supply())

    def test_the_table(self):
        for who, person, slug, outcome, said in PEOPLE:
            with self.subTest(who=who, slug=slug):
                found = self.judge(slug, person)
                self.assertEqual(found.outcome, outcome, found.in_words)
                told = [found.in_words]
                if found.reading:
                    told += [each.unknown for each in found.reading.unknown]
                    told += [each.asks for each in found.reading.unknown]
                self.assertIn(said, " ".join(told))

    def test_ways_that_differ_in_what_is_not_asked_are_all_named(self):
        """NHA asks for a program or for a year of supervised work; nobody is asked for either."""
        said = self.judge("cbcs", LEAVER).in_words
        self.assertIn(
            "You qualify if you have a training program within the past 5 years, or", said
        )
        self.assertIn("supervised work, which we do not ask about.", said)

    # What a source only advises, and what other sources say

    def test_what_is_only_advised_is_no_gate(self):
        found = self.judge("cpb", LEAVER)
        self.assertIsNone(found.reading)
        self.assertEqual((found.outcome, found.in_words), (UNDECIDED, NO_RULE))
        said = [way.rule for way in found.advised]
        self.assertEqual(said, ["AAPC training or long billing experience"])

    def test_advice_that_is_followed_is_told_from_the_rest(self):
        person = Person(Schooling.HIGH_SCHOOL, coding_months=12, credentials=frozenset({"cca"}))
        advice = {way.row.rule: way.met for way in self.judge("ccs", person).reading.advice}
        self.assertEqual(advice["CCA and one year of coding"], Met.YES)
        self.assertEqual(advice["Two years of coding"], Met.NO)
        self.assertEqual(advice["CCS-P, RHIT or RHIA"], Met.NO)
        self.assertEqual(advice["Coursework and one year of coding"], Met.UNKNOWN)

    def test_each_rival_rule_has_an_outcome_of_its_own(self):
        """AHIMA asks for a diploma; three guides for experience, each in another way."""
        found = self.judge("ccs", LEAVER)
        self.assertEqual(found.outcome, NOW)
        said = {each.rule.source.slug: each.outcome for each in found.rivals}
        self.assertEqual(said["himprograms-ccs-hospital-inpatient-coding"], AFTER)
        self.assertEqual(said["practicetestgeeks-ccs-requirements"], UNDECIDED)
        self.assertEqual(len(said), 3)

    def test_a_rival_that_asks_for_work_is_met_by_it(self):
        """One guide: two years of billing or an approved course; the other: one year of billing."""
        said = {r.rule.source.slug: r.outcome for r in self.judge("cpb", BILLER).rivals}
        self.assertEqual(set(said.values()), {NOW})
        short = Person(billing_months=11)
        [rival] = [
            r
            for r in self.judge("cpb", short).rivals
            if r.rule.source.slug == "alliedhealthnetwork-professional-biller"
        ]
        self.assertEqual(rival.outcome, UNDECIDED)  # a coding credential would do as well
        [work] = [way for way in rival.ways if way.row.experience_months]
        self.assertEqual(work.missing[0].has, "11 of 12 months of billing")
        self.assertEqual(work.missing[0].to_do, "1 more month of billing")

    def test_any_degree_of_which_the_program_is_not_known_stays_open(self):
        """One article leaves the accreditation out: by it, any associate degree would do."""
        found = self.judge("rhit", TECHNICIAN)
        self.assertTrue(found.is_held)
        graduate = self.judge("rhit", CODER)
        self.assertEqual(graduate.outcome, UNDECIDED)
        self.assertIn("accredited program", graduate.in_words)
        self.assertIn(NOW, [each.outcome for each in graduate.rivals])

    # What each condition says

    def test_every_credential_that_a_rule_names_serves(self):
        """ACDIS names RHIA, RHIT, CCS, CCS-P and RN in one breath."""
        for slug in ("rhia", "rhit", "ccs", "ccs-p"):
            self.assertEqual(self.credential("ccds", frozenset({slug})), Met.YES, slug)
        self.assertEqual(self.credential("ccds", frozenset({"cpc"})), Met.NO)
        self.assertEqual(self.credential("ccds", frozenset(), RN), Met.YES)
        for slug in ("rhia", "rhit", "ccs", "cpc", "crc", "coc"):
            self.assertEqual(self.credential("ccds-o", frozenset({slug})), Met.YES, slug)

    def credential(self, slug, held, licenses=frozenset()):
        person = Person(credentials=held, licenses=licenses, holds_none=True)
        asked = [c for way in self.judge(slug, person).reading.ways for c in way.conditions]
        return next(c.met for c in asked if c.kind is ConditionKind.CREDENTIAL)

    def test_months_of_another_work_do_not_count(self):
        person = Person(Schooling.HIGH_SCHOOL, coding_months=60, holds_none=True)
        for way in self.judge("cbcs", person).reading.ways:
            self.assertFalse(way.is_met)
        [cpma] = self.judge("cpma", Person(billing_months=60, coding_months=0)).rivals
        self.assertEqual(cpma.outcome, AFTER)
        self.assertEqual(cpma.in_words, "You qualify after 24 months of coding.")

    def test_a_way_that_nobody_confirms_as_open_decides_nothing(self):
        """AMBA asks for membership alone; no page of it later than 2014 was seen."""
        found = self.judge("cmrs", LEAVER)
        self.assertEqual(found.outcome, UNDECIDED)
        self.assertIn("No dated page later than 2014 was seen.", found.in_words)
        self.assertEqual(found.reading.outcome, AFTER)
        self.assertEqual(found.reading.nearest.what, "joining as a member")

    def test_verdicts_come_by_slug(self):
        found = verdicts(self.profiles.values(), LEAVER)
        self.assertEqual(set(found), set(self.profiles))
        self.assertEqual(found["cca"].outcome, NOW)


class RuleTests(TestCase):
    """Rules as no shipped row has them."""

    def judge(self, person, supply=None, status="OPEN", note="", **asked):
        certification = make_certification(code="CXX", status=status, status_note=note)
        make_way(certification=certification, rule="The rule", **asked)
        [profile] = profiles_of("cxx")
        return verdict(profile, person, supply or Supply())

    def test_an_exam_that_is_no_longer_given_cannot_be_sat(self):
        found = self.judge(LEAVER, status="RETIRED", note="Ended in 2020.", asks_nothing=True)
        self.assertEqual(found.outcome, CANNOT)
        self.assertEqual(found.in_words, "The exam is no longer given. Ended in 2020.")

    def test_only_a_rule_that_says_so_asks_nothing(self):
        self.assertEqual(self.judge(SILENT, asks_nothing=True).outcome, NOW)
        with self.assertRaises(IntegrityError), transaction.atomic():
            self.judge(SILENT)

    def test_membership_is_to_be_had_by_joining(self):
        dues = Means("joining as a member", Spread.exactly(0), Spread.exactly(222))
        supply = Supply(membership={"cxx": dues})
        found = self.judge(SILENT, supply, needs_membership=True)
        self.assertEqual(found.in_words, "You qualify after joining as a member.")
        self.assertEqual(found.route.in_dollars, "$222")

    def test_what_is_still_missing_of_work_is_counted(self):
        found = self.judge(Person(coding_months=12), experience_months=24, work="CODING")
        self.assertEqual(found.in_words, "You qualify after 12 more months of coding.")
        self.assertEqual(found.route.in_time, "12 months")
        self.assertEqual(found.route.in_dollars, "no fee")
        self.assertIn("not published", found.route.means[0].note)

    def test_no_work_said_is_not_no_work(self):
        found = self.judge(Person(), experience_months=24, work="CODING")
        self.assertEqual(found.outcome, UNDECIDED)
        self.assertEqual(
            found.reading.to_say, ["Tell us how many months of coding you have worked."]
        )

    def test_what_cannot_be_told_makes_a_route_a_least(self):
        found = self.judge(
            LEAVER, experience_months=6, work="CODING", also_asks="an approved course"
        )
        self.assertEqual(found.outcome, AFTER)
        self.assertEqual(
            found.in_words,
            "You qualify after 6 months of coding. It also asks for an approved course.",
        )
        self.assertEqual(found.route.in_time, "at least 26 weeks")
        self.assertIsNone(found.reading.cheapest)


class MeansTests(TestCase):
    """The cheapest and the quickest way to an associate degree’s or a credential’s rule."""

    @classmethod
    def setUpTestData(cls):
        load_rules()

    def supply(self):
        """Two years at $4,150: the price and length are made up, to be added up by hand."""
        years = Spread.around(Decimal(18), Decimal(24))
        price = Spread.around(Decimal(6225), Decimal(8300))
        exam, weeks = Spread.exactly(299), Spread.around(Decimal(2), Decimal(3))
        return Supply(
            schooling={Schooling.ASSOCIATE: Means("an associate degree", years, price)},
            credentials={
                slug: Means(f"the {slug.upper()}", weeks, exam) for slug in ("rhit", "cca", "ccs")
            },
        )

    def found(self, slug, person):
        return verdicts(profiles_of(slug, "rhit", "cca", "ccs"), person, self.supply())[slug]

    def test_a_degree_is_priced(self):
        found = self.found("rhit", LEAVER)
        route = found.reading.cheapest
        self.assertEqual(route.what, "an associate degree from an accredited program")
        self.assertEqual(route.in_dollars, "$6,225 to $8,300")
        self.assertEqual(route.in_time, "18 to 24 months")
        self.assertEqual(found.reading.quickest, route)

    def test_a_diploma_that_is_missing_too_has_no_known_price(self):
        route = self.found("rhit", DROPOUT).route
        self.assertEqual([each.what for each in route.means][0], "high-school diploma or GED")
        self.assertEqual(route.in_dollars, "$6,225 to $8,300 or more")
        self.assertIsNone(self.found("rhit", DROPOUT).reading.cheapest)

    def test_a_credential_with_a_rule_of_its_own_costs_at_least_its_exam(self):
        """A guide asks the CCS for an RHIT among others, which asks for a degree first."""
        [rival] = [r for r in self.found("ccs", LEAVER).rivals if len(r.ways) == 3]
        told = {route.what: route for route in rival.routes}
        self.assertEqual(told["the RHIT"].in_dollars, "$299 or more")
        self.assertTrue(told["the RHIT"].means[0].has_own_rule)
        self.assertEqual(told["the CCS-P"].in_dollars, "not known")
        self.assertEqual(rival.quickest.what, "24 months of coding")
        self.assertEqual(
            rival.in_words, "You qualify after 24 months of coding, or in another way."
        )

    def test_of_routes_the_whole_price_decides(self):
        cheap = Means("a", Spread.exactly(9), Spread.exactly(100))
        quick = Means("b", Spread.exactly(3), Spread.exactly(300))
        partly = Means("c", Spread.exactly(1), None)
        found = [self.route(each) for each in (quick, partly, cheap)]
        self.assertEqual(cheapest(found).what, "a")
        self.assertEqual(quickest(found).what, "c")
        self.assertEqual(quickest([self.route(quick), self.route(cheap)]).what, "b")
        self.assertIsNone(cheapest([self.route(partly)]))

    def route(self, *chosen):
        return WayRoute(None, chosen)


MORE = st.tuples(
    st.integers(0, 4), st.integers(0, 60), st.integers(0, 60), st.sets(st.sampled_from(range(8)))
)
HELD = ("cpc", "cca", "ccs", "ccs-p", "rhit", "rhia", "coc", "crc")


class MoreIsNeverWorseTests(PropertyTestCase):
    @classmethod
    def setUpTestData(cls):
        load_rules()

    def setUp(self):
        self.profiles = profiles_of()

    @staticmethod
    def person(steps, coding, billing, held) -> Person:
        return Person(
            list(Schooling)[steps],
            coding,
            billing,
            frozenset(HELD[i] for i in held),
            holds_none=True,
        )

    @hypothesis_settings(max_examples=60)
    @given(MORE, MORE)
    def test_more_schooling_work_or_credentials_never_shuts_a_gate(self, one, other):
        less = self.person(
            *(min(a, b) for a, b in zip(one[:3], other[:3], strict=True)), one[3] & other[3]
        )
        more = self.person(
            *(max(a, b) for a, b in zip(one[:3], other[:3], strict=True)), one[3] | other[3]
        )
        for profile in self.profiles:
            before, after = verdict(profile, less), verdict(profile, more)
            if before.outcome in (NOW, CANNOT):
                self.assertEqual(after.outcome, before.outcome)
            for was, now in zip(before.readings, after.readings, strict=True):
                self.assertGreaterEqual(now.met, was.met, profile.certification)
                for way, then in zip(was.ways, now.ways, strict=True):
                    self.assertGreaterEqual(then.met, way.met)
