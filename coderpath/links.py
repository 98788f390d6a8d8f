"""Links that take a reader’s answers along: the answers are kept nowhere but in the address.

The answers are the `reader` of the context, of which only `pairs`, the parameters, is known here.
A parameter that an address has already is the page’s own, and is left as it is.
"""

from collections.abc import Container
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from .fragments import placed

register = template.Library()


def along(context, but: Container[str] = ()) -> list[tuple[str, str]]:
    """The parameters that carry the answers, but for those of these names."""
    reader = context.get("reader")
    pairs = reader.pairs if reader else []
    return [pair for pair in pairs if pair[0] not in but] if but else pairs


def with_pairs(address: str, pairs: list[tuple[str, str]]) -> str:
    """
    >>> with_pairs("/compare/?c=cpc#fees", [("state", "oh"), ("have", "rn")])
    '/compare/?c=cpc&state=oh&have=rn#fees'
    >>> with_pairs("/compare/", []), with_pairs(".", [("state", "oh")])
    ('/compare/', '?state=oh')
    """
    if not pairs:
        return address
    whole, sign, place = address.partition("#")
    path, _, query = whole.removeprefix(".").partition("?")
    joined = "&".join(filter(None, (query, encoded(tuple(pairs)))))
    return f"{path}?{joined}{sign}{place}"


def encoded(pairs: tuple[tuple[str, str], ...]) -> str:
    """A query."""
    return "&".join(map(_encoded, pairs))


@lru_cache(maxsize=1000)
def _encoded(pair: tuple[str, str]) -> str:
    """Links of one page, and of the pages of readers who answer alike, carry the same pairs."""
    return urlencode((pair,))


@register.simple_tag(takes_context=True)
def go(context, to, *args, query=""):
    """The address of another page, with the reader’s answers.

    `to` is the name of an address, with its arguments, or an object that has a page, or an address
    of this site. `query` is what to ask of the page.
    """
    address = address_of(to, args)
    if address.startswith("#"):
        return address
    if query:
        address = f"{address}?{query.removeprefix('?').removeprefix('.')}".removesuffix("?")
    but = dict(parse_qsl(urlsplit(address).query)) if "?" in address else ()
    plain = escape(address)
    whole, sign, part = plain.partition("#")
    joined = f"{whole}{'&amp;' if '?' in whole else '?'}"

    def link(page) -> str:
        pairs = along(page, but)
        return SafeString(f"{joined}{_written(tuple(pairs))}{sign}{part}") if pairs else plain

    return placed(context, link)


@lru_cache(maxsize=1000)
def _written(pairs: tuple[tuple[str, str], ...]) -> str:
    """A query as a page has it."""
    return escape(encoded(pairs))


def address_of(to, args=()) -> str:
    if not isinstance(to, str):
        return to.get_absolute_url()
    return to if to.startswith(("/", "#")) else _address(to, args)


@lru_cache(maxsize=10_000)
def _address(name: str, args: tuple) -> str:
    """A page of some hundred links asks for most of them again and again."""
    return reverse(name, args=args)


@register.simple_tag(takes_context=True)
def onward(context, to):
    """The address of a page that is asked the same as this one: with its query `onward`."""
    address = escape(address_of(to))
    return placed(context, lambda page: SafeString(f"{address}{_escaped(page['onward'])}"))


@lru_cache(maxsize=1000)
def _escaped(query: str) -> str:
    return escape(query)


@register.simple_tag(takes_context=True)
def here(context, query=""):
    """The address of this page with another query.

    Of the answers, those that the page asks for itself (the names in `own`) are the query’s.
    """
    return placed(context, lambda page: with_pairs(query, along(page, page.get("own") or ())))


@register.simple_tag(takes_context=True)
def as_data(context, format):
    """The address of this page as a file: as “csv” or “json”, asked what the page is asked."""
    return as_asked(context, f"{context['request'].path.removesuffix('/')}.{format}")


def as_asked(context, path: str) -> str:
    """An address that is asked what the page is asked, as far as that was understood.

    That is `data_query`, or the query of `form`; `data_pairs` are the parameters that come on top.
    """
    query = context.get("data_query") or getattr(context.get("form"), "query", "")
    asked = query() if callable(query) else query
    more = [pair for pair in context.get("data_pairs") or [] if f"{pair[0]}=" not in asked]
    return with_pairs(f"{path}{asked.removeprefix('.')}", more)


@register.simple_tag(takes_context=True)
def carried(context, asked=None):
    """Hidden fields with the reader’s answers, for a form that does not ask for them.

    `asked` is what the form asks for, names or one string of them; without it, what the page asks
    for itself (`own`).
    """
    but = asked.split() if isinstance(asked, str) else asked

    def fields(page):
        given = along(page, (page.get("own") or ()) if but is None else but)
        return SafeString("".join(map(_hidden, given)))

    return placed(context, fields)


@lru_cache(maxsize=1000)
def _hidden(pair: tuple[str, str]) -> str:
    return format_html('<input type="hidden" name="{}" value="{}">', *pair)
