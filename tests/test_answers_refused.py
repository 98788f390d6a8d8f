"""An answer in an address that cannot be read: every page says so, once, and takes the rest."""

import re
from html import unescape

from django.test import TestCase

from tests.small_site import make_small_site
from tests.test_answers_travel import PAGES

MORE_PAGES = [
    "/",
    "/guide/",
    "/glossary/",
    "/faq/",
    "/resources/",
    "/about/",
    "/careers/",
    "/programs/",
    "/paths/self-study-cca/ask/",
    "/paths/self-study-cca/handout/",
    "/paths/self-study-cca/states/",
    "/nowhere/",
]
# The answers, one by one, each with what a page says of it.
WRONG = {
    "hours=900": "Hours a week must be a whole number between 1 and 80. You wrote “900”.",
    "start=xx": "Where you start must be one of the list. You wrote “xx”.",
    "have=zz": "the code of a certification. You wrote “zz”.",
    "budget=abc": "The most you can spend must be a number, such as 1,500. You wrote “abc”.",
    "earn=-1": "What you earn now must be 0 or more. You wrote “-1”.",
    "setting=mars": "Where you would work must be one of the list. You wrote “mars”.",
    "state=zz": "You wrote “zz”.",
}
DATA = (
    "/certifications.json",
    "/programs.json",
    "/organizations.json",
    "/funding.json",
    "/paths.json",
    "/roadmap.json",
    "/tools/eligibility.json",
    "/salaries.json",
    "/salaries/oh.json",
    "/salaries/oh/akron.json",
    "/salaries/compare.json?a=oh&a=ky",
    "/salaries/by-certification.json",
    "/careers.json",
    "/quality.json",
    "/changes.json",
)
ALERT = re.compile(r'<(div|p)[^>]* role="alert".*?</\1>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def alerts(html: str) -> str:
    """What a page says at its top of the address, as a screen reader has it."""
    said = " ".join(found[0] for found in ALERT.finditer(html))
    return " ".join(unescape(TAG.sub(" ", said)).split())


class RefusedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_every_page_says_it_once_and_takes_the_rest(self):
        for page in [*MORE_PAGES, *PAGES]:
            for wrong, said in WRONG.items():
                address = f"{page}{'&' if '?' in page else '?'}have=rn&{wrong}"
                response = self.client.get(address)
                with self.subTest(address=address):
                    self.assertIn(response.status_code, (200, 404))
                    self.assertEqual(alerts(response.content.decode()).count(said), 1)
                    self.assertIn("nurse (RN)", response.context["reader"].in_words)

    def test_of_several_each_is_said(self):
        for page in ("/certifications/", "/organizations/", "/salaries/oh/", "/paths/"):
            told = alerts(self.client.get(f"{page}?{'&'.join(WRONG)}").content.decode())
            for said in WRONG.values():
                with self.subTest(page=page, said=said):
                    self.assertIn(said, told)

    def test_nothing_is_said_of_what_can_be_read(self):
        for page in [*MORE_PAGES, *PAGES]:
            sign = "&" if "?" in page else "?"
            address = f"{page}{sign}hours=9&have=cca&start=nurse&setting=inpatient"
            with self.subTest(address=address):
                self.assertNotIn("You wrote", alerts(self.client.get(address).content.decode()))

    def test_several_places_of_work_are_a_filter_and_no_answer(self):
        told = alerts(self.client.get("/about/?setting=INPATIENT&setting=mars").content.decode())
        self.assertNotIn("You wrote", told)

    def test_the_same_is_said_where_a_page_is_data(self):
        for page in DATA:
            with self.subTest(page=page):
                found = self.client.get(
                    f"{page}{'&' if '?' in page else '?'}hours=900&setting=mars"
                )
                said = [WRONG["hours=900"], WRONG["setting=mars"]]
                self.assertEqual(sorted(found.json()["problems"]), sorted(said))

    def test_data_that_knows_no_past_says_so_like_its_page(self):
        for page in ("/salaries/", "/salaries/oh/", "/careers/", "/quality/"):
            with self.subTest(page=page):
                told = self.client.get(f"{page}?as_of=2024-01-01").context["no_past"]()
                self.assertTrue(told)
                data = self.client.get(f"{page.removesuffix('/')}.json?as_of=2024-01-01").json()
                self.assertEqual(data["problems"], [told])
                self.assertNotIn("as_of", data["query"])

    def test_data_says_once_what_its_page_asks_in_words_of_its_own(self):
        for page in ("/certifications", "/programs", "/salaries", "/careers"):
            with self.subTest(page=page):
                [said] = self.client.get(f"{page}.json?state=zz").json()["problems"]
                self.assertIn("You wrote “zz”.", said)
