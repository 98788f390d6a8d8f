"""What the address of the roadmap may ask for."""

from collections import Counter

import django_filters

from coderpath.filters import CountedSelect, FilterSet

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..filters import follow_issuers


class RoadmapFilterSet(FilterSet):
    """Whose certifications are drawn."""

    issuer = django_filters.MultipleChoiceFilter(
        label="Organization",
        choices=(),
        widget=CountedSelect("All organizations"),
        error_messages={"invalid_choice": "The organization must be one of the list."},
    )

    def __init__(self, data, there: Shelf):
        rows = there.profiles(there.examined)
        counts = Counter(profile.certification.issuer.slug for profile in rows)
        issuers = {each.slug: each.code for each in there.issuers if each.slug in counts}
        super().__init__(data, rows, {"issuer": issuers.items()})
        follow_issuers(data, issuers)
        self.form["issuer"].counts = counts

    @property
    def issuers(self) -> tuple[str, ...]:
        """By their slugs, each once; none is all."""
        return tuple(sorted(set(self.values.get("issuer", ()))))

    @property
    def named(self) -> list[str]:
        return [each.words for each in self.applied()]

    @property
    def shown(self) -> tuple[Profile, ...]:
        asked = self.issuers
        return tuple(
            profile
            for profile in self.rows
            if not asked or profile.certification.issuer.slug in asked
        )
