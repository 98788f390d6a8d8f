"""What the site answers in a sentence, found by the words of the sentence and of its question.

Names come first: this is for words that name nothing, “needle stick” or “sitting all day”.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from coderpath.guide.pages import Guide
from coderpath.plain_words import plain_words

from .other_pages import LITTLE

MOST = 5
# Of the weight of the words that are asked for, so much must be there where no answer has all.
ENOUGH = 0.6
ENDINGS = ("es", "s", "ing", "ed", "e")
SILENT = re.compile(
    "about|after|all|any|anyone|be|before|but|did|each|get|has|have|if|into|its|just|many|more"
    "|most|much|no|not|one|or|our|so|some|there|they|this|up|was|we|when|where|who|why|will|would"
)


@dataclass(frozen=True)
class Answered:
    """A question or term, the sentences that answer it, and where they stand with their sources."""

    label: str
    says: str
    address: str

    def get_absolute_url(self) -> str:
        return self.address


@dataclass(frozen=True)
class FoundAnswers:
    """The likeliest first; `has_all` where each of them has every word that counts."""

    answers: tuple[Answered, ...] = ()
    has_all: bool = False


class AnswerIndex:
    """Made once of a guide: which answers have a word, and what the word is worth."""

    def __init__(self, guide: Guide):
        self._answers = list(_answers(guide))
        self._with: dict[str, set[int]] = defaultdict(set)
        for number, each in enumerate(self._answers):
            for word in plain_words(f"{each.label} {each.says}"):
                self._with[stem(word)].add(number)

    def find(self, text: str) -> FoundAnswers:
        """Those that have all the words, else those that have most of their weight.

        A word that no answer has weighs most, so that half a question is not answered.
        """
        asked = {stem(word) for word in plain_words(text) if counts(word)}
        if not asked:
            return FoundAnswers()
        worth = {word: self._worth(word) for word in asked}
        scores: dict[int, float] = defaultdict(float)
        for word in asked:
            for number in self._with.get(word, ()):
                scores[number] += worth[word]
        best = sorted(scores, key=lambda number: (-scores[number], number))
        whole = sum(worth.values())
        for least, has_all in ((0.999, True), (ENOUGH, False)):
            if found := [number for number in best if scores[number] >= least * whole]:
                return FoundAnswers(tuple(self._answers[n] for n in found[:MOST]), has_all)
        return FoundAnswers()

    def _worth(self, word: str) -> float:
        """By how rare it is."""
        return math.log(1 + len(self._answers) / (0.5 + len(self._with.get(word, ()))))


def _answers(guide: Guide) -> Iterator[Answered]:
    for page in guide.pages:
        question = page.question
        yield Answered(question.title, page.answer_as_text, question.get_absolute_url())
    for short in guide.common:
        question = short.question
        yield Answered(question.question, short.answer_as_text, question.get_absolute_url())
    for term in guide.terms:
        yield Answered(f"{term.term}, in plain words", term.meaning, term.get_absolute_url())


def counts(word: str) -> bool:
    """Whether a word of a question says what is asked.

    >>> [word for word in ("can", "i", "sit", "all", "day") if counts(word)]
    ['sit', 'day']
    """
    return not (LITTLE.fullmatch(word) or SILENT.fullmatch(word))


def stem(word: str) -> str:
    """A word without what its place in a sentence adds.

    >>> stem("employers"), stem("classes"), stem("class"), stem("studies"), stem("studying")
    ('employer', 'class', 'class', 'study', 'study')
    >>> stem("coding"), stem("coded"), stem("codes"), stem("code"), stem("need")
    ('cod', 'cod', 'cod', 'cod', 'need')
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return next((word[: -len(end)] for end in ENDINGS if _may_go(word, end)), word)


def _may_go(word: str, end: str) -> bool:
    """“Need” and “class” keep what others end with."""
    is_own = word.endswith(("eed", "ss"))
    return word.endswith(end) and len(word) > len(end) + 2 and not is_own
