"""An editor looks ahead through the readers' own pages; readers do not."""

from datetime import date
from unittest import mock

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from certifications.models import Certification, Fee
from tests.certifications.rows import make_cpc
from tests.factories import make_certification, make_fee, make_source
from tests.sources.test_pages import text_of

from .forms import PLAIN_STATIC, TODAY, make_editor, url

JANUARY = date(2027, 1, 1)
PAGES = (
    "/certifications/cpc/",
    "/certifications/?q=cpc",
    "/compare/?c=cpc&c=coc",
    "/disagreements/fee-cpc-exam-one-anyone/",
)
TAKING_A_DAY = ("/certifications/cpc/", "/compare/?c=cpc&c=coc")


@PLAIN_STATIC
class AheadTests(TestCase):
    """The CPC costs $425, and $450 from January."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        cpc = make_cpc()
        make_certification(code="COC", issuer=cpc.issuer, former_code="CPC-H")
        Fee.objects.filter(kind="EXAM_ONE").delete()
        of_cpc = {"certification": cpc, "source": make_source()}
        cls.old = make_fee(**of_cpc, amount=425, as_of=date(2026, 2, 1))
        cls.old.end_before(JANUARY, why="A new price list")
        cls.new = make_fee(**of_cpc, amount=450, as_of=JANUARY)

    def setUp(self):
        clock = mock.patch("coderpath.today.timezone.localdate", return_value=TODAY)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.editor)

    def look(self, page="", day="2027-01-01"):
        return self.client.get(reverse("ahead", query={"day": day, "page": page}))

    def test_the_readers_pages_as_of_that_day(self):
        for page in PAGES:
            with self.subTest(page):
                response = self.look(page)
                self.assertEqual(response.status_code, 200)
                text = text_of(response)
                self.assertIn("You look ahead This is what readers will see on Jan. 1, 2027", text)
                self.assertIn("$450", text)
        self.assertNotIn("from Jan. 1, 2027", text_of(self.look("/certifications/cpc/")))

    def test_the_day_before_is_as_today(self):
        for day in ("2026-11-22", "2026-12-31"):
            text = text_of(self.look("/disagreements/fee-cpc-exam-one-anyone/", day))
            self.assertIn("$425", text.split("We use")[-1] if "We use" in text else text)

    def test_a_readers_page_knows_nothing_of_it(self):
        self.look("/certifications/cpc/")
        self.client.logout()
        for page in PAGES:
            with self.subTest(page):
                response = self.client.get(page)
                self.assertNotContains(response, "look ahead")
                self.assertFalse(response.cookies)

    def test_a_reader_who_asks_for_a_coming_day_is_told_that_it_cannot_be(self):
        for page in TAKING_A_DAY:
            with self.subTest(page):
                joined = f"{page}{'&' if '?' in page else '?'}as_of=2027-01-01"
                text = text_of(self.client.get(joined))
                self.assertIn("and today. Figures are today’s.", text)
                self.assertIn("$425", text)

    def test_what_is_refused(self):
        for given, said in (
            ({"day": "2026-11-21"}, "Give a day after today."),
            ({"day": "2020-01-01"}, "Give a day after today."),
            ({"day": "9999-12-31"}, "Give a day in the next three years."),
            ({"day": "soon"}, "That is not a day. Write it like 2027-01-31."),
            ({"page": "/admin/auth/user/"}, "Choose a page of the readers."),
            ({"page": "/nosuch/"}, "The site has no such page."),
            ({"page": "https://evil.example/certifications/"}, "Start with the first slash"),
            ({"page": "//evil.example/certifications/"}, "Start with the first slash"),
        ):
            with self.subTest(given):
                response = self.look(**{"page": "/certifications/cpc/"} | given)
                self.assertContains(response, said)
                self.assertNotContains(response, "You look ahead")

    def test_an_address_that_leads_on_leads_on_in_that_day(self):
        response = self.look("/certifications/cpc-h/")
        self.assertRedirects(
            response,
            reverse("ahead", query={"day": "2027-01-01", "page": "/certifications/coc/"}),
        )
        cpc = Certification.objects.get(slug="cpc")
        cpc.slug = "cpc-new"
        cpc.save()
        response = self.look("/certifications/cpc/")
        self.assertIn("cpc-new", response["Location"])

    def test_what_comes_into_force_and_what_ends_soon(self):
        far = make_fee(certification=self.new.certification, kind="RETAKE", as_of=date(2027, 2, 1))
        text = text_of(self.client.get(reverse("ahead")))
        soon = text.split("in the next 60 days")[1]
        self.assertIn("Jan. 1, 2027 What does the CPC exam cost? $425 AAPC No longer holds", soon)
        self.assertIn("Jan. 1, 2027 What does the CPC exam cost? $450 AAPC Comes into force", soon)
        self.assertNotIn(far.question, soon)

    def test_one_gets_there_from_the_form_of_a_coming_figure_and_from_the_start(self):
        there = reverse("ahead", query={"day": "2027-01-01", "page": "/certifications/cpc/"})
        with mock.patch("coderpath.sources.seen_admin.localdate", return_value=TODAY):
            page = self.client.get(url(self.new, "change", self.new.pk))
        self.assertContains(page, there.replace("&", "&amp;"))
        self.assertContains(self.client.get(reverse("admin:index")), reverse("ahead"))

    def test_only_those_who_may_see_figures(self):
        self.client.force_login(User.objects.create_user("clerk", is_staff=True))
        self.assertEqual(self.look("/certifications/cpc/").status_code, 403)
        self.client.force_login(User.objects.create_user("reader"))
        self.assertEqual(self.look("/certifications/cpc/").status_code, 302)
