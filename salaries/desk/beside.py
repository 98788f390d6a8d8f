"""A release beside the one that readers see before it: how much it has, what moved, what is odd.

By what is stored, so of all files of a release together. Only all industries together are held
against each other, as when a file is loaded (salaries/importing/against_before.py).
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, QuerySet

from coderpath.sources import words
from coderpath.sources.second_look import FAR
from salaries.importing import against_before
from salaries.importing.against_before import MedianMove
from salaries.models import Area, Release, Wage

MOST_MOVES = 20  # that are shown
MOST_ODD = 10  # sentences of one kind
MOST_PLACES = 12  # named of one occupation
FAR_PERCENT = int(FAR * 100)
PLACES = {
    Area.Kind.NATION: "the nation",
    Area.Kind.STATE: "states and DC",
    Area.Kind.TERRITORY: "territories",
    Area.Kind.METRO: "metropolitan areas",
    Area.Kind.NONMETRO: "nonmetropolitan areas",
}
NO_NATION = (
    "It has nothing of the nation. Load that file too: until then no page can tell what workers in"
    " the United States earn by this survey."
)
FEWER = (
    "{count} row of {places} is missing that {before} has.",
    "{count} rows of {places} are missing that {before} has.",
)
NONE = (
    "It has nothing of {places}; {before} has {count} row. Load that file too: until then their"
    " pages have no figure of this survey.",
    "It has nothing of {places}; {before} has {count} rows. Load that file too: until then their"
    " pages have no figure of this survey.",
)


@dataclass(frozen=True)
class KindOfPlace:
    """How many places of a kind two releases have; nothing `before` without one before."""

    name: str
    before: int | None
    here: int


class BesideBefore:
    """What a person looks at before readers see a release."""

    def __init__(self, release: Release):
        self.release = release
        self.before = against_before.before(release)

    # How much it has

    @cached_property
    def counts(self) -> list[KindOfPlace]:
        """Places by their kind, then occupations, then rows: an occupation in a place is a row."""
        here, before = _counts(self.release), _counts(self.before) if self.before else None
        return [
            KindOfPlace(name, before[name] if before else None, here[name])
            for name in here
            if here[name] or before and before[name]
        ]

    @property
    def new(self) -> list[str]:
        """The places by occupation that the release before has not."""
        return _named(self._new)

    @property
    def gone(self) -> list[str]:
        """Those that it has no more, but for kinds of place of which it has none at all."""
        return _named(row for row in self._gone if row.area.kind in self._kinds)

    @property
    def new_rows(self) -> int:
        return len(self._new)

    @property
    def gone_rows(self) -> int:
        return len(self._gone)

    @cached_property
    def _new(self) -> list[Wage]:
        return list(_lacking(self.release, self.before)) if self.before else []

    @cached_property
    def _gone(self) -> list[Wage]:
        return list(_lacking(self.before, self.release)) if self.before else []

    @cached_property
    def _kinds(self) -> set[str]:
        places = _rows(self.release).order_by().values_list("area__kind", flat=True)
        return set(places.distinct())

    # What moved

    @property
    def largest(self) -> list[MedianMove]:
        """The medians that moved most."""
        return self._moves[:MOST_MOVES]

    @cached_property
    def _moves(self) -> list[MedianMove]:
        if not self.before:
            return []
        return against_before.moves(against_before.stored(self.release), self.before)

    # What is odd

    @cached_property
    def odd(self) -> list[str]:
        """What a person must look at, a sentence each."""
        return [
            *self._without_nation(),
            *self._far(),
            *self._missing(),
            *against_before.not_adding_up(against_before.stored(self.release), self.release),
        ]

    def _without_nation(self) -> Iterator[str]:
        if Area.Kind.NATION not in self._kinds:
            yield NO_NATION
            return
        nation = _rows(self.release).filter(
            area__slug=Area.NATION, annual_median__isnull=False, occupation=OuterRef("occupation")
        )
        without = _rows(self.release).filter(~Exists(nation)).order_by("occupation__code")
        named = without.values_list("occupation__code", "occupation__title").distinct()
        for code, title in named:
            yield f"{code} {title} has no median for the United States."

    def _far(self) -> Iterator[str]:
        far = [move for move in self._moves if abs(move.percent) > FAR_PERCENT]
        for move in far[:MOST_ODD]:
            way = "up" if move.after > move.before else "down"
            yield (
                f"The median of {move.code} {move.occupation} in {move.area} goes {way} by"
                f" {abs(move.percent):,.0f}%, from ${move.before:,} to ${move.after:,}."
            )
        if len(far) > MOST_ODD:
            more = words.plural(len(far) - MOST_ODD, "more median")
            yield f"{more} moved by more than {FAR_PERCENT}%."

    def _missing(self) -> Iterator[str]:
        lost = Counter(row.area.kind for row in self._gone)
        for kind, places in PLACES.items():
            is_told = kind == Area.Kind.NATION and kind not in self._kinds
            if many := 0 if is_told else lost[kind]:
                message = FEWER if kind in self._kinds else NONE
                yield words.by_number(many, *message, places=places, before=self.before)

    @property
    def seal(self) -> str:
        """Another one once the release is another: what was looked at is what is published."""
        every = hashlib.sha256(self.release.status.encode())
        for row in Wage.objects.filter(release=self.release).order_by("pk").values_list():
            every.update(repr(row).encode())
        return every.hexdigest()[:20]


def _rows(release: Release) -> QuerySet[Wage]:
    return Wage.objects.across_industries().filter(release=release)


def _counts(release: Release) -> dict[str, int]:
    rows = _rows(release).order_by()
    many = Count("area", distinct=True)
    by_kind = dict(rows.values("area__kind").annotate(many=many).values_list("area__kind", "many"))
    whole = rows.aggregate(occupations=Count("occupation", distinct=True), rows=Count("pk"))
    places = {_headed(name): by_kind.get(kind.value, 0) for kind, name in PLACES.items()}
    return places | {"Occupations": whole["occupations"], "Rows": whole["rows"]}


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lacking(one: Release, other: Release) -> QuerySet[Wage]:
    """The rows of one release that the other has not."""
    there = _rows(other).filter(area=OuterRef("area"), occupation=OuterRef("occupation"))
    found = _rows(one).filter(~Exists(there)).select_related("area", "occupation")
    return found.order_by("occupation__code", "area__name")


def _named(rows: Iterable[Wage]) -> list[str]:
    """A line for each occupation, with the first of its places."""
    places = defaultdict(list)
    for row in rows:
        places[row.occupation].append(row.area.name)
    return [
        f"{occupation}: {'; '.join(named[:MOST_PLACES])}"
        + (f"; and {len(named) - MOST_PLACES:,} more" if len(named) > MOST_PLACES else "")
        for occupation, named in places.items()
    ]
