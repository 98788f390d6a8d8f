"""Every page of the admin opens for an editor, and its forms keep the conventions."""

from datetime import date

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.contrib.auth.models import User
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils.text import capfirst

from certifications.models import ExamOutline, Fee, PathStep, Requirement
from coderpath.sources.fact_admin import SourcedFactAdmin
from coderpath.sources.facts import SourcedFact
from coderpath.sources.models import PublisherDomain
from salaries.models import Area
from tests.factories import make_fee, make_source
from tests.sources.test_pages import text_of

from .forms import (
    PLAIN_STATIC,
    edited_models,
    make_editor,
    one_of_each,
    url,
)


class FormConventionTests(SimpleTestCase):
    def test_every_model_readers_see_is_registered(self):
        for model in edited_models():
            with self.subTest(model=model.__name__):
                self.assertTrue(admin.site.is_registered(model))

    def test_every_field_of_a_fact_is_in_its_form(self):
        common = {f.name for f in SourcedFact._meta.get_fields()} | {"id"}
        for model in apps.get_app_config("certifications").get_models():
            if issubclass(model, SourcedFact):
                with self.subTest(model=model.__name__):
                    form = admin.site.get_model_admin(model)
                    own = {f.name for f in model._meta.fields} - common
                    self.assertEqual(set(flatten(form.about)) | set(flatten(form.value)), own)

    def test_every_value_says_where_to_find_it(self):
        for model, form in admin.site._registry.items():
            if isinstance(form, SourcedFactAdmin):
                for name in flatten(form.value):
                    with self.subTest(model=model.__name__, field=name):
                        field = model._meta.get_field(name)
                        self.assertTrue(form.hints.get(name) or field.help_text)


@PLAIN_STATIC
class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = one_of_each()
        cls.editor = make_editor()

    def test_there_is_a_row_of_every_model(self):
        self.assertEqual({type(row) for row in self.rows}, set(edited_models()))

    def test_every_page_of_every_model_answers(self):
        self.client.force_login(self.editor)
        for row in self.rows:
            for address in (
                url(row, "changelist"),
                url(row, "changelist") + "?q=x",
                url(row, "add"),
                url(row, "change", row.pk),
                url(row, "history", row.pk),
                url(row, "simple_history", row.pk, row.history.first().pk),
            ):
                # Whose a site is, only an administrator says; steps are added to their path.
                is_refused = address in (url(PublisherDomain, "add"), url(PathStep, "add"))
                with self.subTest(address=address):
                    status = self.client.get(address).status_code
                    self.assertEqual(status, 403 if is_refused else 200)

    def test_under_every_form_of_a_fact_stands_what_readers_will_read(self):
        self.client.force_login(self.editor)
        for row in self.rows:
            if not isinstance(row, SourcedFact):
                continue
            with self.subTest(model=type(row).__name__):
                shown = text_of(self.client.get(url(row, "change", row.pk)))
                self.assertIn(f"What readers will read {row.sentence}", shown)
                if isinstance(row, Requirement):  # its sentence is made of its ways alone
                    continue
                for figure in type(row).figures([row]):
                    self.assertIn(figure.question, row.sentence)
                    self.assertIn(figure.figure, row.sentence)

    def test_every_form_answers_to_an_administrator(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        for row in self.rows:
            for page in ("change", "delete"):
                with self.subTest(page=page, model=type(row).__name__):
                    response = self.client.get(url(row, page, row.pk))
                    self.assertEqual(response.status_code, 200)

    def test_lists_of_figures_answer_to_their_filters(self):
        self.client.force_login(self.editor)
        fees = url(Fee, "changelist")
        for query, found in [
            ("in_force=yes", 1),
            ("in_force=no", 0),
            ("standing__exact=REPORTED", 1),
            ("source__publisher__kind__exact=SURVEY", 0),
            ("kind__exact=EXAM_ONE&payer__exact=ANYONE", 1),
            ("as_of__year=2026", 1),
            ("q=CPC", 1),
            ("q=aapc", 1),
            ("q=nobody", 0),
        ]:
            with self.subTest(query=query):
                response = self.client.get(f"{fees}?{query}")
                self.assertEqual(response.context["cl"].result_count, found)

    def test_a_list_asks_no_more_for_more_rows(self):
        self.client.force_login(self.editor)
        with self.assertNumQueries(11):
            self.client.get(url(Fee, "changelist"))
        for amount in range(100, 110):
            make_fee(amount=amount, certification=self.rows[2])
        with self.assertNumQueries(11):
            self.client.get(url(Fee, "changelist"))

    def test_autocomplete_tells_readings_of_a_page_apart(self):
        self.client.force_login(self.editor)
        make_source(title="Price list", read_on=date(2025, 3, 2))
        response = self.client.get(
            reverse("admin:sources_source_autocomplete"),
            {
                "term": "price list",
                "app_label": "certifications",
                "model_name": "fee",
                "field_name": "source",
            },
        )
        texts = [result["text"] for result in response.json()["results"]]
        self.assertEqual(texts, ["AAPC, Price list (read March 2, 2025)"])

    def test_a_certification_shows_its_figures_and_how_to_add_one(self):
        self.client.force_login(self.editor)
        cpc = self.rows[2]
        response = self.client.get(url(cpc, "change", cpc.pk))
        self.assertContains(response, "$399")
        self.assertContains(
            response,
            f"{url(Fee, 'add')}?certification={cpc.pk}&amp;kind=EXAM_ONE&amp;payer=MEMBER",
        )

    def test_a_source_shows_which_figures_were_read_there(self):
        self.client.force_login(self.editor)
        source = self.rows[0]
        response = self.client.get(url(source, "change", source.pk))
        self.assertContains(
            response, f'{url(Fee, "changelist")}?source__id__exact={source.pk}">1 fee</a>'
        )

    def test_no_page_has_an_inline_style(self):
        self.client.force_login(self.editor)
        fee = next(row for row in self.rows if isinstance(row, Fee))
        for page in ("change", "history"):
            with self.subTest(page=page):
                self.assertNotContains(self.client.get(url(fee, page, fee.pk)), " style=")


@PLAIN_STATIC
class NamedTests(TestCase):
    def test_in_a_table_a_field_has_the_name_of_its_column(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        page = self.client.get(url(ExamOutline, "add"))
        [areas] = page.context["inline_admin_formsets"]
        for field in areas.formset.forms[0].visible_fields():
            with self.subTest(field.name):
                self.assertIn(f'aria-label="{capfirst(field.label)}"', str(field))

    def test_rows_that_are_chosen_go_one_by_one(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        page = self.client.get(url(Area, "add"))
        states = str(page.context["adminform"].form["states"])
        self.assertIn('data-allow-clear="false"', states)

    def test_a_form_that_comes_back_keeps_its_reason(self):
        self.client.force_login(make_editor())
        page = self.client.post(url(Fee, "add"), {"_reason": "Read “again” <today>."})
        self.assertContains(page, 'name="_reason" value="Read “again” &lt;today&gt;."')
