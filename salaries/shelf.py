"""Pay as readers' pages ask for it: what the surveys, the Bureaus and the projections say.

Held by the process, by edition (see coderpath/sources/held.py): areas, occupations, releases, price
levels and projections as they are stored; of wages the newest release, by industry, occupation and
area, each row a tuple. A row becomes Pay when a page first asks for it, and stays so with every
figure that was written out. Wages of other releases are asked of the database, by index: many years
of one place, or one year of many places.

What is on the shelf belongs to every page: nobody changes it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from copy import copy
from functools import cached_property
from typing import TypeVar

from coderpath.fragments import Fragments
from coderpath.made_once import MadeOnce
from coderpath.sources import held
from coderpath.sources.held import Held

from .models import (
    ALL_INDUSTRIES,
    HOSPITALS,
    PHYSICIANS,
    Area,
    Industry,
    Occupation,
    PriceParity,
    Projection,
    Release,
    Wage,
)
from .pay import Pay, Printed
from .places import NAMES

Made = TypeVar("Made")
# Of tables and places as readers chose them; a place takes some 10 KB beside its rows.
MOST_KEPT = 60
Key = tuple[str, int, int]  # industry, occupation and area
INDUSTRY_GROUP = re.compile(rf"[0-9]{{3}}[1-9]00|{HOSPITALS}")


def at() -> "WageShelf":
    """What is on the shelf now."""
    return of(held.now())


def of(rows: Held) -> "WageShelf":
    """The same of rows that are not those of `now`: of a transaction that is still open."""
    return rows.once(WageShelf)


class WageShelf:
    """All that readers may see of pay, by what they ask for."""

    def __init__(self, rows: Held):
        self.rows = rows
        # As rows of wages are listed, everywhere alike.
        self.areas: list[Area] = sorted(rows.rows(Area), key=_kind_and_code)
        self.states = [area for area in self.areas if area.kind in Area.STATES]
        self._areas = {area.pk: area for area in self.areas}
        self.by_slug = _places() | {area.slug: area for area in self.areas}
        self.nation = self.by_slug[Area.NATION]
        self._parts_of = _parts_of(self.areas, rows)
        self._occupations = {each.pk: each for each in sorted(rows.rows(Occupation), key=_by_code)}
        self.releases: list[Release] = sorted(rows.rows(Release), key=_newest_first)
        self._industries = {each.pk: each for each in rows.rows(Industry)}
        self._levels = _levels(rows.rows(PriceParity))
        self._projections = _projections(rows.rows(Projection))
        self._printed: dict[Key, tuple] = {_key(row): row for row in rows.rows(Wage)}
        self._pay: dict[Key, Pay] = {}
        self.fragments = Fragments()
        self._kept = MadeOnce(MOST_KEPT)

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for whoever chose the same; those asked for last stay."""
        return self._kept.get(key, make)

    # Places

    def part(self, slug: str, usps: str) -> Area | None:
        """The part at this address; that of the state first, where several share a name."""
        named = (self.by_slug.get(each) for each in (f"{slug}-{usps}", slug))
        return next((area for area in named if area and area.is_part), None)

    def parts_of(self, usps: str) -> list[Area]:
        """The metropolitan and nonmetropolitan areas that lie in a state, if only in part."""
        return self._parts_of.get(usps, [])

    @property
    def parts(self) -> list[Area]:
        """The metropolitan and nonmetropolitan areas that have a page."""
        return [area for area in self.areas if area.is_part]

    @property
    def surveyed_parts(self) -> list[Area]:
        """Those of which some release has figures."""
        return [area for area in self.parts if area.is_surveyed]

    # Occupations and releases

    def occupations(self, also: str = "") -> list[Occupation]:
        """Those a page lets a reader choose, the coders' own first; and the one with this code."""
        every = self._occupations.values()
        chosen = [each for each in every if each.is_offered or each.code == also]
        return sorted(chosen, key=lambda each: not each.is_coders)

    def chain(self, occupation: Occupation) -> list[Occupation]:
        """The codes under which the survey counted these workers, this one among them.

        As far as two codes back and two on: the classification has changed no oftener.
        """
        every = self._occupations.values()
        found = before = after = {occupation.pk}
        for _ in range(2):
            before = {each.follows_id for each in every if each.pk in before}
            after = {each.pk for each in every if each.follows_id in after}
            found = found | before | after
        return [each for each in every if each.pk in found]

    def counted_in(self, occupation: Occupation, year: int) -> Occupation | None:
        """The code under which the survey of a year counted them; None if none is known."""
        before: Occupation | None = occupation
        while before and not before.is_surveyed_in(year):
            before = self._occupations.get(before.follows_id)
        after = None if before else self._follower(occupation)
        while after and not after.is_surveyed_in(year):
            after = self._follower(after)
        return before or after

    def _follower(self, occupation: Occupation) -> Occupation | None:
        every = self._occupations.values()
        return next((each for each in every if each.follows_id == occupation.pk), None)

    def releases_by_state(self, occupation: Occupation) -> list[Release]:
        """Those that have pay of an occupation in some state. One query."""
        found = Wage.objects.releases_by_state(occupation)
        return [release for release in self.releases if release.pk in found]

    def is_newest(self, release: Release) -> bool:
        return self.releases[:1] == [release]

    # Prices and projections

    def price_parity(self, area: Area, year: int) -> PriceParity | None:
        """The price level to use for pay of a year in an area."""
        levels = self._levels.get(area.pk, ())
        return next((level for level in levels if level.year <= year), None)

    def price_parities(self, areas: Iterable[Area], year: int) -> dict[str, PriceParity]:
        """Those of these areas, by slug. An area without any is left out."""
        found = {area.slug: self.price_parity(area, year) for area in areas}
        return {slug: level for slug, level in found.items() if level}

    def projections(self, occupation: Occupation, slugs: Iterable[str]) -> dict[str, Projection]:
        """The newest of an occupation in each of these areas, by slug.

        Each knows the one of the years before it as `earlier`.
        """
        found = {slug: self._projections.get((occupation.pk, slug)) for slug in slugs}
        return {slug: newest for slug, newest in found.items() if newest}

    # Wages

    def wages(
        self,
        release: Release,
        areas: Iterable[Area],
        occupations: Iterable[Occupation] | None = None,
    ) -> list[Pay]:
        """The rows of these areas, all industries together, of these occupations or of all.

        Of a release that is not held, one query.
        """
        places = sorted((area for area in areas if area.pk), key=_kind_and_code)
        wanted = sorted(occupations or self._occupations.values(), key=_by_code)
        keys = [(ALL_INDUSTRIES, each.pk, area.pk) for each in wanted for area in places]
        if self.is_newest(release):
            return [self._held(key) for key in keys if key in self._printed]
        rows = Wage.objects.across_industries().filter(release=release, area__in=places)
        found = {_key(row): row for row in rows.filter(occupation__in=wanted).printed()}
        return [self._as_pay(found[key], release) for key in keys if key in found]

    def over_years(self, occupation: Occupation, areas: Iterable[Area]) -> list[Pay]:
        """An occupation in these areas by every release, under whichever code. One query."""
        rows = Wage.objects.across_industries().filter(
            release__in=self.releases,
            occupation__in=self.chain(occupation),
            area__in=[area for area in areas if area.pk],
        )
        releases = {release.pk: release for release in self.releases}
        found = [self._as_pay(row, releases[row[0]]) for row in rows.printed()]
        return sorted(found, key=_by_year)

    def of_coders(self, usps: str | None, release: Release | None = None) -> list[Pay]:
        """What coders earn in the nation and in one state; by the newest release, or by another."""
        release = release or next(iter(self.releases), None)
        coders = [each for each in self._occupations.values() if each.is_coders]
        places = [self.nation]
        if usps and usps.lower() != Area.NATION and usps.lower() in self.by_slug:
            places.append(self.by_slug[usps.lower()])
        return self.wages(release, places, coders) if release and coders else []

    def industry_groups(self, occupation: Occupation) -> list[Pay]:
        """An occupation in the industries of four digits and in all hospitals, most jobs first.

        By the newest release, of the nation: the survey says so of no other place.
        """
        of_all = (occupation.pk, self.nation.pk)
        keys = (key for key in self._printed if key[1:] == of_all)
        groups = [self._held(key) for key in keys if INDUSTRY_GROUP.fullmatch(key[0])]
        return sorted(groups, key=_most_jobs)

    def hospitals_and_offices(self, occupation: Occupation) -> dict[str, Pay]:
        """An occupation in hospitals and in doctors’ offices; nothing unless both are known."""
        key = ("hospitals and offices", occupation.pk)
        return self.kept(key, lambda: self._hospitals_and_offices(occupation))

    def _hospitals_and_offices(self, occupation: Occupation) -> dict[str, Pay]:
        by_code = {wage.printed.industry_id: wage for wage in self.industry_groups(occupation)}
        named = {"hospitals": HOSPITALS, "offices": PHYSICIANS}
        found = {name: by_code[code] for name, code in named.items() if code in by_code}
        return found if len(found) == len(named) else {}

    def places_of(self, release: Release) -> set[str]:
        """The states and territories that our copy of a release has, whatever the occupation.

        Of a release that is not held, one query.
        """
        found = self._surveyed if self.is_newest(release) else Wage.objects.places_of(release)
        return {area.slug for area in self.states if area.pk in found}

    @cached_property
    def _surveyed(self) -> set[int]:
        """The areas of which the newest release has rows."""
        return {area for industry, _, area in self._printed if industry == ALL_INDUSTRIES}

    def _held(self, key: Key) -> Pay:
        """A row of the newest release; one for all who ask."""
        if key not in self._pay:
            self._pay.setdefault(key, self._as_pay(self._printed[key], self.releases[0]))
        return self._pay[key]

    def _as_pay(self, row: tuple, release: Release) -> Pay:
        printed = Printed._make(row)
        area = self._areas[printed.area_id]
        return Pay(
            release,
            self._occupations[printed.occupation_id],
            area,
            printed,
            self.price_parity(area, release.year),
            self._industries.get(printed.industry_id),
        )


