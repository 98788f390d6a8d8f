"""A list that a reader narrows: what matches, what is said where nothing does, and its pages."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.core.paginator import Paginator

from .filters import FilterSet
from .sources import words
from .written import lost_page, quoted

MOST_ADVICE = 3


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


class FilteredList:
    """What every such list says of itself.

    A kind of list sets its `filterset`, its `rows`, each with the names of the filters that it
    `misses`, the `hits` in order, and the page that was asked for.
    """

    one = ""  # what a row is: “certification”
    title_begins = ""  # the page’s title, before what is counted
    per_page = 60

    filterset: FilterSet
    rows: list[Any]
    hits: list[Any]
    asked_page = ""

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
    def heading(self) -> str:
        """How many match, as the heading has it and a screen reader hears it."""
        if not self.filterset.active:
            return words.plural(self.total, self.one)
        if not self.hits:
            return f"None of {self.total} match"
        verb = "matches" if len(self.hits) == 1 else "match"
        return f"{len(self.hits)} of {self.total} {verb}"

    @property
    def title(self) -> str:
        page = f", page {self.page.number}" if self.page.number > 1 else ""
        error = "Error: " if self.form.errors else ""
        counted = f": {self.heading[0].lower()}{self.heading[1:]}" if self.chips else ""
        return f"{error}{self.title_begins}{counted}{page}"

    # Sorting

    @property
    def sorts(self) -> tuple[tuple[str, str, bool], ...]:
        """Value, words and whether it is chosen. The default needs no parameter: no value."""
        orders = self.filterset.filters["sort"].orders
        default = next(iter(orders))
        sort = self.sort
        return tuple(
            ("" if value == default else value, order[0], value == sort)
            for value, order in orders.items()
        )

    @property
    def sort(self) -> str:
        return self.filterset.filters["sort"].chosen(self.filterset.values.get("sort"))

    # Pages

    @cached_property
    def page(self):
        return Paginator(self.hits, self.per_page).get_page(self.asked_page)

    @property
    def on_page(self) -> list[Any]:
        """The hits of the page."""
        return self.page.object_list

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
