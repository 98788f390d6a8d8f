"""The list of certifications as one page shows it: groups, near misses, counts, advice, pages."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from coderpath.filtered import FilteredList
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


@dataclass(frozen=True)
class CertificationCells:
    """What the row of a certification says, whatever was asked of the list."""

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

    @property
    def member_total(self) -> str:
        """The member price with the dues it needs, added up; empty when one is unknown."""
        fee, dues = self.profile.exam_fee_member.headline, self.profile.dues.headline
        return words.money(fee.amount + dues.amount) if fee and dues else ""

    @property
    def rivals(self) -> list:
        """One fact for each other exam fee that some source gives."""
        return list({fact.figure: fact for fact in self.profile.exam_fee.rivals}.values())


@dataclass(frozen=True)
class CertificationRow:
    """One certification of the list, and how it fits the filters.

    `study` is there for who asks by time; `miss` is how nearly it fits, of one that a filter hides.
    """

    profile: Profile
    fits: dict[str, bool]
    misses: list[str]
    is_thin: bool = False
    is_today: bool = True
    study: Study | None = None
    miss: FilterMiss | None = None

    @property
    def certification(self) -> Certification:
        return self.profile.certification

    @property
    def cells(self) -> CertificationCells:
        return CertificationCells(self.profile, self.is_today)


# The choices of each filter for which a row counts.
TAGS = {
    "setting": lambda row: [finding.headline.term for finding in row.profile.settings],
    "level": lambda row: [f.headline.term for f in [row.profile.level] if f.headline],
    "issuer": lambda row: [row.certification.issuer.slug],
}


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; the first of a page stands open, what follows may be folded."""

    heading: str
    rows: list[CertificationRow]


def _needs_dues(profile: Profile) -> bool:
    rule = profile.dues_kept.headline
    return bool(rule and rule.is_required and profile.dues.headline)


class CertificationListing(FilteredList):
    """What the list answers to a query."""

    one, title_begins = "certification", "Certifications"

    def __init__(self, asked: QueryDict, there: Shelf):
        self.shelf = there
        self.filterset = CertificationFilterSet(asked, there)
        self.asked_page = asked.get("page", "")
        thin = there.once(little_known)
        self.rows = [
            CertificationRow(
                each.row,
                each.fits,
                each.misses,
                is_thin=each.row.certification.pk in thin,
                is_today=there.is_today,
                study=self.filterset.study(each.row) if self.shows_study else None,
            )
            for each in self.filterset.judged()
        ]
        # Those of which little is known come last, in whatever order.
        hits = [row for row in self.rows if not row.misses]
        self.hits = sorted(hits, key=lambda row: row.is_thin)
        self.filterset.count(self.rows, TAGS)

    @property
    def issuers(self) -> int:
        return len({row.certification.issuer_id for row in self.rows})

    # Groups

    @cached_property
    def entry(self) -> list[Certification]:
        """The open ones that some source calls entry level, those to compare first first."""
        found = [
            row.certification
            for row in self.rows
            if row.certification.is_open and row.profile.is_entry_level
        ]
        return sorted(found, key=lambda each: (not each.is_core, each.code))

    @property
    def entry_count(self) -> str:
        return words.spelled(len(self.entry))

    @cached_property
    def known(self) -> int:
        """Of how many of all we know enough to compare them."""
        return sum(not row.is_thin for row in self.rows)

    @property
    def unknown(self) -> int:
        return self.total - self.known

    @cached_property
    def groups(self) -> list[RowGroup]:
        """What is known enough to compare: in one table, once a reader asked for anything."""
        rows = [row for row in self.page if not row.is_thin]
        if self.filterset.active or self.filterset.values.get("sort"):
            return [RowGroup("", rows)] if rows else []
        core = [row for row in rows if row.certification.is_core]
        more = [row for row in rows if not row.certification.is_core]
        said = brief.more(len(more), bool(core))
        groups = [RowGroup(brief.first(len(core)), core), RowGroup(said, more)]
        return [group for group in groups if group.rows]

    @cached_property
    def thin(self) -> tuple[CertificationCells, ...]:
        return tuple(row.cells for row in self.page if row.is_thin)

    @property
    def unconfirmed(self) -> int:
        """How many of these we could not confirm as open."""
        return sum(not cells.profile.certification.is_open for cells in self.thin)

    @property
    def dues(self) -> list[tuple]:
        """The organizations whose members alone hold a title, each with its dues."""
        rows = (row for row in self.page if not row.is_thin)
        kept = {row.certification.issuer: row.profile for row in rows if _needs_dues(row.profile)}
        return list(kept.items())

    @cached_property
    def shows_study(self) -> bool:
        """A column more, for who asks by time."""
        return self.sort == "months" or "max_months" in self.filterset.active

    @property
    def study_is_for(self) -> list[str]:
        """For whom the times shown are, at how many hours, and which of them are not ranked."""
        shown = [row.study.time for row in self.page if row.study and not row.is_thin]
        return studying.said_of(shown, self.filterset.answers)

    # Sorting

    @property
    def by_cost(self) -> str:
        return self.filterset.query(sort="-cost" if self.sort == "cost" else None)

    @property
    def by_level(self) -> str:
        return self.filterset.query(sort=None)

    @property
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
