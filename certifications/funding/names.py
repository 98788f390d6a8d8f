"""What ways to pay are called in a search."""

from collections.abc import Iterator

from ..catalogue.shelf import Shelf
from ..search.kinds import FUNDING
from ..search.names_in_text import Call
from ..search.other_pages import OtherPage
from .ways import ways


def calls(there: Shelf) -> Iterator[Call]:
    for way in there.once(ways):
        funding = way.funding
        page = OtherPage(FUNDING, funding.name, funding.get_absolute_url())
        yield Call(funding.name, page)
