"""The second factor: set up, asked for, and the codes for when it is lost."""

import io
from binascii import unhexlify
from hashlib import sha256
from importlib import import_module

from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from coderpath.desk.signin.models import RecoveryCode
from tests.admin.forms import PLAIN_STATIC

from .signing_in import DESK, LOGIN, PASSWORD, logged, make_account, sign_in, text


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

    def test_no_table_holds_a_recovery_code(self):
        codes = self.set_up()
        [stored, *_] = RecoveryCode.objects.all()
        plain = codes[0].replace("-", "")
        self.assertEqual(len(plain), 24)
        self.assertEqual(stored.digest, sha256(plain.encode()).hexdigest())
        written = io.StringIO()
        call_command("dumpdata", stdout=written)
        for code in codes:
            self.assertNotIn(code, written.getvalue())
            self.assertNotIn(code.replace("-", ""), written.getvalue())

    def test_those_of_before_that_were_stored_plain_are_dropped(self):
        device = StaticDevice.objects.create(user=self.account)
        device.token_set.create(token="abcdefgh")
        import_module("coderpath.desk.signin.migrations.0002_no_plain_codes").drop_plain_codes(
            apps, None
        )
        self.assertFalse(StaticDevice.objects.exists() or StaticToken.objects.exists())

    def test_the_machine_makes_codes_for_who_has_a_second_factor(self):
        with self.assertRaisesMessage(CommandError, "'ed' has no second factor"):
            call_command("recovery_codes", "ed")
        with self.assertRaisesMessage(CommandError, "There is no account 'kim'."):
            call_command("recovery_codes", "kim")
        [old, *_] = self.set_up()
        printed = io.StringIO()
        call_command("recovery_codes", "ed", stdout=printed)
        codes = printed.getvalue().split()
        self.assertEqual(len(codes), 10)
        self.assertEqual(self.give(old, self.half_way()).status_code, 200)
        StaticDevice.objects.update(throttling_failure_timestamp=None)
        self.assertRedirects(self.give(codes[0], self.half_way()), DESK)

    def test_wrong_recovery_codes_must_wait_too(self):
        codes = self.set_up()
        self.assertEqual(self.give("x" * 24, self.half_way()).status_code, 200)
        self.assertEqual(self.give(codes[0], self.half_way()).status_code, 429)

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
        client = self.half_way()
        with logged() as log:
            self.assertEqual(self.give("000000", client).status_code, 200)
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

    def test_a_right_code_and_what_is_changed_are_logged(self):
        with logged() as log:
            codes = self.set_up()
            self.client.post(reverse("second_factor"), {"codes": "1", "code": codes[0]})
            self.client.post(reverse("second_factor"), {"remove": "1", "code": self.token(1)})
        done = ("Set up a second factor", "Right code", "Made new recovery codes")
        done += ("Right code", "Removed the second factor")
        self.assertEqual(
            log.getvalue().splitlines(), [f"{each}: account 'ed' from 127.0.0.1" for each in done]
        )

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
