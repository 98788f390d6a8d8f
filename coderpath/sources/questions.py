"""The questions that facts answer, each with a key that stays. Pure: no Django.

A question is made of what is stored: the kind of fact, the thing it is about and what of that is
asked. The English in which a page asks it may change; its key and its address do not.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Question(NamedTuple):
    """What one figure answers.

    >>> fee = Question.of("fee", "cpc", "exam-one", "anyone")
    >>> fee.key, fee.slug
    ('fee/cpc/exam-one/anyone', 'fee-cpc-exam-one-anyone')
    >>> Question.of_key(fee.key) == fee
    True
    >>> Question.of("pay-report", "", "medical-coders", "", "mean", "").key
    'pay-report//medical-coders//mean'
    """

    kind: str
    thing: str
    aspects: tuple[str, ...] = ()

    @classmethod
    def of(cls, kind: str, thing: str, *aspects: str) -> "Question":
        """An empty part keeps its place, unless none follows it."""
        while aspects and not aspects[-1]:
            aspects = aspects[:-1]
        return cls(kind, thing, aspects)

    @classmethod
    def of_key(cls, key: str) -> "Question":
        return cls.of(*key.split("/"))

    def __str__(self):
        return self.key

    @property
    def key(self) -> str:
        """Names it in data."""
        return "/".join((self.kind, self.thing, *self.aspects))

    @property
    def slug(self) -> str:
        """Names it in addresses."""
        return "-".join(filter(None, (self.kind, self.thing, *self.aspects)))


@lru_cache(maxsize=10_000, typed=True)
def part(value: str | int | date | None) -> str:
    """What a column holds, as a part of a key.

    >>> part("EXAM_ONE"), part("2025–26"), part("Café au lait"), part(2022), part(None)
    ('exam-one', '2025-26', 'cafe-au-lait', '2022', '')
    """
    text = unicodedata.normalize("NFKD", "" if value is None else str(value))
    letters = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
