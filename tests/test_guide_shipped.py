"""What the guide is shipped with: its links open, and its pages keep to their rules."""

import re
import zlib
from itertools import chain

import textstat
from django.test import TestCase

from coderpath.guide import text
from coderpath.guide.models import CommonQuestion, GuideQuestion, Resource, Statement
from coderpath.sources import edition
from tests.shipped import load_shipped

from .test_reading import MOST, Prose
from .test_words import OLD_DATE, main_text, retired_in

OLDER = re.compile("(old|older) articles", re.IGNORECASE)
MOST_BYTES = 14_000  # of a page, compressed


def links_in(written: str) -> set[str]:
    lines = chain.from_iterable(block.lines for block in text.blocks(written))
    return {piece.address for piece in chain.from_iterable(lines) if piece.address}


class ShippedGuideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def pages(self) -> dict[str, str]:
        """The HTML of every question's page, by the slug."""
        return {
            each.slug: self.client.get(each.get_absolute_url()).content.decode()
            for each in GuideQuestion.objects.all()
        }

    def test_every_page_reads_at_grade_eight_by_two_formulas(self):
        """One counts syllables, the other letters."""
        for slug, html in self.pages().items():
            said = " ".join(Prose(html).said)
            with self.subTest(slug):
                self.assertLessEqual(textstat.flesch_kincaid_grade(said), MOST)
                self.assertLessEqual(textstat.automated_readability_index(said), MOST)

    def test_every_page_is_written_in_the_words_of_the_site(self):
        for slug, html in self.pages().items():
            said = main_text(html)
            with self.subTest(slug):
                self.assertEqual((sorted(retired_in(said)), OLD_DATE.findall(said)), ([], []))

    def test_every_page_is_small(self):
        for slug, html in self.pages().items():
            with self.subTest(slug):
                self.assertLessEqual(len(zlib.compress(html.encode())), MOST_BYTES)

    def addresses(self) -> set[str]:
        found = set(CommonQuestion.objects.values_list("link_address", flat=True))
        found |= set(Resource.objects.exclude(our_address="").values_list("our_address", flat=True))
        for each in GuideQuestion.objects.all():
            found |= {link.address for link in text.links(each.next_links)}
            found |= links_in(each.body) | links_in(each.answer) | links_in(each.unknowns)
        return found

    def test_every_link_opens(self):
        found = self.addresses()
        self.assertGreater(len(found), 10)
        for address in sorted(found):
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address.partition("#")[0] or "/").status_code, 200)

    def test_older_articles_are_never_named_without_the_way_to_what_they_are(self):
        for each in GuideQuestion.objects.exclude(group="OLD"):
            if OLDER.search(each.body):
                with self.subTest(each.slug):
                    self.assertIn("(/guide/#what-old-articles-get-wrong)", each.body)

    def test_no_sentence_says_again_what_its_statement_ends_with(self):
        """“may affect the demand for these workers demand”."""
        said = dict(Statement.objects.values_list("key", "says"))
        texts = [*CommonQuestion.objects.values_list("answer", flat=True)]
        for answer, body in GuideQuestion.objects.values_list("answer", "body"):
            texts += [answer, body]
        found = [
            (key, after)
            for written in texts
            for key, after in re.findall(r"{([a-z0-9-]+)} ([a-z]{5,})", written)
            if after in said.get(key, "").split()
        ]
        self.assertEqual(found, [])

    def test_short_answers_give_the_growth_that_the_guide_gives(self):
        faq = main_text(self.client.get("/faq/").content.decode())
        grows = GuideQuestion.objects.get(slug="does-the-field-grow")
        page = main_text(self.client.get(grows.get_absolute_url()).content.decode())
        newest = re.search(r"newest federal projection has (\d[\d.]*%)", page)[1]
        self.assertEqual(set(re.findall(r"projects (\d[\d.]*%)", faq)), {newest})

    def test_every_row_keeps_the_rules_of_its_model(self):
        for model in (GuideQuestion, CommonQuestion, Resource):
            for row in model.objects.all():
                with self.subTest(row=str(row)):
                    row.full_clean()


class OnTheFrontPageTests(TestCase):
    """The answers there stand for their pages, where each figure has its source."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def test_each_figure_of_an_answer_leads_to_where_its_source_is_named(self):
        page = self.client.get("/").content.decode()
        answers = re.search(r'<ul class="qa">(.*?)</ul>', page, re.S)[1]
        self.assertNotIn('class="fn"', answers)
        links = re.findall(r'<a class="fl" href="([^"#]+)#sources" title="([^"]+)">', answers)
        self.assertGreater(len(links), 6)
        for address, said in set(links):
            with self.subTest(address, said=said):
                told = self.client.get(address).content.decode()
                self.assertIn(said.partition(", ")[0], told.partition('id="sources"')[2])

    def test_few_sources_are_named_at_its_foot(self):
        page = self.client.get("/").content.decode()
        sources = re.search(r'<ol class="srcs">(.*?)</ol>', page, re.S)[1]
        self.assertLessEqual(sources.count("<li"), 5)
