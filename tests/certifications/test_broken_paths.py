"""Rows that the admin would refuse, put in otherwise: every page still answers."""

import io

from django.core.management import CommandError, call_command
from django.test import TestCase

from certifications.models import Fee, Path, PathStep
from tests.certifications.rows import make_fact, make_way
from tests.certifications.working_out import make_cca, make_path, work_out


class BrokenPathTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cca = make_cca()
        cls.whole = make_path(
            {"kind": "EXAM", "certification": cls.cca}, name="Whole", slug="whole"
        )

    def get(self, address, status=200):
        response = self.client.get(address)
        self.assertEqual(response.status_code, status, address)
        return response

    def assert_left_out(self, broken: Path, says: str):
        """Nobody reads of it, and the check of the dataset names it once."""
        for address in ("/paths/", "/paths.csv", "/paths.json", "/sitemap.xml"):
            self.assertNotIn(broken.slug, self.get(address).content.decode())
        self.get(broken.get_absolute_url(), status=404)
        self.get(f"/paths/{broken.slug}.json", status=404)
        page = self.get(f"/compare/?p={broken.slug}&p=whole")
        self.assertEqual([one.slug for one in page.context["asked"].paths], ["whole"])
        self.assertNotContains(self.get("/compare/"), broken.name)
        self.assertNotContains(self.get("/search/?q=path"), broken.get_absolute_url())
        self.assertEqual(self.reported().count(f"“{broken}”: {says}"), 1)

    def reported(self) -> str:
        with self.assertRaises(CommandError) as raised:
            call_command("check_facts", stdout=io.StringIO())
        return str(raised.exception)

    def test_a_path_without_an_exam_is_left_out(self):
        broken = make_path(
            {"kind": "TRAINING", "certification": self.cca}, name="Broken path", slug="broken"
        )
        self.assert_left_out(broken, "Give at least one exam.")

    def test_a_path_whose_only_exam_went_is_left_out(self):
        broken = make_path(
            {"kind": "EXAM", "certification": self.cca}, name="Broken path", slug="broken"
        )
        PathStep.objects.filter(path=broken).delete()
        self.assert_left_out(broken, "Give at least one exam.")

    def test_a_path_from_a_credential_to_nothing_is_left_out(self):
        for number, (start, says) in enumerate(
            [
                ("HOLDER", "Give at least one exam."),
                (
                    "APPRENTICE",
                    "Give at least one exam, or the step that drops the apprentice title.",
                ),
            ]
        ):
            with self.subTest(start):
                broken = make_path(
                    {"kind": "BOOKS", "certification": self.cca},
                    name=f"Broken path {number}",
                    slug=f"broken-{number}",
                    start=start,
                    holds=self.cca,
                )
                self.assert_left_out(broken, says)

    def test_a_site_of_broken_paths_only_answers(self):
        PathStep.objects.update(kind="BOOKS")
        self.assertNotContains(self.get("/paths/"), "/paths/whole/")
        head, *rows = self.get("/paths.csv").content.decode().splitlines()
        self.assertEqual(rows, [])
        for address in ("/compare/?p=whole", "/compare/"):
            self.assertEqual(self.get(address).context["asked"].paths, [])

    def test_nonsense_is_answered_too(self):
        """The start; alongside and too early; dues twice; the job's rule; two exams behind, one of
        them twice; an “A” that is none, and its rule: ten lines. And
        two: nothing says for whom it is or is not."""
        silent = make_way(certification=self.cca, rule="A diploma", education="HIGH_SCHOOL")
        path = make_path(
            {"kind": "TRAINING", "certification": self.cca, "is_alongside": True},
            {"kind": "RETAKE", "certification": self.cca},
            {"kind": "MEMBERSHIP", "certification": self.cca},
            {"kind": "MEMBERSHIP", "certification": self.cca},
            {"kind": "FIRST_JOB", "way": silent},
            {"kind": "EXAM", "certification": self.cca},
            {"kind": "SECOND", "certification": self.cca},
            {"kind": "LOSE_A", "certification": self.cca, "way": silent},
            slug="odd",
            name="Odd",
            start="APPRENTICE",
            holds=self.cca,
        )
        for address in ("/paths/", "/paths/odd/", "/paths/odd.json", "/compare/?p=odd"):
            self.get(address)
        self.assertEqual(self.reported().count(f"“{path}”"), 12)


class StudentPriceTests(TestCase):
    """The arithmetic holds whatever the prices are."""

    def test_students_who_pay_more_than_others(self):
        """Dues of $149; a student’s are dearer. One year: what a student pays."""
        cca = make_cca()
        make_fact(Fee, issuer=cca.issuer, kind="DUES", payer="STUDENT", amount=200, every_months=12)
        make_path(
            {"kind": "MEMBERSHIP", "certification": cca}, {"kind": "EXAM", "certification": cca}
        )
        plan = work_out(is_student=True)
        [dues] = [line for line in plan.ledger.lines if line.key == "dues-ahima"]
        spread = dues.member
        self.assertEqual((spread.low, spread.likely, spread.high), (200, 200, 200))
        for address in ("/paths/", f"/paths/{plan.path.slug}/"):
            self.assertEqual(self.client.get(f"{address}?payer=student").status_code, 200)

    def test_a_first_year_that_older_prices_make_cheaper(self):
        """Dues of $149, once $60; students pay $40: at least the students’ price."""
        cca = make_cca()
        for payer, amount in (("MEMBER", 60), ("STUDENT", 40)):
            make_fact(
                Fee, issuer=cca.issuer, kind="DUES", payer=payer, amount=amount, every_months=12
            )
        make_path(
            {"kind": "MEMBERSHIP", "certification": cca}, {"kind": "EXAM", "certification": cca}
        )
        plan = work_out(is_student=True)
        [dues] = [line for line in plan.ledger.lines if line.key == "dues-ahima"]
        self.assertEqual(dues.member.low, 40)
