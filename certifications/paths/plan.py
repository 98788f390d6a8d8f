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
from .timeline import Timeline

Made = TypeVar("Made")
MOST_TERMS = 6  # for which the plans of every path are kept


class Plan(Timeline):
    """A path with its steps in time and its ledger."""

    @property
    def is_for_billing(self) -> bool:
        """Whether a source says that what the path leads to is used in billing."""
        settings = self.profiles[self.goal.slug].settings
        return any(finding.headline.term == Term.BILLING for finding in settings)

    @cached_property
    def ledger(self) -> Ledger:
        label = "student member" if self.terms.is_student else "member"
        return Ledger(tuple(lines.of(self)), label).overruled(dict(self.terms.own))

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def once(self, make: Callable[..., Made], *of: Hashable) -> Made:
        """What `make(plan, *of)` gives, made once: plans on usual terms belong to many pages."""
        key = (make, *of)
        if key not in self._made:
            self._made[key] = make(self, *of)
        return self._made[key]

    def on(self, terms: Terms) -> "Plan":
        """The same path on other terms."""
        if terms == self.terms:
            return self
        return Plan(self.path, self.steps, self.profiles, self.offers, terms)


class Plans:
    """Every path of a shelf, worked out for any terms: `shelf.once(Plans)`.

    Those for the terms asked for last are kept and belong to every page: nobody changes them.
    """

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self.on = lru_cache(MOST_TERMS)(self._on)

    def _on(self, terms: Terms) -> dict[str, Plan]:
        """By the slug of the path."""
        shelf = self._shelf
        found = plans(shelf.steps, shelf.profiles_by_slug, shelf.offers, terms)
        return {plan.path.slug: plan for plan in found}


def plans(
    steps: Iterable[PathStep],
    profiles: Mapping[str, Profile],
    offers: Mapping[str, Offer],
    terms: Terms,
) -> list[Plan]:
    """A plan for each path that these steps belong to, in their order."""
    by_path: dict[Path, list[PathStep]] = {}
    for step in steps:
        by_path.setdefault(step.path, []).append(step)
    return [Plan(path, own, profiles, offers, terms) for path, own in by_path.items()]
