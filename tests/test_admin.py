from datetime import date
from decimal import Decimal
from unittest import mock

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import reverse

from certifications.models import (
    Certification,
    CertificationName,
    CodeBookRule,
    ExamDomain,
    ExamFormat,
    Fee,
    HolderCount,
    Issuer,
    IssuerName,
    PassRate,
    PayReport,
    Progression,
    RenewalRule,
    Requirement,
    Scope,
    Training,
    TrainingCost,
    TrainingLength,
)
from coderpath.sources import editors
from coderpath.sources.edition import public_models
from coderpath.sources.fact_admin import SourcedFactAdmin
from coderpath.sources.facts import SourcedFact, Standing
from coderpath.sources.models import Source

from .factories import make_certification, make_fee, make_issuer, make_source

PLAIN_STATIC = override_settings(
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
)
TODAY = date(2026, 11, 21)

# Every field of the add form that a browser would send, empty.
EMPTY = {
    "source": "",
    "locator": "",
    "note": "",
    "standing": "REPORTED",
    "basis": "STATED",
    "as_of_text": "",
    "as_of": "",
    "until": "",
    "checked_on": "",
    "new_source_publisher": "",
    "new_source_title": "",
    "new_source_url": "",
    "new_source_file_name": "",
    "new_source_kind": "",
    "new_source_published": "",
    "new_source_read_on": "2026-11-21",
}
NEW_SOURCE = {
    "new_source_publisher": "AAPC",
    "new_source_title": "Certification exam pricing",
    "new_source_url": "https://www.example.org/pricing",
    "new_source_kind": "ISSUER",
}


