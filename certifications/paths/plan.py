"""One path worked out for one reader: when each step comes, and what it costs.

Works on rows already fetched, and asks the database nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from certifications.catalogue.prices import Offer
from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.models import Path, PathStep
from certifications.models.scopes import Term

from . import lines
from .ledger import Ledger
from .terms import Terms
from .timeline import PathRoute, Timeline

Made = TypeVar("Made")
MOST_TERMS = 20  # for which the plans of every path are kept


class Plan(Timeline):
    """A path with its steps in time and its ledger."""

    @property
    def is_for_billing(self) -> bool:
        """Whether a source says that what the path leads to is used in billing."""
        settings = self.profiles[self.goal.slug].settings
        return any(finding.headline.term == Term.BILLING for finding in settings)

    @cached_property
    def ledger(self) -> Ledger:
        """That of everyone to whom the same lines apply, with the reader’s own amounts."""
        ours = self.route.once(_ledger, lines.counted(self))
        return ours.overruled(dict(self.terms.own)) if self.terms.own else ours

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def once(self, make: Callable[..., Made], *of: Hashable) -> Made:
        """What `make(plan, *of)` gives, made once: plans on usual terms belong to many pages."""
        key = (make, *of)
        if key not in self._made:
            self._made.setdefault(key, make(self, *of))
        return self._made[key]

    def on(self, terms: Terms) -> "Plan":
        """The same path on other terms."""
        if terms == self.terms:
            return self
        return Plan(self.route, terms)


def _ledger(route: PathRoute, counted: lines.Counted) -> Ledger:
    label = "student member" if counted.is_student else "member"
    return Ledger(tuple(lines.of(route, counted)), label)


class Plans:
    """Every path of a shelf, worked out for any terms: `shelf.once(Plans)`.

    Those for the terms asked for last are kept and belong to every page: nobody changes them.
    """

    def __init__(self, shelf: Shelf):
        self._routes = routes(shelf.steps, shelf.profiles_by_slug, shelf.offers)
        self.on = lru_cache(MOST_TERMS)(self._on)

    def _on(self, terms: Terms) -> dict[str, Plan]:
        """By the slug of the path."""
        return {route.path.slug: Plan(route, terms) for route in self._routes}


def routes(
    steps: Iterable[PathStep], profiles: Mapping[str, Profile], offers: Mapping[str, Offer]
) -> list[PathRoute]:
    """One for each path that these steps belong to, in their order."""
    by_path: dict[Path, list[PathStep]] = {}
    for step in steps:
        by_path.setdefault(step.path, []).append(step)
    return [PathRoute(path, own, profiles, offers) for path, own in by_path.items()]
