"""The second of two editors on one row is told by whom and what, and neither loses anything."""

from certifications.models import ExamDomain, Fee, Path, PathStep
from tests.certifications.rows import make_outline

from .forms import PLAIN_STATIC, FormTestCase, make_editor, url


def fields_of(form) -> dict:
    """What a browser would send of a form as it stands."""
    sent = {}
    for field in form:
        value = field.value()
        if value is True:
            sent[field.html_name] = "on"
        elif value is not False:
            sent[field.html_name] = "" if value is None else str(value)
    return sent


def sent(page) -> dict:
    """What a browser would send of a change form as it stands, its version included."""
    found = fields_of(page.context["adminform"].form)
    for inline in page.context["inline_admin_formsets"]:
        found |= fields_of(inline.formset.management_form)
        for form in inline.formset.forms:
            found |= fields_of(form)
    return found | {"_version": page.context.get("version", "")}


@PLAIN_STATIC
class TwoEditorsTests(FormTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.second = make_editor("kim")

    def opened(self, row) -> dict:
        return sent(self.client.get(url(row, "change", row.pk)))

    def save(self, row, form: dict, editor=None):
        self.client.force_login(editor or self.editor)
        return self.client.post(url(row, "change", row.pk), form)

    def problems(self, response) -> str:
        self.assertEqual(response.status_code, 200)
        return " ".join(response.context["adminform"].form.non_field_errors())

    def test_a_version_is_in_the_form(self):
        page = self.client.get(url(self.old, "change", self.old.pk))
        self.assertContains(page, f'name="_version" value="{page.context["version"]}"')

    def test_the_second_is_told_by_whom_and_what_and_the_first_keeps_his(self):
        form = self.opened(self.old)
        self.save(self.old, form | {"standing": "DISPUTED", "note": "Kim asked."})
        said = self.problems(
            self.save(self.old, form | {"checked_on": "2026-11-20"}, editor=self.second)
        )
        self.assertIn("ed changed this", said)
        self.assertIn("“standing” is now “Disputed by other sources”", said)
        self.assertIn("“note” is now “Kim asked.”", said)
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.checked_on), ("DISPUTED", None))

    def test_saved_again_both_changes_are_there(self):
        form = self.opened(self.old)
        self.save(self.old, form | {"standing": "DISPUTED", "note": "Kim asked."})
        again = self.save(self.old, form | {"checked_on": "2026-11-20"}, editor=self.second)
        self.assertRedirects(
            self.save(self.old, sent(again), editor=self.second), url(Fee, "changelist")
        )
        self.old.refresh_from_db()
        self.assertEqual(
            (self.old.standing, self.old.note, str(self.old.checked_on)),
            ("DISPUTED", "Kim asked.", "2026-11-20"),
        )

    def test_a_field_that_both_changed_says_so_and_keeps_what_was_typed(self):
        form = self.opened(self.old)
        self.save(self.old, form | {"note": "From ed."})
        again = self.save(self.old, form | {"note": "From Kim."}, editor=self.second)
        [said] = again.context["adminform"].form.errors["note"]
        self.assertIn("it is now “From ed.”", said)
        self.assertEqual(sent(again)["note"], "From Kim.")
        self.save(self.old, sent(again), editor=self.second)
        self.old.refresh_from_db()
        self.assertEqual(self.old.note, "From Kim.")

    def test_an_editor_alone_and_a_form_without_a_version_are_not_held_up(self):
        form = self.opened(self.old)
        self.assertEqual(self.save(self.old, form | {"note": "Once."}).status_code, 302)
        for version in ("", "x", "certifications.fee=", "certifications.fee=99999999999999999999"):
            with self.subTest(version):
                self.assertEqual(self.save(self.old, form | {"_version": version}).status_code, 302)

    def test_a_row_that_only_others_stand_in_is_not_held_up(self):
        other = Fee.objects.create(
            certification=self.cpc, kind="RETAKE", amount=1, source=self.old.source
        )
        form = self.opened(self.old)
        self.save(other, self.opened(other) | {"note": "Another row."})
        self.assertEqual(self.save(self.old, form, editor=self.second).status_code, 302)

    def test_rows_in_line(self):
        outline = make_outline(self.cpc, 3, Anatomy=4, Coding=6)
        form = self.opened(outline)
        theirs = form | {"domains-0-items": "5"}
        mine = form | {"domains-1-items": "7"}
        self.assertEqual(self.save(outline, theirs).status_code, 302)
        again = self.save(outline, mine, editor=self.second)
        self.assertIn(
            "ed changed the area of an exam “Anatomy, 5 questions”: “questions” is now “5”",
            self.problems(again),
        )
        self.assertEqual(self.save(outline, sent(again), editor=self.second).status_code, 302)
        self.assertEqual(
            list(ExamDomain.objects.values_list("name", "items")), [("Anatomy", 5), ("Coding", 7)]
        )

    def test_a_row_in_line_that_another_added_or_deleted(self):
        outline = make_outline(self.cpc, 3, Anatomy=4, Coding=6)
        form = self.opened(outline)
        ExamDomain.objects.create(outline=outline, name="Claims", items=9, position=7)
        ExamDomain.objects.get(name="Anatomy").delete()
        again = self.save(outline, form | {"domains-1-items": "8"})
        said = self.problems(again)
        self.assertIn("A command added the area of an exam “Claims, 9 questions”", said)
        self.assertIn("A command deleted the area of an exam “Anatomy, 4 questions”", said)
        self.assertEqual(self.save(outline, sent(again)).status_code, 302)
        self.assertEqual(
            set(ExamDomain.objects.values_list("name", "items")), {("Claims", 9), ("Coding", 8)}
        )

    def test_steps_of_a_path(self):
        path = Path.objects.create(slug="cpc", name="CPC", start="NEWCOMER", summary="For all.")
        for position, kind in enumerate(("MEMBERSHIP", "EXAM"), 1):
            PathStep.objects.create(path=path, position=position, kind=kind, certification=self.cpc)
        form = self.opened(path)
        moved = form | {"steps-0-position": "2", "steps-1-position": "1"}
        self.assertEqual(self.save(path, moved).status_code, 302)
        again = self.save(path, form | {"summary": "For many."}, editor=self.second)
        self.assertIn("ed changed the path step", self.problems(again))
        self.assertEqual(self.save(path, sent(again), editor=self.second).status_code, 302)
        self.assertEqual(
            list(PathStep.objects.order_by("position").values_list("kind", flat=True)),
            ["EXAM", "MEMBERSHIP"],
        )
        self.assertEqual(Path.objects.get().summary, "For many.")