def _key(row: tuple) -> Key:
    """Industry, occupation and area of a row as it is stored."""
    _, occupation, industry, area, *_ = row
    return industry, occupation, area


def _places() -> dict[str, Area]:
    """The nation and the places of postal codes as they are named where they are not stored."""
    return {slug: Area.named(slug) for slug in (Area.NATION, *NAMES)}


def _parts_of(areas: Iterable[Area], rows: Held) -> dict[str, list[Area]]:
    """The parts that lie in each state, by its postal code."""
    lying = defaultdict(set)
    for each in rows.rows(Area.states.through):
        lying[each.from_area_id].add(each.to_area_id)
    slugs = {area.pk: area.slug for area in areas}
    found = defaultdict(list)
    for area in areas:
        for state in lying[area.pk] if area.is_part else ():
            found[slugs[state]].append(area)
    return found


def _levels(levels: Iterable[PriceParity]) -> dict[int, list[PriceParity]]:
    """Those of each area, by its key, the one to use first.

    The Bureau of Economic Analysis's own table comes before a copy of it, then the newest, then the
    table that runs on longest: the names of its files end in the last year, and each revises those
    before.
    """
    found = defaultdict(list)
    for level in sorted(levels, key=_authority, reverse=True):
        found[level.area_id].append(level)
    return found


def _authority(level: PriceParity) -> tuple:
    source = level.source
    return source.publisher.is_official, level.year, source.file_name, source.pk


def _projections(rows: Iterable[Projection]) -> dict[tuple[int, str], Projection]:
    """The newest of each occupation in each area, by its slug; it knows the one before."""
    found: dict[tuple[int, str], Projection] = {}
    for row in map(copy, sorted(rows, key=_years)):
        key = (row.occupation_id, row.area.slug)
        before = found.get(key)
        is_other = before and before.dated != row.dated
        row.earlier = before if is_other else before and before.earlier
        found[key] = row
    return found


def _years(projection: Projection) -> tuple:
    return projection.target_year, projection.base_year, projection.source_id


def _kind_and_code(area: Area) -> tuple[str, str]:
    return area.kind, area.code


def _by_code(occupation: Occupation) -> str:
    return occupation.code


def _newest_first(release: Release) -> int:
    return -release.year


def _by_year(wage: Pay) -> tuple:
    return wage.release.year, wage.occupation.code, *_kind_and_code(wage.area)


def _most_jobs(wage: Pay) -> tuple:
    jobs = wage.printed.employment
    return jobs is None, -(jobs or 0), wage.printed.industry_id
