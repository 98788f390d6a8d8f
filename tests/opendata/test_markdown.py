"""Pages as Markdown: whole sentences with figures, sources and dates, with nothing else."""

from datetime import date

from django.test import SimpleTestCase, TestCase
from markdown_it import MarkdownIt

from coderpath.guide.models import GuideQuestion
from coderpath.opendata import as_md
from coderpath.opendata.as_md import plain
from coderpath.opendata.tables import Column, DataTable
from tests.shipped import load_shipped

from .test_files import BUREAU, make_table

READER = MarkdownIt("commonmark").enable("table")


def kinds(text: str) -> set[str]:
    """The signs that a reader of Markdown finds in a text, inside of its lines too."""
    tokens = READER.parse(text)
    return {each.type for token in tokens for each in (token, *(token.children or []))}


class Written(SimpleTestCase):
    def test_a_table_is_one_for_a_reader_of_markdown(self):
        row = {"area_name": "A | B", "annual_median": 50_990, "source": BUREAU}
        text = as_md.render(make_table(row, {"annual_median_unknown": "not published"}))
        html = READER.render(text)
        self.assertEqual(html.count("<tr>"), 3)
        self.assertIn("<td>A | B</td>", html)
        self.assertIn("<h1>Pay</h1>", html)
        self.assertIn("US Bureau of Labor Statistics, Wages, May 2025", html)

    def test_questions_are_told_once_each_answer_with_its_source_and_date(self):
        columns = tuple(
            Column(name, "") for name in ("question", "answer", "reading", "as_of", "source")
        )
        asked = {"question": "What does it cost?", "as_of": date(2026, 5, 1), "source": BUREAU}
        rows = [asked | {"answer": "$425", "reading": "Used here"}, asked | {"answer": "$399"}]
        text = as_md.render(make_table(*rows, columns=columns))
        self.assertEqual(text.count("What does it cost?"), 1)
        proof = "(US Bureau of Labor Statistics, 2026-05-01)"
        self.assertIn(f"- $425 {proof}. Used here.\n- $399 {proof}.", text)

    def test_an_answer_of_several_things_says_of_which_and_a_sum_has_no_source(self):
        columns = tuple(Column(name, "") for name in ("question", "of", "answer", "source"))
        row = {"question": "What does it cost?", "of": "CPC", "answer": "$647"}
        text = as_md.render(make_table(row, row | {"of": "CCA"}, columns=columns))
        self.assertIn("- CPC: $647.\n- CCA: $647.", text)

    def test_words_of_others_are_words(self):
        for text in (
            "<script>alert(1)</script>",
            "[a](javascript:alert(1))",
            "![a](https://example.org/a.png)",
            "# heading",
            "`code`",
            "**bold** _it_",
            "a\n\n# b",
            "<https://example.org>",
        ):
            with self.subTest(text):
                found = kinds(f"- {plain(text)}")
                signs = {"html_block", "html_inline", "link_open", "image", "heading_open"}
                self.assertFalse(found & (signs | {"code_inline", "strong_open", "em_open"}))


class OfPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_every_page_of_the_guide_says_its_answer_and_what_is_not_known(self):
        for question in GuideQuestion.objects.all():
            with self.subTest(question.slug):
                answer = self.client.get(f"/guide/{question.slug}.md")
                self.assertEqual(answer.headers["Content-Type"], "text/markdown; charset=utf-8")
                text = answer.content.decode()
                self.assertTrue(text.startswith("# "))
                self.assertIn("## What we don’t know", text)
                self.assertNotIn("](/", text)
                self.assertNotIn("{", text)
                self.assertFalse(kinds(text) & {"html_block", "html_inline"})

    def test_a_figure_in_a_sentence_has_its_source_and_date(self):
        text = self.client.get("/guide/can-i-work-from-home.md").content.decode()
        [row, *_] = self.client.get("/guide/can-i-work-from-home.json").json()["rows"]
        self.assertIn(f"{row['figure']} (AAPC, {row['as_of']})", text)
        self.assertIn("](http://testserver/glossary/#apprentice-title)", text)

    def test_a_certification_is_told_in_sentences_first(self):
        text = self.client.get("/certifications/cpc.md").content.decode()
        rows = self.client.get("/certifications.json?q=cpc").json()["rows"]
        [fee] = [row["exam_fee"] for row in rows if row["certification"] == "CPC"]
        self.assertIn(f"The exam costs ${fee:.0f} (", text)
        self.assertIn("\n- ", text.partition("**")[0])
        unknown = self.client.get("/certifications/chbme.md").content.decode()
        self.assertIn("No source that we read says what the exam costs", unknown)

    def test_pages_lead_there_and_who_prefers_it_gets_it_at_the_same_address(self):
        html = self.client.get("/certifications/cpc/").content.decode()
        link = '<link rel="alternate" type="text/markdown" href="/certifications/cpc.md">'
        self.assertIn(link, html)
        answer = self.client.get("/certifications/cpc/", headers={"Accept": "text/markdown"})
        self.assertEqual(answer.content, self.client.get("/certifications/cpc.md").content)

    def test_where_there_is_none_it_is_a_problem(self):
        answer = self.client.get("/guide/nowhere.md")
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual(answer.status_code, 404)


def test_a_table_without_sources_still_says_where_it_is_from():
    table = DataTable("x", "X", "Nothing.", (), [], page="https://coderpath.example/x/")
    assert "From <https://coderpath.example/x/>" in as_md.render(table)
