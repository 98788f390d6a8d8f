"""Which areas the address of a comparison asks for, as far as they can be found.

What is not found, or fits several areas, is said with links to what may be meant; the rest is
answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from coderpath.asked import Problem
from coderpath.sources import words
from coderpath.sources.held import Held
from coderpath.written import printable, quoted
from salaries.forms import WageForm
from salaries.models import Area, PriceParity, Projection
from salaries.pay import Pay
from salaries.shelf import WageShelf
from salaries.shelf import of as shelf_of

from .names import AreaNames, meant, nearest

MOST = 6
# How many places of an address are read, and how many of the unknown are told one by one.
MOST_READ, MOST_TOLD = 20, 5
FIELD = "add"


@dataclass(frozen=True)
class Unsettled:
    """A name that was not found, or fits several; and what may be meant."""

    name: str
    options: tuple[Area, ...]
    is_ambiguous: bool = False

    @property
    def message(self) -> str:
        if self.is_ambiguous:
            return f"{quoted(self.name)} names {len(self.options)} areas. Choose one below."
        near = " Is it one of those below?" if self.options else ""
        return f"No state, metro or nonmetro area is called {quoted(self.name)}.{near}"


@dataclass(frozen=True)
class AreasAsked:
    """The areas to compare, the first being the baseline, and by which wages."""

    form: WageForm
    areas: tuple[Area, ...]
    unsettled: tuple[Unsettled, ...] = ()
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """What could not be understood; nothing where no wages are loaded to choose from."""
        faults = [*(each.message for each in self.unsettled), *self.faults]
        told = [*(Problem(fault, FIELD) for fault in faults), *self.form.problems]
        return told if self.form.can_answer else []

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(area.slug for area in self.areas)

    @cached_property
    def wages(self) -> list[Pay]:
        """The row of each area; where the release has none, one that says why.

        Of a release that is not held, one query.
        """
        occupation, release = self.form.shown_occupation, self.form.shown_release
        rows = self.form.shelf.wages(release, self.areas)
        covered = {row.area.slug for row in rows}
        found = {row.area.slug: row for row in rows if row.occupation == occupation}
        return [
            found.get(area.slug)
            or Pay.absent(
                release,
                occupation,
                area,
                is_covered=area.slug in covered,
                price_parity=self.parities.get(area.slug),
            )
            for area in self.areas
        ]

    @cached_property
    def parities(self) -> dict[str, PriceParity]:
        """The price levels of the areas, by slug."""
        return self.form.shelf.price_parities(self.areas, self.form.shown_release.year)

    @cached_property
    def projections(self) -> dict[str, Projection]:
        """What is expected where the areas' jobs are projected, by slug."""
        slugs = {area.projected_in for area in self.areas}
        return self.form.shelf.projections(self.form.shown_occupation, slugs)

    @property
    def is_full(self) -> bool:
        return len(self.areas) == MOST

    @property
    def query(self) -> str:
        return self.choosing(self.areas)

    @property
    def columns(self) -> list["AreaColumn"]:
        return [
            AreaColumn(one, self.choosing([one, *self._but(one)]), self.choosing(self._but(one)))
            for one in self.areas
        ]

    @property
    def choices(self) -> list[tuple[str, list[tuple[Area, str]]]]:
        """What each unsettled name may mean, with the address that adds it."""
        return [(each.name, self.beside(each.options)) for each in self.unsettled if each.options]

    def beside(self, more: Iterable[Area]) -> list[tuple[Area, str]]:
        """Each of these with the address that has it too."""
        return [(one, self.choosing([*self.areas, one])) for one in more]

    def choosing(self, areas: Iterable[Area]) -> str:
        """The query of a link to these areas by the same wages."""
        return self.form.query(a=[area.slug for area in areas])

    def _but(self, area: Area) -> list[Area]:
        return [one for one in self.areas if one.slug != area.slug]


@dataclass(frozen=True)
class AreaColumn:
    """An area of the table, with the addresses that move it to the front or take it out."""

    area: Area
    as_baseline: str
    without: str


def read(data: QueryDict, there: WageShelf) -> AreasAsked:
    """What these parameters ask for: `a` areas by slug or name, `add` one more by name."""
    asked = [name for name in dict.fromkeys(map(_clean, data.getlist("a"))) if name]
    found = _Found(asked[:MOST_READ], _clean(data.get("add", "")), there)
    return AreasAsked(
        WageForm(data, there),
        tuple(found.areas.values())[:MOST],
        tuple(found.unsettled[:MOST_TOLD]),
        tuple(_faults(asked, found)),
        tuple(found.remarks),
    )


def _clean(text: str) -> str:
    return printable(text[:200]).strip()


class _Found:
    """The areas named, by slug, each once and in the order named; what is unsettled."""

    def __init__(self, asked: list[str], added: str, there: WageShelf):
        self._there = there
        self.areas: dict[str, Area] = {}
        self.unsettled: list[Unsettled] = []
        self.remarks: list[str] = []
        for name in asked:
            if area := there.by_slug.get(name.lower()):
                self.areas.setdefault(area.slug, area)
            else:
                self._add(name)
        if added:
            self._add(added)

    @property
    def _every(self) -> list[AreaNames]:
        return self._there.rows.once(_every_name)

    def _add(self, name: str):
        told = meant(name, self._every)
        if not told.area:
            self._leave_open(name, told.others)
            return
        self.areas.setdefault(told.area.slug, told.area)
        if told.others:
            others = words.listing([other.name for other in told.others[:3]], "or")
            self.remarks.append(f"{quoted(name)} is taken for {told.area.name}, not {others}.")

    def _leave_open(self, name: str, options: tuple[Area, ...]):
        """With what it may mean; near names are looked for only where they will be told."""
        is_told = len(self.unsettled) < MOST_TOLD
        near = tuple(nearest(name, self._every)) if is_told and not options else ()
        self.unsettled.append(Unsettled(name, options or near, bool(options)))


def _every_name(rows: Held) -> list[AreaNames]:
    """What every area there is, is called."""
    return [AreaNames(area) for area in shelf_of(rows).by_slug.values()]


def _faults(asked: list[str], found: _Found) -> list[str]:
    """What is left out, in words."""
    faults = []
    if asked[MOST_READ:]:
        faults.append(f"Only the first {MOST_READ} places of the address were read.")
    if rest := found.unsettled[MOST_TOLD:]:
        faults.append(f"{words.plural(len(rest), 'more place')} could not be found.")
    if left_out := [area.name for area in found.areas.values()][MOST:]:
        named = left_out if len(left_out) <= MOST else [*left_out[:MOST], "others"]
        faults.append(
            f"You can compare six places at most. These are left out: {words.listing(named)}."
        )
    return faults
