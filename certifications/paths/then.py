"""“Would you choose the same today?”: the paths named by the figures of an earlier edition, beside
those of today, and which figures changed.

Both are ranked by one and the same rule, so that nothing but figures can make them differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.http import QueryDict
from django.utils.timezone import localtime

from certifications.catalogue import shelf
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, PathStep
from certifications.since import changes
from certifications.since.asked import AskedEdition
from coderpath.sources import edition, held, words
from coderpath.sources.held_then import Earlier
from coderpath.today import looking_ahead
from salaries import shelf as salaries_shelf

from .ledger import Membership
from .list.form import PathsForm
from .list.listing import PathListing
from .plan import Plans
from .terms import Terms

PLACES = ("first", "second", "third")
OF_A_DAY = (
    "This page is of a day in the past, so it is not set beside an edition. Leave out the day, and"
    " we compare it with today."
)


@dataclass(frozen=True)
class NamedPaths:
    """What is answered at one time: the slugs of the paths named, at most three, in order; and of
    every path its name and its total, in words, empty for none, and as what it likely is."""

    order: tuple[str, ...]
    names: dict[str, str]
    totals: dict[str, str]
    likely: dict[str, Decimal]

    @classmethod
    def of(cls, listing: PathListing) -> "NamedPaths":
        terms = Terms.of(listing.answers, is_student=listing.payer == Membership.STUDENT)
        plans = listing.shelf.once(Plans).on(terms)
        costs = {slug: plan.ledger.column_for(listing.payer).earn for slug, plan in plans.items()}
        return cls(
            listing.named,
            {slug: plan.name for slug, plan in plans.items()},
            {
                slug: f"{cost.figure}{cost.plus_gaps_in_words}" if cost.is_total else ""
                for slug, cost in costs.items()
            },
            {slug: cost.likely for slug, cost in costs.items() if cost.is_total},
        )

    def place(self, slug: str) -> str:
        """“named first”; “not named”; “not on file”."""
        if slug in self.order:
            return f"named {PLACES[self.order.index(slug)]}"
        return "not named" if slug in self.names else "not on file"

    def total(self, slug: str) -> str:
        """“a total of about $410 plus books”; “no total”."""
        total = self.totals.get(slug)
        return f"a total of {total}" if total else "no total"

    def said(self, slug: str) -> str:
        """Both: “named first, with a total of about $410 plus books”."""
        place = self.place(slug)
        return f"{place}, with {self.total(slug)}" if slug in self.names else place


@dataclass(frozen=True)
class PathThen:
    """One path at both times: its name, and a sentence on what became of it."""

    slug: str
    name: str
    said: str


class SameToday:
    """What the section says of an edition that the address carries.

    `slug` is the path that the page is of, told beside those that are named.
    """

    def __init__(self, asked: AskedEdition, listing: PathListing, slug: str = ""):
        self.code, self._listing, self._slug = asked.code, listing, slug
        self._there: Shelf = listing.shelf
        self._now: edition.DataEdition = held.data_edition(asked.code)

    @property
    def is_today(self) -> bool:
        """Whether the page answers for today: one of a day in the past is not compared."""
        return self._there.is_today

    @property
    def is_same_edition(self) -> bool:
        return self.code == self._now.code

    @property
    def began(self) -> datetime | None:
        """The moment at which the edition began, if it is known here."""
        return self._now.earlier_began

    @property
    def is_told(self) -> bool:
        """Whether what was named then is known, and is set beside what is named today."""
        return self.is_today and bool(self.is_same_edition or self.began)

    @property
    def day(self) -> date | None:
        return self.began and localtime(self.began).date()

    @cached_property
    def today(self) -> NamedPaths:
        return NamedPaths.of(self._listing)

    @cached_property
    def then(self) -> NamedPaths:
        """By the rows that there were, on the day on which the edition began."""
        if self.is_same_edition:
            return self.today
        form = self._listing.form
        with looking_ahead(self.day):
            there = shelf.of(self._there.rows.once(Earlier).at(self.began))
            own = PathsForm(form.data, there.slugs)
            return NamedPaths.of(PathListing(own, there, salaries_shelf.at()))

    @property
    def is_order_same(self) -> bool:
        return self.then.order == self.today.order

    @property
    def is_the_same(self) -> bool:
        """Whether the order and every total are as they were."""
        then, today = self.then, self.today
        same = all(then.total(slug) == today.total(slug) for slug in self.slugs)
        return same and self.is_order_same

    @property
    def answer(self) -> str:
        """Whether the reader would choose the same, or why that is not told, in a sentence or
        two."""
        if not self.is_today:
            return OF_A_DAY
        if self.is_same_edition:
            return (
                "Yes. Nothing has changed: the figures are those of your answer, edition"
                f" {self.code}."
            )
        if not self.is_told:
            return (
                f"No edition {self.code} is known here, so we can’t say what you saw then. The"
                " figures on this page are today’s."
            )
        then, today = self.then, self.today
        if not then.order and not today.order:
            return "No path was named by these answers then, and none is today."
        if not (then.order and today.order):
            only = today if today.order else then
            when = ("then", "today") if today.order else ("today", "then")
            first = words.inside(only.names[only.order[0]])
            return f"No path is named by these answers {when[0]}; {when[1]} it is {first}."
        if then.order[0] != today.order[0]:
            first, now = (words.inside(each.names[each.order[0]]) for each in (then, today))
            return f"Perhaps not. Then {first} came first. Today it is {now}."
        if not self.is_order_same:
            return "The same path still comes first. What is named beside it has changed."
        if not self.is_the_same:
            return "The same paths are named in the same order. A total has changed."
        return "Yes. The same paths are named in the same order, with the same totals."

    @cached_property
    def slugs(self) -> list[str]:
        """The paths that were named or are, and that of the page."""
        found = dict.fromkeys((*self.today.order, *self.then.order, self._slug))
        return [slug for slug in found if slug]

    @property
    def paths(self) -> list[PathThen]:
        """Those of which something is to be told, and that of the page."""
        then, today = self.then, self.today
        names = then.names | today.names
        return [
            PathThen(slug, names.get(slug, slug), self._became(slug))
            for slug in self.slugs
            if slug == self._slug or then.said(slug) != today.said(slug)
        ]

    def _became(self, slug: str) -> str:
        then, today = self.then, self.today
        if then.said(slug) == today.said(slug):
            return f"It was {then.said(slug)}. It is so today."
        if then.place(slug) == today.place(slug):
            had, has = then.total(slug), today.total(slug)
            return f"It is {today.place(slug)}, then as today. It had {had}; now it has {has}."
        return f"Then it was {then.said(slug)}. Today it is {today.said(slug)}."

    @property
    def notes(self) -> tuple[str, ...]:
        """The same for data: the answer, and what became of the path that the page is of."""
        own = [each for each in self.paths if each.slug == self._slug] if self.is_told else []
        return (self.answer, *(f"{each.name}. {each.said}" for each in own))

    @cached_property
    def changes(self) -> list[changes.AnswerChange]:
        """What is answered otherwise than then of these paths and of the titles on them."""
        steps = [step for step in self._there.steps if step.path.slug in self.slugs]
        return changes.since(self.began, _titles(steps), steps, self._there.day)


def _titles(steps: Iterable[PathStep]) -> list[Certification]:
    named = [one for step in steps for one in (step.path.holds, step.certification) if one]
    return list(dict.fromkeys(named))


def same_today(asked: QueryDict, listing: PathListing, slug: str = "") -> SameToday | None:
    """What is said of the edition in an address; None without one that could be read."""
    found = AskedEdition.in_address(asked)
    return SameToday(found, listing, slug) if found.code else None
