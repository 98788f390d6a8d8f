"""What a reader’s words may name: certifications, organizations, states, paths. Pure: no Django.

`catalogue/names.py` knows codes and names as addresses have them; here whole questions are read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from coderpath.near_names import near_things
from coderpath.plain_words import plain, plain_words

# More than any line of a job advertisement that asks for certifications.
MOST_LETTERS = 500
# So many letters are found in a name whatever the blanks in it: “obgyn” in “OB/GYN”.
LONG_ENOUGH = 5
# How alike two names must be to be told together, and how many are told.
NEAR, ALIKE, MOST_NEAR = 0.7, 0.75, 5


class Bond(Enum):
    """How a name belongs to what it names."""

    OWN = "own"
    APPRENTICE = "apprentice"
    FORMER = "former"
    ALSO = "also"
    MISTAKEN = "mistaken"


@dataclass(frozen=True)
class Call:
    """A word or name by which something is called; `facts` are the sources that call it so."""

    text: str
    thing: object
    bond: Bond = Bond.OWN
    facts: tuple = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(plain_words(self.text))

    @property
    def order(self) -> str:
        return self.text

    @cached_property
    def plain(self) -> str:
        return " ".join(self.words)

    @property
    def notes(self) -> str:
        """What editors note of it, each note once."""
        return " ".join(dict.fromkeys(fact.note for fact in self.facts if fact.note))


@dataclass(frozen=True)
class NamedInText:
    """What a question names, in the order in which it does, and which words named nothing."""

    calls: list[Call] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def straight(self):
        """The one thing that the whole question is the own code or name of; else None."""
        things = {call.thing for call in self.calls}
        is_own = all(call.bond is Bond.OWN for call in self.calls)
        return self.calls[0].thing if is_own and len(things) == 1 and not self.rest else None


class Known:
    """Names by their words, so that many questions can be held against them."""

    def __init__(self, calls: Iterable[Call]):
        self.calls = list(calls)
        self._by_words = defaultdict(list)
        for call in self.calls:
            self._by_words[call.words].append(call)
        self._by_words.pop((), None)
        self._longest: dict[str, int] = {}
        for words in self._by_words:
            self._longest[words[0]] = max(len(words), self.longest_from(words[0]))

    def longest_from(self, word: str) -> int:
        """How many words the longest name has that begins with this one; 0 where none does."""
        return self._longest.get(word, 0)

    def called(self, words: tuple[str, ...]) -> list[Call]:
        return self._by_words.get(words, [])


def meant(text: str, *known: Known) -> NamedInText:
    """What is named in a question, longer names before the shorter ones that lie in them."""
    asked = plain_words(text)
    found, rest, at = [], [], 0
    while at < len(asked):
        longest = max(each.longest_from(asked[at]) for each in known)
        if named := _named_first(asked[at : at + longest], known):
            found += [call for call in named if call not in found]
            at += len(named[0].words)
        else:
            rest.append(asked[at])
            at += 1
    return NamedInText(found, rest)


def _named_first(words: list[str], known: Iterable[Known]) -> list[Call]:
    """What the first of these words name, as many of them as name anything."""
    for size in range(len(words), 0, -1):
        first = tuple(words[:size])
        if named := [call for each in known for call in each.called(first)]:
            return named
    return []


def holding(text: str, calls: Iterable[Call]) -> list[Call]:
    """Those whose name has the whole text in it.

    >>> [call.thing for call in holding("obgyn", [Call("OB/GYN Coder", 1), Call("Coder", 2)])]
    [1]
    """
    asked = plain_words(text)
    phrase, letters = " ".join(asked), "".join(asked)
    return [
        call
        for call in calls
        if asked
        and (
            phrase in call.plain or (len(letters) >= LONG_ENOUGH and letters in "".join(call.words))
        )
    ]


def nearest(text: str, calls: Iterable[Call], near: float = NEAR) -> list[Call]:
    """What may have been meant by a misspelled name, the likeliest first, each thing once."""
    return near_things(plain(text), calls, MOST_NEAR, near)
