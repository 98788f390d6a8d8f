"""What a reader’s titles and work imply, and what they make one step back."""

from unittest import TestCase

from certifications.eligibility.implied import Title, above, spared, with_schooling
from certifications.reader.person import Person, Schooling

OFFICE, WARDS, BILLING = "OFFICE", "INPATIENT", "BILLING"
CBCS = Title("cbcs", "CBCS", "NHA", 0, Schooling.HIGH_SCHOOL, frozenset({OFFICE, BILLING}))
CCA = Title("cca", "CCA", "AHIMA", 0, Schooling.HIGH_SCHOOL, frozenset({OFFICE, WARDS}), 7_753)
CCS = Title("ccs", "CCS", "AHIMA", 2, Schooling.HIGH_SCHOOL, frozenset({WARDS}), 36_925)
CPC = Title("cpc", "CPC", "AAPC", 0, None, frozenset({OFFICE}), 200_000)
RHIT = Title("rhit", "RHIT", "AHIMA", None, Schooling.ASSOCIATE, frozenset({OFFICE, WARDS}))
TITLES = {each.slug: each for each in (CBCS, CCA, CCS, CPC, RHIT)}
APPRENTICED = {"cpc": "AAPC", "coc": "AAPC"}


def holder(*slugs, apprentice=(), **said) -> Person:
    return Person(credentials=frozenset(slugs), apprentice=frozenset(apprentice), **said)


class SchoolingTests(TestCase):
    def of(self, person):
        found = with_schooling(person, TITLES.get)
        return found.schooling, found.schooling_by

    def test_a_title_shows_the_least_that_its_rule_asks(self):
        self.assertEqual(self.of(holder("cca")), (Schooling.HIGH_SCHOOL, "CCA"))
        self.assertEqual(self.of(holder("cca", "rhit")), (Schooling.ASSOCIATE, "RHIT"))

    def test_a_title_that_asks_nothing_shows_nothing(self):
        self.assertEqual(self.of(holder("cpc")), (None, ""))

    def test_what_was_said_stands_unless_the_title_shows_more(self):
        said = holder("cca", schooling=Schooling.BACHELOR)
        self.assertEqual(self.of(said), (Schooling.BACHELOR, ""))
        said = holder("cca", schooling=Schooling.NONE)
        self.assertEqual(self.of(said), (Schooling.HIGH_SCHOOL, "CCA"))


class SparedTests(TestCase):
    def test_two_years_of_coding_spare_the_apprentice_title_and_one_does_not(self):
        self.assertIn("inference", spared(Person(coding_months=24), "AAPC", APPRENTICED))
        self.assertEqual(spared(Person(coding_months=23), "AAPC", APPRENTICED), "")
        self.assertEqual(spared(Person(), "AAPC", APPRENTICED), "")

    def test_a_full_title_spares_that_of_the_same_organization_only(self):
        self.assertIn("full title of AAPC", spared(holder("cpc"), "AAPC", APPRENTICED))
        self.assertEqual(spared(holder("cpc"), "AHIMA", APPRENTICED), "")
        self.assertEqual(spared(holder("cca"), "AAPC", APPRENTICED), "")

    def test_an_apprentice_title_spares_nothing(self):
        self.assertEqual(spared(holder("cpc", apprentice=["cpc"]), "AAPC", APPRENTICED), "")


class StepBackTests(TestCase):
    def test_an_entry_title_that_fewer_hold_is_a_step_back(self):
        self.assertEqual(above(CBCS, [CCA]), CCA)
        self.assertEqual(above(CBCS, [CPC]), CPC)
        self.assertEqual(above(CCA, [CPC]), CPC)

    def test_a_title_that_more_people_hold_and_another_organization_gives_is_not(self):
        self.assertIsNone(above(CPC, [CCA]))
        self.assertIsNone(above(CCA, [CBCS]))

    def test_nor_is_one_for_work_elsewhere(self):
        self.assertIsNone(above(CPC, [CCS]))

    def test_an_entry_title_of_the_same_organization_is_beneath_any_other_of_it(self):
        self.assertEqual(above(CCA, [CCS]), CCS)
        self.assertEqual(above(CCA, [RHIT]), RHIT)

    def test_an_advanced_title_is_never_a_step_back_nor_is_a_title_from_itself(self):
        self.assertIsNone(above(CCS, [CCA, RHIT]))
        self.assertIsNone(above(CCA, [CCA]))
