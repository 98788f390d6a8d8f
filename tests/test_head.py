"""What search engines and shared links are told: titles, canonical addresses, linked data."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

from django.test import SimpleTestCase, TestCase, override_settings
from hypothesis import given
from hypothesis import strategies as st

from certifications.models import Certification, Issuer
from coderpath.head import LONGEST_TITLE, in_short
from coderpath.sources import edition
from tests.shipped import load_shipped

from .page_types import of_pages
from .test_addresses import XMLNS

SITE = "http://testserver"


class Head(HTMLParser):
    """Title, addresses and what is told of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.meta, self.canonical, self.linked, self._in, self.title = {}, [], [], "", ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        is_told = tag == "script" or tag == "title" and not self.title  # drawings have titles too
        self._in = said.get("type", tag) if is_told else self._in
        if tag == "meta" and (name := said.get("property") or said.get("name")):
            self.meta[name] = said["content"]
        if said.get("rel") == "canonical":
            self.canonical.append(said["href"].removeprefix(SITE))

    def handle_endtag(self, tag):
        self._in = ""

    def handle_data(self, data):
        if self._in == "title":
            self.title += data
        elif self._in == "application/ld+json":
            self.linked += json.loads(data)["@graph"]

    def of(self, kind: str) -> list[dict]:
        return [each for each in self.linked if kind in each["@type"]]


