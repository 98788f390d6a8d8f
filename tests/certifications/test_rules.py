"""A rule is one fact and its ways are its rows: whatever is added or chosen, it stays whole."""

import random
from datetime import date

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.test import TestCase
from django.urls import reverse

from certifications.apprentice.papers import Proof
from certifications.catalogue import shelf
from certifications.list.listing import CertificationListing
from certifications.models import Certification, Requirement, StudyTime, Way
from certifications.models.ways import BOTH, EMPTY
from coderpath.sources.models import Publisher
from coderpath.sources.succession import replaced_by
from coderpath.today import looking_ahead
from tests.factories import make_certification, make_source
from tests.pages import text_of
from tests.shelves import profiles

from .rows import make_cpc, make_fact, make_way

DAY = date(2026, 11, 21)
STANDINGS = ("IN_USE", "REPORTED", "SUPERSEDED", "DISPUTED", "MISTAKEN")


def profile_of(slug: str):
    chosen = Certification.objects.select_related("issuer").filter(slug=slug)
    [found] = profiles(list(chosen))
    return found


def is_open_to_beginners(profile) -> bool:
    """What the page says: some way of the rule shown asks for no work and no credential."""
    rule = profile.gate.headline
    return bool(rule) and any(
        not (way.experience_months or way.credential_id or way.license) for way in rule.ways
    )


def open_to_beginners() -> set[str]:
    """Which certifications the list finds by that filter."""
    return {
        row.certification.slug
        for row in CertificationListing(QueryDict("beginner=1"), shelf.at()).hits
    }


class ShippedRuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def assert_one_answer(self):
        """The filter finds what the page says, of every certification there is."""
        found = open_to_beginners()
        every = list(Certification.objects.select_related("issuer"))
        said = {d.certification.slug for d in profiles(every) if is_open_to_beginners(d)}
        self.assertEqual(found, said)

    def test_a_way_more_leaves_the_other_ways(self):
        """CHPS 6 ways, RHIA 5, CPC 1."""
        for slug, ways in (("chps", 6), ("rhia", 5), ("cpc", 1)):
            with self.subTest(slug):
                rule = profile_of(slug).gate.headline
                Way.objects.create(
                    requirement=rule, position=9, rule="A year of it", experience_months=12
                )
                gate = profile_of(slug).gate
                self.assertEqual(len(gate.headline.ways), ways + 1)
                self.assertEqual(gate.headline, rule)

    def test_a_rule_that_an_editor_chooses_keeps_its_ways(self):
        for slug, ways in (("chps", 6), ("rhia", 5), ("cbcs", 2), ("cmpe", 3)):
            with self.subTest(slug):
                rule = profile_of(slug).gate.headline
                was_disputed = profile_of(slug).gate.is_disputed
                rule.standing = "IN_USE"
                rule.save()
                gate = profile_of(slug).gate
                self.assertEqual((gate.headline, len(gate.headline.ways)), (rule, ways))
                self.assertEqual(gate.is_disputed, was_disputed)
        self.assert_one_answer()

    def test_the_filter_says_what_the_page_says(self):
        self.assert_one_answer()
        codes = {slug.upper() for slug in open_to_beginners()}
        self.assertLessEqual({"CBCS", "CMPE", "CPC", "CCA"}, codes)
        self.assertFalse({"CCS-P", "CRC", "CRHC", "CPB", "CCDS"} & codes)

    def test_silence_is_not_nothing_required(self):
        """Their sources only advise: “two years in the specialty advised, not required”."""
        for slug in ("ccs-p", "crc", "cpb", "cppm", "circc", "ccvtc", "cosc", "crhc"):
            with self.subTest(slug):
                gate = profile_of(slug).gate
                self.assertIsNone(gate.headline)
                self.assertEqual(gate.unknown, "not collected")
                text = text_of(self.client.get(f"/certifications/{slug}/"))
                self.assertIn("What you need to take the exam: not collected", text)
                self.assertIn("That source says only what it recommends.", text)
                self.assertNotIn("nyone may", text)

    def test_only_these_say_that_nothing_is_asked(self):
        """“No proof of education or experience needed to sit”, “no strict eligibility
        requirement”, “no mandatory prerequisite”; and that there is no “A” to lose."""
        rules = Requirement.objects.filter(rows__asks_nothing=True)
        found = set(rules.values_list("certification__code", "purpose"))
        said = {("CPC", "SIT"), ("CIC", "SIT"), ("CDEO", "SIT"), ("CRC", "LOSE_A")}
        self.assertEqual(found, said)

    def test_what_is_only_advised_is_told_beside_the_gap(self):
        text = text_of(self.client.get("/certifications/ccs-p/"))
        self.assertIn("Recommended: ", text)
        self.assertIn("Two years of coding in several specialties", text)
        disputed = text_of(self.client.get("/certifications/cpb/"))
        who = r"cpbexam\.com, 2026,\s*\d+ asks for: "
        self.assertRegex(disputed, who + "Two years of billing experience; or An approved course")

    def test_no_table_and_no_file_says_nothing_of_it(self):
        rows = self.client.get("/tools/eligibility.json").json()["rows"]
        [row] = [row for row in rows if row["certification"] == "CCS-P"]
        self.assertEqual((row["outcome"], row["requires"]), ("UNDECIDED", None))
        self.assertIn("CCS, RHIT or RHIA", row["advises"])

    def test_a_way_of_the_past_is_no_way_to_lose_the_a(self):
        """“Two letters of recommendation” was the rule in 2019."""
        page = self.client.get("/certifications/cpc/").context["page"]
        said = [route["way"].rule for route in page.ways_to_lose_the_a]
        self.assertIn("Two years of coding work, shown by letters from employers", said)
        self.assertNotIn("Two letters of recommendation, one on letterhead", said)
        path = self.client.get("/paths/work-cpc/").context["page"]
        self.assertEqual([way.rule for way in path.goal.ways_to_lose_the_a], said)

    def test_practicode_and_proof_are_columns(self):
        way = Way.objects.get(
            requirement__certification__code="CPC", asks_practicode=True, training_hours=80
        )
        way.rule = "A course and 600 cases of practice"
        way.save()
        Way.objects.filter(about="COURSE").update(rule="A letter of an instructor")
        address = reverse("certifications:lose_the_a") + "?c=cpc-a"
        [route] = [
            route for route in self.client.get(address).context["lose_a"].routes if route.row == way
        ]
        self.assertTrue(route.asks_practicode)
        said = Proof(profile_of("cpc").proof).course.rows
        self.assertEqual([way.rule for way in said], ["A letter of an instructor"])


