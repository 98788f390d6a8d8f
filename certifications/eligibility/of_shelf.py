"""Verdicts on every certification of a shelf."""

from functools import lru_cache

from certifications.catalogue.shelf import Shelf
from certifications.reader.person import Person

from .supplies import supply
from .verdicts import Verdict, verdicts

MOST_PEOPLE = 50  # for whom the verdicts are kept


class Verdicts:
    """Whether a person can sit each exam: `shelf.once(Verdicts)`.

    Those for the people asked for last are kept and belong to every page: nobody changes them.
    """

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self.on = lru_cache(MOST_PEOPLE)(self._on)

    def _on(self, person: Person, hours: int) -> dict[str, Verdict]:
        """By the slug of the certification, for someone who studies so many hours a week."""
        profiles = self._shelf.profiles()
        return verdicts(profiles, person, supply(profiles, self._shelf.offers, hours))
