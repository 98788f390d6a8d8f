"""What readers type beside the names that things have, from the rows that the process holds."""

from collections import defaultdict

from coderpath.plain_words import plain
from coderpath.sources.held import Held

from .models import UsualWords


def of_pages(rows: Held) -> list[UsualWords]:
    """Those of tools and other pages of the site, which have no other name, in order."""
    return [each for each in rows.once(_in_order) if each.label]


def of_many(rows: Held) -> frozenset[str]:
    """Words, in plain letters, that are the name of one thing and people’s word for many."""
    return frozenset(plain(word) for each in of_pages(rows) if each.says for word in each.called)


def by_address(rows: Held) -> dict[str, list[str]]:
    """By its page: the words for each thing that has a name of its own as well."""
    return rows.once(_by_address)


def _in_order(rows: Held) -> list[UsualWords]:
    return sorted(rows.rows(UsualWords), key=lambda each: each.slug)


def _by_address(rows: Held) -> dict[str, list[str]]:
    found = defaultdict(list)
    for each in rows.once(_in_order):
        if not each.label:
            found[each.address] += each.called
    return dict(found)
