"""The pictures of pages: what they say, where they are, and how many are made."""

import re
from html import unescape
from io import BytesIO
from itertools import pairwise

import pytest
from django.test import SimpleTestCase, TestCase
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from certifications.models import Fee
from coderpath.finished import RawAnswer
from coderpath.pictures import answers
from coderpath.pictures.allowance import Allowance
from coderpath.pictures.card import HEIGHT, PictureCard
from coderpath.pictures.drawn import ROOM, in_letters, png, sans, serif, wrapped
from salaries.models import Wage
from tests.salaries.factories import CODERS
from tests.small_site import make_small_site

ALT = re.compile(r'<meta property="og:image:alt" content="(.*?)">')
PICTURE = re.compile(r'<meta property="og:image" content="http://testserver(.*?)">')
PAGES = (
    "/certifications/cpc/",
    "/paths/self-study-cca/",
    "/compare/?c=cca&c=cpc",
    "/compare/?c=cca&p=self-study-cca",
    "/salaries/oh/",
)


class PicturesOfPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def setUp(self):
        plenty = pytest.MonkeyPatch()
        plenty.setattr(answers, "drawing", Allowance(1000, seconds=60))
        self.addCleanup(plenty.undo)

    def of_page(self, page: str) -> tuple[str, str]:
        """The address of its picture, and what that says."""
        html = self.client.get(page).content.decode()
        return unescape(PICTURE.findall(html)[0]), unescape(ALT.findall(html)[0])

    def test_each_leads_to_one_of_the_size_that_it_tells(self):
        for page in PAGES:
            with self.subTest(page):
                address, says = self.of_page(page)
                answer = self.client.get(address)
                self.assertEqual(answer.headers["Content-Type"], "image/png")
                self.assertEqual(Image.open(BytesIO(answer.content)).size, (1200, 630))
                self.assertGreater(len(says), 30)
                self.assertEqual(answer.headers["Cross-Origin-Resource-Policy"], "cross-origin")

    def test_it_says_the_figure_with_its_source_and_date(self):
        says = self.of_page("/certifications/s3/")[1]
        fee = Fee.objects.get(certification__code="S3")
        self.assertEqual(fee.amount, 103)
        own = f"S3, Sample 3: $103 is the exam fee. {fee.source.publisher.name}, {fee.dated}."
        self.assertEqual(says, own.replace("..", "."))
        wage = Wage.objects.get(area__slug="oh", release__year=2025, occupation__code=CODERS)
        says = self.of_page("/salaries/oh/")[1]
        self.assertIn(f"Pay in Ohio: ${wage.annual_median:,} a year", says)
        self.assertIn("May 2025", says)

    def test_with_answers_it_is_the_same_and_is_not_said_to_tell_them(self):
        address, says = self.of_page("/paths/self-study-cca/?state=oh&earn=33000")
        self.assertEqual(address, "/paths/self-study-cca.png")
        self.assertNotIn(":", says)

    def test_what_lacks_a_price_is_called_no_sum(self):
        for path, price in (("self-study-cca", "Our sum of 3 prices, "), ("cpc-cic", "Known: 1 ")):
            with self.subTest(path):
                says = self.of_page(f"/paths/{path}/")[1]
                self.assertIn(price, says)
                self.assertEqual("sum" in says, price.startswith("Our sum"))

    def test_no_price_is_said_and_not_made_up(self):
        Fee.objects.filter(certification__code="CPC").delete()
        says = self.of_page("/certifications/cpc/")[1]
        self.assertIn("We have no price for its exam yet.", says)
        self.assertNotIn("$", says)

    def test_what_is_not_there_has_none(self):
        for address in (
            "/certifications/nowhere.png",
            "/paths/nowhere.png",
            "/salaries/zz.png",
            "/salaries/us.png",
            "/compare.png",
            "/compare.png?c=nowhere",
            "/compare.png?c=cca&c=nowhere",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_one_picture_has_one_address(self):
        for asked, own in (
            ("/compare.png?c=cpc&c=cca", "/compare.png?c=cca&c=cpc"),
            ("/compare.png?c=cca&c=cpc&state=oh&years=3", "/compare.png?c=cca&c=cpc"),
            ("/compare.png?c=cca&c=cca&c=cpc", "/compare.png?c=cca&c=cpc"),
            ("/certifications/cpc.png?as_of=2025-01-31", "/certifications/cpc.png"),
        ):
            with self.subTest(asked):
                self.assertRedirects(self.client.get(asked), own, 301)

    def test_of_those_who_ask_for_many_the_last_have_to_wait(self):
        few = pytest.MonkeyPatch()
        few.setattr(answers, "drawing", Allowance(2, seconds=60, clock=lambda: 0))
        self.addCleanup(few.undo)
        codes = ("s1", "s2", "s3")
        asked = [self.client.get(f"/compare.png?c=cpc&c={code}") for code in codes]
        self.assertEqual([each.status_code for each in asked], [200, 200, 429])
        self.assertEqual(asked[-1].headers["Retry-After"], "60")
        self.assertEqual(self.client.get("/certifications/s3.png").status_code, 200)

    def test_a_picture_is_packed_already(self):
        answer = self.client.get("/certifications/cpc.png")
        made = RawAnswer("200 OK", list(answer.headers.items()), answer.content)
        self.assertEqual(made.compressed("br").body, answer.content)


class Drawing(SimpleTestCase):
    @given(st.text(st.sampled_from("abM ,–$"), max_size=200), st.integers(1, 4))
    def test_no_line_is_wider_than_its_room(self, text, most):
        for face in (serif(60), sans(36)):
            lines = wrapped(text, face, most)
            self.assertLessEqual(len(lines), most)
            self.assertTrue(all(face.getlength(line) <= ROOM for line in lines))

    def test_what_is_left_out_is_told(self):
        self.assertTrue(wrapped("many words " * 40, sans(36), 2)[-1].endswith("…"))

    def test_other_words_give_another_picture(self):
        one, other = (
            PictureCard("CPC", "is the fee", "$425"),
            PictureCard("CPC", "is the fee", "$426"),
        )
        self.assertEqual(png(one), png(one))
        self.assertNotEqual(png(one), png(other))

    def test_two_rules_stand_under_a_sum_that_is_whole(self):
        for is_whole, rules in ((True, 2), (False, 1)):
            drawn = Image.open(BytesIO(png(PictureCard("CCA", "a", is_whole=is_whole))))
            column = [drawn.convert("RGB").getpixel((600, y)) for y in range(480, HEIGHT)]
            began = [now for before, now in pairwise(column) if now != before == column[0]]
            self.assertEqual(len(began), rules)

    def test_a_letter_that_a_face_lacks_is_written_without_its_mark(self):
        lacking = "\ue123"
        for face in (serif(60), sans(36)):
            said = in_letters(f"Ã‰é “A–Z” $1,234… {lacking}", face)
            self.assertNotIn(lacking, said)
            self.assertTrue(all(each.isspace() or face.getmask(each).getbbox() for each in said))
            self.assertIn("“A–Z” $1,234…", said)
        self.assertEqual(png(PictureCard("Café", "a")) == png(PictureCard("Caf", "a")), False)
