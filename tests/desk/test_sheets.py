"""Sheets: all that is asked of a certification, known or not; and finding a figure by its words."""

from datetime import date

from django.urls import reverse

from certifications.models import Fee
from tests.admin.forms import PLAIN_STATIC
from tests.factories import make_certification, make_fee, make_publisher, make_source

from .test_change_sets import DeskTestCase


@PLAIN_STATIC
class SheetTests(DeskTestCase):
    def sheet(self) -> dict:
        page = self.client.get(reverse("desk_sheet", args=["cpc"]))
        return {line.attribute.label: line for line in page.context["lines"]}

    def test_what_is_known_stands_beside_what_is_not(self):
        lines = self.sheet()
        self.assertEqual(lines["Exam fee, members"].fact, self.old)
        self.assertEqual(lines["Pass rate"].finding.unknown, "not collected")
        self.assertIsNone(lines["Dues"].fact)

    def test_what_is_missing_is_added_in_a_form_that_knows_what_it_is_about(self):
        lines = self.sheet()
        page = self.client.get(lines["Exam fee"].add)
        initial = page.context["adminform"].form.initial
        self.assertEqual(
            (initial["certification"], initial["kind"], initial["payer"]),
            (str(self.cpc.pk), "EXAM_ONE", "ANYONE"),
        )
        self.assertIn(f"issuer={self.aapc.pk}&kind=DUES", lines["Dues"].add)

    def test_no_such_certification(self):
        self.assertEqual(self.client.get(reverse("desk_sheet", args=["no"])).status_code, 404)

    def shown(self, **asked) -> set[str]:
        page = self.client.get(reverse("desk_sheets"), asked)
        self.assertEqual(page.status_code, 200)
        return {line.attribute.label for line in page.context["lines"]}

    def test_over_all_certifications_by_what_is_wrong_with_them(self):
        blog = make_source(title="A blog", publisher=make_publisher("A blog", "THIRD_PARTY"))
        make_fee(certification=self.cpc, kind="RETAKE", amount=199, source=blog)
        Fee.objects.filter(pk=self.old.pk).update(checked_on=date(2026, 11, 1))
        self.assertNotIn("Another try", self.shown())
        self.assertIn("Pass rate", self.shown(show="missing"))
        self.assertEqual(self.shown(show="unchecked"), {"Another try"})
        self.assertEqual(self.shown(show="third"), {"Another try"})
        self.assertEqual(self.shown(show="disputed"), set())
        make_fee(certification=self.cpc, payer="MEMBER", amount=349, source=blog)
        self.assertEqual(self.shown(show="disputed"), {"Exam fee, members"})

    def test_before_a_year(self):
        Fee.objects.filter(pk=self.old.pk).update(as_of=date(2019, 5, 1))
        self.assertEqual(self.shown(before="2020"), {"Exam fee, members"})
        self.assertEqual(self.shown(before="2018"), set())

    def test_a_page_has_a_hundred_of_them_and_keeps_what_was_asked(self):
        for number in range(10):
            make_certification(code=f"S{number}", issuer=self.aapc)
        page = self.client.get(reverse("desk_sheets"), {"show": "missing", "page": "2"})
        self.assertContains(page, ", 101 to 200 here.")
        self.assertContains(page, "?show=missing&amp;page=1")
        first = self.client.get(reverse("desk_sheets")).context["lines"]
        self.assertFalse({*first} & {*page.context["lines"]})

    def test_what_makes_no_sense_is_said(self):
        page = self.client.get(reverse("desk_sheets"), {"before": "soon", "show": "x"})
        self.assertContains(page, "Write the year as a number, such as 2024.")
        self.assertContains(page, "Select a valid choice")


@PLAIN_STATIC
class FindTests(DeskTestCase):
    def find(self, text: str) -> list[str]:
        page = self.client.get("/admin/", {"q": text})
        return [each.question for each in page.context["found"]]

    def test_by_the_words_of_a_question(self):
        self.assertEqual(self.find("cpc fee"), [self.old.question])

    def test_dues_of_a_title_are_those_of_its_organization(self):
        make_certification(code="COC", issuer=self.aapc)
        dues = make_fee(
            issuer=self.aapc,
            certification=None,
            kind="DUES",
            payer="MEMBER",
            every_months=12,
            amount=222,
            source=self.old.source,
        )
        self.assertEqual(self.find("coc dues"), [dues.question])

    def test_nothing_found_says_what_to_do(self):
        self.assertContains(self.client.get("/admin/", {"q": "<b>x"}), "Type fewer words")
