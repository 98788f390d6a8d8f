"""Places of work by a part of their names, and by the usual words for them."""

from django.urls import reverse

from coderpath.guide import usual_words
from coderpath.plain_words import plain
from coderpath.sources.held import Held

from ..models.scopes import SETTINGS, Term


def settings_called(text: str, rows: Held) -> list[Term]:
    """The places of work that a text is part of the name of, or a usual word for."""
    asked, called = plain(text), rows.once(_called)
    return [term for term in SETTINGS if asked and _is_called(term, asked, called[term])]


def _is_called(term: Term, asked: str, called: set[str]) -> bool:
    return asked in plain(term.label) or asked in called


def _called(rows: Held) -> dict[Term, set[str]]:
    usual = usual_words.by_address(rows)
    return {term: set(map(plain, usual.get(listed_for(term), ()))) for term in SETTINGS}


def listed_for(term: Term) -> str:
    """Where the certifications for a place of work are listed."""
    return reverse("certifications:list", query={"setting": term.value})
