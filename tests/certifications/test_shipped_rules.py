"""What the publishers ask for, and where they are silent, by the claims that were read."""

from django.test import TestCase

from certifications.models import Certification, Requirement
from tests.shelves import profiles
from tests.shipped import load_shipped

from .test_rules import is_open_to_beginners, open_to_beginners, profile_of


class ShippedRuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_the_filter_says_what_the_page_says(self):
        found = open_to_beginners()
        every = list(Certification.objects.select_related("issuer"))
        said = {d.certification.slug for d in profiles(every) if is_open_to_beginners(d)}
        self.assertEqual(found, said)
        self.assertLessEqual({"cbcs", "cmpe", "cpc", "cca"}, found)
        self.assertFalse({"ccs-p", "crc", "crhc", "cpb", "ccds"} & found)

    def test_how_many_ways_some_have(self):
        for slug, ways in (("chps", 6), ("rhia", 5), ("cbcs", 2), ("cmpe", 3), ("cpc", 1)):
            with self.subTest(slug):
                self.assertEqual(len(profile_of(slug).gate.headline.ways), ways)

    def test_silence_is_not_nothing_required(self):
        """Their sources only advise: “two years in the specialty advised, not required”."""
        for slug in ("ccs-p", "crc", "cpb", "cppm", "circc", "ccvtc", "cosc", "crhc"):
            with self.subTest(slug):
                gate = profile_of(slug).gate
                self.assertIsNone(gate.headline)
                self.assertEqual(gate.unknown, "not collected")

    def test_few_words_agree_with_the_rule(self):
        """By the columns of the rule shown: what its ways all ask is named, nothing else is."""
        for one in Certification.objects.exclude(short_requirement=""):
            rule = profile_of(one.slug).gate.headline
            named = one.short_requirement
            with self.subTest(one.slug, named=named):
                self.assertEqual(named.startswith("Nothing"), rule.asks_nothing)
                member = all(way.needs_membership for way in rule.ways)
                self.assertEqual("Membership" in named, member)
                school = any(way.education == "HIGH_SCHOOL" for way in rule.ways)
                self.assertEqual("Diploma" in named, school)
                works = any(way.experience_months for way in rule.ways)
                self.assertEqual("year" in named and "advised" not in named, works)

    def test_few_words_stand_wherever_a_rule_is_on_file(self):
        ruled = set(Requirement.objects.gates().values_list("certification__slug", flat=True))
        worded = Certification.objects.exclude(short_requirement="")
        self.assertEqual(ruled, set(worded.values_list("slug", flat=True)))
        self.assertFalse([line for line in Requirement.problems() if "need" in line])

    def test_only_these_say_that_nothing_is_asked(self):
        """“No proof of education or experience needed to sit”, “no strict eligibility
        requirement”, “no mandatory prerequisite”; and that there is no “A” to lose."""
        rules = Requirement.objects.filter(rows__asks_nothing=True)
        found = set(rules.values_list("certification__code", "purpose"))
        said = {("CPC", "SIT"), ("CIC", "SIT"), ("CDEO", "SIT"), ("CRC", "LOSE_A")}
        self.assertEqual(found, said)
