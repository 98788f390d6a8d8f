"""Check an article: what readers see of it, and that nothing of it stays."""

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from certifications.models import CertificationName
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.salaries.factories import make_nation
from tests.shelves import take_stock

from .sending import send

PATH = "/check-an-article/"


class ArticleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        aapc = make_issuer(code="AAPC", name="American Academy of Professional Coders")
        cpc = make_certification(code="CPC", name="Certified Professional Coder", issuer=aapc)
        coc = make_certification(code="COC", former_code="CPC-H", issuer=aapc)
        source = make_source(publisher="AAPC")
        make_fee(certification=cpc, amount=425, source=source)
        make_fee(certification=coc, amount=350, source=source)
        make_fee(issuer=aapc, kind="DUES", payer="MEMBER", amount=222, every_months=12)
        CertificationName.objects.create(
            certification=cpc,
            name="Certified Professional Coding Specialist",
            standing="MISTAKEN",
            source=make_source(kind="ARTICLE"),
        )
        make_nation()
        take_stock()

    def checked(self, text: str):
        return send(self.client, PATH, {"text": text})

    def test_each_figure_stands_with_ours_its_source_and_its_day(self):
        page = self.checked(
            "The CPC exam is $425. It was fun.\nThe Certified Professional Coder exam is $399."
            " AAPC dues are $222 a year. The CPC-H exam is $350. Parking is $20."
        )
        said = text_of(page)
        self.assertIn("We found 5 figures: 3 agree with ours, 1 differs, and of 1", said)
        differs = said[said.index("What differs") : said.index("What agrees")]
        self.assertIn("$399 The Certified Professional Coder exam is $399.", differs)
        self.assertIn("What does the CPC exam cost? $425, AAPC, Jan. 1, 2026", differs)
        self.assertContains(page, 'href="/disagreements/fee-cpc-exam-one-anyone/"')

    def test_the_trade_is_known_too(self):
        said = text_of(self.checked("Medical coders earn $1 a year."))
        self.assertIn("What do medical coders earn a year, in the middle?", said)
        self.assertIn("US Bureau of Labor Statistics", said)

    def test_names_of_before_and_by_mistake_are_told(self):
        said = text_of(self.checked("The CPC-H and the certified professional coding specialist."))
        self.assertIn("CPC-H It is a former name of COC", said)
        self.assertIn("We know of no title or organization of this name.", said)
        self.assertIn("We found no dollars", said)

    def test_a_code_in_small_letters_is_a_word(self):
        said = text_of(self.checked("A coc exam is $350."))
        self.assertIn("names no title", said)

    def test_a_mistaken_name_is_held_against_nothing(self):
        text = "The Certified Professional Coding Specialist exam is $425."
        self.assertIn("names no title", text_of(self.checked(text)))

    def test_nothing_is_stored_and_nothing_noted(self):
        self.checked("The CPC exam is $425.")
        with self.assertNoLogs(), CaptureQueriesContext(connection) as asked:
            page = self.checked("The CPC exam is $425, says S3CR3T.")
        self.assertEqual({each["sql"].split()[0] for each in asked}, {"SELECT"})
        self.assertNotIn("S3CR3T", str(list(asked)))
        self.assertEqual(page["Cache-Control"], "no-store")
        self.assertFalse(page.cookies)

    def test_what_cannot_be_read_is_a_sentence(self):
        for text, said in (
            ("", "Paste some text first."),
            ("é" * 105_000, "That is too long"),
        ):
            with self.subTest(text[:5]):
                page = self.checked(text)
                self.assertEqual(page.status_code, 422)
                self.assertIn(said, text_of(page))

    def test_hostile_texts_are_answered_and_shown_as_text(self):
        for text in (
            "<script>alert(1)</script> $5 & 'x' OR 1=1; {{ 7 }} {% now %} 🩺",
            "$" * 100_000,
            "9" * 100_000 + "%",
            "\u202e$5\x1b[31m\0",
            "CPC " * 40_000,
        ):
            with self.subTest(text[:10]):
                page = self.checked(text)
                self.assertEqual(page.status_code, 200)
                self.assertNotContains(page, "<script>alert")
                self.assertFalse(set(page.content.decode()) & set("\0\x1b\u202e"))
        self.assertNotIn("\u202e", text_of(self.checked("The \u202eexam is $5.")).split("Check")[0])

    def test_what_is_far_too_large_or_from_elsewhere_is_not_read(self):
        self.assertEqual(send(self.client, PATH, "text=" + "x" * 700_000).status_code, 413)
        text = {"text": "$5"}
        self.assertEqual(send(self.client, PATH, text, headers={}).status_code, 403)
        kind = "multipart/form-data; boundary=x"
        self.assertEqual(send(self.client, PATH, text, content_type=kind).status_code, 415)

    def test_the_form_is_a_page_like_any_other(self):
        page = Client(enforce_csrf_checks=True).get(PATH)
        self.assertContains(page, "Check this text")
        self.assertFalse(page.cookies)
