"""The fifty sentences that readers could not follow, and some labels: none of them comes back.

Each stands here by the words by which it is known, so that a code or a number in it does not hide
it. They are looked for in templates and modules as they are written, and in every type of page.
"""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TestCase

from coderpath.sources import edition
from tests.shipped import load_shipped

from .test_words import PAGES, main_text

# By the number of the sentence, as it was found; a label has a letter.
OLD: dict[str, tuple[str, ...]] = {
    "1": ("beaten by nothing", "if its gate is open to you"),
    "2": ("of those you can sit now",),
    "3": ("by what is known of their costs",),
    "4": ("compared on what is known of them", "lack a line", "lacks a line"),
    "5": ("bar: low to high",),
    "6": ("stays as it is, whatever your hours",),
    "7": ("gate, the “a”",),
    "8": ("you can sit now", "no “a”"),
    "9": ("“a” stays", "or when the “a” goes"),
    "10": ("say what schooling you have",),
    "11": ("nothing to show before the exam",),
    "12": ("names nothing as required",),
    "13": ("not asked yet",),
    "14": ("pays back in: never",),
    "15": ("level with",),
    "16": ("no one answer lets it in",),
    "17": ("is taken to have",),
    "18": ("no path of ours starts from", "those here do not need it"),
    "19": ("cannot be ranked by both",),
    "20": ("open to anyone new and cheaper",),
    "21": ("check the gate",),
    "22": ("a circle is something to do",),
    "23": ("counted: {{",),
    "24": ("month 24 after", "month {} after", "month {{ period.months }} after"),
    "25": ("one column: membership must be kept up",),
    "26": ("who is not a member pays", "first renewal does not change that"),
    "27": ("what a further credential adds",),
    "28": ("what it costs cannot be said",),
    "29": ("in before 2",),
    "30": ("before the exam too", "without the job beside"),
    "31": ("coding job, or externship, from", "empty if you have none", "it may lie ahead"),
    "32": ("show my ways",),
    "33": ("no day can be named yet",),
    "34": ("without membership where it is a choice",),
    "35": ("that day with it", "without a rise"),
    "36": ("asks for all that you hold of it",),
    "37": ("the others show their distance",),
    "38": ("more in known lines",),
    "39": ("so it buys what",),
    "40": ("beside them, not comparable",),
    "41": ("we put no distance between them", "never multiply a figure into a state"),
    "42": ("by more than the survey’s error", "they may well be equal"),
    "43": ("no certification, body, state or path", "it may be a credential of another field"),
    "44": ("held against what you say, and nothing else", "never taken as none"),
    "45": ("you can sit",),
    "46": ("days after the due day without a late fee",),
    "47": ("of them on the subject itself",),
    "48": ("how many questions has", "exam sat?", "exam at first?"),
    "49": ("approved to sit it", "ask you to sit within"),
    "50": ("where the body sells that", "sums lead to their lines"),
    "a": ("six is the most",),
    "b": ("papers at hand",),
    "c": ("letters: public sans",),
    "d": (">true once<",),
    "e": ("lines you overrule turn ochre",),
    "g": (" alive",),
}
COMMENTS = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)


def plain(text: str) -> str:
    """
    >>> plain("It’s  the\\n'A'") == plain("it's the ‘A’")
    True
    """
    return " ".join(re.sub("[‘’]", "'", unescape(text)).lower().split())


def sources() -> dict[str, str]:
    """What the site says, as it is written, without what editors alone or nobody reads."""
    root = Path(settings.BASE_DIR)
    found = {
        path: COMMENTS.sub("", path.read_text(encoding="utf-8"))
        for path in root.glob("templates/**/*.html")
    }
    for package in ("certifications", "coderpath", "salaries"):
        for path in root.glob(f"{package}/**/*.py"):
            if not {"migrations", "admin", "management"} & set(path.parts):
                found[path] = "\n".join(sentences(path.read_text(encoding="utf-8")))
    return {str(path.relative_to(root)): plain(text) for path, text in found.items()}


def sentences(code: str) -> Iterator[str]:
    """The texts of a module, {} for what is filled in; what documents it is none of them.

    >>> list(sentences("'Why.'\\nsaid = f'It costs ${x}, ' 'or more.'"))
    ['It costs ${}, or more.']
    """
    nodes = list(ast.walk(ast.parse(code)))
    filled = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    quiet = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    quiet |= {id(part) for each in filled for part in ast.walk(each) if part is not each}
    for node in nodes:
        if id(node) not in quiet and isinstance(node, ast.JoinedStr):
            yield "".join(part.value for part in map(_constant, node.values))
        elif id(node) not in quiet and isinstance(node, ast.Constant):
            yield str(node.value)


def _constant(part: ast.expr) -> ast.Constant:
    return part if isinstance(part, ast.Constant) else ast.Constant("{}")


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return sources()


@pytest.mark.parametrize("number", OLD)
def test_a_retired_sentence_is_written_nowhere(written, number):
    found = {path for said in OLD[number] for path, text in written.items() if plain(said) in text}
    assert not found, sorted(found)


class RenderedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        edition.look_again()

    def test_no_page_says_one(self):
        for name, address in PAGES.items():
            text = plain(main_text(self.client.get(address, follow=True).content.decode()))
            said = [n for n, all_said in OLD.items() if any(plain(s) in text for s in all_said)]
            with self.subTest(name):
                self.assertEqual(said, [])
