"""How the text of the guide is written: Markdown with figures by their keys. Pure: no Django.

Of Markdown there are headings, paragraphs, lists without lists in them, bold, italics, and links
to pages of this site. `problem` says in a sentence what else a text holds; one that holds it all
the same is drawn as the words it is made of, since nothing but these pieces is ever drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.token import Token

WORDS_A_MINUTE = 200
LONGEST = 20_000  # characters of one text: some fifteen minutes
KEY = re.compile(r"\{([a-z0-9-]+)\}")
BRACES = re.compile(r"\{[^{}]*\}?|\}")
END = re.compile(r"[.?!][”’)]*(?=\s|$)")
OWN_ADDRESS = re.compile(r"(?:/(?!/)[\w./~-]*)?(?:\?[\w=&%.+~-]*)?(?:#[\w-]*)?", re.ASCII)
BLOCKS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "steps",
}
TAGS = {"strong_open": "b", "em_open": "i"}
NOT_USED = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
    "code_inline": "code",
    "code_block": "code, by four spaces at the start of a line",
    "fence": "code",
    "blockquote_open": "a quotation by “>”",
    "table_open": "a table",
    "hr": "a line across the page",
}


@dataclass(frozen=True)
class Piece:
    """Words, or the key of the fact that stands there.

    `tag` is “b” or “i” for words in bold or italics; `address` is where words lead.
    """

    words: str = ""
    key: str = ""
    tag: str = ""
    address: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """A heading of level 2 or 3, a paragraph, or a list: of items, or of numbered steps."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    says: str


def _reader() -> MarkdownIt:
    """Takes every address for a link, so that what leads elsewhere is seen and can be refused."""
    reader = MarkdownIt("commonmark").enable("table")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


_MARKDOWN = _reader()


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def blocks(text: str) -> list[Block]:
    """
    >>> [each.kind for each in blocks("## How\\nIt is\\nso.\\n\\n- one\\n- two")]
    ['heading', 'paragraph', 'list']
    >>> blocks("## How")
    [Block(kind='heading', lines=((Piece(words='How', ...),),), level=2)]
    """
    return list(_blocks(_MARKDOWN.parse(text[:LONGEST])))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """A block for each part of the text; what is in a list is its lines."""
    kind, level, until = "", 0, -1
    said: list[Line] = []
    for token in tokens:
        if until < 0 and token.type in BLOCKS:
            kind, until = BLOCKS[token.type], token.level
            level, said = int(token.tag[1]) if kind == "heading" else 0, []
        elif token.type == "inline" and until < 0:
            yield Block("paragraph", (_line(token),))
        elif token.type == "inline":
            said.append(_line(token))
        elif token.nesting < 0 and token.level == until:
            yield Block(kind, tuple(said), level)
            until = -1
        elif token.content:
            yield Block("paragraph", ((Piece(token.content.strip()),),))


@lru_cache(maxsize=1000)
def line(text: str) -> Line:
    """A sentence on its own; read once, whatever day its figures are of.

    >>> [each.words or each.key for each in line("Of *them* {remote-2022} did.")]
    ['Of ', 'them', ' ', 'remote-2022', ' did.']
    """
    inline = _MARKDOWN.parseInline(text[:LONGEST])
    return tuple(chain.from_iterable(_line(token) for token in inline))


def _line(inline: Token) -> Line:
    return tuple(_pieces(inline.children or []))


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    address, label, tags = "", "", [""]
    for token in tokens:
        words = " " if token.type in ("softbreak", "hardbreak") else token.content
        if token.type == "link_open":
            address, label = _address(token), ""
        elif token.type == "link_close":
            yield Piece(label, address=address if OWN_ADDRESS.fullmatch(address) else "")
            address = ""
        elif address:
            label += words
        elif token.type in TAGS:
            tags.append(TAGS[token.type])
        elif token.nesting < 0:
            tags.pop()
        else:
            yield from _split(words, tags[-1])


def _split(words: str, tag: str) -> Iterator[Piece]:
    for number, part in enumerate(KEY.split(words)):
        if number % 2:
            yield Piece(key=part)
        elif part:
            yield Piece(part, tag=tag)


