"""The list of certifications as one page shows it: hits, near misses, counts, advice and pages."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.contrib.humanize.templatetags.humanize import apnumber
from django.core.paginator import Paginator
from django.http import QueryDict

from coderpath.sources import notes, words
from coderpath.sources.findings import Finding
from coderpath.written import lost_page, quoted

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..models import Certification, Requirement
from .filters import CertificationFilterSet
from .near_misses import FilterMiss, near_misses

PER_PAGE = 20
MOST_PLACES = 3
MOST_ADVICE = 3


@dataclass(frozen=True)
class InShort:
    """A rule whose figure is the few words a cell has room for."""

    rule: Requirement

    def __getattr__(self, name):
        return getattr(self.rule, name)

    @property
    def figure(self) -> str:
        return self.rule.in_short


def has_same_note(first: Finding, second: Finding) -> bool:
    """Both have one source note, so that one number beside the first does for both."""
    facts = [finding.headline for finding in (first, second)]
    return all(facts) and len({notes.key(fact) for fact in facts}) == 1


@dataclass(frozen=True)
class CertificationCells:
    """What the row of a certification says, whatever was asked of the list."""

    profile: Profile

    @cached_property
    def gate(self) -> Finding:
        return Finding([InShort(rule) for rule in self.profile.gate.facts])

    @property
    def places(self) -> str:
        """“Doctors’ offices and clinics, hospital outpatient and 2 more”."""
        names = [finding.figure for finding in self.profile.settings]
        more = [f"{len(names) - MOST_PLACES} more"] if len(names) > MOST_PLACES else []
        first, *rest = names[:MOST_PLACES]
        return words.listing([first, *map(words.inside, rest), *more])

    @property
    def level_has_same_note(self) -> bool:
        settings = self.profile.settings
        return bool(settings) and has_same_note(settings[0], self.profile.level)

    @property
    def member_has_same_note(self) -> bool:
        return has_same_note(self.profile.exam_fee, self.profile.exam_fee_member)

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

    `miss` is how nearly, of one that a filter hides.
    """

    profile: Profile
    fits: dict[str, bool]
    misses: list[str]
    miss: FilterMiss | None = None

    @property
    def certification(self) -> Certification:
        return self.profile.certification

    @property
    def cells(self) -> CertificationCells:
        return CertificationCells(self.profile)


# The choices of each filter for which a row counts.
TAGS = {
    "setting": lambda row: [finding.headline.term for finding in row.profile.settings],
    "level": lambda row: [f.headline.term for f in [row.profile.level] if f.headline],
    "issuer": lambda row: [row.certification.issuer.slug],
}


@dataclass(frozen=True)
class Advice:
    """What would match without one filter, or without one answer."""

    words: str
    matches: int
    query: str

    @property
    def says(self) -> str:
        return f"{apnumber(self.matches)} {'does' if self.matches == 1 else 'do'}"


@dataclass(frozen=True)
class PageLink:
    """A page of the list, or the gap between two."""

    number: int | str
    query: str = ""
    is_here: bool = False


class CertificationListing:
    """What the list answers to a query."""

    def __init__(self, asked: QueryDict, there: Shelf):
        self.shelf = there
        self.filterset = CertificationFilterSet(asked, there)
        self.asked_page = asked.get("page", "")
        self.rows = [
            CertificationRow(each.row, each.fits, each.misses) for each in self.filterset.judged()
        ]
        self.hits = [row for row in self.rows if not row.misses]
        self.filterset.count(self.rows, TAGS)

    @property
    def form(self):
        return self.filterset.form

    @cached_property
    def chips(self) -> list:
        return self.filterset.applied()

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def bodies(self) -> int:
        return len({row.certification.issuer_id for row in self.rows})

    @property
    def heading(self) -> str:
        """How many match, as the heading has it and a screen reader hears it."""
        if not self.filterset.active:
            return words.plural(self.total, "certification")
        if not self.hits:
            return f"None of {self.total} match"
        verb = "matches" if len(self.hits) == 1 else "match"
        return f"{len(self.hits)} of {self.total} {verb}"

    @property
    def title(self) -> str:
        page = f", page {self.page.number}" if self.page.number > 1 else ""
        error = "Error: " if self.form.errors else ""
        counted = f": {self.heading[0].lower()}{self.heading[1:]}" if self.chips else ""
        return f"{error}Certifications{counted}{page}"

    # Sorting

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Value, words and whether it is chosen. The default needs no parameter: no value."""
        orders = self.filterset.filters["sort"].orders
        default = next(iter(orders))
        return [
            ("" if value == default else value, order[0], value == self.sort)
            for value, order in orders.items()
        ]

    @property
    def sort(self) -> str:
        return self.filterset.filters["sort"].chosen(self.filterset.values.get("sort"))

    @property
    def by_cost(self) -> str:
        return self.filterset.query(sort="-cost" if self.sort == "cost" else None)

    @property
    def by_months(self) -> str:
        return self.filterset.query(sort="months")

    @property
    def by_code(self) -> str:
        return self.filterset.query(sort="code")

    # Pages

    @cached_property
    def page(self):
        return Paginator(self.hits, PER_PAGE).get_page(self.asked_page)

    @property
    def lost_page(self) -> str:
        """What to say when the page asked for is not there."""
        return lost_page(self.asked_page, self.page.number, self.page.paginator.num_pages)

    @property
    def pages(self) -> list[PageLink]:
        paginator = self.page.paginator
        if paginator.num_pages == 1:
            return []
        return [
            PageLink(number)
            if number == paginator.ELLIPSIS
            else PageLink(number, self.page_query(number), number == self.page.number)
            for number in paginator.get_elided_page_range(self.page.number, on_each_side=1)
        ]

    def page_query(self, number: int) -> str:
        return self.filterset.query(page=number if number > 1 else None)

    @property
    def previous_page(self) -> str:
        return self.page_query(self.page.previous_page_number())

    @property
    def next_page(self) -> str:
        return self.page_query(self.page.next_page_number())

    # What is hidden

    @cached_property
    def near(self) -> list:
        return near_misses(self.rows, self.filterset.active, self.filterset.query)

    @property
    def further(self) -> int:
        """How many are hidden and not close."""
        return self.total - len(self.hits) - sum(len(group.rows) for group in self.near)

    @property
    def advice(self) -> list[Advice]:
        """For a page without a hit: the fewest filters that hide something, the most first."""
        hiding = Counter(tuple(row.misses) for row in self.rows)
        fewest = min(map(len, hiding), default=0)
        found = [(names, matches) for names, matches in hiding.items() if len(names) == fewest]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return [
            Advice(self._in_words(names), matches, self.filterset.query(**dict.fromkeys(names)))
            for names, matches in found[:MOST_ADVICE]
        ]

    def _in_words(self, names: tuple[str, ...]) -> str:
        """“Hospital inpatient” or “Auditing”, and “Exam fee up to $10”: chips in a sentence."""
        chips = [[quoted(c.words) for c in self.chips if c.name == name] for name in names]
        return words.listing([words.listing(choices, "or") for choices in chips])

    @property
    def nothing(self) -> str:
        """“Nothing matches all four filters.”"""
        names = tuple(self.filterset.active)
        if len(names) == 1:
            return f"Nothing matches {self._in_words(names)}."
        which = "both" if len(names) == 2 else f"all {apnumber(len(names))}"
        return f"Nothing matches {which} filters."

    # The reader

    @property
    def state(self) -> str:
        return self.filterset.values.get("state", "")
