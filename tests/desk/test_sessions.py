"""How long a session lasts, and where it leads."""

import re
from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.urls import reverse

from tests.admin.forms import PLAIN_STATIC

from .signing_in import DESK, LOGIN, PASSWORD, logged, make_account, sign_in, text


@PLAIN_STATIC
class SessionTests(TestCase):
    def setUp(self):
        self.account = make_account()

    def idle(self, **passed):
        """As if the session had been begun and used so long ago."""
        session = self.client.session
        for name, ago in passed.items():
            session[name] -= ago.total_seconds()
        session.save()

    def test_another_host_is_not_gone_to(self):
        for wanted in ("https://evil.example/", "//evil.example", "javascript:alert()"):
            self.assertRedirects(sign_in(Client(), next=wanted), DESK)
        wanted = reverse("admin:certifications_fee_changelist")
        self.assertRedirects(sign_in(Client(), next=wanted), wanted)

    def test_a_session_has_a_new_name_after_the_sign_in(self):
        self.client.get(LOGIN)
        session = self.client.session
        session["planted"] = True
        session.save()
        before = session.session_key
        self.client.cookies["sessionid"] = before
        sign_in(self.client)
        self.assertNotEqual(self.client.session.session_key, before)
        self.assertFalse(Session.objects.filter(session_key=before).exists())

    def test_it_ends_after_a_working_day_however_busy(self):
        sign_in(self.client)
        self.idle(began=timedelta(hours=11, minutes=59))
        self.assertEqual(self.client.get(DESK).status_code, 200)
        self.idle(began=timedelta(minutes=2))
        told = self.client.get(DESK, follow=True)
        self.assertEqual(told.redirect_chain, [(f"{LOGIN}?next=/admin/", 302)])
        self.assertIn("Please log in again.", text(told))

    def test_it_ends_after_a_long_break(self):
        sign_in(self.client)
        self.idle(in_use=timedelta(hours=1, minutes=59))
        self.assertEqual(self.client.get(DESK).status_code, 200)
        self.idle(in_use=timedelta(hours=1, minutes=59))
        self.assertEqual(self.client.get(DESK).status_code, 200)
        self.idle(in_use=timedelta(hours=2, minutes=1))
        self.assertEqual(self.client.get(DESK).status_code, 302)
        self.assertRedirects(sign_in(self.client), DESK)

    def test_one_of_before_these_rules_ends(self):
        sign_in(self.client)
        session = self.client.session
        del session["began"]
        session.save()
        self.assertEqual(self.client.get(DESK).status_code, 302)

    def test_the_cookie_lasts_no_longer(self):
        cookie = sign_in(self.client).cookies["sessionid"]
        self.assertEqual(cookie["max-age"], 12 * 60 * 60)

    def test_a_key_of_before_opens_nothing_after_the_sign_out(self):
        sign_in(self.client)
        before = self.client.session.session_key
        with logged() as log:
            gone = self.client.post(reverse("admin:logout"))
        self.assertEqual(log.getvalue(), "Signed out: account 'ed' from 127.0.0.1\n")
        self.assertEqual(gone["Clear-Site-Data"], '"cache", "storage"')
        other = Client()
        other.cookies["sessionid"] = before
        self.assertRedirects(other.get(DESK), f"{LOGIN}?next=/admin/")

    def test_one_that_ended_by_itself_clears_the_browser_too(self):
        sign_in(self.client)
        self.assertNotIn("Clear-Site-Data", self.client.get(DESK))
        self.idle(in_use=timedelta(hours=3))
        self.assertEqual(self.client.get(DESK)["Clear-Site-Data"], '"cache", "storage"')

    def test_an_account_that_is_not_active_or_gone_has_none(self):
        sign_in(self.client)
        User.objects.update(is_active=False)
        self.assertRedirects(self.client.get(DESK), f"{LOGIN}?next=/admin/")
        self.assertEqual(sign_in(Client()).status_code, 200)
        User.objects.update(is_active=True)
        sign_in(self.client)
        User.objects.all().delete()
        self.assertRedirects(self.client.get(DESK), f"{LOGIN}?next=/admin/")

    def test_the_way_out_is_on_each_page(self):
        sign_in(self.client)
        fees = reverse("admin:certifications_fee_add")
        own = [reverse(name) for name in ("sessions", "second_factor", "admin:password_change")]
        for path in (DESK, fees, reverse("tables"), reverse("grid"), *own):
            with self.subTest(path):
                page = self.client.get(path)
                self.assertContains(page, f'action="{reverse("admin:logout")}"')

    def test_ones_own_are_seen_and_the_others_ended_with_the_password(self):
        sign_in(self.client)
        other, kim = Client(), Client()
        sign_in(other)
        make_account("kim")
        sign_in(kim, "kim")
        page = self.client.get(reverse("sessions"))
        self.assertEqual(page.content.decode().count("last used"), 2)
        self.assertContains(page, "<b>This browser</b>", 1)
        refused = self.client.post(reverse("sessions"), {"password": "guess"})
        self.assertIn("This is not your password.", text(refused))
        self.assertEqual(other.get(DESK).status_code, 200)
        with logged() as log:
            done = self.client.post(reverse("sessions"), {"password": PASSWORD}, follow=True)
        self.assertEqual(log.getvalue(), "Ended other sessions: account 'ed' from 127.0.0.1\n")
        self.assertIn("1 session ended.", text(done))
        self.assertIn("You are signed in nowhere else.", text(done))
        self.assertRedirects(other.get(DESK), f"{LOGIN}?next=/admin/")
        self.assertEqual(self.client.get(DESK).status_code, 200)
        self.assertEqual(kim.get(DESK).status_code, 200)

    def test_guessing_the_password_there_is_stopped_too(self):
        sign_in(self.client)
        tried = [
            self.client.post(reverse("sessions"), {"password": "guess"}).status_code
            for _ in range(12)
        ]
        self.assertEqual(tried, [200] * 10 + [429] * 2)

    def test_one_that_is_over_is_not_listed(self):
        sign_in(self.client)
        other = Client()
        sign_in(other)
        session = other.session
        session["in_use"] -= timedelta(hours=3).total_seconds()
        session.save()
        self.assertContains(self.client.get(reverse("sessions")), "last used", 1)

    def test_the_desk_sets_three_cookies_and_no_other(self):
        self.client.get(LOGIN)
        sign_in(self.client)
        self.idle(in_use=timedelta(hours=3))
        self.client.get(DESK)  # with a message for the page to log in
        self.assertEqual(set(self.client.cookies), {"csrftoken", "sessionid", "messages"})

    def test_the_page_says_what_it_is(self):
        page = self.client.get(LOGIN).content.decode()
        self.assertEqual(re.findall("<h1>(.*?)</h1>", page), ["Log in"])
        self.assertIn("No editor has this name", text(sign_in(self.client, password="x")))
