"""A rule is one fact and its ways are its rows: whatever is added or chosen, it stays whole."""

import random
from datetime import date

from django.core.exceptions import ValidationError
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

from .rows import THIRD, make_cpc, make_fact, make_way
from .working_out import make_path

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


class WholeRuleTests(TestCase):
    """By sample credentials: one with three ways in, one whose source only advises."""

    @classmethod
    def setUpTestData(cls):
        cls.many = make_certification(code="MANY", name="Sample with three ways in")
        cls.hinted = make_certification(code="HINTED", name="Sample that only advises")
        said = {"certification": cls.many, "source": make_source(title="Sample handbook")}
        for rule, asked in (
            ("A sample diploma", {"education": "HIGH_SCHOOL"}),
            ("A sample year of work", {"experience_months": 12}),
            ("A sample license", {"license": "RN"}),
        ):
            make_way(rule=rule, **asked, **said)
        guide = make_source(publisher="Sample guide", title="One way", kind=THIRD)
        make_way(certification=cls.many, rule="A degree", education="ASSOCIATE", source=guide)
        make_way(
            certification=cls.hinted,
            rule="Two sample years in several specialties",
            strength="RECOMMENDED",
            experience_months=24,
            source=make_source(title="Sample advice"),
        )

    def ways_of_many(self) -> list[str]:
        return [way.rule for way in profile_of("many").gate.headline.ways]

    def test_a_way_more_leaves_the_other_ways(self):
        rule = profile_of("many").gate.headline
        Way.objects.create(requirement=rule, position=9, rule="A sample course", training_hours=80)
        self.assertEqual(profile_of("many").gate.headline, rule)
        ways = ["A sample diploma", "A sample year of work", "A sample license", "A sample course"]
        self.assertEqual(self.ways_of_many(), ways)

    def test_a_rule_that_an_editor_chooses_keeps_its_ways(self):
        """Whichever it is; it stays disputed, and its ways decide whether beginners find it."""
        ways = {
            "AAPC": ["A sample diploma", "A sample year of work", "A sample license"],
            "Sample guide": ["A degree"],
        }
        for rule in Requirement.objects.filter(certification=self.many):
            with self.subTest(rule.figure):
                rule.standing = "IN_USE"
                rule.save()
                gate = profile_of("many").gate
                self.assertEqual(gate.headline, rule)
                self.assertEqual(self.ways_of_many(), ways[str(rule.source.publisher)])
                self.assertTrue(gate.is_disputed)
                self.assertEqual(open_to_beginners(), {"many"})
                rule.standing = "REPORTED"
                rule.save()

    def test_silence_is_not_nothing_required(self):
        gate = profile_of("hinted").gate
        self.assertIsNone(gate.headline)
        self.assertEqual(gate.unknown, "not collected")
        text = text_of(self.client.get("/certifications/hinted/"))
        self.assertIn("What you need to take the exam: not collected", text)
        self.assertIn("That source says only what it recommends.", text)
        self.assertNotIn("nyone may", text)
        self.assertEqual(open_to_beginners(), {"many"})

    def test_what_is_only_advised_is_told_beside_the_gap(self):
        guide = make_source(publisher="Sample guide", title="Two ways", kind=THIRD)
        doubted = {"certification": self.hinted, "source": guide, "standing": "DISPUTED"}
        make_way(rule="A sample year of work", experience_months=12, **doubted)
        make_way(rule="A sample course", training_hours=80, **doubted)
        text = text_of(self.client.get("/certifications/hinted/"))
        self.assertIn("Recommended: ", text)
        self.assertIn("Two sample years in several specialties", text)
        who = r"Sample guide,[^;]*asks for: "
        self.assertRegex(text, who + "A sample year of work; or A sample course")

    def test_no_table_and_no_file_says_nothing_of_it(self):
        rows = self.client.get("/tools/eligibility.json").json()["rows"]
        [row] = [row for row in rows if row["certification"] == "HINTED"]
        self.assertEqual((row["outcome"], row["requires"]), ("UNDECIDED", None))
        self.assertIn("Two sample years in several specialties", row["advises"])


class LosingTheATests(TestCase):
    """By a sample credential with an “A”, which goes by work or by a course and Practicode."""

    @classmethod
    def setUpTestData(cls):
        cls.sample = make_certification(code="SAM", apprentice_code="SAM-A", is_core=True)
        cls.said = {"certification": cls.sample, "purpose": "LOSE_A", "source": make_source()}
        years = {"rule": "Two sample years of work", "experience_months": 24}
        cls.years = make_way(**years, **cls.said)
        cls.course = make_way(
            rule="A course and 600 cases", training_hours=80, asks_practicode=True, **cls.said
        )

    def test_a_way_of_the_past_is_no_way_to_lose_the_a(self):
        """Neither on the page of the credential nor on that of a path to it."""
        past = {"standing": "SUPERSEDED", "until": date(2020, 1, 1)}
        make_way(rule="Two sample letters", also_asks="two letters", **past, **self.said)
        exam, lost = ({"kind": kind, "certification": self.sample} for kind in ("EXAM", "LOSE_A"))
        make_path(exam, lost | {"way": self.years}, slug="work-sam")
        ways = ["Two sample years of work", "A course and 600 cases"]
        page = self.client.get("/certifications/sam/").context["page"]
        self.assertEqual([route["way"].rule for route in page.ways_to_lose_the_a], ways)
        path = self.client.get("/paths/work-sam/").context["page"]
        self.assertEqual([way.rule for way in path.goal.ways_to_lose_the_a], ways)

    def test_practicode_and_proof_are_columns(self):
        """Whatever the words: these name neither Practicode nor a course."""
        proof = self.said | {"purpose": "PROOF", "about": "COURSE"}
        make_way(rule="A letter of an instructor", **proof)
        Way.objects.filter(pk=self.course.pk).update(rule="Some sample words")
        address = reverse("certifications:lose_the_a") + "?c=sam-a"
        routes = self.client.get(address).context["lose_a"].routes
        self.assertEqual(
            {route.row.rule: route.asks_practicode for route in routes},
            {"Two sample years of work": False, "Some sample words": True},
        )
        said = Proof(profile_of("sam").proof).course.rows
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
        self.assertEqual(self.loops(), [])
        first = make_way(certification=self.coc, rule="The CXC", credential=self.cxc)
        self.assertEqual(
            self.loops(),
            [
                "COC: its ways ask for titles that ask for it in turn.",
                "CXC: its ways ask for titles that ask for it in turn.",
            ],
        )
        Way.objects.create(requirement=first.requirement, rule="A year", experience_months=12)
        self.assertEqual(self.loops(), [])

    def loops(self) -> list[str]:
        return [says for says in Requirement.problems() if "in turn" in says]


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
