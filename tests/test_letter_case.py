"""Case never matters in an address: neither in its path nor in what it asks."""

from urllib.parse import parse_qsl, urlencode

from django.test import TestCase

from tests.pages import text_of
from tests.small_site import make_small_site

ADDRESSES = [
    "/certifications/?issuer=aapc&setting=INPATIENT&setting=OFFICE&level=ENTRY&sort=-cost&state=oh",
    "/certifications/?sort=months&remote=1",
    "/certifications/cpc/?state=oh&start=nurse&have=rn&have=cpc-a",
    "/paths/?start=nurse&setting=INPATIENT&have=coding-24&payer=non-member&sort=months&state=tx",
    "/paths/?start=diploma&sort=cost",
    "/paths/self-study-cca/?payer=member&fail=once&state=oh",
    "/compare/?c=cpc&c=ccs&only=differences&state=pr",
    "/compare/?p=self-study-cca&p=course-crc&start=diploma",
    "/tools/eligibility/?start=biller&have=associate&have=cca",
    "/tools/lose-the-a/?c=cpc-a&months=6",
    "/tools/exam-day/?c=cpc",
    "/tools/keep/?c=cpc&c=cca&d=2025-01-31&d=&member=yes&years=5",
    "/salaries/?measure=jobs&sort=state&state=oh",
    "/salaries/oh/?adjusted=1&offer=44k",
    "/salaries/compare/?a=oh&a=us&a=columbus-oh",
    "/sources/?kind=issuer",
    "/disagreements/?standing=open",
    "/search/?q=cpc-h",
]


class LetterCaseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def shown(self, address: str, follow=False) -> str:
        response = self.client.get(address, follow=follow)
        self.assertEqual(response.status_code, 200, address)
        form = response.context.get("form")
        self.assertFalse(form and form.errors, address)
        return text_of(response)

    def test_what_is_asked_is_read_in_any_case(self):
        for address in ADDRESSES:
            path, _, query = address.partition("?")
            as_asked = self.shown(address)
            for case in (str.upper, str.title):
                pairs = [(name, case(value)) for name, value in parse_qsl(query)]
                asked = f"{path}?{urlencode(pairs)}"
                with self.subTest(asked):
                    shown = self.shown(asked)
                    self.assertEqual(without_search(shown), without_search(as_asked))

    def test_a_path_in_capitals_leads_on(self):
        for asked, small in [
            ("/Certifications/?state=OH", "/certifications/?state=OH"),
            ("/PATHS/Self-Study-CCA/?x=A%20b", "/paths/self-study-cca/?x=A%20b"),
            ("/Salaries/Compare.csv?a=oh", "/salaries/compare.csv?a=oh"),
            ("/salaries/compare.CSV?a=oh", "/salaries/compare.csv?a=oh"),
            ("/Tools/Lose-the-A/", "/tools/lose-the-a/"),
        ]:
            with self.subTest(asked):
                response = self.client.get(asked)
                self.assertRedirects(response, small, 301, fetch_redirect_response=False)

    def test_what_is_nowhere_stays_so(self):
        for asked in ("/No-Such-Page/", "/salaries/%ff.json", "/%FF/", "/nowhere/%ff/"):
            with self.subTest(asked):
                self.assertEqual(self.client.get(asked).status_code, 404)


def without_search(text: str) -> str:
    """All but the words that a reader wrote, which are shown as written."""
    return text.replace("CPC-H", "cpc-h").replace("Cpc-H", "cpc-h")
