"""The list of certifications as one page shows it: groups, near misses, counts, advice, pages."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict

from coderpath.filtered import FilteredList
from coderpath.links import with_pairs
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..catalogue import phrases
from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..catalogue.thin import little_known
from ..models import Certification, Requirement
from . import brief, studying
from .filters import CertificationFilterSet
from .near_misses import FilterMiss, near_misses
from .studying import Study


@dataclass(frozen=True)
class InShort:
    """A rule whose figure is the few words a cell has room for."""

    rule: Requirement

    def __getattr__(self, name):
        return getattr(self.rule, name)

    @property
    def figure(self) -> str:
        return self.rule.in_short


@dataclass(frozen=True, eq=False)
class CertificationCells:
    """What the row of a certification says, whatever is asked of the list; one of each a day."""

    profile: Profile
    is_today: bool = True

    @cached_property
    def gate(self) -> Finding:
        return Finding([InShort(rule) for rule in self.profile.gate.facts])

    @property
    def need(self) -> str:
        """What you need, in few words; empty where no source gives a rule."""
        return phrases.need(self.profile, self.is_today)

    @property
    def name(self) -> str:
        return brief.name(self.profile.certification)

    @property
    def places(self) -> str:
        return brief.places([finding.headline.term for finding in self.profile.settings])

    @property
    def credits(self) -> str:
        """“36 / 2 years”."""
        rule = self.profile.credits.headline
        return brief.credits(rule) if rule else ""

    @cached_property
    def needs_dues(self) -> bool:
        """Whether only who pays dues holds it, and they are known."""
        rule = self.profile.dues_kept.headline
        return bool(rule and rule.is_required and self.profile.dues.headline)

    @cached_property
    def tags(self) -> dict[str, set[str]]:
        """For which choices of each filter it counts."""
        profile = self.profile
        level = profile.level.headline
        return {
            "setting": profile.terms,
            "level": {level.term} if level else set(),
            "issuer": {profile.certification.issuer.slug},
        }

    @property
    def member_total(self) -> str:
        """The member price with the dues it needs, added up; empty when one is unknown."""
        fee, dues = self.profile.exam_fee_member.headline, self.profile.dues.headline
        return words.money(fee.amount + dues.amount) if fee and dues else ""

    @property
    def rivals(self) -> list:
        """One fact for each other exam fee that some source gives."""
        return list({fact.figure: fact for fact in self.profile.exam_fee.rivals}.values())


def cells_of(there: Shelf) -> dict[Profile, CertificationCells]:
    return {each: CertificationCells(each, there.is_today) for each in there.profiles()}


@dataclass(frozen=True)
class CertificationRow:
    """One certification of the list, and how it fits the filters.

    `study` is there for who asks by time; `miss` is how nearly it fits, of one that a filter hides.
    """

    profile: Profile
    cells: CertificationCells
    fits: dict[str, bool]
    misses: list[str]
    is_thin: bool = False
    study: Study | None = None
    miss: FilterMiss | None = None

    @property
    def certification(self) -> Certification:
        return self.profile.certification

    @property
    def tags(self) -> dict[str, set[str]]:
        return self.cells.tags


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; the first of a page stands open, what follows may be folded."""

    heading: str
    rows: list[CertificationRow]

    @property
    def shown(self) -> tuple[tuple[CertificationCells, Study | None], ...]:
        """All that the rows show."""
        return tuple([(row.cells, row.study) for row in self.rows])


class Thin(NamedTuple):
    """Those of which little is known."""

    cells: tuple[CertificationCells, ...]

    @property
    def unconfirmed(self) -> int:
        """How many of these we could not confirm as open."""
        return sum(not cells.profile.certification.is_open for cells in self.cells)


