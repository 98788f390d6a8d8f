"""Forms and addresses that name rows which cannot be: refused, with nothing stored, never a 500."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from certifications.models import Fee, PathStep, Requirement
from coderpath.sources.two_editors import MOST_ROWS

from .forms import PLAIN_STATIC, edited_models, one_of_each, url


@PLAIN_STATIC
class NamesNoRowTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = one_of_each()
        cls.chief = User.objects.create_superuser("chief")

    def setUp(self):
        self.client.raise_request_exception = False
        self.client.force_login(self.chief)

    def test_a_form_filled_with_what_makes_no_sense_stores_nothing(self):
        for model in admin.site._registry:
            page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
            fields = (*model._meta.fields, *model._meta.many_to_many)
            names = [field.name for field in fields if field.name != "code"]
            before = model._base_manager.count()
            for odd in ("NaN", "9" * 30):
                with self.subTest(page=page, odd=odd):
                    response = self.client.post(page, dict.fromkeys(names, odd))
                    self.assertIn(response.status_code, (200, 403, 404))
                    self.assertEqual(model._base_manager.count(), before)

    def test_a_form_emptied_is_shown_again_under_the_name_of_its_row(self):
        """A step of a path has none: it stands in the form of its path."""
        for row in [row for row in self.rows if not isinstance(row, PathStep)]:
            stored = type(row)._base_manager.get(pk=row.pk)
            with self.subTest(model=type(row).__name__):
                page = self.client.post(url(row, "change", row.pk), {})
                self.assertEqual(page.status_code, 200)
                self.assertEqual(page.context["subtitle"], str(stored))

    def test_a_form_that_says_it_has_many_rows_is_made_of_few(self):
        seen = set()
        for row in self.rows:
            for inline in admin.site.get_model_admin(type(row)).inlines:
                if inline in seen:
                    continue
                seen.add(inline)
                address = url(row, "change", row.pk)
                for each in self.client.get(address).context["inline_admin_formsets"]:
                    with self.subTest(row=row, rows=each.formset.prefix):
                        most = each.formset.absolute_max
                        self.assertLessEqual(most, MOST_ROWS)
                        names = dict.fromkeys(("TOTAL_FORMS", "INITIAL_FORMS"), 99_999)
                        sent = {f"{each.formset.prefix}-{n}": v for n, v in names.items()}
                        page = self.client.post(address, sent)
                        again = page.context["inline_admin_formsets"]
                        self.assertEqual(max(len(each.formset.forms) for each in again), most)
        self.assertGreater(len(seen), 5)

    def test_a_rule_without_a_certification_is_asked_for_one(self):
        source = self.rows[0]
        ways = {f"rows-{n}": 0 for n in ("TOTAL_FORMS", "INITIAL_FORMS")}
        given = {"purpose": "SIT", "source": source.pk, "note": "None is known."}
        standing = {"standing": "REPORTED", "basis": "STATED", "as_of": "2026-01-01"}
        page = self.client.post(url(Requirement, "add"), ways | given | standing)
        errors = page.context["adminform"].form.errors
        self.assertEqual(dict(errors), {"certification": ["This field is required."]})

    def test_an_action_on_rows_that_cannot_be_changes_nothing(self):
        for model in edited_models():
            page = url(model, "changelist")
            before = model._base_manager.count()
            for odd in ("x", "9" * 30):
                given = {"action": "delete_selected", "_selected_action": odd, "post": "yes"}
                with self.subTest(page=page, odd=odd):
                    self.assertIn(self.client.post(page, given).status_code, (200, 302))
                    self.assertEqual(model._base_manager.count(), before)

    def test_among_the_rows_of_an_action_those_that_can_be_are_taken(self):
        fee = next(row for row in self.rows if isinstance(row, Fee))
        given = {"action": "mark_checked", "_selected_action": ["x", fee.pk, "\0"]}
        response = self.client.post(url(Fee, "changelist"), given, follow=True)
        self.assertContains(response, "1 figure marked as checked.")

    def test_the_history_of_what_cannot_be_is_not_there(self):
        fee = next(row for row in self.rows if isinstance(row, Fee))
        for odd in ("x", "%00", "9" * 30):
            for page in (
                f"{url(Fee, 'changelist')}{odd}/history/",
                f"{url(Fee, 'changelist')}{odd}/history/1/",
                f"{url(Fee, 'changelist')}{fee.pk}/history/{odd}/",
            ):
                with self.subTest(page=page):
                    self.assertEqual(self.client.get(page).status_code, 404)

    def test_a_filter_no_database_could_hold_finds_no_page(self):
        for query in ("standing__exact=%00", "q=a%00b", "%00=1"):
            with self.subTest(query=query):
                response = self.client.get(f"{url(Fee, 'changelist')}?{query}")
                self.assertEqual(response.status_code, 404)
