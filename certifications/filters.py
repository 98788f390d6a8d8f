"""Filters that lists of certifications, of programs and the roadmap are asked alike."""

from collections.abc import Container

import django_filters
from django import forms
from django.http import QueryDict

from coderpath.filters import Typed
from coderpath.renamed import follow
from salaries.forms import PlaceField

from .models import Issuer
from .search.names_in_text import MOST_LETTERS

# So many of an address are looked up among the issuers of before.
MOST_ISSUERS = 5


class WordsFilter(django_filters.CharFilter):
    """Words to look for, by the `search` of the list."""

    def __init__(self):
        super().__init__(
            method="search",
            label="Look for",
            max_length=MOST_LETTERS,
            widget=Typed(attrs={"type": "search", "autocomplete": "off"}),
            error_messages={
                "max_length": f"The search can have {MOST_LETTERS} characters at most.",
                "null_characters_not_allowed": "The search must be letters and numbers.",
            },
        )


class ReadersStateFilter(django_filters.Filter):
    """Where the reader lives travels along; it filters nothing."""

    field_class = PlaceField

    def __init__(self):
        super().__init__(
            label="Your state",
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": "Your state must be a postal code, such as oh."},
        )


def follow_issuers(asked: QueryDict, known: Container[str]) -> None:
    """Lead on from the former address of an organization, in an address that asks for its own."""
    named = asked.getlist("issuer")[:MOST_ISSUERS]
    follow(Issuer, *(slug for slug in named if slug.lower() not in known))
