"""The words of the pages: US English as a beginner reads it, dates as US newspapers write them.

Pages are read as they are shipped. Words of sources count as theirs where a page quotes them.
"""

import re
from html.parser import HTMLParser

from django.test import TestCase

from coderpath.sources import edition
from tests.shipped import load_shipped

from .page_types import PAGES as MEASURED
from .page_types import nth

PAGES = {
    name: nth(address, 1)
    for name, address in MEASURED.items()
    if ".json" not in address and ".csv" not in address
} | {
    "about figures": "/about/figures/",
    "tools": "/tools/",
    "all data": "/data/",
    "one disagreement": "/disagreements/what-does-the-cpc-exam-cost/",
    "compare, nothing chosen": "/compare/",
    "eligibility, nothing answered": "/tools/eligibility/",
    "keep, nothing chosen": "/tools/keep/",
    "exam day, nothing chosen": "/tools/exam-day/",
    "lose the A, nothing chosen": "/tools/lose-the-a/",
}
# Words to retire, and those of the table “use / not” of the voice.
RETIRED = (
    "gate", "gates", "body", "bodies", "sit", "sits", "sat", "sitting", "tenth", "tenths",
    "credential", "credentials", "upright", "uprights", "percentile", "percentiles",
    "≥", "the “A”", "“A” stays", "“A” goes", "no “A”", "known lines", "lines known",
    "lines unknown", "line unknown", "unknown line", "unknown lines", "every line known",
    "lack a line", "lacks a line", "set beside", "side by side with", "level with",
    "inside the error", "inside the survey’s error", "too small to tell from", "is taken to",
    "are taken to",
    "of theirs", "of ours", "beaten by nothing", "you can sit", "no one answer", "not asked yet",
    "pays back in: never", "it is not known to be said", "not recommended", "show my ways",
    "submit", "work it out", "guarantee", "guaranteed", "best", "easy", "easily",
    "fast-track", "journey", "unlock",
)  # fmt: skip
RETIRED_WORDS = re.compile(
    "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in RETIRED), re.IGNORECASE
)
# “28 Nov 2026”, and “28 November 2026”.
OLD_DATE = re.compile(
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{4}\b"
    r"|\b(?:Jan|Feb|Sept?|Nov|Dec|Oct|Aug) \d{4}\b"
    r"|(?<!=)\b\d{4}-\d\d-\d\d\b"
)
# Quotations, the numbers that lead to sources, and the lists of them.
LEFT_OUT = {"quote", "fns", "srcs"}
QUOTED = {"q", "blockquote", "select", "script", "style", "svg"}
EMPTY = {"br", "img", "input", "hr", "wbr", "meta", "link", "source", "col"}


class MainText(HTMLParser):
    """The words of <main>, without what is quoted, what is chosen from, and the list of sources."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.in_main = 0
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in EMPTY:
            return
        named = dict(attrs)
        classes = set((named.get("class") or "").split())
        left_out = tag in QUOTED or named.get("id") == "sources" or bool(classes & LEFT_OUT)
        self.open.append(left_out)
        self.in_main += tag == "main"

    def handle_endtag(self, tag):
        if tag not in EMPTY and self.open:
            self.open.pop()
            self.in_main -= tag == "main"

    def handle_data(self, data):
        if self.in_main and not any(self.open):
            self.words.append(data)


def main_text(html: str) -> str:
    """
    >>> main_text("<h1>No</h1><main><p>Sat <b>on</b> <q>a gate</q><br>here</p></main><p>No</p>")
    'Sat on here'
    """
    parser = MainText()
    parser.feed(html)
    return " ".join("".join(parser.words).split())


def retired_in(text: str) -> set[str]:
    """
    >>> sorted(retired_in("Sit the exam at the gate, where nobody navigates: ≥ $5."))
    ['gate', 'sit', '≥']
    """
    return {word.lower() for word in RETIRED_WORDS.findall(text)}


class WordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def text(self, address: str) -> str:
        response = self.client.get(address, follow=True)
        self.assertEqual(response.status_code, 200, address)
        return main_text(response.content.decode())

    def test_dates_are_written_one_way(self):
        for name, address in PAGES.items():
            with self.subTest(name):
                self.assertEqual(OLD_DATE.findall(self.text(address)), [])

    def test_no_page_uses_a_retired_word(self):
        for name, address in PAGES.items():
            with self.subTest(name):
                self.assertEqual(sorted(retired_in(self.text(address))), [])
