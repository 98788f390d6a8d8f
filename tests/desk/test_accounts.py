"""Accounts: invited by a link that works once, helped back in, and raised by nobody."""

import gzip
import re

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from coderpath.desk.groups import RIGHTS
from tests.admin.forms import PLAIN_STATIC

from .signing_in import DESK, LOGIN, PASSWORD, logged, make_account, sign_in, text

OF_THE_DESK = (
    "",
    "?q=cpc",
    "read/1/",
    "q/fee-cpc-exam-one-member/",
    "drafts/1/",
    "sheets/",
    "sheets/cpc/",
    "contradictions/",
    "contradictions.csv",
    "problems/",
    "desk/changeset/",
    "reports/figurereport/",
)


@PLAIN_STATIC
class AccountTests(TestCase):
    def setUp(self):
        self.administrator = make_account("ada", "Administrators")
        self.editor = make_account("ed")
        self.owner = User.objects.create_superuser("root", password=PASSWORD)
        sign_in(self.client, "ada")

    def page(self, account, name="change"):
        return reverse(f"admin:auth_user_{name}", args=[account.pk])

    def invite(self, group="Editors", **given):
        sent = {"username": "kim", "group": Group.objects.get(name=group).pk} | given
        return self.client.post(reverse("admin:auth_user_add"), sent)

    def link(self, account):
        return self.client.post(self.page(account, "password_change"), {"link": "1"})

    def choose(self, link, password="a-new-one-for-kim", client=None):
        client = client or Client()
        opened = client.get(link, follow=True)
        if not opened.context["validlink"]:
            return opened
        path = opened.redirect_chain[-1][0]
        sent = {"new_password1": password, "new_password2": password}
        return client.post(path, sent, follow=True)

    def test_who_is_in_no_group_sees_nothing_of_the_desk(self):
        make_account("nobody").groups.clear()
        sign_in(self.client, "nobody")
        for page in OF_THE_DESK:
            with self.subTest(page):
                answer = self.client.get(f"/admin/{page}")
                self.assertEqual(answer.status_code, 403)
        self.assertIn("your account is in no group of this desk", text(self.client.get(DESK)))
        self.assertEqual(self.client.get(reverse("admin:password_change")).status_code, 200)

    def test_an_editor_is_invited_by_a_link_that_works_once(self):
        link = self.invite().context["link"]
        kim = User.objects.get(username="kim")
        self.assertFalse(kim.has_usable_password() or kim.is_superuser)
        self.assertEqual([group.name for group in kim.groups.all()], ["Editors"])
        self.assertNotIn("/set-password/", link)
        self.assertIn("Your password is stored.", text(self.choose(link)))
        self.assertIn("This link was used before", text(self.choose(link)))
        self.assertRedirects(sign_in(Client(), "kim", "a-new-one-for-kim"), DESK)
        fees = reverse("admin:certifications_fee_add")
        client = Client()
        sign_in(client, "kim", "a-new-one-for-kim")
        self.assertEqual(client.get(fees).status_code, 200)

    def test_a_link_holds_for_a_day(self):
        link = self.link(self.editor).context["link"]
        with override_settings(PASSWORD_RESET_TIMEOUT=-1):
            self.assertIn("older than a day", text(self.choose(link)))
        self.assertEqual(self.choose(link).redirect_chain[-1][0], LOGIN)

    def test_a_link_is_of_one_account_and_whole(self):
        link = self.link(self.editor).context["link"]
        for bad in (
            link.replace(f"/{self.editor.pk}/", f"/{self.owner.pk}/"),
            link.replace(f"/{self.editor.pk}/", "/999999999999999999999/"),
            link[:-2] + "/",
        ):
            self.assertIn(Client().get(bad).status_code, (200, 404), bad)
            self.assertNotIn("set-password", Client().get(bad).get("Location", ""))
        User.objects.filter(pk=self.editor.pk).update(is_active=False)
        self.assertIn("This link was used before", text(self.choose(link)))

    def test_a_weak_password_is_refused_in_words(self):
        told = self.choose(self.link(self.editor).context["link"], "short")
        self.assertIn("at least 12 characters", text(told))

    def test_a_password_that_leaked_is_refused(self):
        link = self.link(self.editor).context["link"]
        for leaked in ("1qaz2wsx3edc4rfv", "LeaveMeAlone", "supernatural"):
            with self.subTest(leaked):
                self.assertIn("This password is too common.", text(self.choose(link, leaked)))
        self.assertTrue(User.objects.get(pk=self.editor.pk).check_password(PASSWORD))

    def test_of_those_that_leaked_there_are_enough_of_twelve_letters(self):
        [path] = [
            each["OPTIONS"]["password_list_path"]
            for each in settings.AUTH_PASSWORD_VALIDATORS
            if "CommonPassword" in each["NAME"]
        ]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            leaked = {line.strip() for line in lines}
        self.assertGreater(len(leaked), 3000)
        self.assertEqual([each for each in leaked if len(each) < 12 or each != each.lower()], [])

    def test_words_of_this_site_alone_are_refused(self):
        link = self.link(self.editor).context["link"]
        for own in ("coderpath2026!", "Medical-Coder-2026", "AAPC-AHIMA-secret", "Coding12345678"):
            with self.subTest(own):
                said = text(self.choose(link, own))
                self.assertIn("This is little more than words of this site", said)
        for other in ("coding-in-a-small-town", "4f81b3c29b5f", "coder-4f81b3c29b5f"):
            with self.subTest(other):
                validate_password(other, self.editor)

    def test_any_letters_are_taken_to_the_last_and_as_they_are(self):
        password = " Ünïcode 🩺 " + "long and longer " * 8 + "end "
        self.assertGreater(len(password), 128)
        self.choose(self.link(self.editor).context["link"], password)
        for wrong in (password.strip(), password[:-2], password.lower()):
            self.assertEqual(sign_in(Client(), "ed", wrong).status_code, 200)
        self.assertRedirects(sign_in(Client(), "ed", password), DESK)

    def test_ones_own_is_changed_with_the_old_one_only(self):
        path, new = reverse("admin:password_change"), "a-new-one-for-ada"
        sent = {"new_password1": new, "new_password2": new}
        with logged() as log:
            self.client.post(path, sent | {"old_password": "guess"})
            self.administrator.refresh_from_db()
            self.assertTrue(self.administrator.check_password(PASSWORD))
            self.assertEqual(log.getvalue(), "")
            self.client.post(path, sent | {"old_password": PASSWORD})
        self.administrator.refresh_from_db()
        self.assertTrue(self.administrator.check_password(new))
        self.assertEqual(log.getvalue(), "New password: account 'ada' from 127.0.0.1\n")

    def test_a_field_for_a_password_hides_it_and_may_be_pasted_into(self):
        opened = Client().get(self.link(self.editor).context["link"], follow=True)
        for page, fields in ((opened, 2), (self.client.get(reverse("admin:password_change")), 3)):
            found = re.findall(r'<input[^>]*name="\w*password\d?"[^>]*>', page.content.decode())
            self.assertEqual([field for field in found if 'type="password"' not in field], [])
            self.assertEqual(len(found), fields)
            self.assertNotIn("onpaste", page.content.decode())

    def test_no_account_is_shipped(self):
        User.objects.all().delete()
        call_command("load_catalogue", verbosity=0)
        self.assertFalse(User.objects.exists())

    def test_a_new_password_ends_the_sessions_and_the_wait_but_not_the_second_factor(self):
        TOTPDevice.objects.create(user=self.editor)
        client = Client()
        client.force_login(self.editor)
        for _ in range(11):
            sign_in(Client(), "ed", "guess", address="127.0.0.1")
        self.choose(self.link(self.editor).context["link"])
        self.assertRedirects(client.get(DESK), f"{LOGIN}?next=/admin/")
        new = Client()
        self.assertEqual(sign_in(new, "ed", "a-new-one-for-kim", "127.0.0.1").status_code, 302)
        self.assertIn(reverse("second_factor_code"), new.get(DESK)["Location"])

    def test_what_was_done_is_noted_and_logged(self):
        TOTPDevice.objects.create(user=self.editor)
        client = Client()
        sign_in(client, "ed")
        with logged() as log:
            self.link(self.editor)
            self.client.post(self.page(self.editor, "password_change"), {"reset": "1"})
            self.client.post(self.page(self.editor, "password_change"), {"end": "1"})
        self.assertEqual(
            log.getvalue().splitlines(),
            [
                "Made a one-time link. Account 'ed', by 'ada'",
                "Removed the second factor. Account 'ed', by 'ada'",
                "Ended all sessions. Account 'ed', by 'ada'",
            ],
        )
        self.assertFalse(TOTPDevice.objects.exists())
        self.assertRedirects(client.get(DESK), f"{LOGIN}?next=/admin/")
        self.assertEqual(self.client.get(DESK).status_code, 200)
        noted = LogEntry.objects.filter(user=self.administrator, object_id=str(self.editor.pk))
        self.assertEqual(
            {entry.get_change_message() for entry in noted},
            {"Made a one-time link.", "Removed the second factor.", "Ended all sessions."},
        )

    def test_an_administrator_cannot_raise_anybody_to_a_superuser(self):
        rights = {
            "is_superuser": "on",
            "is_staff": "on",
            "is_active": "on",
            "groups": [Group.objects.get(name="Chief editors").pk],
            "user_permissions": ["1"],
        }
        for account in (self.editor, self.administrator):
            sent = self.client.post(self.page(account), {"username": account.username} | rights)
            self.assertEqual(sent.status_code, 302)
            account.refresh_from_db()
            self.assertFalse(account.is_superuser)
            self.assertEqual(account.user_permissions.count(), 0)
        self.assertEqual([g.name for g in self.editor.groups.all()], ["Chief editors"])
        self.assertEqual([g.name for g in self.administrator.groups.all()], ["Administrators"])
        self.invite(is_superuser="on", user_permissions=["1"])
        self.assertFalse(User.objects.get(username="kim").is_superuser)

    def test_an_administrator_cannot_get_into_the_account_of_a_superuser(self):
        TOTPDevice.objects.create(user=self.owner)
        for sent in ({"link": "1"}, {"reset": "1"}, {"end": "1"}):
            path = self.page(self.owner, "password_change")
            self.assertEqual(self.client.post(path, sent).status_code, 403)
        sent = self.client.post(self.page(self.owner), {"username": "mine", "is_active": ""})
        self.assertEqual(sent.status_code, 403)
        self.assertTrue(TOTPDevice.objects.exists())
        page = self.client.get(self.page(self.owner))
        self.assertNotIn("md5$", page.content.decode())

    def test_no_other_group_reaches_accounts(self):
        for name in set(RIGHTS) - {"Administrators"}:
            client = Client()
            client.force_login(make_account(name.replace(" ", ""), name))
            for path in (
                reverse("admin:auth_user_changelist"),
                reverse("admin:auth_user_add"),
                self.page(self.editor),
                self.page(self.editor, "password_change"),
                reverse("admin:auth_group_changelist"),
            ):
                with self.subTest(group=name, path=path):
                    self.assertEqual(client.get(path).status_code, 403)

    def test_administrators_change_no_group(self):
        group = Group.objects.get(name="Administrators")
        path = reverse("admin:auth_group_change", args=[group.pk])
        self.assertEqual(self.client.post(path, {"name": "Owners"}).status_code, 403)

    def test_a_superuser_may_do_all_of_it(self):
        self.client.force_login(self.owner)
        page = self.client.get(self.page(self.editor))
        self.assertLessEqual(
            {"is_superuser", "user_permissions", "groups"},
            set(page.context["adminform"].form.fields),
        )
        self.assertIn("/admin/link/", self.link(self.owner).context["link"])

    def test_secrets_have_no_page(self):
        self.client.force_login(self.owner)
        for path in ("otp_totp/totpdevice/", "otp_static/staticdevice/", "axes/accessattempt/"):
            self.assertEqual(self.client.get(f"/admin/{path}").status_code, 404)
