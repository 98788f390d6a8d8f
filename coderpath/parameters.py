"""Which parameters of an address any page reads. All others are passed over, whoever adds them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .asked import AskedForm
from .filters import FilterSet

# Read by views themselves: what is searched, narrowed or turned over, compared or reported.
WITHOUT_A_FORM = {
    "a", "add", "at", "c", "d", "edition", "figure", "kind", "only", "order", "organization", "p",
    "page", "program", "q", "show", "standing", "state", "topic", "travel", "updated_since",
    "where", "with",
}  # fmt: skip
# A list that may hold a name by mistake: such a query is neither remembered here nor made shorter.
OF_A_CLASS = "students="
# A reader's own amount for a line of a path's costs: “books-cpc”.
LINE = re.compile("[a-z]+-[a-z0-9-]+")


def readers_query(query: str) -> str:
    """The same query without what no page reads.

    >>> readers_query("utm_source=x&q=cpc&fbclid=1&setting=")
    'q=cpc&setting='
    """
    return query if OF_A_CLASS in query else _read(query)


@lru_cache(maxsize=500)
def _read(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    if all(is_read(name) for name, _ in pairs):
        return query
    return urlencode([pair for pair in pairs if is_read(pair[0])])


def is_read(name: str) -> bool:
    return name in names() or bool(LINE.fullmatch(name))


@cache
def names() -> frozenset[str]:
    """Of every form that a reader fills in, its fields; they are known once all views are."""
    forms = (name for form in _kinds(AskedForm) for name in form.base_fields)
    filters = (name for each in _kinds(FilterSet) for name in each.base_filters)
    return frozenset(WITHOUT_A_FORM.union(forms, filters))


def _kinds(base: type) -> Iterator[Any]:
    kinds: list[type] = base.__subclasses__()
    for kind in kinds:
        yield kind
        yield from _kinds(kind)
