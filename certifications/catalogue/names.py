"""Which certification a code or a name in an address means. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coderpath.near_names import near_things
from coderpath.plain_words import plain

MOST = 5


@dataclass(frozen=True)
class Name:
    """One word or name that stands for a certification, and what to say when it was meant.

    `is_another` marks a former code or an apprentice's: its address leads on to the own one.
    """

    text: str
    certification: Any
    why: str = ""
    is_another: bool = False

    @property
    def thing(self):
        return self.certification

    @property
    def order(self) -> str:
        return self.certification.code

    @property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def code(self) -> str:
        """The code it stands for in an address, plain."""
        return plain(self.text if self.is_another else self.certification.slug)


def names_of(certifications: Iterable, given: Iterable = ()) -> list[Name]:
    """Everything by which someone may ask for these: codes, names, and names sources give."""
    found = []
    for each in certifications:
        found += [Name(each.code, each), Name(each.name, each)]
        if each.former_code:
            why = f"It was called {each.former_code}."
            found.append(Name(each.former_code, each, why, is_another=True))
        if each.apprentice_code:
            why = f"{each.apprentice_code} is its title until you show experience."
            found.append(Name(each.apprentice_code, each, why, is_another=True))
    for name in given:
        why = f"{'It was called' if name.is_former else 'Some call it'} {name.name}."
        found.append(Name(name.name, name.certification, why))
    return found


def own_names(there: Any) -> list[Name]:
    """By what an address may name those of a shelf; made once by `there.once(own_names)`."""
    return names_of(there.certifications)


def named(code: str, known: list[Name]) -> Name | None:
    """Whose code this is, in either case: its own before a former or an apprentice's one."""
    asked = plain(code) if code.isprintable() else ""
    found = (name for name in known if name.code == asked)
    return min(found, key=lambda name: name.is_another, default=None)


def nearest(slug: str, known: list[Name]) -> list[Name]:
    """What it may have been meant for, the likeliest first, each certification once."""
    return near_things(plain(slug), known, MOST)
