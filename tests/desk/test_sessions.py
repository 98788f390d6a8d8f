"""How long a session lasts, and where it leads."""

import re
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.urls import reverse

from tests.admin.forms import PLAIN_STATIC

from .signing_in import DESK, LOGIN, make_account, sign_in, text


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

    def test_the_page_says_what_it_is(self):
        page = self.client.get(LOGIN).content.decode()
        self.assertEqual(re.findall("<h1>(.*?)</h1>", page), ["Log in"])
        self.assertIn("No editor has this name", text(sign_in(self.client, password="x")))
