"""What a page tells search engines, and whoever shares a link to it, beside what readers see.

It is made of what the page says anyway: its title, its description, its trail and the files that it
leads to. So nothing in it can say more than the page does, or otherwise.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.encoding import escape_uri_path
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .links import as_asked
from .one_line import one_line
from .opendata.as_jsonld import CONTEXT, data_set
from .paper import whole_address
from .pictures.card import HEIGHT, WIDTH

register = template.Library()

SITE = "CoderPath"
WRONG = "Error: "  # begins the title in the browser of a page that has something to mend
LONGEST_TITLE = 70  # characters: what search engines show of one, and a little more
# Of a title that is too long the end is kept too: there stand the year, the place or the school.
OF_ITS_END = 34
LONGEST_PATH = 300  # no page has a longer one: whoever makes one up does not get it back
MOST_VALUES = 6  # of a parameter by which a page is another
PAGE = "page"
VALUE = re.compile("[a-z0-9-]{1,100}")
TRAIL = re.compile(r'<nav class="crumb"[^>]*>(.*?)</nav>', re.DOTALL)
LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAGS = re.compile("<[^>]*>")
FILE = re.compile(r'<link rel="alternate" type="(text/csv|application/json)" href="([^"]*)">')
# Neither “</script>” nor “<!--” can stand in it.
IN_SCRIPT = str.maketrans({"<": "\\u003c"})
PLAIN = (",", ":")  # with no blanks between


def told_apart_by(*names: str) -> Callable:
    """A view whose pages are told apart by these parameters, too: what they set side by side."""

    def decorate(view):
        view.told_apart_by = names
        return view

    return decorate


def canonical(
    request: HttpRequest, understood: Callable[[], str] | None = None, number: int = 1
) -> str:
    """The address of the page for search engines; empty where there is none.

    Of what is asked there stays what makes it another page: things side by side, whatever their
    order, and of a list the `number` of the page shown. Answers, filters, orders and days fall
    away, and what is not in the query of what the page `understood`, where that is given.
    """
    match = request.resolver_match
    if not match or len(request.path) > LONGEST_PATH:
        return ""
    names = getattr(match.func, "told_apart_by", ())
    asked = QueryDict(understood().removeprefix("?")) if names and understood else request.GET
    pairs = [
        (name, value)
        for name in names
        for value in (_page(number) if name == PAGE else _values(asked, name))
    ]
    return escape_uri_path(request.path) + (f"?{urlencode(pairs)}" if pairs else "")


def _values(asked: QueryDict, name: str) -> list[str]:
    values = {value.strip().lower() for value in asked.getlist(name)}
    return sorted(value for value in values if VALUE.fullmatch(value))[:MOST_VALUES]


def _page(number: int) -> list[str]:
    """How far on in a list: the first page is the list itself."""
    return [str(number)] if number > 1 else []


def _canonical(context) -> str:
    """That of the page that is being written: who asks for a page past the last is shown that."""
    pages = (context.get(PAGE), getattr(context.get("listing"), PAGE, None))
    number = next((page.number for page in pages if isinstance(page, Page)), 1)
    return canonical(context["request"], partial(as_asked, context, ""), number)


@register.simple_block_tag
def collected(content: str) -> SafeString:
    """What stands in it, on one line, for a place of the page that needs it twice:
    `{% collected as title %}…{% endcollected %}`."""
    return one_line(SafeString(content))


@register.simple_block_tag
def written(content: str) -> SafeString:
    """The same as it is."""
    return SafeString(content)


@register.simple_tag
def name_of(title: str) -> SafeString:
    """What a page is called by others: its title, whatever was wrong with what was asked."""
    return SafeString(title.removeprefix(WRONG))


@register.simple_tag(takes_context=True)
def head(context, in_browser: str, title: str, description: str) -> SafeString:
    """Title, description and canonical address of a page, and what is shown of a link to it.

    `card`, in the context, gives what the picture of the page says (coderpath/pictures).
    """
    request, site = context["request"], whole_address(context, "")
    address = _canonical(context)
    picture, says = "", ""
    if card := context.get("card"):
        path, sign, asked = address.partition("?")
        picture = f"{site}{path.removesuffix('/')}.png{sign}{asked}"
        # With answers the page says something else than its picture.
        says = escape(card().in_words) if request.get_full_path() == address else title
    whole = site + address if address else ""
    return _head(in_browser, title, description, whole, picture, says)


@lru_cache(maxsize=1000)
def _head(
    in_browser: str, title: str, description: str, address: str, picture: str, says: str
) -> SafeString:
    own, shown = escape(address), escape(picture)
    pictured = [
        f'<meta property="og:image" content="{shown}">',
        f'<meta property="og:image:alt" content="{says}">',
        f'<meta property="og:image:width" content="{WIDTH}">',
        f'<meta property="og:image:height" content="{HEIGHT}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    lines = [
        f"<title>{escape(in_short(unescape(in_browser)))}</title>",
        f'<meta name="description" content="{description}">',
        f'<link rel="canonical" href="{own}">' if own else "",
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{description}">',
        f'<meta property="og:url" content="{own}">' if own else "",
        f'<meta property="og:site_name" content="{SITE}">',
        '<meta property="og:type" content="website">',
        *(pictured if picture else ['<meta name="twitter:card" content="summary">']),
    ]
    return mark_safe("\n".join(filter(None, lines)))


def in_short(title: str) -> str:
    """With the name of the site as far as there is room; of one that is too long both ends.

    >>> in_short("Pay in Ohio, May 2025")
    'Pay in Ohio, May 2025 | CoderPath'
    >>> in_short("US Bureau of Labor Statistics: Occupational Employment and Wages, May 2021: all")
    'US Bureau of Labor Statistics: Occupational… and Wages, May 2021: all'
    >>> in_short("Search: " + "b" * 90)
    'Search: bbbbbbbbbbbbbbbbbbbbbbbbbb… bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'
    """
    whole = f"{title} | {SITE}"
    if len(whole) <= LONGEST_TITLE:
        return whole
    if len(title) <= LONGEST_TITLE:
        return title
    end = title[-OF_ITS_END:]
    end = _most(end.partition(" ")[2], end)
    begin = title[: LONGEST_TITLE - len(end) - 2]
    return f"{_most(begin.rpartition(' ')[0], begin).rstrip(',:;')}… {end}"


def _most(in_words: str, in_letters: str) -> str:
    """Cut between words; by letters where that would leave less than half."""
    return in_words if 2 * len(in_words) >= len(in_letters) else in_letters


@register.simple_tag(takes_context=True)
def linked_data(context, title: str, description: str, links: str, main: str) -> SafeString:
    """The page in the terms of schema.org: where it stands, and what it is about.

    That is its `thing`, in the context; a page of figures is about the data that it leads to, but
    for the tools, whose own address has none until a title is named.

    `links` are those of its head, `main` is what readers see.
    """
    if not (address := _canonical(context)):
        return SafeString("")
    trail, site = TRAIL.search(main), whole_address(context, "")
    own = site + address
    found: list[Mapping[str, Any]] = []
    if thing := context.get("thing"):
        found.append({"url": own} | thing)
    if steps := _steps(trail[1] if trail else "", site, own):
        found.append({"@type": "BreadcrumbList", "itemListElement": steps})
    needed = getattr(getattr(context["request"].resolver_match.func, "data", None), "needs", ())
    is_named = all(f"{name}=" in address for name in needed)
    if not thing and is_named and (files := _files(links, site, own)):
        name, means = unescape(title), unescape(description)
        found.append(data_set(name, means, own, files) | {"creator": _us(site)})
    if not found:
        return SafeString("")
    told = json.dumps({"@context": CONTEXT, "@graph": found}, ensure_ascii=False, separators=PLAIN)
    return mark_safe(f'<script type="application/ld+json">{told.translate(IN_SCRIPT)}</script>')


def _files(links: str, site: str, own: str) -> dict[str, str]:
    """Where the data is, by type of media: asked what makes the page another, and no answers."""
    asked = own.partition("?")[2]
    query = f"?{asked}" if asked else ""
    found = FILE.findall(links)
    return {kind: f"{site}{unescape(to).partition('?')[0]}{query}" for kind, to in found}


def _us(site: str) -> dict[str, str]:
    return {"@type": "Organization", "name": SITE, "url": f"{site}/"}


def _steps(trail: str, site: str, own: str) -> list[dict[str, Any]]:
    """Its links without what readers answered, and where they lead to: this page."""
    links = LINK.findall(trail)
    steps = [(_text(label), site + unescape(to).partition("?")[0]) for to, label in links]
    here = trail.rpartition("›")[2]
    if "<a " not in here and (name := _text(here)):
        steps.append((name, own))
    return [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(steps, start=1)
    ]


def _text(html: str) -> str:
    return " ".join(unescape(TAGS.sub("", html)).split())
