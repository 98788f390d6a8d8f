"""The list of certifications, asked for what makes no sense; and its markup."""

from html.parser import HTMLParser
from urllib.parse import urlencode

from django.test import SimpleTestCase, TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from certifications.list.filters import CertificationFilterSet
from coderpath.written import quoted

from .asking import LIST, Asking, make_three


class BadInputTests(Asking, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    def test_says_what_is_wrong_beside_the_field_and_at_the_top(self):
        for query, name, words in [
            (
                "max_cost=abc",
                "max_cost",
                "Exam fee up to must be a number, such as 300. You wrote “abc”.",
            ),
            ("max_cost=-5", "max_cost", "Exam fee up to must be 0 or more. You wrote “-5”."),
            (
                "max_cost=1e400",
                "max_cost",
                "Exam fee up to must be 99,999 or less. You wrote “1e400”.",
            ),
            (
                "max_cost=NaN",
                "max_cost",
                "Exam fee up to must be a number, such as 300. You wrote “NaN”.",
            ),
            (
                "max_cost=3.001",
                "max_cost",
                "Exam fee up to can have two decimals, such as 126.99. You wrote “3.001”.",
            ),
            (
                "max_cost=" + "9" * 100_000,
                "max_cost",
                f"Exam fee up to must be a number, such as 300. You wrote “{'9' * 40}…”.",
            ),
            (
                "max_cost=4%000",
                "max_cost",
                "Exam fee up to must be a number, such as 300. You wrote “4�0”.",
            ),
            (
                "max_months=6.5",
                "max_months",
                "Months of study must be a whole number, such as 6. You wrote “6.5”.",
            ),
            ("q=a%00b", "q", "The search must be letters and numbers. You wrote “a�b”."),
            (
                "q=" + "x" * 100_000,
                "q",
                f"The search can have 500 characters at most. You wrote “{'x' * 40}…”.",
            ),
            (
                "setting=NOSUCH",
                "setting",
                "Where you would work must be one of the list. You wrote “NOSUCH”.",
            ),
            (
                "issuer=nosuch",
                "issuer",
                "Who issues it must be one of the list. You wrote “nosuch”.",
            ),
            ("level=x", "level", "The level must be one of the list. You wrote “x”."),
            ("state=zz", "state", "Your state must be a postal code, such as oh. You wrote “zz”."),
            (
                "sort=best",
                "sort",
                "That order is not known; this is by level. You wrote “best”.",
            ),
        ]:
            with self.subTest(query=query[:30]):
                response = self.client.get(f"{LIST}?{query}")
                self.assertEqual(response.status_code, 200)
                listing = response.context["listing"]
                self.assertEqual(listing.form.errors, {name: [words]})
                self.assertContains(response, "<title>Error: Certifications")
                self.assertContains(response, "Not all of your request could be understood")
                if name not in ("state", "sort"):
                    self.assertContains(response, f'id="id_{name}_error"', count=1)
                self.assertEqual(self.codes(query), ["CPC", "CCS", "CIC"])

    def test_the_rest_is_still_answered(self):
        self.assertEqual(self.codes("max_cost=abc&setting=OFFICE"), ["CPC"])
        self.assertEqual(self.codes("setting=NOSUCH&setting=OFFICE"), ["CPC"])
        self.assertEqual(self.codes("max_cost=-1&max_cost=399"), ["CCS"])

    def test_the_summary_leads_to_the_fields(self):
        response = self.client.get(f"{LIST}?max_cost=abc&setting=NOSUCH")
        ids = Ids.of(response)
        for target in ("id_max_cost", "id_setting"):
            with self.subTest(target=target):
                self.assertContains(response, f'<a href="#{target}">')
                self.assertIn(target, ids)

    def test_nothing_is_reflected_as_markup(self):
        response = self.client.get(LIST, {"max_cost": "<script>alert(1)</script>", "page": "<b>"})
        self.assertNotContains(response, "<script>alert")
        self.assertNotContains(response, "“<b>”")

    def test_very_many_values(self):
        for name in ("setting", "issuer", "level", "q", "nosuch"):
            with self.subTest(name=name):
                query = urlencode([(name, f"x{number}") for number in range(900)])
                self.assertEqual(self.client.get(f"{LIST}?{query}").status_code, 200)
        query = urlencode([("setting", "OFFICE")] * 1200)
        self.assertEqual(self.client.get(f"{LIST}?{query}").status_code, 200)

    def test_bytes_that_are_no_text(self):
        self.assertEqual(self.client.get(f"{LIST}?q=%ff%fe&max_cost=%ff").status_code, 200)


class Ids(HTMLParser):
    """The ids of a page, to find doubles and targets of links."""

    def __init__(self):
        super().__init__()
        self.ids, self.targets = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if attrs.get("href", "").startswith("#"):
            self.targets.append(attrs["href"][1:])
        for name in ("aria-describedby", "aria-labelledby", "form", "for"):
            self.targets += attrs.get(name, "").split()

    @classmethod
    def of(cls, response):
        parser = cls()
        parser.feed(response.content.decode())
        for target in parser.targets:
            assert target in parser.ids, f"{target} is not on the page"
        assert len(parser.ids) == len(set(parser.ids)), "an id is there twice"
        return parser.ids


class MarkupTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    def test_links_within_the_page_lead_somewhere(self):
        for query in ("", "max_cost=300", "max_cost=abc&level=x", "q=zzz"):
            with self.subTest(query=query):
                self.assertTrue(Ids.of(self.client.get(f"{LIST}?{query}")))

    def test_what_script_swaps_is_there_whatever_is_asked(self):
        for query in ("", "max_cost=300&state=oh", "max_cost=abc&level=x", "q=zzz"):
            ids = Ids.of(self.client.get(f"{LIST}?{query}"))
            with self.subTest(query=query):
                swapped = {"results", "status", "answers", "notes", "on", "id_max_cost_field"}
                self.assertLessEqual(swapped, set(ids))


class QuotedTests(SimpleTestCase):
    def test_only_what_can_be_read_is_repeated(self):
        self.assertEqual(quoted("a\r\nb\x00\u202ec"), "“a��b��c”")


PARAMETERS = [*CertificationFilterSet.base_filters, "page", "nosuch"]
VALUES = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.floats().map(str),
    st.decimals().map(str),
    st.sampled_from(
        ["OFFICE", "ENTRY", "aapc", "cost", "-cost", "oh", "1", "$1,000", "", "1e400", "\x00", "²"]
    ),
)


class FuzzTests(HypothesisTestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    @settings(max_examples=60)
    @given(st.lists(st.tuples(st.sampled_from(PARAMETERS), VALUES), max_size=12))
    def test_whatever_is_asked_is_answered(self, pairs):
        query = urlencode(pairs, errors="surrogatepass")
        response = self.client.get(f"{LIST}?{query}")
        self.assertEqual(response.status_code, 200)
        listing = response.context["listing"]
        self.assertEqual(listing.total, 3)
        self.assertGreaterEqual(listing.further, 0)
