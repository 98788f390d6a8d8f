"""One page of all contradictions: who says what, why they differ, and the same as a file."""

import csv
import io

from django.urls import reverse

from tests.admin.forms import PLAIN_STATIC
from tests.certifications.rows import make_way
from tests.factories import make_fee, make_publisher, make_source

from .test_change_sets import DeskTestCase, in_group


@PLAIN_STATIC
class ContradictionTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.blog = make_source(
            title="=A blog", publisher=make_publisher("A blog", "THIRD_PARTY"), read_on=None
        )
        self.rival = make_fee(
            certification=self.cpc, amount=349, payer="MEMBER", source=self.blog, as_of=None
        )
        self.asked = "What does the CPC exam cost a member?"

    def page(self, **asked):
        return self.client.get(reverse("desk_contradictions"), asked)

    def asked_of(self, **asked) -> list[str]:
        return [each.question.slug for each in self.page(**asked).context["page"]]

    def rows(self, **asked) -> list[dict]:
        file = self.client.get(reverse("desk_contradictions_csv"), asked)
        return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))

    def test_who_says_what(self):
        page = self.page()
        [found] = page.context["page"]
        sides = [
            (side.answer, [str(entry.fact.source.publisher) for entry in side.entries])
            for side in found.sides
        ]
        self.assertEqual(sides, [("$399", ["AAPC"]), ("$349", ["A blog"])])
        self.assertContains(page, "Nobody said yet: say why")
        self.assertContains(page, reverse("desk_question", args=[found.question.slug]))

    def test_they_are_those_that_readers_see_of_every_kind_of_fact(self):
        for rule, education in (("A degree", "BACHELOR"), ("A diploma", "DIPLOMA")):
            make_way(
                certification=self.cpc,
                rule=rule,
                education=education,
                source=make_source(publisher=rule, kind="THIRD_PARTY"),
            )
        public = self.client.get(reverse("sources:disagreements")).context["page"]
        self.assertEqual(len(public), 2)
        self.assertEqual(self.asked_of(show="every"), [each.slug for each in public])

    def test_an_editor_says_why_and_readers_see_it(self):
        self.assertEqual(len(self.asked_of(show="unexplained")), 1)
        slug = "fee-cpc-exam-one-member"
        address = reverse("desk_question", args=[slug])
        sent = {"fact": f"fee-{self.rival.pk}", "what": "differs"}
        self.assertContains(self.client.post(address, sent), "Say why it differs, in a sentence")
        self.client.post(address, sent | {"why": "The blog has last year’s price."})
        self.rival.refresh_from_db()
        self.assertEqual(self.rival.standing, "REPORTED")
        self.assertEqual(self.asked_of(show="unexplained"), [])
        self.assertContains(self.page(), "The blog has last year’s price.")
        public = self.client.get(reverse("sources:disagreement", args=[slug]))
        self.assertContains(public, "The blog has last year’s price.")

    def test_what_is_settled_is_asked_for(self):
        self.rival.standing = "MISTAKEN"
        self.rival.save()
        self.assertEqual(self.asked_of(), [])
        self.assertEqual(len(self.asked_of(show="settled")), 1)

    def test_by_what_it_is_about_and_its_words(self):
        self.assertEqual(len(self.asked_of(about="fees-and-dues", q="cpc member")), 1)
        self.assertEqual(self.asked_of(about="the-exam"), [])
        self.assertEqual(self.asked_of(q="ccs"), [])

    def test_what_makes_no_sense_is_said_and_asks_for_nothing(self):
        page = self.page(show="x", about="y", q="z" * 101, page="many")
        self.assertContains(page, "Select a valid choice", count=2)
        self.assertContains(page, "at most 100 characters")
        self.assertEqual(len(page.context["page"]), 1)

    def test_the_file_has_a_row_for_each_fact_and_no_formula(self):
        rows = self.rows()
        self.assertEqual([row["answer"] for row in rows], ["$399", "$349"])
        self.assertEqual([row["stands"] for row in rows], ["Used here", "Differs"])
        self.assertEqual(rows[1]["title"], "'=A blog")
        self.assertEqual(self.rows(q="ccs"), [])

    def test_it_is_led_to_from_the_desk_and_the_sheets(self):
        for page in ("/admin/", reverse("desk_sheets"), reverse("desk_sheet", args=["cpc"])):
            with self.subTest(page):
                self.assertContains(self.client.get(page), reverse("desk_contradictions"))

    def test_it_is_for_who_works_at_the_desk(self):
        self.client.force_login(in_group("Viewers", "vi"))
        self.assertEqual(self.page().status_code, 200)
        self.client.logout()
        for name in ("desk_contradictions", "desk_contradictions_csv"):
            self.assertRedirects(
                self.client.get(reverse(name)),
                f"{reverse('admin:login')}?next={reverse(name)}",
                fetch_redirect_response=False,
            )