class AllListed:
    """What the list says of all that are on it, whatever is asked."""

    def __init__(self, there: Shelf):
        self._profiles, self._thin = there.profiles(), there.once(little_known)

    @property
    def total(self) -> int:
        return len(self._profiles)

    @property
    def issuers(self) -> int:
        return len({profile.certification.issuer_id for profile in self._profiles})

    @cached_property
    def entry(self) -> list[Certification]:
        """The open ones that some source calls entry level, those to compare first first."""
        found = [
            profile.certification
            for profile in self._profiles
            if profile.certification.is_open and profile.is_entry_level
        ]
        return sorted(found, key=lambda each: (not each.is_core, each.code))

    @property
    def entry_count(self) -> str:
        return words.spelled(len(self.entry))

    @property
    def unknown(self) -> int:
        return len(self._thin)

    @property
    def known(self) -> int:
        """Of how many of all we know enough to compare them."""
        return self.total - self.unknown


class CertificationListing(FilteredList):
    """What the list answers to a query."""

    one, title_begins = "certification", "Certifications"

    def __init__(self, asked: QueryDict, there: Shelf):
        self.shelf = there
        self.filterset = CertificationFilterSet(asked, there)
        self.asked_page = asked.get("page", "")
        cells, thin = there.once(cells_of), there.once(little_known)
        self.rows = [
            CertificationRow(
                each.row,
                cells[each.row],
                each.fits,
                each.misses,
                is_thin=each.row.certification.pk in thin,
                study=self.filterset.study(each.row) if self.shows_study else None,
            )
            for each in self.filterset.judged()
        ]
        # Those of which little is known come last, in whatever order.
        hits = [row for row in self.rows if not row.misses]
        self.hits = sorted(hits, key=lambda row: row.is_thin)
        self.filterset.count(self.rows)

    @property
    def every(self) -> "AllListed":
        return self.shelf.once(AllListed)

    @property
    def onward(self) -> str:
        """What the page of one is asked: by it the page leads back to the list."""
        asked = self.filterset.asked()
        along = [pair for pair in self.filterset.answers.pairs if pair[0] not in asked]
        return with_pairs(self.filterset.query(), along).removeprefix(".")

    # Groups

    @cached_property
    def groups(self) -> list[RowGroup]:
        """What is known enough to compare: in one table, once a reader asked for anything."""
        rows = [row for row in self.on_page if not row.is_thin]
        if self.filterset.active or self.filterset.values.get("sort"):
            return [RowGroup("", rows)] if rows else []
        core = [row for row in rows if row.certification.is_core]
        more = [row for row in rows if not row.certification.is_core]
        said = brief.more(len(more), bool(core))
        groups = [RowGroup(brief.first(len(core)), core), RowGroup(said, more)]
        return [group for group in groups if group.rows]

    @cached_property
    def thin(self) -> "Thin":
        return Thin(tuple([row.cells for row in self.on_page if row.is_thin]))

    @property
    def is_thin_alone(self) -> bool:
        return not self.groups

    @property
    def dues(self) -> tuple[Profile, ...]:
        """One of each organization whose members alone hold a title."""
        kept = {
            row.certification.issuer_id: row.profile
            for row in self.on_page
            if not row.is_thin and row.cells.needs_dues
        }
        return tuple(kept.values())

    @cached_property
    def shows_study(self) -> bool:
        """A column more, for who asks by time."""
        return self.sort == "months" or "max_months" in self.filterset.active

    @property
    def study_is_for(self) -> tuple[str, ...]:
        """For whom the times shown are, at how many hours, and which of them are not ranked."""
        if not self.shows_study:
            return ()
        shown = [row.study.time for row in self.on_page if not row.is_thin]
        return tuple(studying.said_of(shown, self.filterset.answers))

    # Sorting

    @cached_property
    def by_cost(self) -> str:
        return self.filterset.query(sort="-cost" if self.sort == "cost" else None)

    @cached_property
    def by_level(self) -> str:
        return self.filterset.query(sort=None)

    @cached_property
    def by_code(self) -> str:
        return self.filterset.query(sort="code")

    # What is hidden

    @cached_property
    def near(self) -> list:
        return near_misses(self.rows, self.filterset.active, self.filterset.query)

    @property
    def further(self) -> int:
        """How many are hidden and not close."""
        return self.total - len(self.hits) - sum(len(group.rows) for group in self.near)

    # The reader

    @property
    def state(self) -> str:
        return self.filterset.values.get("state", "")
