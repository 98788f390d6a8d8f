"""The forms over a connection, as a browser meets them: no cookie, and nothing that breaks."""

import http.client

from django.test import LiveServerTestCase

from coderpath.reports.models import FigureReport
from tests.factories import make_fee

from .sending import FORM, HERE, filled, urlencode


class ServedTests(LiveServerTestCase):
    def setUp(self):
        make_fee()

    def ask(self, method, path, body=None, **headers):
        host = self.live_server_url.removeprefix("http://")
        with_host = http.client.HTTPConnection(host, timeout=30)
        self.addCleanup(with_host.close)
        with_host.request(method, path, body, headers)
        answer = with_host.getresponse()
        answer.read()
        return answer

    def test_a_report_is_taken_without_a_cookie(self):
        page = self.ask("GET", "/report/")
        self.assertIsNone(page.headers["Set-Cookie"])
        sent = {"Content-Type": FORM, "Origin": self.live_server_url} | {"Cookie": "a=b"}
        answer = self.ask("POST", "/report/", urlencode(filled()), **sent)
        self.assertEqual((answer.status, answer.headers["Location"]), (302, "/report/sent/"))
        self.assertIsNone(answer.headers["Set-Cookie"])
        self.assertNotIn("Cookie", answer.headers["Vary"] or "")
        self.assertEqual(FigureReport.objects.count(), 1)

    def test_elsewhere_nothing_is_taken(self):
        for path in ("/", "/certifications/", "/reports/"):
            answer = self.ask("POST", path, urlencode(filled()), **{"Content-Type": FORM} | HERE)
            with self.subTest(path):
                self.assertEqual(answer.status, 405)
                self.assertIsNone(answer.headers["Set-Cookie"])

    def test_without_a_length_nothing_is_read(self):
        chunks = iter([urlencode(filled()).encode()])
        answer = self.ask("POST", "/report/", chunks, **{"Content-Type": FORM} | HERE)
        self.assertEqual(answer.status, 422)
        self.assertFalse(FigureReport.objects.exists())
