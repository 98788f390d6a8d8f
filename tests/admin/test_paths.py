"""Paths in the admin: steps change places, and a path that leads nowhere is refused."""

from django.contrib.auth.models import User

from certifications.models import (
    Path,
    PathStep,
    StudyTime,
    Training,
    TrainingLength,
)
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_source

from .forms import NEW_SOURCE, PLAIN_STATIC, FormTestCase, url

STEP = ("position", "kind", "certification", "training", "priced_as", "way", "months")
LAST_EXAM = "Give at least one exam."


def sent(step: PathStep) -> dict:
    """The fields of a step as its form sends them."""
    names = {field.name: field.attname for field in PathStep._meta.fields}
    values = {name: getattr(step, names[name]) for name in (*STEP, "assumption")}
    ticked = {"is_alongside": "on"} if step.is_alongside else {}
    return {name: "" if value is None else value for name, value in values.items()} | ticked


@PLAIN_STATIC
class PathTestCase(FormTestCase):
    """A path of a newcomer: study by an estimate, dues, the exam, a second try."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.cpc.apprentice_code = "CPC-A"
        cls.cpc.save()
        cls.cca = make_certification(code="CCA")
        rule = {"certification": cls.cpc, "source": make_source()}
        cls.estimate = StudyTime.objects.create(
            **rule, estimate="10 weeks of study", weeks_low=8, weeks_high=10
        )
        cls.no_more_a = make_way(
            **rule, purpose="LOSE_A", rule="Two years of work", experience_months=24
        )
        cls.diploma = make_way(**rule, rule="A diploma", education="HIGH_SCHOOL")
        cls.of_cca = make_way(certification=cls.cca, rule="A diploma", education="HIGH_SCHOOL")
        cls.no_a = make_way(
            certification=cls.cca, purpose="LOSE_A", rule="A year", experience_months=12
        )
        cls.course = Training.objects.create(slug="course", name="Course")
        cls.path = Path.objects.create(
            slug="cpc", name="Study, then CPC", start="NEWCOMER", summary="For all."
        )
        cls.study, cls.dues, cls.exam, cls.again = (
            PathStep.objects.create(
                path=cls.path,
                position=position,
                kind=kind,
                certification=cls.cpc,
            )
            for position, kind in enumerate(("TRAINING", "MEMBERSHIP", "EXAM", "RETAKE"), 1)
        )

    def post(self, steps: list[dict], path: Path | None = None, **given):
        """The form of a path with its steps: those it has, with changes, and new ones."""
        head = {"name": "Study, then CPC", "slug": "cpc", "summary": "For all."}
        data = head | {"start": "NEWCOMER", "holds": ""} | given
        old = sum("id" in step for step in steps)
        data |= {"steps-TOTAL_FORMS": len(steps), "steps-INITIAL_FORMS": old}
        for number, step in enumerate(steps):
            data |= {f"steps-{number}-{name}": value for name, value in step.items()}
        page = url(path, "change", path.pk) if path else url(Path, "add")
        return self.client.post(page, data)

    def change(self, *more: dict, of: dict[PathStep, dict] | None = None, **given):
        """The form of the path, with changes of some steps and with more steps."""
        steps = [
            {"id": step.pk, "path": self.path.pk} | sent(step) | (of or {}).get(step, {})
            for step in (self.study, self.dues, self.exam, self.again)
        ]
        return self.post([*steps, *more], self.path, **given)

    def refused(self, response) -> list[str]:
        """Every sentence of a form that came back: about the path, its steps, their fields."""
        self.assertEqual(response.status_code, 200)
        found = response.context["errors"]
        lists = ([each] if isinstance(each, str) else each for each in found)
        return [str(message) for messages in lists for message in messages]

    def kinds(self) -> list[tuple]:
        return list(self.path.steps.order_by("position").values_list("position", "kind"))


class OrderTests(PathTestCase):
    def test_two_steps_change_places(self):
        response = self.change(of={self.study: {"position": 2}, self.dues: {"position": 1}})
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.kinds()[:2], [(1, "MEMBERSHIP"), (2, "TRAINING")])

    def test_only_what_moved_is_kept_in_its_history(self):
        self.change(of={self.study: {"position": 2}, self.dues: {"position": 1}})
        counts = [step.history.count() for step in (self.study, self.dues, self.exam)]
        self.assertEqual(counts, [2, 2, 1])
        self.assertEqual(self.study.history.first().position, 2)

    def test_a_step_comes_into_the_middle(self):
        books = {"position": 3, "kind": "BOOKS", "certification": self.cpc.pk}
        response = self.change(books, of={self.exam: {"position": 4}, self.again: {"position": 5}})
        self.assertEqual(response.status_code, 302)
        kinds = ["TRAINING", "MEMBERSHIP", "BOOKS", "EXAM", "RETAKE"]
        self.assertEqual(self.kinds(), list(enumerate(kinds, 1)))

    def test_a_step_takes_the_place_of_one_that_goes(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        response = self.change(of={self.study: {"position": 2}, self.dues: {"DELETE": "on"}})
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.kinds(), [(2, "TRAINING"), (3, "EXAM"), (4, "RETAKE")])

    def test_one_place_for_two_steps_is_refused(self):
        response = self.change(of={self.study: {"position": 2}})
        self.assertIn("Please correct the duplicate data for position.", self.refused(response))

    def test_a_place_that_someone_took_meanwhile_is_refused(self):
        PathStep.objects.create(path=self.path, position=5, kind="BOOKS", certification=self.cpc)
        response = self.change({"position": 5, "kind": "START", "certification": self.cpc.pk})
        self.assertEqual(self.refused(response), ["Another step has this position."])

    def test_a_position_is_a_small_number_from_one(self):
        for position in (0, 100, 10**9):
            with self.subTest(position=position):
                response = self.change(of={self.again: {"position": position}})
                self.assertIn("Ensure this value is", " ".join(self.refused(response)))


class LastExamTests(PathTestCase):
    def test_a_path_without_steps_or_without_an_exam_is_refused(self):
        study = {"position": 1, "kind": "TRAINING", "certification": self.cpc.pk}
        for steps in ([], [study]):
            with self.subTest(steps=steps):
                response = self.post(steps, name="Another", slug="another")
                self.assertEqual(self.refused(response), [LAST_EXAM])
        self.assertEqual(Path.objects.count(), 1)

    def test_a_path_with_its_exam_is_kept(self):
        steps = [{"position": 1, "kind": "EXAM", "certification": self.cpc.pk}]
        response = self.post(steps, name="Another", slug="another")
        self.assertEqual(response.status_code, 302)

    def test_an_apprentice_may_lose_the_a_and_sit_no_exam(self):
        given = {"name": "Another", "slug": "another", "start": "APPRENTICE", "holds": self.cpc.pk}
        step = {"position": 1, "kind": "MEMBERSHIP", "certification": self.cpc.pk}
        self.assertEqual(
            self.refused(self.post([step], **given)),
            ["Give at least one exam, or the step that drops the apprentice title."],
        )
        step |= {"kind": "LOSE_A", "way": self.no_more_a.pk}
        self.assertEqual(self.post([step], **given).status_code, 302)

    def test_the_last_exam_cannot_go_with_the_form_of_the_path(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        gone = {"DELETE": "on"}
        response = self.change(of={self.exam: gone, self.again: gone})
        self.assertEqual(self.refused(response), [LAST_EXAM])
        self.assertEqual(len(self.kinds()), 4)

    def test_an_editor_takes_a_step_out_where_the_rest_holds(self):
        gone = {"DELETE": "on"}
        self.assertEqual(
            self.refused(self.change(of={self.exam: gone, self.again: gone})), [LAST_EXAM]
        )
        self.assertEqual(self.change(of={self.dues: gone}).status_code, 302)
        self.assertEqual([kind for _, kind in self.kinds()], ["TRAINING", "EXAM", "RETAKE"])

    def test_the_last_exam_cannot_be_deleted_alone_or_among_others(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        page = url(PathStep, "delete", self.exam.pk)
        self.assertContains(self.client.get(page), f"“Study, then CPC”: {LAST_EXAM}")
        self.client.post(page, {"post": "yes"})
        chosen = {"action": "delete_selected", "_selected_action": [self.exam.pk, self.again.pk]}
        self.client.post(url(PathStep, "changelist"), chosen | {"post": "yes"})
        self.assertEqual(len(self.kinds()), 4)

    def test_other_steps_and_the_whole_path_can_be_deleted(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        self.client.post(url(PathStep, "delete", self.dues.pk), {"post": "yes"})
        self.assertEqual(len(self.kinds()), 3)
        self.client.post(url(Path, "delete", self.path.pk), {"post": "yes"})
        self.assertFalse(Path.objects.exists())


class RuleTests(PathTestCase):
    def test_a_step_stands_on_a_rule_of_its_kind(self):
        says = "Studying goes by a study time, not by a rule."
        response = self.change(of={self.study: {"way": self.no_more_a.pk}})
        self.assertEqual(self.refused(response), [says])

    def test_a_job_and_the_end_of_the_a_take_theirs(self):
        for kind, says in [
            ("FIRST_JOB", "A job takes a rule that asks for months of work."),
            ("LOSE_A", "To drop the apprentice title takes a rule that says how it goes."),
        ]:
            with self.subTest(kind):
                step = {"position": 5, "kind": kind, "certification": self.cpc.pk}
                response = self.change(step | {"way": self.diploma.pk})
                self.assertEqual(self.refused(response), [says])

    def test_an_estimate_has_its_weeks_or_its_hours(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        self.assertEqual(
            self.errors(self.change_estimate(weeks_low="", weeks_high="")),
            {"__all__": ["An estimate of time needs its weeks or its hours."]},
        )
        self.assertEqual(self.change_estimate(weeks_high="12").status_code, 302)

    def test_no_time_at_all_is_no_time(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        says = "Weeks and hours must be at least 1, or empty."
        for given in ({"weeks_low": "0"}, {"weeks_low": "", "weeks_high": "0"}):
            with self.subTest(given):
                errors = self.errors(self.change_estimate(**given))
                self.assertIn(says, errors["__all__"])
        for given in ({"hours": "0"}, {"months_high": "0"}, {"hours": "9", "months_low": "0"}):
            with self.subTest(given):
                response = self.add(
                    TrainingLength,
                    **NEW_SOURCE,
                    training=self.course.pk,
                    as_of="2026-01-01",
                    **given,
                )
                self.assertIn(
                    "Months, weeks and hours must be more than 0, or empty.",
                    self.errors(response)["__all__"],
                )

    def change_estimate(self, **given):
        rule = self.estimate
        data = {
            "certification": self.cpc.pk,
            "estimate": rule.estimate,
            "weeks_low": rule.weeks_low,
            "weeks_high": rule.weeks_high,
            "source": rule.source_id,
            "standing": rule.standing,
            "basis": rule.basis,
        }
        data = {name: value for name, value in (data | given).items() if value != ""}
        return self.client.post(url(rule, "change", rule.pk), data)


class NonsenseTests(PathTestCase):
    def test_a_path_makes_sense_as_a_whole(self):
        sit = {"position": 5, "kind": "SECOND", "certification": self.cpc.pk}
        of_cca = {"position": 5, "certification": self.cca.pk}
        for given, says in [
            ({"more": sit}, "The CPC exam is in the path already."),
            (
                {"more": sit | {"kind": "MEMBERSHIP"}},
                "Membership of AAPC is in the path already.",
            ),
            ({"more": sit | {"kind": "RETAKE"}}, "The same step is in the path already."),
            (
                {"more": of_cca | {"kind": "RETAKE"}},
                "A second try at the CCA comes after its exam.",
            ),
            (
                {"more": of_cca | {"kind": "LOSE_A", "way": self.no_a.pk}},
                "The CCA has no apprentice title to drop.",
            ),
            ({"of": {self.study: {"is_alongside": "on"}}}, "The first step has none before it."),
            (
                {"of": {self.study: {"priced_as": self.course.pk}}},
                "Name the training that is priced so.",
            ),
            (
                {"of": {self.exam: {"position": 4}, self.again: {"position": 3}}},
                "A second try at the CPC comes after its exam.",
            ),
            (
                {"start": "HOLDER", "holds": self.cpc.pk},
                "The path starts from the CPC: its exam is behind.",
            ),
            ({"start": "APPRENTICE", "holds": self.cca.pk}, "The CCA has no apprentice title."),
        ]:
            with self.subTest(says):
                more = [given.pop("more")] if "more" in given else []
                self.assertEqual(self.refused(self.change(*more, **given)), [says])
        self.assertEqual(len(self.kinds()), 4)

    def test_the_check_of_the_dataset_says_it_in_one_line(self):
        job = {"kind": "FIRST_JOB", "certification": None, "way": self.of_cca}
        PathStep.objects.filter(pk=self.dues.pk).update(**job)
        PathStep.objects.filter(pk=self.exam.pk).update(kind="BOOKS")
        self.assertEqual(
            list(Path.problems()),
            [
                "“Study, then CPC”: Give at least one exam.",
                "“Study, then CPC”, step 2: A job takes a rule that asks for months of work.",
                "“Study, then CPC”, step 4: A second try at the CPC comes after its exam.",
                "“Study, then CPC”, “for you if”: It is empty.",
                "“Study, then CPC”, “not if”: It is empty.",
            ],
        )
