"""What editors may do, and the sources they enter."""

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from certifications.models import (
    Certification,
    Fee,
    Issuer,
)
from coderpath.sources.edition import public_models
from coderpath.sources.models import Source
from tests.factories import make_source

from .forms import (
    PLAIN_STATIC,
    FormTestCase,
    edited_models,
    url,
)


@PLAIN_STATIC
class EditorsGroupTests(FormTestCase):
    def test_editors_add_change_and_view_what_readers_see_and_delete_nothing(self):
        allowed = set(
            Group.objects.get(name="Editors").permissions.values_list("codename", flat=True)
        )
        wages = [m for m in public_models() if m._meta.app_label == "salaries"]
        self.assertEqual(
            allowed,
            {
                f"{verb}_{model._meta.model_name}"
                for model in edited_models()
                for verb in ("add", "change", "view")
            }
            | {f"view_{model._meta.model_name}" for model in wages}
            | {"publish_changes"},
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
                        "publisher": self.old.source.publisher_id,
                        "title": "B",
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