def make_editor(username="ed"):
    editor = User.objects.create_user(username, is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def url(obj_or_model, page, *args):
    opts = obj_or_model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def one_of_each() -> list:
    """A row of every model the editors see."""
    source = make_source()
    issuer = make_issuer(code="AAPC")
    cpc = make_certification(code="CPC", issuer=issuer)
    cic = make_certification(code="CIC", issuer=issuer)
    training = Training.objects.create(slug="college", name="College", leads_to=cpc)
    of_cpc = {"source": source, "certification": cpc}
    return [
        source,
        issuer,
        cpc,
        training,
        make_fee(certification=cpc, source=source),
        IssuerName.objects.create(source=source, issuer=issuer, name="American Academy"),
        HolderCount.objects.create(source=source, issuer=issuer, people=200000),
        CertificationName.objects.create(**of_cpc, name="Certified Coder"),
        Scope.objects.create(**of_cpc, kind="SETTING", term="OFFICE"),
        Progression.objects.create(**of_cpc, leads_to=cic, why="Adds inpatient coding"),
        ExamFormat.objects.create(**of_cpc, items=100, minutes=240),
        ExamDomain.objects.create(**of_cpc, name="Anatomy", items=4),
        PassRate.objects.create(**of_cpc, unknown="NOT_PUBLISHED"),
        CodeBookRule.objects.create(**of_cpc, rule="This year's books"),
        PayReport.objects.create(**of_cpc, who="CPC holders", statistic="MEAN", low=60000),
        RenewalRule.objects.create(**of_cpc, kind="TOTAL", ceus=36, cycle_months=24),
        Requirement.objects.create(**of_cpc, rule="Nothing is asked"),
        TrainingCost.objects.create(source=source, training=training, low=4000),
        TrainingLength.objects.create(source=source, training=training, months_high=9),
    ]


def edited_models():
    return [m for m in public_models() if m._meta.app_label in editors.EDITED_APPS]


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
                with self.subTest(address=address):
                    self.assertEqual(self.client.get(address).status_code, 200)

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
            ("source__kind__exact=SURVEY", 0),
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
        self.assertEqual(texts, ["AAPC, Price list (read 2 Mar 2025)"])

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


class FormTestCase(TestCase):
    """An editor, signed in on a fixed day, and a fee by AAPC."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        cls.aapc = make_issuer(code="AAPC")
        cls.cpc = make_certification(code="CPC", issuer=cls.aapc)
        cls.old = make_fee(
            certification=cls.cpc, amount=399, payer="MEMBER", source=make_source(title="Prices")
        )

    def setUp(self):
        self.client.force_login(self.editor)
        for module in ("facts", "fact_admin", "fact_forms"):
            clock = mock.patch(f"coderpath.sources.{module}.localdate", return_value=TODAY)
            clock.start()
            self.addCleanup(clock.stop)

    def add(self, model=Fee, **given):
        own = {"certification": self.cpc.pk}
        if model is Fee:
            own |= {"kind": "EXAM_ONE", "payer": "MEMBER", "amount": "425"}
        return self.client.post(url(model, "add"), EMPTY | own | given, follow=True)

    def change(self, fact, **given):
        sent = {"standing": fact.standing, "until": "", "locator": fact.locator, "note": ""}
        return self.client.post(url(fact, "change", fact.pk), sent | given, follow=True)

    def errors(self, response):
        self.assertEqual(response.status_code, 200)
        return response.context["adminform"].form.errors


@PLAIN_STATIC
class AddAFeeTests(FormTestCase):
    def test_adds_a_fee_and_its_new_source_in_one_form(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        fee = Fee.objects.get(amount=425)
        self.assertEqual(fee.source.publisher, "AAPC")
        self.assertEqual(fee.source.read_on, TODAY)
        self.assertEqual(fee.source.slug, "aapc-certification-exam-pricing-2026-11-21")
        self.assertEqual(fee.source.history.get().history_user, self.editor)

    def test_adds_a_fee_from_a_source_that_is_there(self):
        self.add(source=self.old.source.pk, as_of="2026-12-01")
        self.assertEqual(Fee.objects.get(amount=425).source, self.old.source)

    def test_the_form_starts_from_the_address(self):
        address = f"{url(Fee, 'add')}?certification={self.cpc.pk}&kind=RETAKE&payer=STUDENT"
        response = self.client.get(address)
        self.assertContains(response, '<option value="RETAKE" selected>')
        self.assertContains(response, '<option value="STUDENT" selected>')
        self.assertContains(response, "CPC</option>")
        self.assertContains(response, 'value="2026-11-21"')  # read today

    def test_another_from_the_same_page_keeps_the_source_and_the_day(self):
        response = self.add(**NEW_SOURCE, as_of="2026-12-01", _addanother="1")
        source = Source.objects.get(title="Certification exam pricing")
        self.assertContains(response, f'<option value="{source.pk}" selected>')
        self.assertContains(response, 'value="2026-12-01"')

    def test_exactly_one_source_is_demanded(self):
        for given, message in [
            ({}, "Choose the source, or describe a new one below."),
            (
                NEW_SOURCE | {"source": self.old.source.pk},
                "Choose a source or describe a new one, not both.",
            ),
        ]:
            with self.subTest(message=message):
                errors = self.errors(self.add(**given, as_of="2026-12-01"))
                self.assertEqual(errors, {"source": [message]})

    def test_a_new_source_must_be_whole(self):
        for given, field, message in [
            ({"new_source_publisher": ""}, "new_source_publisher", "This field cannot be blank."),
            ({"new_source_kind": ""}, "new_source_kind", "This field cannot be blank."),
            (
                {"new_source_url": ""},
                "new_source_url",
                "Give the address of the page or the name of the file.",
            ),
            (
                {"new_source_url": "javascript:alert(1)"},
                "new_source_url",
                "Give a whole address that starts with https:// or http://.",
            ),
            (
                {"new_source_url": "ftp://example.org/a"},
                "new_source_url",
                "The address must start with https:// or http://.",
            ),
        ]:
            with self.subTest(given=given):
                errors = self.errors(self.add(**NEW_SOURCE | given, as_of="2026-12-01"))
                self.assertEqual(errors, {field: [message]})
        self.assertEqual(Source.objects.count(), 1)

    def test_nothing_is_kept_when_the_figure_is_refused(self):
        self.add(**NEW_SOURCE, amount="-1", as_of="2026-12-01")
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (1, 1))

    def test_sending_the_form_twice_is_refused_with_a_sentence(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        errors = self.errors(self.add(**NEW_SOURCE, as_of="2026-12-01"))
        self.assertEqual(
            errors, {"__all__": ["This source already has this figure, with this date."]}
        )
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (2, 2))

    def test_what_the_database_would_refuse_is_said_in_words(self):
        for given, field, part in [
            ({"certification": ""}, "__all__", "Name a certification or a body, not both."),
            ({"issuer": self.aapc.pk}, "__all__", "Name a certification or a body, not both."),
            ({"amount": "-1"}, "__all__", "A fee cannot be less than $0."),
            ({"amount": "abc"}, "amount", "Enter a number."),
            ({"amount": "NaN"}, "amount", "Enter a number."),
            ({"amount": "Infinity"}, "amount", "Enter a number."),
            ({"amount": "1e400"}, "amount", "no more than 8 digits"),
            ({"every_months": "0"}, "__all__", "A fee comes round every month at most."),
            ({"every_months": "-1"}, "every_months", "greater than or equal to 0"),
            ({"every_months": "9" * 30}, "every_months", "less than or equal to"),
            ({"kind": "DUES"}, "__all__", "Say how often dues come round"),
            ({"kind": "NO_SUCH"}, "kind", "Select a valid choice."),
            ({"until": "2026-01-01"}, "__all__", "It cannot end before it begins."),
            ({"as_of": "0001-01-01"}, "as_of", "That is before 1900."),
            ({"as_of": "tomorrow"}, "as_of", "Enter a valid date."),
            ({"certification": "abc"}, "certification", "not one of the available choices"),
            ({"certification": "9" * 30}, "certification", "not one of the available choices"),
            ({"note": "a\0b"}, "note", "Null characters are not allowed."),
        ]:
            with self.subTest(given=given):
                sent = {"as_of": "2026-12-01", **NEW_SOURCE, **given}
                errors = self.errors(self.add(**sent))
                self.assertIn(part, " ".join(errors.get(field, [])))
        self.assertEqual(Fee.objects.count(), 1)

    def test_an_address_that_makes_no_sense_still_gives_a_form(self):
        query = "?certification=abc&source=-1&kind=x&as_of=never&issuer=" + "9" * 40
        self.assertEqual(self.client.get(url(Fee, "add") + query).status_code, 200)


@PLAIN_STATIC
class SupersedeTests(FormTestCase):
    def test_a_new_figure_ends_what_the_publisher_said_before(self):
        said_by_others = make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=410,
            source=make_source(publisher="A school", kind="THIRD_PARTY"),
        )
        asked_of_others = make_fee(certification=self.cpc, payer="NON_MEMBER", amount=499)
        response = self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.until), ("SUPERSEDED", date(2026, 11, 30)))
        self.assertContains(response, "Ended on 30 Nov 2026")
        for fee in (said_by_others, asked_of_others):
            fee.refresh_from_db()
            self.assertEqual((fee.standing, fee.until), ("REPORTED", None))

    def test_the_old_figure_is_shown_until_the_new_one_holds(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        shown = [
            Fee.objects.in_headline_order(day).first().amount
            for day in (date(2026, 11, 30), date(2026, 12, 1))
        ]
        self.assertEqual(shown, [399, 425])

    def test_nothing_ends_when_the_editor_says_so(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_figure_of_the_past_does_not_end_a_newer_one(self):
        self.add(**NEW_SOURCE, as_of="2025-01-01", replaces_older="on")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_mistaken_figure_ends_nothing(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on", standing="MISTAKEN")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "REPORTED")

    def test_a_figure_without_a_day_cannot_replace_another(self):
        errors = self.errors(self.add(**NEW_SOURCE, replaces_older="on"))
        self.assertIn("Say from which day it holds: $399", errors["as_of"][0])

    def test_what_has_no_date_is_older_unless_it_was_read_since(self):
        for amount, read_on, standing in [
            (380, date(2026, 11, 1), "SUPERSEDED"),
            (381, None, "SUPERSEDED"),
            (382, date(2026, 12, 2), "REPORTED"),
        ]:
            with self.subTest(read_on=read_on):
                undated = make_fee(
                    certification=self.cpc,
                    payer="MEMBER",
                    amount=amount,
                    as_of=None,
                    source=make_source(read_on=read_on),
                )
                self.add(
                    **NEW_SOURCE | {"new_source_title": f"Prices, {amount}"},
                    as_of="2026-12-01",
                    replaces_older="on",
                )
                undated.refresh_from_db()
                self.assertEqual(undated.standing, standing)

    def test_ways_in_of_one_source_stand_side_by_side(self):
        source = make_source(title="Eligibility")
        of_source = {"certification": self.cpc, "source": source}
        first = Requirement.objects.create(**of_source, rule="A degree", as_of=date(2026, 1, 16))
        Requirement.objects.create(**of_source, rule="A course")
        self.add(
            Requirement,
            source=source.pk,
            purpose="SIT",
            strength="REQUIRED",
            rule="Two years of work",
            as_of="2026-01-16",
            replaces_older="on",
        )
        self.assertEqual(Requirement.objects.in_force(TODAY).count(), 3)
        first.refresh_from_db()
        self.assertEqual(first.standing, "REPORTED")

    def test_a_row_that_says_less_does_not_end_one_that_says_more(self):
        old = ExamFormat.objects.create(
            certification=self.cpc,
            source=make_source(),
            items=100,
            minutes=240,
            as_of=date(2025, 1, 1),
        )
        self.add(ExamFormat, **NEW_SOURCE, minutes="250", as_of="2026-01-01", replaces_older="on")
        old.refresh_from_db()
        self.assertEqual(old.standing, "REPORTED")
        self.add(
            ExamFormat,
            **NEW_SOURCE | {"new_source_title": "Exam page"},
            items="100",
            minutes="250",
            as_of="2026-06-01",
            replaces_older="on",
        )
        old.refresh_from_db()
        self.assertEqual(old.standing, "SUPERSEDED")

    def test_the_editor_is_told_when_readers_see_another_figure(self):
        make_fee(
            certification=self.cpc,
            payer="MEMBER",
            amount=410,
            standing=Standing.IN_USE,
            source=make_source(publisher="A school", kind="THIRD_PARTY"),
        )
        response = self.add(**NEW_SOURCE, as_of="2026-11-01", replaces_older="on")
        self.assertContains(response, "Readers see another figure, since an editor chose it")
        self.assertContains(response, "$410 (A school, 1 Jan 2026)")

    def test_the_action_supersedes_from_today(self):
        mistaken = make_fee(certification=self.cpc, amount=1, standing=Standing.MISTAKEN)
        later = make_fee(certification=self.cpc, amount=2, as_of=date(2027, 1, 1))
        chosen = [self.old.pk, mistaken.pk, later.pk]
        response = self.client.post(
            url(Fee, "changelist"),
            {"action": "supersede", "_selected_action": chosen},
            follow=True,
        )
        self.assertContains(response, "1 figure superseded from today.")
        self.assertContains(response, "Left alone: 2 figures")
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.until), ("SUPERSEDED", date(2026, 11, 20)))
        self.assertEqual(self.old.history.first().history_user, self.editor)

    def test_the_action_marks_figures_as_checked(self):
        self.client.post(
            url(Fee, "changelist"), {"action": "mark_checked", "_selected_action": [self.old.pk]}
        )
        self.old.refresh_from_db()
        self.assertEqual(self.old.checked_on, TODAY)


@PLAIN_STATIC
class PastFigureTests(FormTestCase):
    def test_an_editor_says_how_a_figure_stands_but_not_what_it_was(self):
        other = make_source()
        self.change(
            self.old,
            standing="DISPUTED",
            note="Others say $410.",
            amount="1",
            source=other.pk,
            as_of="2020-01-01",
            payer="STUDENT",
        )
        fee = Fee.objects.get(pk=self.old.pk)
        self.assertEqual((fee.standing, fee.note), ("DISPUTED", "Others say $410."))
        self.assertEqual((fee.amount, fee.payer), (Decimal(399), "MEMBER"))
        self.assertEqual((fee.source_id, fee.as_of), (self.old.source_id, date(2026, 1, 1)))

    def test_rules_on_fields_that_are_only_read_still_hold(self):
        errors = self.errors(self.change(self.old, until="2025-01-01"))
        self.assertEqual(errors, {"__all__": ["It cannot end before it begins."]})
        twin = make_fee(
            certification=self.cpc,
            amount=399,
            payer="MEMBER",
            source=self.old.source,
            locator="Table 2",
        )
        errors = self.errors(self.change(twin, locator=""))
        self.assertEqual(
            errors, {"__all__": ["This source already has this figure, with this date."]}
        )

    def test_whoever_added_a_figure_may_correct_it_that_day(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01")
        fee = Fee.objects.get(amount=425)
        fee.history.update(history_date="2026-11-21T09:00Z")
        correct = {
            "certification": self.cpc.pk,
            "kind": "EXAM_ONE",
            "payer": "MEMBER",
            "amount": "452",
            "source": fee.source_id,
            "as_of": "2026-12-01",
            "basis": "STATED",
        }
        self.change(fee, **correct)
        fee.refresh_from_db()
        self.assertEqual(fee.amount, 452)
        self.client.force_login(make_editor("someone-else"))
        self.change(fee, **correct | {"amount": "1"})
        self.client.force_login(self.editor)
        fee.history.update(history_date="2026-11-20T09:00Z")
        self.change(fee, **correct | {"amount": "2"})
        fee.refresh_from_db()
        self.assertEqual(fee.amount, 452)

    def test_an_administrator_corrects_a_typing_mistake(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        self.change(
            self.old,
            certification=self.cpc.pk,
            kind="EXAM_ONE",
            payer="MEMBER",
            amount="389",
            source=self.old.source_id,
            as_of="2026-01-01",
            basis="STATED",
        )
        self.old.refresh_from_db()
        self.assertEqual(self.old.amount, 389)

    def test_history_keeps_who_changed_what_from_what_to_what(self):
        self.change(self.old, standing="DISPUTED")
        newest, first = self.old.history.all()
        self.assertEqual(newest.history_user, self.editor)
        change = newest.diff_against(first).changes[0]
        self.assertEqual(
            (change.field, change.old, change.new), ("standing", "REPORTED", "DISPUTED")
        )
        response = self.client.get(url(self.old, "history", self.old.pk))
        self.assertContains(
            response,
            "<strong>Standing:</strong> Also reported → Disputed by other sources",
            html=False,
        )
        self.assertContains(response, "<td>ed</td>")

    def test_history_says_what_replaced_a_figure(self):
        self.add(**NEW_SOURCE, as_of="2026-12-01", replaces_older="on")
        response = self.client.get(url(self.old, "history", self.old.pk))
        self.assertContains(response, "Replaced by $425, from 1 Dec 2026")

    def test_an_editor_cannot_go_back_to_an_older_version(self):
        version = self.old.history.first().pk
        address = url(self.old, "simple_history", self.old.pk, version)
        self.assertNotContains(self.client.get(address), 'value="Revert"')
        self.assertEqual(self.client.post(address, {}).status_code, 403)

    def test_the_form_says_what_readers_see(self):
        page = url(self.old, "change", self.old.pk)
        self.assertContains(self.client.get(page), "This figure.")
        make_fee(certification=self.cpc, payer="MEMBER", amount=410, as_of=date(2026, 6, 1))
        self.assertContains(self.client.get(page), "$410 (AAPC, 1 Jun 2026)")


@PLAIN_STATIC
class EditorsGroupTests(FormTestCase):
    def test_editors_add_change_and_view_what_readers_see_and_delete_nothing(self):
        allowed = set(
            Group.objects.get(name="Editors").permissions.values_list("codename", flat=True)
        )
        self.assertEqual(
            allowed,
            {
                f"{verb}_{model._meta.model_name}"
                for model in edited_models()
                for verb in ("add", "change", "view")
            },
        )

    def test_migrating_again_changes_nothing(self):
        before = Group.objects.get(name="Editors").permissions.count()
        call_command("migrate", verbosity=0)
        self.assertEqual(Group.objects.get(name="Editors").permissions.count(), before)

    def test_an_editor_cannot_delete(self):
        for row in (self.old, self.old.source, self.cpc, self.aapc):
            with self.subTest(row=row):
                response = self.client.post(url(row, "delete", row.pk), {"post": "yes"})
                self.assertEqual(response.status_code, 403)
        response = self.client.post(
            url(Fee, "changelist"), {"action": "delete_selected", "_selected_action": [self.old.pk]}
        )
        self.assertTrue(Fee.objects.filter(pk=self.old.pk).exists())

    def test_even_with_the_permission_only_an_administrator_deletes_a_figure(self):
        self.editor.user_permissions.add(
            *apps.get_model("auth", "Permission").objects.filter(codename="delete_fee")
        )
        response = self.client.post(url(self.old, "delete", self.old.pk), {"post": "yes"})
        self.assertEqual(response.status_code, 403)

    def test_a_stranger_sees_nothing(self):
        self.client.logout()
        response = self.client.get(url(Fee, "changelist"))
        self.assertEqual(response.status_code, 302)
        self.client.force_login(User.objects.create_user("reader"))
        self.assertEqual(self.client.get(url(Fee, "changelist")).status_code, 302)


@PLAIN_STATIC
class SourceAdminTests(FormTestCase):
    def test_refuses_an_address_that_is_a_script(self):
        for address in ("javascript:alert(1)", "data:text/html,x", "ftp://example.org/"):
            with self.subTest(address=address):
                response = self.client.post(
                    url(Source, "add"),
                    {
                        "slug": "a",
                        "publisher": "A",
                        "title": "B",
                        "kind": "ARTICLE",
                        "url": address,
                        "is_safe_to_link": "on",
                    },
                )
                self.assertTrue(self.errors(response))
        self.assertEqual(Source.objects.count(), 1)

    def test_a_page_that_may_not_be_linked_is_not(self):
        make_source(url="https://spam.example/", is_safe_to_link=False)
        response = self.client.get(url(Source, "changelist"))
        self.assertNotContains(response, 'href="https://spam.example/"')
        self.assertContains(response, "not linked")

    def test_a_certification_that_is_not_open_says_why(self):
        response = self.client.post(
            url(Certification, "change", self.cpc.pk),
            {
                "code": "CPC",
                "slug": "cpc",
                "name": "Certified",
                "issuer": self.aapc.pk,
                "status": "RETIRED",
                **{
                    f"{prefix}-{name}": "0"
                    for prefix in ("fees", "exam_formats", "requirements", "renewal_rules")
                    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
                },
            },
        )
        self.assertEqual(
            self.errors(response),
            {"__all__": ["Say why it is not open, or not known to be."]},
        )

    def test_a_change_of_a_body_is_kept_with_its_name(self):
        aapc = Issuer.objects.get(code="AAPC")
        self.client.post(
            url(aapc, "change", aapc.pk),
            {
                "code": "AAPC",
                "slug": "aapc",
                "name": "American Academy of Professional Coders",
                "kind": "CERTIFIER",
                "status": "ACTIVE",
                **{
                    f"{prefix}-{name}": "0"
                    for prefix in ("fees", "renewal_rules")
                    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
                },
            },
        )
        newest, first = aapc.history.all()
        change = newest.diff_against(first).changes[0]
        self.assertEqual(
            (newest.history_user, change.field, change.old, change.new),
            (self.editor, "name", "The AAPC body", "American Academy of Professional Coders"),
        )
