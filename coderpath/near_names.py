"""How near a typed name is to known ones, and which are offered in its place. Pure: no Django."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Generic, Protocol, TypeVar

from .plain_words import plain

# Longer than any name there is; what is typed beyond is not compared with hundreds of them.
LONGEST = 100
# How alike two names must be for one to be offered for the other, and how many are.
ALIKE, MOST = 0.6, 4


class Named(Protocol):
    """One name of a thing, in plain words; `order` tells which of two equally near is first."""

    @property
    def plain(self) -> str: ...

    @property
    def thing(self) -> Hashable: ...

    @property
    def order(self) -> str: ...


OneName = TypeVar("OneName", bound=Named)
Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True)
class PlainName(Generic[Thing]):
    """A name with nothing to tell of it but what it names."""

    plain: str
    thing: Thing

    @property
    def order(self) -> str:
        return self.plain


def near(typed: str, known: Iterable[str], most: int = MOST, alike: float = ALIKE) -> list[str]:
    """The known names that someone may have meant, the likeliest first.

    >>> near("arkon", ["akron", "lima"]), near("zzzz", ["akron"])
    (['akron'], [])
    """
    return get_close_matches(typed[:LONGEST], list(known), most, alike)


def near_things(
    typed: str, names: Iterable[OneName], most: int = MOST, alike: float = ALIKE
) -> list[OneName]:
    """The same of things with several names: the likeliest name of each that may be meant."""
    matcher = SequenceMatcher(None, "", typed[:LONGEST])
    best: dict[Hashable, tuple[float, OneName]] = {}
    for name in names:
        matcher.set_seq1(name.plain)
        # These two are no less than the likeness itself, and much sooner told.
        if matcher.real_quick_ratio() < alike or matcher.quick_ratio() < alike:
            continue
        likeness = matcher.ratio()
        if likeness >= alike and likeness > best.get(name.thing, (0.0, name))[0]:
            best[name.thing] = (likeness, name)
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].order))
    return [name for _, name in ranked[:most]]


def things_near(typed: str, called: Iterable[tuple[str, Thing]]) -> list[Thing]:
    """The things that an address may have been meant for, by any of the names they are called.

    >>> things_near("job-corp", [("Job Corps", 1), ("GI Bill", 2)])
    [1]
    """
    names = [PlainName(plain(text), thing) for text, thing in called]
    return [name.thing for name in near_things(plain(typed), names)]
