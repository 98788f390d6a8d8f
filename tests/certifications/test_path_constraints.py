"""What the database refuses of paths, their steps and the study they take."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import SimpleTestCase, TestCase

from certifications.models import Path, PathStep, StudyTime, Training, Way
from tests.certifications.rows import make_cpc, make_fact
from tests.certifications.working_out import make_path


class ClauseTests(SimpleTestCase):
    def test_what_goes_on_from_for_you_if_begins_with_you_and_has_no_stop(self):
        for clause in ("You study alone", "someone studies alone", "you study alone."):
            says = "Begin with “you”"
            with self.subTest(clause), self.assertRaisesMessage(ValidationError, says):
                Path(start="NEWCOMER", not_if=clause).clean()
        Path(start="NEWCOMER", for_you_if="you study alone").clean()


class ConstraintTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        cls.way = Way.objects.filter(requirement__purpose="LOSE_A").first()

    def assert_refused(self, **step):
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_path(step, name=f"refused {step}"[:80])

    def test_a_step_names_what_it_is_about(self):
        for kind in ("START", "MEMBERSHIP", "BOOKS", "EXAM", "RETAKE", "SECOND", "SPECIALTY"):
            with self.subTest(kind):
                self.assert_refused(kind=kind)
        self.assert_refused(kind="TRAINING")
        self.assert_refused(kind="LOSE_A", certification=self.cpc)
        self.assert_refused(kind="FIRST_JOB", months=12)
        self.assert_refused(kind="FIRST_JOB", months=12, way=self.way)

    def test_what_may_be_included_names_the_training_and_its_rule(self):
        course = Training.objects.create(slug="drill", name="Drill")
        self.assert_refused(kind="TRAINING", training=course, may_be_included=True)
        alone = {"kind": "TRAINING", "certification": self.cpc, "way": self.way}
        self.assert_refused(**alone, may_be_included=True)

    def test_hours_a_week_are_of_weeks_and_in_order(self):
        for given in (
            {"hours_high": 10, "study_hours": 40},
            {"weeks_high": 6, "hours_low": 15, "hours_high": 10},
            {"weeks_high": 6, "hours_low": 10},
        ):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_fact(StudyTime, certification=self.cpc, **given)

    def test_a_job_may_rest_on_our_assumption(self):
        make_path({"kind": "FIRST_JOB", "months": 12, "assumption": "A year is usual."})
        self.assertEqual(PathStep.objects.get().months_of_work, 12)

    def test_a_path_from_a_credential_names_it_and_no_other_does(self):
        for given in ({"start": "HOLDER"}, {"start": "NURSE", "holds": self.cpc}):
            with self.subTest(given), self.assertRaises(IntegrityError), transaction.atomic():
                make_path(**given)

    def test_a_rule_that_a_path_rests_on_cannot_go(self):
        make_path({"kind": "LOSE_A", "certification": self.cpc, "way": self.way})
        with self.assertRaises(ProtectedError):
            self.way.delete()
