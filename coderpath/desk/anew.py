"""A figure that its publisher now gives otherwise: the page as a source, the new row, the old."""

from copy import copy
from datetime import date

from coderpath.sources import succession, words
from coderpath.sources.fact_forms import free_slug
from coderpath.sources.facts import Basis, SourcedFact, new_key
from coderpath.sources.models import Source
from coderpath.sources.standing import Standing


def read_again(source: Source, day: date) -> Source:
    """The same page as read on another day: a source of its own, not stored yet."""
    reading = copy(source)
    reading.pk, reading._state = None, type(source._state)()
    reading.slug, reading.read_on = "", day
    return reading


def store_reading(source: Source) -> None:
    """Store a source that has no name yet."""
    source.slug = free_slug(source)
    source.save()


def begin(fact: SourcedFact, source: Source, day: date, holds_from: date | None = None) -> None:
    """Make a new row of a copy: what the old one said of its own date and standing is dropped."""
    fact.pk, fact._state = None, type(fact._state)()
    fact.key = new_key()
    fact.source = source
    fact.as_of = holds_from or day
    fact.as_of_text, fact.until, fact.note = "", None, ""
    fact.standing, fact.checked_on = Standing.REPORTED, day
    if fact.basis == Basis.UNDATED:
        fact.basis = Basis.INFERRED


def end_older(fact: SourcedFact) -> list[SourcedFact]:
    """End what a new fact takes the place of; those facts."""
    why = f"Replaced by {fact.figure}, from {words.day(fact.as_of)}"
    ended = succession.replaced_by(fact)
    for old in ended:
        old.end_before(fact.as_of, why=why)
    return ended