class RandomRuleTests(TestCase):
    """The filter and the page, over small catalogues of whatever rules."""

    def test_the_filter_says_what_the_page_says(self):
        chance = random.Random(9)
        for number in range(30):
            self._some_rules(make_certification(code=f"C{number}"), chance)
        with looking_ahead(DAY):
            found = open_to_beginners()
            every = profiles(Certification.objects.all())
        said = {d.certification.slug for d in every if is_open_to_beginners(d)}
        self.assertEqual(found, said)
        self.assertTrue(0 < len(found) < 30)

    def _some_rules(self, certification, chance):
        kinds = Publisher.Kind.values
        for _ in range(chance.randint(0, 4)):
            rule = Requirement.objects.create(
                certification=certification,
                source=make_source(kind=chance.choice(kinds)),
                standing=chance.choice(
                    ["IN_USE", "REPORTED", "SUPERSEDED", "DISPUTED", "MISTAKEN"]
                ),
                as_of=chance.choice([None, date(2015, 1, 1), date(2025, 1, 1), date(2027, 1, 1)]),
            )
            for position in range(chance.randint(0, 3)):
                asked = chance.choice(
                    [
                        {"asks_nothing": True},
                        {"experience_months": 12},
                        {"education": "HIGH_SCHOOL"},
                        {"license": "RN"},
                        {"strength": "RECOMMENDED"},
                    ]
                )
                Way.objects.create(requirement=rule, position=position, rule=f"{position}", **asked)


