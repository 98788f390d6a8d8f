"""Where a page that an editor pastes has a figure, and what instead of it. Pure: no Django.

The page may be the work of anyone, so every step is linear in its length: Python’s own reader of
HTML is not, where tags are left open.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from math import inf

MOST_PASTED = 1_000_000  # letters; a long page has a fifth of that
AROUND = 60  # letters shown on each side
NEAR = 120  # letters between a name and a figure that may be of it
MOST_NEAR = 3
TAG = re.compile(r"<(/?)([a-zA-Z!][a-zA-Z0-9-]*)[^<>]*>")
NO_TEXT = {"script", "style", "template", "noscript"}
IN_LINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "u"}
NUMBER = re.compile(r"[$]?\d[\d,]{0,15}(?:\.\d{1,4})?%?")


def as_text(pasted: str) -> str:
    """What was pasted as one line of text, be it text or the HTML of a saved page.

    >>> as_text("<style>b</style><p>CPC <b>ex</b>am</p><td>&#36;425"), as_text("2 < 3, a\\n b > a")
    ('CPC exam $425', '2 < 3, a b > a')
    """
    return " ".join(unescape("".join(_texts(pasted))).split())


def _texts(html: str) -> Iterator[str]:
    """What stands between tags; nothing of scripts and the like, which end with their own tag."""
    inside, begin = "", 0
    for tag in TAG.finditer(html):
        name = tag[2].lower()
        if not inside:
            yield html[begin : tag.start()]
            yield "" if name in IN_LINE else " "
        if name in NO_TEXT and inside in ("", name):
            inside = "" if tag[1] else name
        begin = tag.end()
    if not inside:
        yield html[begin:]


@dataclass(frozen=True)
class FoundAgain:
    """`words` are those around the figure on the page, or nothing where the page lacks it; then
    `instead` are the figures that stand near what it is about."""

    words: str = ""
    instead: tuple[str, ...] = ()


def find(figure: str, name: str, text: str) -> FoundAgain:
    """Where a text has a figure, nearest to the name of what it is about.

    >>> page = "CPC exam: $450 for one try. COC exam: $425 for one try."
    >>> find("$450", "CPC", page).words
    'CPC exam: $450 for one try. COC exam: $425 for one try.'
    >>> find("$399", "CPC", page).instead
    ('$450', '$425')
    """
    named = rf"\b{re.escape(name)}\b" if name else "(?!)"
    names = [found.start() for found in re.finditer(named, text)]
    if places := _places(figure, text):
        at, end = min(places, key=lambda place: _away(place[0], names))
        return FoundAgain(_around(text, at, end))
    near = (
        found[0]
        for found in NUMBER.finditer(text)
        if _kind(found[0]) == _kind(figure) and _away(found.start(), names) <= NEAR
    )
    return FoundAgain(instead=tuple(dict.fromkeys(near))[:MOST_NEAR])


def _kind(figure: str) -> tuple[bool, bool]:
    """Whether it is of dollars, and whether of a hundred."""
    return figure[:1] == "$", figure[-1:] == "%"


def _away(at: int, names: list[int]) -> float:
    """How many letters lie between a place and the nearest of some, which are in order."""
    after = bisect(names, at)
    return min((abs(at - each) for each in names[max(after - 1, 0) : after + 1]), default=inf)


def _places(figure: str, text: str) -> list[tuple[int, int]]:
    """Where the first number of the figure stands by itself; without one, where its words do."""
    number = NUMBER.search(figure)
    if number is None:
        return [found.span() for found in re.finditer(re.escape(figure), text, re.IGNORECASE)]
    return [found.span() for found in NUMBER.finditer(text) if found[0].rstrip(",.") == number[0]]


def _around(text: str, at: int, end: int) -> str:
    begin, stop = max(at - AROUND, 0), min(end + AROUND, len(text))
    before, after = "…" if begin else "", "…" if stop < len(text) else ""
    return f"{before}{text[begin:stop].strip()}{after}"
