"""Where a page first uses a term of the trade in its text, and the link there. Pure: no Django."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import chain, groupby, zip_longest
from operator import itemgetter

# What is no running text: headings, tables, drawings, and whatever is a link or a control itself.
NO_TEXT = re.compile(
    r"(<(?:(a|h[1-6]|summary|label|legend|option|button|textarea|table|svg|nav|dt|small)(?=[ >])"
    r"[^<]*+(?:<(?!/\2>)[^<]*+)*+</\2>|[^>]*+>))"
)
# One that is there already.
LINK = re.compile(r'class="term" href="[^"#]*#([\w-]+)"')
PART_OF_WORD = re.compile(r"[\w-]")
# Between two texts: no name has it.
APART = "\0"


class Spelled:
    """Terms by their place in the glossary, each by the ways in which texts write it."""

    def __init__(self, names: Mapping[str, Iterable[str]]):
        self.slugs = {each: slug for slug, some in names.items() for each in spellings(some)}
        # What stands before is looked at after: a pattern that begins with a name is found sooner.
        self.pattern = re.compile(rf"(?:{_any_of(self.slugs)})(?![\w-])")

    def first_uses(self, text: str, led: Container[str]) -> list[tuple[int, str, str]]:
        """Where the text first has each term, but for some: place, name, and slug, in order."""
        found: dict[str, tuple[int, str, str]] = {}
        for use in self.pattern.finditer(text) if self.slugs else ():
            at, name = use.start(), use[0]
            slug = self.slugs[name]
            if slug not in found and slug not in led and not PART_OF_WORD.match(text, at - 1):
                found[slug] = (at, name, slug)
        return list(found.values())


def _any_of(names: Iterable[str]) -> str:
    """A pattern of names, the longest of several first. Those that begin alike are tried together,
    so that most letters of a text are passed over at once.

    >>> _any_of(["due", "CPT", "CEU", "dues"])
    'C(?:PT|EU)|d(?:ues|ue)'
    """
    longest_first = sorted(names, key=lambda name: (name[0], -len(name)))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(name[1:]) for name in alike)})"
        for first, alike in groupby(longest_first, key=itemgetter(0))
    )


def spellings(names: Iterable[str]) -> Iterator[str]:
    """Names as they stand at the beginning of a sentence and within it.

    >>> list(spellings(["CEU", "Open book"]))
    ['CEU', 'Open book', 'open book']
    """
    for name in names:
        yield name
        if name[1:2].islower():
            yield name[0].lower() + name[1:]


def linked(html: str, terms: Spelled, link: Callable[[str, str], str]) -> str:
    """The page with `link(slug, words)` in place of each term where its text first has it.

    A term to which the page leads already stays as it is.

    >>> terms = Spelled({"ceu": ["CEU", "CEUs"], "dues": ["dues"]})
    >>> linked("<h2>CEUs</h2><p>20 CEUs, no residues: CEUs</p>", terms, lambda s, w: f"<a>{w}</a>")
    '<h2>CEUs</h2><p>20 <a>CEUs</a>, no residues: CEUs</p>'
    """
    parts = NO_TEXT.split(html)
    texts, between = parts[::3], parts[1::3]
    whole = APART + APART.join(texts)
    for at, name, slug in reversed(terms.first_uses(whole, set(LINK.findall(html)))):
        number = whole.count(APART, 0, at) - 1
        text, begin = texts[number], at - whole.rfind(APART, 0, at) - 1
        texts[number] = f"{text[:begin]}{link(slug, name)}{text[begin + len(name) :]}"
    return "".join(chain.from_iterable(zip_longest(texts, between, fillvalue="")))
