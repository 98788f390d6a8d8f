"""What the publishers ask for, and where they are silent, by the claims that were read."""

from django.core.management import call_command
from django.test import TestCase

from certifications.models import Certification, Requirement
from tests.shelves import profiles

from .test_rules import is_open_to_beginners, open_to_beginners, profile_of


class ShippedRuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

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

    def test_only_these_say_that_nothing_is_asked(self):
        """“No proof of education or experience needed to sit”, “no strict eligibility
        requirement”, “no mandatory prerequisite”; and that there is no “A” to lose."""
        rules = Requirement.objects.filter(rows__asks_nothing=True)
        found = set(rules.values_list("certification__code", "purpose"))
        said = {("CPC", "SIT"), ("CIC", "SIT"), ("CDEO", "SIT"), ("CRC", "LOSE_A")}
        self.assertEqual(found, said)
