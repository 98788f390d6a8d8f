"""The guide’s editors: a preview before anything is stored, what is due, and what has been."""

from datetime import date

from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse

from coderpath.guide.models import CommonQuestion, GuideQuestion, Statement
from tests.factories import make_source

from .forms import PLAIN_STATIC, make_editor, one_of_each, url

TYPED = {
    "title": "Is it hard?",
    "slug": "hard",
    "also": "",
    "group": "JOB",
    "position": "1",
    "in_short": "Often",
    "answer": "It takes {weeks}.",
    "body": "## Not stored\n\nSee [the paths](/paths/).",
    "unknowns": "How hard.",
    "settles": "",
    "next_links": "Paths | /paths/ | All",
    "written_on": "2026-10-01",
    "reviewed_on": "2026-11-29",
}


@PLAIN_STATIC
class GuideAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        one_of_each()
        cls.editor = make_editor()
        cls.asked = GuideQuestion.objects.get()
        Statement.objects.create(
            key="weeks",
            page=cls.asked,
            asks="How long?",
            says="ten weeks",
            as_of=date(2026, 1, 1),
            source=make_source(),
        )

    def setUp(self):
        self.client.force_login(self.editor)
        self.address = reverse("admin:guide_preview", args=[self.asked.pk])

    def preview(self, **typed):
        return self.client.post(self.address, TYPED | typed)

    def test_the_form_leads_to_the_preview(self):
        page = self.client.get(url(self.asked, "change", self.asked.pk)).content.decode()
        self.assertIn('formaction="../preview/"', page)
        self.assertEqual(self.address, url(self.asked, "change", self.asked.pk)[:-7] + "preview/")

    def test_the_preview_is_the_page_with_the_text_of_the_form(self):
        page = self.preview().content.decode()
        for shown in ("Preview.", "<h2>Not stored", "ten weeks", 'href="/paths/"'):
            self.assertIn(shown, page)

    def test_the_preview_stores_nothing(self):
        before = list(GuideQuestion.objects.values())
        self.preview()
        self.assertEqual(list(GuideQuestion.objects.values()), before)
        self.assertEqual(self.asked.history.count(), 1)

    def test_the_preview_is_kept_and_found_by_nobody(self):
        for response in (self.preview(), self.preview(answer="")):
            self.assertIn("no-store", response["Cache-Control"])
            self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_what_cannot_be_stored_has_no_preview_but_the_reason(self):
        for typed, said in (
            ({"body": "<script>alert(1)</script>"}, "no place for HTML"),
            ({"answer": "It takes {years}."}, "No fact in force is called years."),
            ({"reviewed_on": "2026-11-30"}, "Give the day of the review: today or earlier."),
            ({"reviewed_on": "2026-09-01"}, "It cannot be reviewed before it is written."),
            ({"reviewed_on": ""}, "This field is required."),
        ):
            with self.subTest(typed=typed):
                page = self.preview(**typed)
                self.assertContains(page, said)
                self.assertNotContains(page, "<script>alert")

    def test_a_new_page_has_a_preview_too(self):
        typed = TYPED | {"title": "Is it so?", "slug": "so"}
        page = self.client.post(reverse("admin:guide_preview_new"), typed)
        self.assertContains(page, "<h1>Is it so?</h1>")
        self.assertEqual(GuideQuestion.objects.count(), 1)

    def test_only_who_may_edit_sees_a_preview(self):
        for user, status in (
            (None, 302),
            (User.objects.create_user("reader"), 302),
            (User.objects.create_user("guest", is_staff=True), 403),
        ):
            with self.subTest(user=user):
                client = Client()
                if user:
                    client.force_login(user)
                self.assertEqual(client.post(self.address, TYPED).status_code, status)

    def test_a_preview_is_asked_for_by_the_form_alone(self):
        self.assertEqual(self.client.get(self.address).status_code, 405)
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.editor)
        self.assertEqual(strict.post(self.address, TYPED).status_code, 403)
        nobody = reverse("admin:guide_preview", args=[self.asked.pk + 1])
        self.assertEqual(self.client.post(nobody, TYPED).status_code, 404)

    def test_what_an_editor_saved_is_kept_in_the_history(self):
        said = TYPED | {"_save": "", "_version": self.version()}
        self.client.post(url(self.asked, "change", self.asked.pk), said, follow=True)
        self.assertEqual(GuideQuestion.objects.get().answer, "It takes {weeks}.")
        self.assertEqual(
            [each.answer for each in self.asked.history.all()], ["It takes {weeks}.", "Yes."]
        )

    def version(self) -> str:
        return self.client.get(url(self.asked, "change", self.asked.pk)).context["version"]

    def test_what_was_not_read_for_a_year_is_due(self):
        GuideQuestion.objects.update(written_on=date(2025, 1, 1))
        for model in (GuideQuestion, CommonQuestion):
            for day, due in ((date(2025, 11, 28), 1), (date(2025, 11, 29), 0)):
                with self.subTest(model=model.__name__, day=day):
                    model.objects.update(reviewed_on=day)
                    listed = self.client.get(url(model, "changelist") + "?due=yes")
                    self.assertEqual(listed.context["cl"].result_count, due)
