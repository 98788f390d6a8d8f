"""The form of a path: a step has the fields of its kind, buttons move it, and it is worked out."""

from django.db import IntegrityError, transaction

from certifications.models import Path, PathStep, Way
from certifications.models.path_kinds import FIELDS
from coderpath.desk.models import ChangeSet
from tests.desk.test_change_sets import in_group
from tests.factories import make_fee

from .forms import make_editor, url
from .test_paths import LAST_EXAM, PathTestCase
from .test_two_editors import sent


class EditorTestCase(PathTestCase):
    """The form as a browser sends it, with the one button that was pressed."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_fee(certification=cls.cpc, kind="EXAM_ONE", payer="ANYONE", amount=399)

    def page(self):
        return self.client.get(url(Path, "change", self.path.pk))

    def press(self, page, button: str, **given):
        """Press a button that moves a step; what the page says comes back."""
        form = sent(page) | {"_arrange": button} | given
        return self.client.post(url(Path, "change", self.path.pk), form)

    def save(self, page, **given):
        form = sent(page) | given
        return self.client.post(url(Path, "change", self.path.pk), form)

    def rows(self, page) -> list[str]:
        return [row.form.kind.value for row in self.formset(page).rows]

    def formset(self, page):
        [steps] = page.context["inline_admin_formsets"]
        return steps.formset

    def says(self, page) -> list[str]:
        return self.refused(page) if page.context["errors"] else []


class FieldsTests(EditorTestCase):
    def test_a_step_has_the_fields_of_its_kind_alone(self):
        for row in self.formset(self.page()).rows:
            with self.subTest(row.kind):
                shown = [field.name for field in row.ways_in]
                self.assertEqual(shown, [*FIELDS[row.form.kind], "assumption"])

    def test_a_chooser_offers_what_the_kind_can_stand_on(self):
        for kind, fits, does_not in [
            ("FIRST_JOB", self.no_more_a, self.of_cca),
            ("LOSE_A", self.no_more_a, self.diploma),
        ]:
            with self.subTest(kind):
                page = self.press(self.page(), "add", _kind=kind)
                form = self.formset(page).rows[-1].form
                offered = str(form["way"])
                self.assertIn(f'value="{fits.pk}"', offered)
                self.assertNotIn(f'value="{does_not.pk}"', offered)

    def test_what_other_kinds_have_is_refused_by_the_database(self):
        empty = dict.fromkeys(("certification", "training", "priced_as", "way", "months"))
        empty |= {"is_alongside": False, "may_be_included": False}
        given = {
            "certification": self.cpc,
            "training": self.course,
            "priced_as": self.course,
            "way": self.no_more_a,
            "months": 3,
            "is_alongside": True,
            "may_be_included": True,
        }
        for kind, own in FIELDS.items():
            right = empty | {"kind": kind, "assumption": "Because."}
            right |= {name: given[name] for name in own if name in ("certification", "way")}
            if kind == "TRAINING":
                right["way"] = None
            PathStep.objects.filter(pk=self.again.pk).update(**right)
            for name in given.keys() - set(own):
                step = PathStep.objects.filter(pk=self.again.pk)
                with (
                    self.subTest(kind=kind, field=name),
                    self.assertRaises(IntegrityError),
                    transaction.atomic(),
                ):
                    step.update(**{name: given[name]})

    def test_what_is_wrong_stands_beside_its_field(self):
        page = self.press(self.page(), "add", _kind="BOOKS")
        page = self.save(page)
        says = "Name the certification that this step is about."
        form = self.formset(page).rows[-1].form
        self.assertEqual(dict(form.errors), {"certification": [says]})
        self.assertEqual(self.path.steps.count(), 4)

    def test_a_stored_step_keeps_its_kind(self):
        self.assertEqual(self.save(self.page(), **{"steps-2-kind": "BOOKS"}).status_code, 302)
        self.exam.refresh_from_db()
        self.assertEqual(self.exam.kind, "EXAM")


class ButtonTests(EditorTestCase):
    def test_up_and_down_move_a_step_and_store_nothing(self):
        page = self.press(self.page(), "up-1")
        self.assertEqual(self.rows(page), ["MEMBERSHIP", "TRAINING", "EXAM", "RETAKE"])
        self.assertEqual(self.says(page), [])
        page = self.press(page, "down-1")
        self.assertEqual(self.rows(page), ["TRAINING", "MEMBERSHIP", "EXAM", "RETAKE"])
        self.assertEqual(self.kinds()[0], (1, "TRAINING"))
        self.assertFalse(ChangeSet.objects.exists())

    def test_what_was_typed_comes_along(self):
        typed = {"name": "Study first", "steps-0-assumption": "It pays.", "_reason": "Asked."}
        page = self.press(self.page(), "up-1", **typed)
        self.assertContains(page, 'value="Study first"')
        self.assertContains(page, 'value="It pays."')
        self.assertContains(page, 'name="_reason" value="Asked."')
        self.save(page, _reason="Asked.")
        self.path.refresh_from_db()
        self.assertEqual(self.path.name, "Study first")
        self.assertEqual(self.kinds()[:2], [(1, "MEMBERSHIP"), (2, "TRAINING")])

    def test_at_the_end_nothing_moves(self):
        for button in ("up-0", "down-3", "up-9", "out-99", "back-0", "up-", "x", ""):
            with self.subTest(button):
                page = self.press(self.page(), button)
                self.assertEqual(self.rows(page), ["TRAINING", "MEMBERSHIP", "EXAM", "RETAKE"])

    def test_a_step_is_added_after_another_and_not_called_wrong_at_once(self):
        page = self.press(self.page(), "add", _kind="BOOKS", _after="1")
        kinds = ["TRAINING", "MEMBERSHIP", "BOOKS", "EXAM", "RETAKE"]
        self.assertEqual(self.rows(page), kinds)
        self.assertEqual(self.says(page), [])
        page = self.save(page, **{"steps-4-certification": self.cpc.pk})
        self.assertEqual(page.status_code, 302)
        self.assertEqual(self.kinds(), list(enumerate(kinds, 1)))

    def test_the_kind_comes_first(self):
        for kind in ("", "NONE"):
            with self.subTest(kind):
                page = self.press(self.page(), "add", _kind=kind)
                self.assertContains(page, "Choose what kind of step it is.")
                self.assertEqual(len(self.rows(page)), 4)

    def test_a_step_is_taken_out_and_put_back(self):
        out = self.press(self.page(), "out-1")
        self.assertEqual(self.rows(out), ["TRAINING", "EXAM", "RETAKE"])
        self.assertContains(out, "Membership: taken out once you save.")
        back = self.press(out, "back-1")
        self.assertEqual(self.rows(back), ["TRAINING", "MEMBERSHIP", "EXAM", "RETAKE"])
        self.assertEqual(self.save(out).status_code, 302)
        self.assertEqual(self.kinds(), [(1, "TRAINING"), (2, "EXAM"), (3, "RETAKE")])

    def test_a_new_step_is_taken_out_again(self):
        page = self.press(self.page(), "add", _kind="BOOKS")
        page = self.press(page, "out-4")
        self.assertEqual(self.save(page).status_code, 302)
        self.assertEqual(len(self.kinds()), 4)

    def test_a_path_is_made_by_buttons_alone(self):
        address = url(Path, "add")
        page = self.client.get(address)
        page = self.client.post(address, sent(page) | {"_arrange": "add", "_kind": "EXAM"})
        self.assertEqual((page.status_code, self.says(page)), (200, []))
        form = sent(page) | {"name": "New", "slug": "new", "summary": "For all."}
        form |= {"start": "NEWCOMER", "steps-0-certification": self.cpc.pk}
        looked = self.client.post(address, form | {"_arrange": "look"})
        self.assertIn("$399", looked.context["worked_out"].plan.ledger.cheaper.earn.figure)
        self.assertFalse(Path.objects.filter(slug="new").exists())
        self.assertEqual(self.client.post(address, form).status_code, 302)
        self.assertEqual(Path.objects.get(slug="new").steps.get().kind, "EXAM")

    def test_a_form_that_is_none_is_no_error_of_ours(self):
        address = url(Path, "change", self.path.pk)
        for form in (
            {"_arrange": "up-1"},
            {"_arrange": "add", "_kind": "EXAM", "steps-TOTAL_FORMS": "99999999"},
            {"_arrange": "up-1", "steps-TOTAL_FORMS": "x", "steps-INITIAL_FORMS": "-1"},
            {"_arrange": "down-0", "steps-TOTAL_FORMS": "3", "steps-0-position": "9" * 50},
        ):
            with self.subTest(form):
                self.assertLess(self.client.post(address, form).status_code, 500)
        self.assertEqual(len(self.kinds()), 4)


class WorkedOutTests(EditorTestCase):
    def figure(self, page) -> str:
        return page.context["worked_out"].plan.ledger.cheaper.earn.figure

    def test_it_is_what_readers_see(self):
        page = self.page()
        self.assertTrue(page.context["worked_out"].is_saved)
        public = self.client.get(self.path.get_absolute_url())
        self.assertEqual(self.figure(page), public.context["page"].ledger.cheaper.earn.figure)

    def test_what_is_not_stored_is_worked_out_too(self):
        make_fee(certification=self.cca, kind="EXAM_ONE", payer="ANYONE", amount=299)
        page = self.press(self.page(), "add", _kind="SECOND")
        page = self.press(page, "look", **{"steps-4-certification": self.cca.pk})
        self.assertFalse(page.context["worked_out"].is_saved)
        self.assertEqual(self.figure(page), "$698")
        self.assertEqual(self.figure(self.page()), "$399")

    def test_what_is_wrong_is_said_and_what_is_stored_stays_beside_it(self):
        page = self.press(self.page(), "out-2")
        self.assertIn("A second try at the CPC comes after its exam.", self.says(page))
        self.assertTrue(page.context["worked_out"].is_saved)
        page = self.press(page, "out-3")
        self.assertEqual(self.says(page), [LAST_EXAM])

    def test_what_is_wrong_while_a_step_is_added_is_told_beside_the_steps(self):
        page = self.press(self.page(), "add", _kind="BOOKS", **{"steps-2-DELETE": "on"})
        self.assertEqual(self.says(page), [])
        self.assertIsNone(page.context["worked_out"].plan)
        self.assertContains(page, LAST_EXAM)

    def test_the_check_of_the_data_speaks_in_sentences(self):
        self.assertContains(self.page(), "“for you if”: It is empty.", html=False)

    def test_a_step_more_takes_no_query_more(self):
        self.page()
        with self.assertNumQueries(16):
            self.page()
        PathStep.objects.create(path=self.path, position=5, kind="BOOKS", certification=self.cpc)
        self.page()
        with self.assertNumQueries(16):
            self.page()


class AsASetTests(EditorTestCase):
    def moved(self, **given):
        return self.save(self.press(self.page(), "up-1"), **given)

    def test_a_move_says_where_each_step_was(self):
        self.moved(_reason="Dues come first.")
        kept = ChangeSet.objects.get()
        self.assertEqual(kept.reason, "Dues come first.")
        told = {change.row: change.fields for change in kept.changes.all()}
        self.assertEqual(
            told, {self.dues.pk: {"position": (2, 1)}, self.study.pk: {"position": (1, 2)}}
        )

    def test_a_move_is_seen_before(self):
        page = self.moved(_preview="1")
        self.assertContains(page, "Nothing is stored yet.")
        self.assertEqual(self.kinds()[0], (1, "TRAINING"))

    def test_a_move_is_undone(self):
        self.moved()
        kept = ChangeSet.objects.get()
        self.client.post(kept.get_absolute_url(), {"undo": "1", "_reason": "Wrong."})
        kept.refresh_from_db()
        self.assertEqual(kept.state, ChangeSet.State.UNDONE)
        self.assertEqual(self.kinds()[:2], [(1, "TRAINING"), (2, "MEMBERSHIP")])

    def test_a_move_with_a_step_out_and_one_in_is_proposed_and_published(self):
        self.client.force_login(in_group("Contributors", "con"))
        page = self.press(self.page(), "out-1")
        page = self.press(page, "add", _kind="BOOKS", _after="0")
        page = self.press(page, "up-4")
        self.save(page, **{"steps-4-certification": self.cpc.pk, "slug": "cpc-first"})
        kept = ChangeSet.objects.get()
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.assertEqual(self.kinds()[0], (1, "TRAINING"))
        self.client.force_login(in_group("Chief editors", "max"))
        self.client.post(kept.get_absolute_url(), {"publish": "1"})
        kept.refresh_from_db()
        self.assertEqual(kept.state, ChangeSet.State.PUBLISHED)
        self.assertEqual(self.kinds(), [(1, "BOOKS"), (2, "TRAINING"), (3, "EXAM"), (4, "RETAKE")])
        self.path.refresh_from_db()
        self.assertEqual(self.path.slug, "cpc-first")

    def test_the_second_editor_is_told_before_anything_moves(self):
        opened = self.page()
        self.moved()
        self.client.force_login(make_editor("kim"))
        page = self.press(opened, "down-2")
        self.assertIn("ed changed the path step", " ".join(self.says(page)))
        self.assertEqual(self.rows(page), ["MEMBERSHIP", "TRAINING", "EXAM", "RETAKE"])


class ReadOnlyTests(EditorTestCase):
    def test_who_may_only_look_gets_no_button(self):
        self.client.force_login(in_group("Viewers", "vi"))
        page = self.page()
        self.assertContains(page, "Membership")
        self.assertContains(page, "<dd>CPC</dd>")
        self.assertNotContains(page, "_arrange")
        self.assertEqual(self.press_as_viewer(), 403)

    def press_as_viewer(self) -> int:
        form = {"_arrange": "up-1", "steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
        return self.client.post(url(Path, "change", self.path.pk), form).status_code

    def test_a_step_alone_is_only_read(self):
        address = url(PathStep, "change", self.dues.pk)
        self.assertContains(self.client.get(address), self.path.name)
        self.assertEqual(self.client.post(address, {"kind": "EXAM"}).status_code, 403)
        self.assertTrue(Way.objects.exists())
