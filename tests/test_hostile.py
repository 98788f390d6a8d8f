"""Nothing that is sent to the site breaks it, is shown as it came, or is worked out."""

from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.test import TestCase

from coderpath import parameters
from coderpath.sent import FORM
from tests import hostile
from tests.admin.forms import PLAIN_STATIC
from tests.shipped import load_shipped

HERE = {"sec-fetch-site": "same-origin"}


@PLAIN_STATIC
class HostileTests(TestCase):
    """A sample; `make drills` sends the whole to the site as it is deployed."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()
        cls.chief = User.objects.create_superuser("chief")

    def setUp(self):
        self.client.raise_request_exception = False

    def answered(self, case: hostile.Case, *, is_admin=False):
        path, query = case.path, case.query
        environ = {"HTTP_ACCEPT": case.accept, "QUERY_STRING": query}
        if case.form:
            form = urlencode(case.form)
            answer = self.client.post(path, form, FORM, headers=HERE, **environ)
        else:
            answer = self.client.get(path, **environ)
        text = answer.getvalue().decode(errors="replace")
        return hostile.wrong(answer.status_code, dict(answer.items()), text, is_admin=is_admin)

    def test_readers_pages(self):
        for case in hostile.cases(5):
            with self.subTest(str(case)):
                self.assertEqual(self.answered(case), "")

    def test_the_desk(self):
        self.client.force_login(self.chief)
        for case in hostile.cases(1, of_admin=True):
            with self.subTest(str(case)):
                self.assertEqual(self.answered(case, is_admin=True), "")


def test_every_parameter_is_among_them():
    asked = {case.query.split("=")[0].split("&")[0] for case in hostile.cases(5)}
    assert parameters.names() <= {name.rstrip("[]") for name in asked}


def test_what_counts_as_wrong():
    html = {"Content-Type": "text/html"}
    for status, headers, body, says in (
        (500, html, "", "status 500"),
        (200, html | {"X-Qz9": "1"}, "", "a header"),
        (200, html | {"Set-Cookie": "a=b"}, "", "a header"),
        (302, {"Location": "//elsewhere.example/"}, "", "led away"),
        (200, html, f"<p>{hostile.MARK}", "reflected"),
        (200, html, "a\0b", "control characters"),
        (200, html, f"<p>{7193 * 716 + 349}", "worked out"),
        (200, html, "<p>&lt;qz9", ""),
    ):
        assert hostile.wrong(status, headers, body) == says
