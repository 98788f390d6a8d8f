"""One path in every state: a likely start, what it buys there, and how soon a raise pays for it.

Asks the database nothing: rows of wages come with the price levels of their places.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString

from certifications.catalogue.amounts import Sum
from coderpath.asked import Problem
from coderpath.links import encoded
from coderpath.sources import words
from coderpath.written import quoted
from salaries.figures import Surveyed, WageSpan
from salaries.models import Area, Occupation
from salaries.pay import Pay
from salaries.shelf import WageShelf
from salaries.states.asked import StatesAsked
from salaries.states.measures import MEASURES
from salaries.states.table import StateTable

from ..page.path_page import PathPage
from ..pay import FirstPay, StartPay, is_for_someone_new, pays_back_there
from . import phrases

LOW = MEASURES["p10"]


class Order(StrEnum):
    """What the table is sorted by; the value is that of `order` in the address."""

    BUYS = "buys"
    PAID = "paid"
    RAISE = "raise"
    STATE = "state"

    @property
    def label(self) -> str:
        return IN_WORDS[self]


IN_WORDS = {
    Order.BUYS: "What it buys",
    Order.PAID: "Likely start",
    Order.RAISE: "Pays for the path",
    Order.STATE: "State",
}
# What addresses once asked for.
RENAMED = {"payback": Order.RAISE.value}


@dataclass(frozen=True)
class Bought(Surveyed):
    """What the likely start of a place buys at the nation’s average prices, shown as a figure."""

    wage: Pay

    @property
    def span(self) -> WageSpan:
        return self.wage.likely_start

    @property
    def figure(self) -> str:
        """Empty where pay or price level is unknown."""
        low, high = self.ends
        return "" if low is None or high is None else phrases.buys(low, high)

    @property
    def ends(self) -> tuple:
        return self.span.low.at_least, self.span.high.at_least

    @property
    def dated(self) -> str:
        return f"{super().dated}, at the price levels of {self.wage.price_parity.year}"


@dataclass(frozen=True)
class PlaceStart:
    """The likely start of one place, as paid and at average prices: the same for every reader."""

    priced: Pay

    @property
    def area(self) -> Area:
        return self.priced.area

    @property
    def wage(self) -> Pay:
        return self.priced.as_paid

    @property
    def start(self) -> WageSpan:
        return self.wage.likely_start

    @property
    def buys(self) -> Bought:
        return Bought(self.priced)

    @cached_property
    def rank(self) -> tuple:
        """Equal for places that are tied, of which the same is shown; higher is better."""
        return tuple(words.hundreds(end or 0) for end in self.buys.ends)

    @cached_property
    def paid(self) -> tuple:
        return (self.start.low.at_least or 0, self.start.high.at_least or 0)


@dataclass(frozen=True)
class PathInState:
    """One place, and what the path does to the reader’s pay there."""

    place: PlaceStart
    pay: FirstPay

    @property
    def soonest(self) -> tuple:
        """When a raise has paid for the path; never comes after any number of months."""
        ends = [end.time for end in (self.pay.back.slow, self.pay.back.quick) if end]
        return tuple((months is None, months or 0) for months in ends) or ((True, 0),) * 2

    @cached_property
    def gains(self) -> list[int]:
        """Dollars a year more than the reader earns now, at both ends; empty where not known."""
        if self.pay.earn is None or not self.pay.is_known:
            return []
        return [end.at_least - self.pay.earn for end in (self.pay.start.low, self.pay.start.high)]

    @cached_property
    def gains_in_words(self) -> str:
        return phrases.gains(*self.gains) if self.gains else ""

    @property
    def no_months(self) -> str:
        """Why one end or both have no number of months, in words; empty where both have."""
        if self._is_cut:
            return phrases.NO_RAISE
        if self.pay.back.unknown:
            return self.pay.back.unknown
        return phrases.NEVER_IF_LOW if self.pay.is_half_a_cut else ""

    @cached_property
    def pays_in(self) -> str:
        """How soon a raise has paid for the path; empty where that is not known."""
        if self._is_cut:
            return phrases.NO_RAISE
        pay = self.pay
        return "" if pay.back.unknown else phrases.pays_in(pay.payback, pay.is_half_a_cut)

    @property
    def _is_cut(self) -> bool:
        """Whether it is no raise at either end: then no cost, known or not, is ever paid back."""
        return bool(self.gains) and self.gains[1] <= 0


@dataclass(frozen=True, eq=False)
class InOrder:
    """Every place in one order, for all whose path costs as much and who earn as much now."""

    rows: tuple[PathInState, ...]

    @classmethod
    def of(cls, places: list[PlaceStart], cost: Sum, earn: int | None, order: Order) -> "InOrder":
        return cls(tuple(sorted((_row(place, cost, earn) for place in places), key=KEYS[order])))


def _row(place: PlaceStart, cost: Sum, earn: int | None) -> PathInState:
    start = StartPay(place.area.spoken, place.wage)
    return PathInState(place, FirstPay(start, cost, pays_back_there(cost, start, earn), True, earn))


def _highest_first(ends: tuple) -> tuple:
    return (not ends[0], *(-end for end in ends))


KEYS = {
    Order.BUYS: lambda row: _highest_first(row.place.rank),
    Order.PAID: lambda row: _highest_first(row.place.paid),
    Order.RAISE: lambda row: (row.soonest, _highest_first(row.place.rank)),
    Order.STATE: lambda row: row.place.area.name,
}


class PathInStates:
    """What the page shows: the path as its own page has it, and its places in order."""

    def __init__(self, page: PathPage, there: WageShelf, data: QueryDict):
        self.page = page
        self._there = there
        self._order_said = data.get("order", "").strip()

    @property
    def is_for_someone_new(self) -> bool:
        return is_for_someone_new(self.page.plan, self.page.answers)

    @cached_property
    def _order(self) -> Order | None:
        """What was asked for; None where it is nothing to sort by."""
        said = self._order_said.lower() or Order.BUYS
        said = RENAMED.get(said, said)
        return Order(said) if said in list(Order) else None

    @cached_property
    def order(self) -> Order:
        return self._order or Order.BUYS

    @property
    def problems(self) -> list[Problem]:
        found = list(self.page.what_if.problems)
        if self._order is None:
            known = words.listing([each.value for each in Order], "or")
            said = f"States can be sorted by {known}. You wrote {quoted(self._order_said)}."
            found.append(Problem(said))
        return found

    @property
    def orders(self) -> list[tuple[Order, str, bool]]:
        """Every order, with the query that asks for it, and whether it is the one shown."""
        return [(each, self._query(each), each == self.order) for each in Order]

    def _query(self, order: Order) -> str:
        query = self.page.what_if.query
        if order == Order.BUYS:
            return query or "."
        return f"{query}{'&' if query else '?'}order={order}"

    @property
    def query(self) -> str:
        """The query of this page as it was understood."""
        return self._query(self.order).removeprefix(".")

    @cached_property
    def asked(self) -> StatesAsked | None:
        """The table and the map of states; None where no wages are loaded."""
        occupation = next((each for each in self._there.occupations() if each.is_coders), None)
        if not (self._there.releases and occupation):
            return None
        usps = self.page.answers.state
        return self._there.kept(("path in states", usps), lambda: self._asked(occupation, usps))

    def _asked(self, occupation: Occupation, usps: str) -> StatesAsked:
        there, release = self._there, self._there.releases[0]
        places = [there.nation, *there.states]
        table = StateTable.of(
            occupation,
            release,
            [wage.at_average_prices for wage in there.wages(release, places, [occupation])],
            measure=LOW,
            order=f"-{LOW.key}",
            usps=usps,
            covered=there.places_of(release),
        )
        parities = there.price_parities(places, release.year)
        return StatesAsked(table, parities, is_adjusted=True, groups={})

    @cached_property
    def _places(self) -> list[PlaceStart]:
        if not self.asked:
            return []
        states = self.asked.table.states
        return self._there.kept("places of paths", lambda: [PlaceStart(wage) for wage in states])

    @cached_property
    def in_order(self) -> InOrder:
        asked = (self.page.column.earn, self.page.answers.earn, self.order)
        return self._there.kept(
            ("places of a path", *asked), lambda: InOrder.of(self._places, *asked)
        )

    @property
    def rows(self) -> tuple[PathInState, ...]:
        return self.in_order.rows

    @property
    def onward(self) -> SafeString:
        """What asks the path the same, behind a state: as a page has it."""
        rest = tuple(pair for pair in self.page.what_if.pairs if pair[0] != "state")
        return escape(f"&{encoded(rest)}" if rest else "")

    # In words

    @cached_property
    def furthest(self) -> list[PlaceStart]:
        """Where the likely start buys most: more than one where they are tied."""
        top = max((place.rank for place in self._places), default=(0, 0))
        return [place for place in self._places if top[0] and place.rank == top]

    @property
    def no_raise(self) -> str:
        """To whom holds a title, of whose next title no pay is known by state."""
        return phrases.NOT_BY_STATE if self.page.pay_by_titles else phrases.NO_ONE_SAYS

    @property
    def lead(self) -> str:
        return phrases.goes_furthest([place.area.spoken for place in self.furthest])

    @cached_property
    def against_now(self) -> str:
        """In how many places it is a raise; empty until the reader says what they earn."""
        gains = [row.gains for row in self.rows if row.gains]
        if not gains:
            return ""
        more = sum(low > 0 for low, _ in gains)
        less = sum(high < 0 for _, high in gains)
        return phrases.against_now(more, len(gains) - more - less, less)

    @cached_property
    def home(self) -> PlaceStart | None:
        """The reader’s own state."""
        usps = self.page.answers.state
        return next((place for place in self._places if place.area.slug == usps), None)