def _address(token: Token) -> str:
    return str(token.attrGet("href") or "")


def keys(*texts: str) -> list[str]:
    """The facts that texts name, each once."""
    return list(dict.fromkeys(key for text in texts for key in KEY.findall(text)))


def problem(text: str) -> str:
    """In a sentence: the first thing in it that a text of the guide cannot hold; empty if none.

    >>> problem("It is **so**, by {growth-2024-34-bls}: [more](/guide/is-it-hard/).")
    ''
    >>> problem("[Win](javascript:alert(1))")
    'The link “javascript:alert(1)” leads off the site: begin with a slash, “/guide/is-it-hard/”.'
    """
    if len(text) > LONGEST:
        return f"A text has at most {LONGEST:,} characters: this one has {len(text):,}."
    wrong = next((each for each in BRACES.findall(text) if not KEY.fullmatch(each)), "")
    if wrong:
        return f"“{_short(wrong)}” is no key of a fact: it has small letters, digits and hyphens."
    return next(_problems(_MARKDOWN.parse(text)), "")


def _problems(tokens: list[Token]) -> Iterator[str]:
    inside = 0
    for token in tokens:
        if not token.hidden and token.type in NOT_USED:
            yield f"A text of the guide has no place for {NOT_USED[token.type]}{_quoted(token)}."
        if token.tag in ("ul", "ol"):
            inside += token.nesting
            if inside > 1:
                yield "A list cannot hold another list: write the items one after another."
        if token.type == "heading_open" and (token.tag not in ("h2", "h3") or inside):
            yield "A heading begins with “## ” or “### ”, and stands in no list."
        yield from _problems_of_line(token.children or [])


def _problems_of_line(tokens: list[Token]) -> Iterator[str]:
    address = ""
    for token in tokens:
        if token.type in NOT_USED:
            yield f"A text of the guide has no place for {NOT_USED[token.type]}{_quoted(token)}."
        if token.type == "link_open":
            address = _address(token)
            if not address or not OWN_ADDRESS.fullmatch(address):
                yield (
                    f"The link “{_short(address)}” leads off the site: begin with a slash, "
                    "“/guide/is-it-hard/”."
                )
        elif token.type == "link_close":
            address = ""
        elif address and KEY.search(token.content):
            yield (
                "A figure leads to its source, so it cannot stand in a link: "
                f"“{_short(token.content)}”."
            )


def _quoted(token: Token) -> str:
    return f": “{_short(token.content)}”" if token.content.strip() else ""


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 40 else f"{said[:40]}…"


def minutes(*texts: str) -> int:
    """How long it takes to read them, in whole minutes.

    >>> minutes("word " * 500), minutes("A line.")
    (3, 1)
    """
    words = sum(len(text.split()) for text in texts)
    return max(1, -(-words // WORDS_A_MINUTE))


def sentences(text: str) -> int:
    """How many they are, by their ends.

    >>> sentences("It costs {cpc-fee}. Ask first."), sentences("No"), sentences("Is it? Yes. So?")
    (2, 1, 3)
    """
    return max(1, len(END.findall(text)))


def links(text: str) -> list[Link]:
    """
    >>> links("Find a path | /paths/ | Five questions")
    [Link(label='Find a path', address='/paths/', says='Five questions')]
    >>> links("Away | //example.org/ | Another site")
    Traceback (most recent call last):
    ValueError: “Away | //example.org/ | Another site” is no link: label | /address/ | what.
    """
    return [_link(line) for line in lines(text)]


def _link(line: str) -> Link:
    said = [each.strip() for each in line.split("|")]
    if len(said) != 3 or not all(said) or not leads_to_a_page(said[1]):
        raise ValueError(f"“{_short(line)}” is no link: label | /address/ | what.")
    return Link(*said)


def leads_to_a_page(address: str) -> bool:
    """
    >>> leads_to_a_page("/paths/?sort=cost#t"), leads_to_a_page("//example.org/")
    (True, False)
    """
    return address.startswith("/") and bool(OWN_ADDRESS.fullmatch(address))
