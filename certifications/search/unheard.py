"""Usual words that no search goes by, since nothing has its page where they lead."""

from coderpath.guide import usual_words

from ..catalogue.shelf import Shelf
from ..models.scopes import SETTINGS
from .names import own_names
from .other_pages import occupations_and_publishers
from .places_of_work import listed_for


def unheard(there: Shelf) -> list[str]:
    """Their addresses."""
    named = (*own_names(there), *occupations_and_publishers(there.rows))
    pages = {call.thing.get_absolute_url() for call in named} | set(map(listed_for, SETTINGS))
    return [address for address in usual_words.by_address(there.rows) if address not in pages]
