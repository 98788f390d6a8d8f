"""Plans are kept by the terms they were worked out for, and no longer than an edition."""

from decimal import Decimal

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Fee, Training
from certifications.paths.plan import MOST_TERMS, Plans
from certifications.paths.terms import Fail, Terms
from certifications.reader.person import Person
from tests.certifications.working_out import ends, line, make_cca, make_course, make_path

HOLDER = Person(credentials=frozenset({"cpc"}))


class KeptPlansTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        cls.path = make_path({"kind": "EXAM", "certification": cls.cca})

    def exam(self, **terms):
        found = shelf.at().once(Plans).on(Terms(**{"hours": 8} | terms))
        return line(found[self.path.slug], "exam-cca")

    def test_for_the_same_terms_they_are_made_once(self):
        self.assertIs(self.exam(), self.exam())
        self.assertIs(self.exam(person=Person()), self.exam())

    def test_each_is_worked_out_for_its_own_terms(self):
        mine = self.exam(own=(("exam-cca", Decimal(50)),))
        self.assertEqual(ends(mine.outsider), (50, 50, 50))
        self.assertEqual(ends(self.exam().outsider), (299, 299, 299))

    def test_pages_that_ask_alike_share_them(self):
        """Also where what is held implies schooling, on which no plan hangs."""
        asked = "have=cca&hours=9"
        page = self.client.get(f"{self.path.get_absolute_url()}?{asked}").context["page"]
        listed = self.client.get(f"/paths/?{asked}").context["listing"]
        [side] = self.client.get(f"/compare/?p={self.path.slug}&{asked}").context["table"].sides
        self.assertIs(page.plan, listed.plans[0])
        self.assertIs(page.plan, side.plan)

    def test_lines_are_made_anew_for_those_to_whom_others_apply(self):
        """Hours a week change no price here; a student, and who fails once, pays something else."""
        self.assertIs(self.exam(hours=9), self.exam())
        for terms in ({"is_student": True}, {"fail": Fail.ONCE}, {"person": HOLDER}):
            with self.subTest(terms):
                self.assertIsNot(self.exam(**terms), self.exam())

    def priced(self, key, *before, **price):
        """A line of a path by a course of 520 hours: half a year at 20 a week, 15 months at 8."""
        course = Training.objects.create(slug="course", name="Course")
        make_course(course, low=4000, hours=520)
        course.costs.update(**price)
        exam = {"kind": "EXAM", "certification": self.cca}
        path = make_path(*before, {"kind": "TRAINING", "training": course}, exam)
        plans = shelf.at().once(Plans)
        found = [line(plans.on(Terms(hours=each))[path.slug], key) for each in (20, 8)]
        return [each.member.likely for each in found]

    def test_hours_that_make_a_path_longer_add_a_year_of_dues(self):
        joined = {"kind": "MEMBERSHIP", "certification": self.cca}
        self.assertEqual(self.priced("dues-ahima", joined), [149, 298])

    def test_hours_that_make_a_course_longer_add_to_a_price_by_the_year(self):
        by_year = {"per": "YEAR", "year_text": "2025–26"}
        self.assertEqual(self.priced("tuition-course", **by_year), [2000, 5000])

    def test_many_terms_leave_as_many_plans_as_few(self):
        plans = shelf.at().once(Plans)
        for hours in range(1, 3 * MOST_TERMS):
            plans.on(Terms(hours=hours))
        self.assertEqual(plans.on.cache_info().currsize, MOST_TERMS)

    def test_a_changed_fee_changes_them(self):
        self.exam()
        Fee.objects.filter(kind="EXAM_ONE", payer="NON_MEMBER").update(amount=310)
        self.assertEqual(ends(self.exam().outsider), (310, 310, 310))
