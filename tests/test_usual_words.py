"""Words by which people look for a page: rows that editors change, and what they lead to."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Funding
from coderpath.guide import usual_words
from coderpath.guide.models import UsualWords
from tests.factories import make_certification, make_usual_words
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped


class UsualWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_certification(code="CPC")
        Funding.objects.create(slug="grant", name="A grant of the state", kind="STATE")

    def search(self, typed: str) -> str:
        page = text_of(self.client.get("/search/", {"q": typed}))
        return page[page.index("› Search") : page.index("This page:")]

    def test_a_page_of_the_site_is_found_under_its_heading(self):
        make_usual_words("/tools/exam-day/", "retake", "code book", label="Exam day", kind="TOOL")
        for typed in ("Retake?", "code book", "retakke"):
            with self.subTest(typed):
                self.assertRegex(self.search(typed), "Tools.* Exam day")

    def test_a_thing_is_found_by_its_name_and_by_the_words_for_its_page(self):
        make_usual_words("/funding/grant/", "free money")
        for typed in ("free money", "a grant of the state"):
            with self.subTest(typed):
                self.assertIn("Who could pay A grant of the state", self.search(typed))
        make_usual_words("/certifications/cpc/", "the first one")
        self.assertIn("CPC Certified CPC", self.search("the first one or another"))

    def test_a_page_that_is_told_first_is_told_once(self):
        make_usual_words("/paths/", "coder", label="All ways", says="Anyone may be called so.")
        said = self.search("coder")
        self.assertIn("Anyone may be called so. All ways.", said)
        self.assertEqual(said.count("All ways"), 1)

    def test_words_follow_when_an_editor_changes_them(self):
        row = make_usual_words("/tools/keep/", "renew", label="Keep", kind="TOOL")
        self.assertIn("Keep", self.search("renew"))
        UsualWords.objects.filter(pk=row.pk).update(words="stay certified")
        self.assertIn("No match for", self.search("renew"))
        self.assertIn("Keep", self.search("stay certified"))

    def test_words_that_lead_nowhere_are_named_by_the_check(self):
        make_usual_words("/funding/gone/", "old grant")
        make_usual_words("/certifications/?setting=GONE", "old place")
        make_usual_words("/sources/?q=Nobody", "no one")
        make_usual_words("/no-such-page/", "what", label="A page that is gone")
        with self.assertRaises(CommandError) as refused:
            call_command("check_facts", verbosity=0)
        said = str(refused.exception)
        for address in ("/funding/gone/", "/certifications/?setting=GONE", "/sources/?q=Nobody"):
            self.assertIn(f"Usual words for {address}: nothing has its page there.", said)
        self.assertIn("“A page that is gone”: there is no page /no-such-page/.", said)

    def test_a_label_is_for_a_page_of_the_site(self):
        row = UsualWords(slug="a", label="CPC", kind="PAGE", words="cpc")
        for address, said in (
            ("/certifications/cpc/", "leave the label and the kind empty"),
            ("/no-such-page/", "is no page"),
            ("https://example.org/", "is no address of this site"),
        ):
            with self.subTest(address), self.assertRaisesMessage(ValidationError, said):
                row.address = address
                row.full_clean()
        row.address = "/certifications/?sort=cost"
        row.full_clean()

    def test_the_database_refuses_half_a_row(self):
        for part in ({"words": ""}, {"kind": "TOOL"}, {"says": "First."}):
            with self.subTest(part), pytest.raises(IntegrityError), transaction.atomic():
                UsualWords.objects.create(slug="half", address="/paths/", **{"words": "a"} | part)


class ShippedWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def test_every_page_that_words_are_for_answers_without_a_complaint(self):
        rows = shelf.at().rows
        pages = {each.address for each in usual_words.of_pages(rows)} | usual_words.by_address(
            rows
        ).keys()
        for address in pages:
            with self.subTest(address):
                page = self.client.get(address)
                self.assertEqual(page.status_code, 200)
                self.assertNotContains(page, "<title>Error")