class WayTests(TestCase):
    def test_the_database_refuses_nothing_and_something_and_neither(self):
        rule = Requirement.objects.create(certification=make_cpc(), source=make_source())
        for asked in ({}, {"asks_nothing": True, "education": "BACHELOR"}):
            with self.subTest(asked), self.assertRaises(IntegrityError), transaction.atomic():
                Way.objects.create(requirement=rule, rule="Whatever", **asked)

    def test_a_gate_typed_in_words_is_refused_beside_the_place(self):
        rule = Requirement(certification=make_cpc())
        typed = Way(requirement=rule, rule="Bachelor’s degree and two years of coding work")
        for way, says in ((typed, EMPTY), (self._both(rule), BOTH)):
            with self.assertRaises(ValidationError) as refused:
                way.clean()
            self.assertEqual(refused.exception.message_dict, {"asks_nothing": [says]})

    def _both(self, rule):
        return Way(requirement=rule, rule="A degree", education="BACHELOR", asks_nothing=True)

    def test_the_sentence_is_made_of_the_columns(self):
        rhit = make_certification(code="RHIT")
        for asked, says in (
            ({"asks_nothing": True}, "Nothing is required."),
            (
                {"education": "BACHELOR", "experience_months": 24, "work": "CODING"},
                "You need a bachelor’s degree and 2 years of coding.",
            ),
            (
                {"credential": rhit, "license": "RN"},
                "You need the RHIT or a nurse’s license (RN).",
            ),
            (
                {"education": "ASSOCIATE", "is_accredited": True, "needs_membership": True},
                "You need an associate degree from an accredited program and membership.",
            ),
            (
                {"training_hours": 80, "asks_practicode": True},
                "You need 80 hours of training and Practicode.",
            ),
            (
                {"strength": "RECOMMENDED", "experience_months": 6},
                "It helps to have 6 months of work.",
            ),
        ):
            with self.subTest(says):
                self.assertEqual(Way(rule="In other words", **asked).sentence, says)


class LoopTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cxc, cls.coc = make_certification(code="CXC"), make_certification(code="COC")

    def test_no_certification_asks_for_itself(self):
        way = Way(
            requirement=Requirement(certification=self.cxc), rule="The CXC", credential=self.cxc
        )
        with self.assertRaisesMessage(ValidationError, "The CXC cannot ask for itself."):
            way.clean()

    def test_rules_that_lock_each_other_out_are_reported(self):
        make_way(certification=self.cxc, rule="The COC", credential=self.coc)
        self.assertEqual(list(Requirement.problems()), [])
        first = make_way(certification=self.coc, rule="The CXC", credential=self.cxc)
        self.assertEqual(
            list(Requirement.problems()),
            [
                "COC: its ways ask for credentials that ask for it in turn.",
                "CXC: its ways ask for credentials that ask for it in turn.",
            ],
        )
        Way.objects.create(requirement=first.requirement, rule="A year", experience_months=12)
        self.assertEqual(list(Requirement.problems()), [])


class ReplacingTests(TestCase):
    """A publisher's new rule ends its older one; what is required never ends what is advised."""

    def test_what_is_required_does_not_end_what_is_recommended(self):
        cpc, said = make_certification(code="CPC"), {"as_of": date(2020, 1, 1)}
        advised = make_way(
            certification=cpc, rule="A course", strength="RECOMMENDED", **said
        ).requirement
        old = make_way(certification=cpc, rule="A diploma", education="HIGH_SCHOOL", **said)
        new = make_way(
            certification=cpc, rule="A degree", education="ASSOCIATE", as_of=date(2026, 1, 1)
        ).requirement
        self.assertEqual(replaced_by(new), [old.requirement])
        more = make_way(
            certification=cpc, rule="Two courses", strength="RECOMMENDED", as_of=date(2026, 2, 1)
        ).requirement
        self.assertEqual(replaced_by(more), [advised])


class StudyTimeTests(TestCase):
    def test_hours_of_study_are_not_hours_of_a_class(self):
        cpc = make_certification(code="CPC")
        said = make_fact(StudyTime, certification=cpc, estimate="150 hours", study_hours=150)
        self.assertEqual((said.figure, said.hours_in_all), ("150 hours", (150, 150)))
        self.assertFalse(hasattr(said, "training_hours"))
