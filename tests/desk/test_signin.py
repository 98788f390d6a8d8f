"""Who gets in, how often one may try, and what an administrator can do for who cannot."""

import io
import logging
import re
from binascii import unhexlify
from contextlib import contextmanager
from datetime import timedelta

from axes.models import AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db.models import F
from django.test import Client, RequestFactory, TestCase, override_settings
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from coderpath.desk.groups import RIGHTS
from coderpath.sender import address_of
from tests.admin.forms import PLAIN_STATIC

PASSWORD = "figures-and-sources"
LOGIN, DESK = "/admin/login/", "/admin/"


def make_account(name="ed", group="Editors", **given):
    account = User.objects.create_user(name, password=PASSWORD, is_staff=True, **given)
    account.groups.add(Group.objects.get(name=group))
    return account


def sign_in(client, name="ed", password=PASSWORD, address="198.51.100.7", **query):
    sent = {"username": name, "password": password}
    return client.post(LOGIN, sent, REMOTE_ADDR=address, query_params=query)


@contextmanager
def logged():
    """The lines that the site logs meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    names = ("coderpath.desk.signin", "django.request")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    try:
        yield stream
    finally:
        for name in names:
            logging.getLogger(name).removeHandler(handler)


def later(**passed):
    """As if this time had passed since every sign-in, right or wrong."""
    for model in (AccessFailureLog, AccessLog):
        model.objects.update(attempt_time=F("attempt_time") - timedelta(**passed))


def text(response) -> str:
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).split())


@PLAIN_STATIC
class WrongPasswordTests(TestCase):
    def setUp(self):
        make_account()

    def wrong(self, times, name="ed", addresses=("198.51.100.7",), client=None):
        client = client or Client()
        return [
            sign_in(client, name, "guess", addresses[each % len(addresses)]).status_code
            for each in range(times)
        ]

    def test_sixty_wrong_passwords_are_stopped_and_then_the_right_one_is_too(self):
        self.assertEqual(self.wrong(60), [200] * 10 + [429] * 50)
        refused = sign_in(self.client)
        self.assertEqual(refused.status_code, 429)
        self.assertIn("Try again in 60 minutes, or ask", text(refused))
        self.assertIn(refused["Retry-After"], ("3600", "3599", "3598", "3597"))
        self.assertRedirects(self.client.get(DESK), f"{LOGIN}?next=/admin/")

    def test_an_hour_later_the_right_one_gets_in(self):
        self.wrong(60)
        later(minutes=50)
        self.assertIn("Try again in 10 minutes", text(sign_in(self.client)))
        later(minutes=10)
        self.assertRedirects(sign_in(self.client), DESK)

    def test_who_typed_the_right_one_starts_again(self):
        self.wrong(9)
        self.assertEqual(sign_in(self.client).status_code, 302)
        self.assertEqual(self.wrong(10), [200] * 10)

    def test_another_account_and_another_address_are_not_concerned(self):
        make_account("kim")
        self.wrong(11)
        self.assertEqual(sign_in(Client(), "kim").status_code, 302)
        self.assertEqual(sign_in(Client(), address="203.0.113.5").status_code, 302)

    def test_other_ways_to_write_a_name_count_as_the_same(self):
        for name in ("ed", "ｅｄ", " ed "):
            self.wrong(4, name)
        self.assertEqual(sign_in(self.client).status_code, 429)

    def test_from_many_addresses_only_strangers_wait_and_not_for_long(self):
        sign_in(Client(), address="203.0.113.5")
        botnet = [f"192.0.2.{number}" for number in range(1, 200)]
        self.assertEqual(self.wrong(55, addresses=botnet), [200] * 50 + [429] * 5)
        self.assertEqual(sign_in(Client(), address="203.0.113.5").status_code, 302)
        refused = sign_in(Client(), address="203.0.113.6")
        self.assertIn("Try again in 15 minutes", text(refused))
        later(minutes=15)
        self.assertEqual(sign_in(Client(), address="203.0.113.6").status_code, 302)

    def test_a_usual_address_has_its_own_limit_all_the_same(self):
        sign_in(Client(), address="203.0.113.5")
        self.assertEqual(self.wrong(11, addresses=["203.0.113.5"]), [200] * 10 + [429])

    def test_one_address_does_not_try_all_accounts(self):
        tried = [self.wrong(1, f"editor{number}") for number in range(52)]
        self.assertEqual(tried, [[200]] * 50 + [[429]] * 2)

    def test_a_name_that_nobody_has_is_answered_alike(self):
        self.assertEqual(self.wrong(11, "nobody"), [200] * 10 + [429])

    def test_each_is_one_line_in_the_log_without_the_password(self):
        with logged() as log:
            self.wrong(12, "ed\nroot")
        lines = log.getvalue().splitlines()
        self.assertEqual(len(lines), 12)
        self.assertEqual(set(lines[:10]), {r"Wrong password: account 'ed\nroot' from 198.51.100.7"})
        self.assertIn("Too many wrong passwords: account 'ed\\nroot'", lines[11])
        self.assertNotIn("guess", log.getvalue())

    def test_what_is_stored_of_a_wrong_password_is_gone_after_an_hour(self):
        self.wrong(3)
        [kept, *_] = AccessFailureLog.objects.all()
        self.assertEqual((kept.user_agent, kept.http_accept, kept.path_info), ("", "", ""))
        later(hours=1, seconds=1)
        self.wrong(1)
        self.assertEqual(AccessFailureLog.objects.count(), 1)

    def test_what_no_form_sends_is_no_error(self):
        for sent in ({"username": "ed\0", "password": "x"}, {"username": "e" * 9000}, {}):
            sent = sent | {"extra": "\0"}
            self.assertEqual(self.client.post(LOGIN, sent).status_code, 200)
        answer = self.client.post(LOGIN, {"username": "ed", "password": "x", "extra": "\0" * 3000})
        self.assertEqual(answer.status_code, 200)


class AddressTests(TestCase):
    def asked(self, caller, told=None, https=True):
        given = {} if told is None else {"HTTP_X_FORWARDED_FOR": told}
        request = RequestFactory().get(LOGIN, REMOTE_ADDR=caller, **given)
        with override_settings(HTTPS=https):
            return address_of(request)

    def test_behind_the_proxy_it_is_the_reader_s(self):
        for caller in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
            self.assertEqual(self.asked(caller, "198.51.100.7"), "198.51.100.7")

    def test_what_a_reader_wrote_before_it_does_not_count(self):
        self.assertEqual(self.asked("127.0.0.1", "10.0.0.1, 198.51.100.7"), "198.51.100.7")

    def test_nobody_else_is_believed(self):
        self.assertEqual(self.asked("203.0.113.5", "198.51.100.7"), "203.0.113.5")
        self.assertEqual(self.asked("127.0.0.1", "198.51.100.7", https=False), "127.0.0.1")

    def test_what_is_no_address_is_none(self):
        for told in ("", "unknown", "198.51.100.7:443", "1, "):
            self.assertEqual(self.asked("127.0.0.1", told), "127.0.0.1")
        self.assertIsNone(self.asked(""))

    def test_of_ipv6_it_is_the_network(self):
        self.assertEqual(self.asked("127.0.0.1", "2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::")
        self.assertEqual(self.asked("::ffff:198.51.100.7"), "198.51.100.7")


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


@PLAIN_STATIC
class SecondFactorTests(TestCase):
    def setUp(self):
        self.account = make_account()
        sign_in(self.client)

    def token(self, ahead=0):
        """What the app shows, or will show so many codes later."""
        key = TOTPDevice.objects.get(user=self.account).key
        return f"{TOTP(unhexlify(key), drift=ahead).token():06}"

    def set_up(self):
        page = self.client.get(reverse("second_factor"))
        secret = page.context["offer"].device.key
        self.first = f"{TOTP(unhexlify(secret)).token():06}"
        done = self.client.post(reverse("second_factor"), {"code": self.first})
        return done.context["codes"]

    def give(self, code, client=None, **given):
        return (client or self.client).post(reverse("second_factor_code"), {"code": code}, **given)

    def half_way(self):
        """A browser in which the password was typed and no code."""
        client = Client()
        sign_in(client)
        return client

    def test_the_secret_is_a_square_and_a_text_and_stays_until_it_is_used(self):
        page = self.client.get(reverse("second_factor"))
        offer = page.context["offer"]
        self.assertIn("<svg", page.content.decode())
        self.assertIn(offer.secret, text(page))
        self.assertIn("otpauth://totp/CoderPath%3Aed?", offer.address)
        self.assertEqual(len(offer.secret.replace(" ", "")), 32)
        wrong = self.client.post(reverse("second_factor"), {"code": "12345a"})
        self.assertIn("This code is not right.", text(wrong))
        self.assertEqual(wrong.context["offer"].secret, offer.secret)
        self.assertFalse(TOTPDevice.objects.exists())

    def test_ten_codes_are_shown_once(self):
        codes = self.set_up()
        self.assertEqual(len(set(codes)), 10)
        page = self.client.get(reverse("second_factor"))
        self.assertIn("You have 10 recovery codes left", text(page))
        for code in codes:
            self.assertNotIn(code, page.content.decode())
        self.assertEqual(self.client.get(DESK).status_code, 200)

    def test_each_sign_in_asks_for_a_code(self):
        self.set_up()
        client = self.half_way()
        fees = reverse("admin:certifications_fee_changelist")
        for path in (DESK, fees, reverse("second_factor"), "/admin/nowhere/"):
            page = f"{reverse('second_factor_code')}?next={path}"
            self.assertRedirects(client.get(path), page)
        asked = client.get(reverse("second_factor_code"))
        self.assertNotIn("Fees", text(asked))
        before = client.session.session_key
        sent = self.give(self.token(1), client, query_params={"next": fees})
        self.assertRedirects(sent, fees)
        self.assertNotEqual(client.session.session_key, before)
        self.assertEqual(client.get(DESK).status_code, 200)

    def test_half_way_nothing_can_be_sent(self):
        self.set_up()
        client = self.half_way()
        path = reverse("second_factor")
        self.assertEqual(client.post(path, {"remove": "1", "code": "000000"}).status_code, 302)
        client.post(reverse("admin:password_change"), {"old_password": PASSWORD})
        self.assertTrue(TOTPDevice.objects.exists())
        self.assertNotIn("Fees", text(client.post(reverse("admin:logout"))))
        self.assertRedirects(client.get(DESK), f"{LOGIN}?next=/admin/")

    def test_another_host_is_not_gone_to_after_a_code(self):
        self.set_up()
        client = self.half_way()
        there = {"next": "https://evil.example/"}
        self.assertRedirects(self.give(self.token(1), client, query_params=there), DESK)

    def test_the_code_that_set_it_up_is_used(self):
        self.set_up()
        self.assertIn("This code is not right.", text(self.give(self.first, self.half_way())))

    def test_a_code_works_once(self):
        self.set_up()
        first, second = self.half_way(), self.half_way()
        code = self.token(1)
        self.assertEqual(self.give(code, first).status_code, 302)
        self.assertIn("This code is not right.", text(self.give(code, second)))

    def test_a_recovery_code_works_once_however_it_is_typed(self):
        [code, other, *_] = self.set_up()
        typed = code.upper().replace("-", " ")
        self.assertRedirects(self.give(typed, self.half_way()), DESK)
        again = self.half_way()
        self.assertEqual(self.give(code, again).status_code, 200)
        StaticDevice.objects.update(throttling_failure_timestamp=None)
        self.assertRedirects(self.give(other, again), DESK)

    def test_wrong_codes_must_wait_longer_and_longer_in_any_browser(self):
        self.set_up()
        with logged() as log:
            self.assertEqual(self.give("000000", self.half_way()).status_code, 200)
        self.assertEqual(log.getvalue().splitlines(), ["Wrong code: account 'ed' from 127.0.0.1"])
        TOTPDevice.objects.update(throttling_failure_count=10)
        refused = self.give(self.token(1), self.half_way())
        self.assertEqual(refused.status_code, 429)
        self.assertRegex(text(refused), r"Try again in [89] minutes")

    def test_what_is_no_code_is_no_error(self):
        self.set_up()
        client = self.half_way()
        for typed in ("", "\0", "x" * 5000, "٣٣٣٣٣٣", "1_2_34", "-00001"):
            self.assertEqual(self.give(typed, client).status_code, 200)
            TOTPDevice.objects.update(throttling_failure_timestamp=None)
            StaticDevice.objects.update(throttling_failure_timestamp=None)

    def test_it_is_changed_with_a_code_only(self):
        codes = self.set_up()
        path = reverse("second_factor")
        self.assertEqual(self.client.post(path, {"remove": "1", "code": ""}).status_code, 200)
        renewed = self.client.post(path, {"codes": "1", "code": codes[0]})
        new = renewed.context["codes"]
        self.assertFalse(set(new) & set(codes))
        self.client.post(path, {"remove": "1", "code": codes[1]})
        self.assertTrue(TOTPDevice.objects.exists())
        StaticDevice.objects.update(throttling_failure_timestamp=None)
        self.client.post(path, {"remove": "1", "code": new[0]})
        self.assertFalse(TOTPDevice.objects.exists() or StaticDevice.objects.exists())
        self.assertEqual(self.half_way().get(DESK).status_code, 200)

    @override_settings(SECOND_FACTOR=True)
    def test_where_all_need_one_nothing_else_is_open_before(self):
        page = f"{reverse('second_factor')}?next=/admin/"
        self.assertRedirects(self.client.get(DESK), page)
        self.set_up()
        self.assertEqual(self.client.get(DESK).status_code, 200)

    def test_readers_pages_ask_nobody_for_a_code(self):
        self.set_up()
        with self.assertNumQueries(0):
            answer = self.half_way_page("/robots.txt")
        self.assertEqual((answer.status_code, dict(answer.cookies)), (200, {}))

    def half_way_page(self, path):
        client = Client()
        client.cookies["sessionid"] = self.client.session.session_key
        return client.get(path)


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
        with logged() as log:
            self.link(self.editor)
            self.client.post(self.page(self.editor, "password_change"), {"reset": "1"})
        self.assertEqual(
            log.getvalue().splitlines(),
            [
                "Made a one-time link. Account 'ed', by 'ada'",
                "Removed the second factor. Account 'ed', by 'ada'",
            ],
        )
        self.assertFalse(TOTPDevice.objects.exists())
        noted = LogEntry.objects.filter(user=self.administrator, object_id=str(self.editor.pk))
        self.assertEqual(
            {entry.get_change_message() for entry in noted},
            {"Made a one-time link.", "Removed the second factor."},
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
        for sent in ({"link": "1"}, {"reset": "1"}):
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
