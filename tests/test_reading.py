"""How hard each type of page is to read: a school grade, by the formula of Flesch and Kincaid.

It sees long sentences and long words, no more: that a sentence has its subject and verb, and that a
word is one that people use, other tests and a reader’s eye have to see.
"""

import warnings
from html.parser import HTMLParser

import pytest
from django.test import TestCase

from coderpath.sources import edition
from tests.shipped import load_shipped

from .test_words import EMPTY, PAGES

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks pkg_resources for its list of words
    import textstat

MOST = 8.0
LEAST_WORDS = 5
# The formula is made for samples of a hundred words: of a few names it says nothing.
SAMPLE = 100
PROSE = {"p", "li", "dd", "caption", "figcaption"}
LEFT_OUT = {"table", "select", "script", "style", "svg", "q", "blockquote", "nav", "button"}
# Still above it, to be written anew; a page that reads well must leave the list.
TOO_HARD: frozenset[str] = frozenset()


class Prose(HTMLParser):
    """The sentences of <main>: paragraphs, items, meanings and captions of five words or more."""

    def __init__(self, html: str):
        super().__init__()
        self.said: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in EMPTY:
            return
        if tag in PROSE:
            self._end()
        named = dict(attrs)
        classes = (named.get("class") or "").split()
        left_out = {"fns", "quote", "vh", "unk", "srcs"}
        is_source = named.get("id") == "sources" or left_out & set(classes)
        self._open.append("left out" if is_source else tag)

    def handle_endtag(self, tag):
        if tag in EMPTY or not self._open:
            return
        if tag in PROSE:
            self._end()
        self._open.pop()

    def handle_data(self, data):
        inside = self._open
        is_caption = "caption" in inside
        quiet = {"left out", *LEFT_OUT} - ({"table"} if is_caption else set())
        if "main" in inside and PROSE & set(inside) and not quiet & set(inside):
            self._words.append(data)

    def _end(self) -> None:
        said = " ".join("".join(self._words).split())
        self._words = []
        if len(said.split()) >= LEAST_WORDS:
            self.said.append(said if said[-1] in ".?!:" else f"{said}.")


def grade(html: str) -> tuple[float, int]:
    """The grade of a page, and of how many words it is."""
    text = " ".join(Prose(html).said)
    return textstat.flesch_kincaid_grade(text), len(text.split())


EASY = "You pay the fee. You take the test. Then you get the job that you like."
HARD = "Organizational reimbursement necessitates comprehensive administrative documentation."


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<main><p>One two three four</p></main>", []),
        ("<p>One two three four five</p>", []),
        ("<main><p>One <b>two</b> three four five</p></main>", ["One two three four five."]),
        ("<main><li>One two three four five<p>Six</li></main>", ["One two three four five."]),
        ("<main><table><tr><td><p>One two three four five</p></table></main>", []),
        (
            "<main><table><caption>One two three four five?</caption></table></main>",
            ["One two three four five?"],
        ),
        ('<main><section id="sources"><p>One two three four five</p></section></main>', []),
    ],
)
def test_what_counts_as_prose(html, said):
    assert Prose(html).said == said


def test_long_words_in_long_sentences_are_harder():
    easy, hard = (grade(f"<main><p>{text}</p></main>")[0] for text in (EASY, HARD))
    assert easy < MOST < hard


class ReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def test_every_page_reads_at_grade_eight_at_most(self):
        found = {
            name: grade(self.client.get(address, follow=True).content.decode())
            for name, address in PAGES.items()
        }
        told = "\n".join(f"{name}: {hard} ({words} words)" for name, (hard, words) in found.items())
        too_hard = {
            name for name, (hard, words) in found.items() if words >= SAMPLE and hard > MOST
        }
        self.assertEqual(too_hard, TOO_HARD, f"\n{told}")
