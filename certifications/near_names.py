"""What a reader meant who asked for a certification that is not there. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR = 0.6
MOST = 5


@dataclass(frozen=True)
class Name:
    """One word or name that stands for a certification, and what to say when it was meant.

    `is_another` marks a former code or an apprentice's code: such an address leads on for good.
    """

    text: str
    certification: object
    why: str = ""
    is_another: bool = False


def names(certifications: Iterable, given: Iterable = ()) -> list[Name]:
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


def led_to(slug: str, known: list[Name]):
    """The certification to which this address leads on: a former code, or capital letters."""
    asked = _plain(slug)
    for name in known:
        if asked == _plain(name.text if name.is_another else name.certification.slug):
            return name.certification
    return None


def nearest(slug: str, known: list[Name]) -> list[Name]:
    """What it may have been meant for, the likeliest first, each certification once."""
    asked = _plain(slug)
    best = {}
    for name in known:
        nearness = SequenceMatcher(None, _plain(name.text), asked).ratio()
        key = name.certification.slug
        if nearness >= NEAR and nearness > best.get(key, (0, None))[0]:
            best[key] = (nearness, name)
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].certification.code))
    return [name for _, name in ranked[:MOST]]


def _plain(text: str) -> str:
    """
    >>> _plain("CCS-P"), _plain("ccs_p"), _plain("Certified  Coder ")
    ('ccs p', 'ccs p', 'certified coder')
    """
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())[:80]
