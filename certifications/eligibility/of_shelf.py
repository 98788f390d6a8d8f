"""Verdicts on every certification of a shelf, and what holding one implies."""

from functools import cache, lru_cache

from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.reader.person import Person, Schooling

from .implied import Title, with_schooling
from .supplies import supply
from .verdicts import Verdict, verdict, verdicts

MOST_PEOPLE = 50  # for whom the verdicts are kept
MOST_VERDICTS = 500  # on one exam for one person


class Titles:
    """Certifications as what a reader may hold, each as someone holds it: `shelf.once(Titles)`."""

    def __init__(self, shelf: Shelf):
        self._profiles = shelf.profiles_by_slug
        self.of = cache(self._of)
        self.widened = lru_cache(MOST_PEOPLE)(self._widened)

    def _widened(self, person: Person) -> Person:
        """The reader with the schooling that their titles imply."""
        return with_schooling(person, self.of)

    def _of(self, slug: str) -> Title | None:
        return title(self._profiles[slug]) if slug in self._profiles else None


def title(profile: Profile) -> Title:
    certification, rule = profile.certification, profile.gate.headline
    held = profile.holders.headline
    return Title(
        certification.slug,
        certification.code,
        certification.issuer.code,
        profile.level_rank if profile.level.headline else None,
        _least([way.education for way in rule.ways]) if rule else None,
        frozenset(finding.headline.term for finding in profile.settings),
        held.people if held else 0,
    )


def _least(asked: list[str]) -> Schooling | None:
    """The lowest step that all ways ask; None where one asks for no schooling."""
    if not asked or not all(asked):
        return None
    return min(map(Schooling, asked), key=list(Schooling).index)


class Verdicts:
    """Whether a person can take each exam: `shelf.once(Verdicts)`.

    Those for the people asked for last are kept and belong to every page: nobody changes them.
    """

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self.on = lru_cache(MOST_PEOPLE)(self._on)

    def _on(self, person: Person, hours: int) -> dict[str, Verdict]:
        """By the slug of the certification, for someone who studies so many hours a week."""
        profiles = self._shelf.profiles()
        person = self._shelf.once(Titles).widened(person)
        return verdicts(profiles, person, supply(profiles, self._shelf.offers, hours))


class VerdictOfOne:
    """Whether a person can take one exam as they are now: `shelf.once(VerdictOfOne)`."""

    def __init__(self, shelf: Shelf):
        self._profiles = shelf.profiles_by_slug
        self.on = lru_cache(MOST_VERDICTS)(self._on)

    def _on(self, slug: str, person: Person) -> Verdict:
        return verdict(self._profiles[slug], person)
