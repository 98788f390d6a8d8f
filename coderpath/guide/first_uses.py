"""Where a page first uses a term of the trade in its text, and the link there. Pure: no Django."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

# What is no running text: headings, tables, drawings, and whatever is a link or a control itself.
NO_TEXT = re.compile(
    r"(<(?:(a|h[1-6]|summary|label|legend|option|button|textarea|table|svg|nav|dt)(?=[ >])[^<]*+"
    r"(?:<(?!/\2>)[^<]*+)*+</\2>|[^>]*+>))"
)
# One that is there already.
LINK = re.compile(r'class="term" href="[^"#]*#([\w-]+)"')
# Between two texts: no name has it.
APART = "\0"


@dataclass(frozen=True)
class Spelled:
    """A term by its place in the glossary, and the ways in which texts write it."""

    slug: str
    names: tuple[str, ...]


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they stand at the beginning of a sentence and within it.

    >>> spellings(["CEU", "Open book"])
    ('CEU', 'Open book', 'open book')
    """
    return tuple(
        each
        for name in names
        for each in ((name, name[0].lower() + name[1:]) if name[1:2].islower() else (name,))
    )


def linked(html: str, terms: Iterable[Spelled], link: Callable[[str, str], str]) -> str:
    """The page with `link(slug, words)` in place of each term where its text first has it.

    A term to which the page leads already stays as it is.

    >>> terms = [Spelled("ceu", ("CEU", "CEUs")), Spelled("dues", ("dues",))]
    >>> linked("<h2>CEUs</h2><p>20 CEUs, no residues: CEUs</p>", terms, lambda s, w: f"<a>{w}</a>")
    '<h2>CEUs</h2><p>20 <a>CEUs</a>, no residues: CEUs</p>'
    """
    parts = NO_TEXT.split(html)
    texts, between = parts[::3], parts[1::3]
    whole = APART.join(texts)
    led = set(LINK.findall(html))
    missing = (term for term in terms if term.slug not in led)
    for at, name, slug in sorted(_first_uses(whole, missing), reverse=True):
        number = whole.count(APART, 0, at)
        text, begin = texts[number], at - whole.rfind(APART, 0, at) - 1
        texts[number] = f"{text[:begin]}{link(slug, name)}{text[begin + len(name) :]}"
    return "".join(chain.from_iterable(zip_longest(texts, between, fillvalue="")))


def _first_uses(whole: str, terms: Iterable[Spelled]) -> Iterator[tuple[int, str, str]]:
    """Where each of these terms is first used, by which name, if it is."""
    for term in terms:
        used = [(at, name) for name in term.names if (at := _first(name, whole)) >= 0]
        if used:
            yield *min(used), term.slug


def _first(name: str, text: str) -> int:
    """Where a name first stands as a word of its own; -1 where it does not."""
    at = text.find(name)
    while at >= 0 and not _is_word(text, at, at + len(name)):
        at = text.find(name, at + 1)
    return at


def _is_word(text: str, begin: int, end: int) -> bool:
    around = text[max(begin - 1, 0) : begin] + text[end : end + 1]
    return not any(each.isalnum() or each == "-" for each in around)
