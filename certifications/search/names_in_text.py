"""What the words of a reader may name: certifications, bodies, states and paths. Pure: no Django.

`catalogue/names.py` knows codes and names as addresses have them; here whole questions are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

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

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(plain_words(self.text))

    @property
    def order(self) -> str:
        return self.text

    @property
    def plain(self) -> str:
        return " ".join(self.words)

    @property
    def notes(self) -> str:
        """What editors note of it, each note once."""
        return " ".join(dict.fromkeys(fact.note for fact in self.facts if fact.note))


@dataclass(frozen=True)
class Meant:
    """What a question names, in the order in which it does, and which words named nothing."""

    calls: list[Call] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def straight(self):
        """The one thing that the whole question is the own code or name of; else None."""
        things = {call.thing for call in self.calls}
        is_own = all(call.bond is Bond.OWN for call in self.calls)
        return self.calls[0].thing if is_own and len(things) == 1 and not self.rest else None


def meant(text: str, calls: Iterable[Call]) -> Meant:
    """What is named in a question, longer names before the shorter ones that lie in them."""
    asked = plain_words(text)
    known: dict[tuple[str, ...], list[Call]] = {}
    for call in calls:
        known.setdefault(call.words, []).append(call)
    known.pop((), None)
    longest = max(map(len, known), default=0)
    found, rest, at = [], [], 0
    while at < len(asked):
        sizes = range(min(longest, len(asked) - at), 0, -1)
        named = next((tuple(asked[at : at + n]) for n in sizes if _is_in(asked, at, n, known)), ())
        if named:
            found += [call for call in known[named] if call not in found]
        else:
            rest.append(asked[at])
        at += len(named) or 1
    return Meant(found, rest)


def _is_in(asked: list[str], at: int, size: int, known) -> bool:
    return tuple(asked[at : at + size]) in known


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