class EveryPage(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def head(self, address: str) -> Head:
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return Head(response.content.decode())

    def test_of_the_sitemap_names_itself_in_few_letters(self):
        told = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        addresses = [each.text.removeprefix(SITE) for each in told.iter(f"{{{XMLNS}}}loc")]
        self.assertGreater(len(addresses), 1000)
        for address in addresses[::9]:
            with self.subTest(address):
                page = self.head(address)
                self.assertLessEqual(len(" ".join(page.title.split())), LONGEST_TITLE)
                self.assertEqual(page.canonical, [address])
                self.assertEqual(page.meta["og:url"], SITE + address)
                self.assertTrue(page.meta["og:title"] and page.meta["og:description"])
                self.assertNotIn("\n", page.meta["description"])

    def test_that_leads_to_data_is_a_data_set_whose_files_are_there(self):
        seen = 0
        for address in of_pages().values():
            for data_set in self.head(address).of("Dataset"):
                seen += 1
                for file in data_set["distribution"]:
                    answer = self.client.get(file["contentUrl"].removeprefix(SITE))
                    kind = answer.headers["Content-Type"].split(";")[0]
                    self.assertEqual((answer.status_code, kind), (200, file["encodingFormat"]))
        self.assertGreater(seen, 20)

    def test_says_where_it_stands_as_its_trail_does(self):
        [trail] = self.head("/salaries/oh/cincinnati/?state=ky").of("BreadcrumbList")
        steps = [(each["name"], each["item"]) for each in trail["itemListElement"]]
        self.assertEqual(steps[0], ("Home", f"{SITE}/"))
        self.assertEqual(steps[2], ("Ohio", f"{SITE}/salaries/oh/"))
        self.assertEqual(steps[-1][1], f"{SITE}/salaries/oh/cincinnati/")
        places = [each["position"] for each in trail["itemListElement"]]
        self.assertEqual(places, list(range(1, len(steps) + 1)))

    def test_that_is_not_there_is_no_data_set(self):
        for address in ("/certifications/xyz/", "/paths/xyz/", "/nowhere/"):
            page = Head(self.client.get(address).content.decode())
            self.assertEqual(page.of("Dataset"), [])

    def test_says_in_linked_data_what_it_says_in_its_file(self):
        for address, kind in (
            ("/certifications/cpc", "EducationalOccupationalCredential"),
            ("/organizations/aapc", "Organization"),
            ("/programs/foundation-bmc-cpc", "EducationalOccupationalProgram"),
            ("/guide/can-i-work-from-home", "WebPage"),
            ("/faq", "FAQPage"),
        ):
            with self.subTest(address):
                [thing] = self.head(f"{address}/").of(kind)
                self.assertEqual(thing.pop("url"), f"{SITE}{address}/")
                self.assertEqual(thing, self.client.get(f"{address}.jsonld").json()["about"])

    def test_tells_search_engines_when_it_last_changed(self):
        told = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        last = {
            url.find(f"{{{XMLNS}}}loc").text: url.findtext(f"{{{XMLNS}}}lastmod")
            for url in told.iter(f"{{{XMLNS}}}url")
        }
        rows = self.client.get("/certifications/cpc.json").json()["rows"]
        days = [row[name] for row in rows for name in ("as_of", "checked_on") if row[name]]
        whole = [day for day in days if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
        newest = max(day for day in whole if day <= "2026-11-29")
        self.assertGreaterEqual(last[f"{SITE}/certifications/cpc/"], newest)
        self.assertIsNone(last[f"{SITE}/contact/"])
        self.assertTrue(last[f"{SITE}/salaries/oh/"] and last[f"{SITE}/paths/cca-then-ccs/"])


class Canonical(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_filters_answers_and_days_fall_away_and_what_is_compared_stays(self):
        for asked, own in (
            ("/certifications/?setting=INPATIENT&max_cost=500&sort=cost", "/certifications/"),
            ("/disagreements/?standing=open&page=2&utm_source=x", "/disagreements/?page=2"),
            ("/certifications/cpc/?setting=INPATIENT&state=oh", "/certifications/cpc/"),
            ("/paths/?state=oh&start=diploma&have=rn", "/paths/"),
            ("/paths/cca-then-ccs/?exam-cca=1&as_of=2025-01-31", "/paths/cca-then-ccs/"),
            ("/salaries/?measure=jobs&sort=-quotient&year=2024", "/salaries/"),
            ("/salaries/compare/?a=oh&a=ky&year=2024", "/salaries/compare/?a=ky&a=oh"),
            ("/compare/?p=self-study-cca&c=CPC&state=oh", "/compare/?c=cpc&p=self-study-cca"),
            ("/compare/?c=cpc&c=cca&only=differences&years=9", "/compare/?c=cca&c=cpc"),
            ("/changes/?c=cpc&page=1", "/changes/"),
            ("/changes/?page=99", "/changes/"),
            ("/sources/?page=02", "/sources/?page=2"),
            ("/sources/?page=free-iphone&page=3", "/sources/?page=3"),
            ("/sources/?page=free-iphone", "/sources/"),
            ("/certifications/?sort=code&page=99", "/certifications/"),
            ("/certifications/?page=-2", "/certifications/"),
            ("/compare/?c=cca&c=cpc&c=free-iphone", "/compare/?c=cca&c=cpc"),
            ("/compare/?c=free-iphone", "/compare/"),
            ("/salaries/compare/?a=oh&a=ky&a=free-iphone", "/salaries/compare/?a=ky&a=oh"),
            ("/salaries/compare/?a=free-iphone", "/salaries/compare/"),
            ("/programs/compare/?program=uma&program=iphone", "/programs/compare/?program=uma"),
            ("/tools/keep/?c=cpc&d=2025-03-15", "/tools/keep/"),
        ):  # fmt: skip
            with self.subTest(asked):
                page = Head(self.client.get(asked).content.decode())
                self.assertEqual(page.canonical, [own])

    def test_a_page_past_the_last_is_the_last(self):
        for path in ("/sources/", "/disagreements/", "/certifications/", "/programs/"):
            shown = self.client.get(f"{path}?page=9999")
            page = shown.context.get("page") or shown.context["listing"].page
            with self.subTest(path):
                last = page.paginator.num_pages
                own = f"{path}?page={last}" if last > 1 else path
                self.assertEqual(Head(shown.content.decode()).canonical, [own])

    def test_what_was_typed_is_not_said_again(self):
        asked = "/compare/?c=cpc&c=%3Cscript%3E&c=A%20b&p=" + "x" * 200
        self.assertEqual(
            Head(self.client.get(asked).content.decode()).canonical, ["/compare/?c=cpc"]
        )

    def test_a_comparison_that_was_not_all_understood_has_no_picture(self):
        for asked, has_one in (("c=cca&c=cpc", True), ("c=cca&c=cpc&c=free-iphone", False)):
            page = Head(self.client.get(f"/compare/?{asked}").content.decode())
            self.assertEqual("og:image" in page.meta, has_one, asked)

    def test_an_error_is_told_in_the_title_alone(self):
        for asked, names in (
            ("/paths/?hours=900", []),
            ("/certifications/?max_cost=x", ["Certifications"]),
        ):
            with self.subTest(asked):
                html = self.client.get(asked).content.decode()
                page, name = Head(html), Head(html).meta["og:title"]
                self.assertEqual(page.title, f"Error: {name} | CoderPath")
                self.assertEqual(html.count("Error: "), 1)
                self.assertIn(f"<p>CoderPath, “{name}”", html)
                self.assertEqual([each["name"] for each in page.of("Dataset")], names)

    @override_settings(SITE_ADDRESS="https://coderpath.example")
    def test_it_is_of_the_site_whatever_host_was_asked(self):
        html = self.client.get("/salaries/oh/").content.decode()
        self.assertIn('<link rel="canonical" href="https://coderpath.example/salaries/oh/">', html)
        self.assertNotIn(SITE, html)


class Escaped(TestCase):
    NAME = '</script><script>alert(1)</script><!-- "A" & B\'s'

    def test_a_name_ends_no_script_and_is_read_back_as_it_is(self):
        issuer = Issuer.objects.create(slug="a", code="A", name=self.NAME)
        Certification.objects.create(slug="x", code="X", name=self.NAME, issuer=issuer)
        html = self.client.get("/certifications/x/").content.decode()
        self.assertNotIn("<script>alert", html)
        page = Head(html)
        [thing] = page.of("EducationalOccupationalCredential")
        self.assertEqual(thing["name"], self.NAME)
        self.assertEqual(page.meta["og:title"], f"X, {self.NAME}")
        self.assertEqual(unescape(page.title)[:20], f"X, {self.NAME}"[:20])


class Titles(SimpleTestCase):
    @given(st.text(st.sampled_from("ab, :-"), max_size=150))
    def test_none_is_too_long(self, title):
        self.assertLessEqual(len(in_short(title)), LONGEST_TITLE)

    def test_one_that_is_too_long_keeps_both_ends(self):
        self.assertTrue(in_short("One, two: " * 9 + "May 2025").endswith("May 2025"))

    def test_one_that_is_too_long_keeps_most_of_its_letters(self):
        for title in ("b" * 90, "Search: " + "b" * 90, "b" * 90 + " in Ohio"):
            self.assertGreater(len(in_short(title)), LONGEST_TITLE / 2, title)
