"""Wrong passwords are counted by account and address, stopped and logged."""

from axes.models import AccessFailureLog
from django.test import Client, RequestFactory, TestCase, override_settings

from coderpath.sender import address_of
from tests.admin.forms import PLAIN_STATIC

from .signing_in import DESK, LOGIN, later, logged, make_account, sign_in, text


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
        self.assertIn(int(refused["Retry-After"]), range(3_541, 3_601))
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

    def test_a_right_one_is_a_line_too(self):
        with logged() as log:
            sign_in(Client())
        self.assertEqual(log.getvalue(), "Right password: account 'ed' from 198.51.100.7\n")

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
