"""The ways to pay by who pays, and the states of which an offer is on file."""

from collections import defaultdict
from dataclasses import dataclass

from salaries.places import PLACES, place_name, spoken_place

from ..catalogue.shelf import Shelf
from ..models import Funding
from . import phrases
from .ways import WayToPay, ways

Kind = Funding.Kind
# Who pays, in the order of the page, with what to know of all of them.
GROUPS = (
    ("Federal", (Kind.FEDERAL,), "From the federal government. Your school or job center asks."),
    ("State", (Kind.STATE,), "For people who live in the state. Only what we have collected."),
    ("Military", (Kind.MILITARY,), "For service members, veterans and their families."),
    ("Employer", (Kind.EMPLOYER,), "An employer pays while you work there, or takes you on."),
    ("School", (Kind.SCHOOL,), "Through a school’s financial aid office."),
    ("Scholarship", (Kind.ORGANIZATION,), "From an organization of coders, to a few."),
    ("Hardship", (Kind.HARDSHIP,), "For members who can’t pay for a while."),
)


@dataclass(frozen=True)
class WayGroup:
    heading: str
    place: str
    says: str
    rows: tuple[WayToPay, ...]


@dataclass(frozen=True)
class WaysFor:
    """The ways for who lives in a state: its own offers first, those of others apart."""

    groups: tuple[WayGroup, ...]
    elsewhere: WayGroup | None = None

    @property
    def rows(self) -> list[WayToPay]:
        """All of them, in the order of the page."""
        groups = (*self.groups, *filter(None, (self.elsewhere,)))
        return [way for group in groups for way in group.rows]


@dataclass(frozen=True)
class StateOffers:
    usps: str
    name: str
    rows: list[WayToPay]


class WayList:
    """Made once of a shelf: `there.once(WayList)`."""

    def __init__(self, there: Shelf):
        self.rows = there.once(ways)

    @property
    def answer(self) -> str:
        return phrases.on_file(len(self.rows), sum(bool(way.dollars) for way in self.rows))

    def groups(self, usps: str) -> WaysFor:
        """By who pays, no group empty; `usps` is where the reader lives, empty if unsaid."""
        apart = [way for way in self.rows if usps and way.usps]
        own = tuple(way for way in apart if way.usps == usps)
        others = tuple(way for way in apart if way.usps != usps)
        named = spoken_place(usps, place_name(usps)) if usps else ""
        groups = [WayGroup(f"In {named}", "own", phrases.OWN_STATE, own)]
        for heading, of, says in GROUPS:
            rows = (w for w in self.rows if w.funding.kind in of and w not in apart)
            groups.append(WayGroup(heading, heading.lower(), says, tuple(rows)))
        return WaysFor(
            tuple(group for group in groups if group.rows),
            WayGroup(phrases.elsewhere(len(others)), "elsewhere", "", others) if others else None,
        )

    @property
    def states(self) -> list[StateOffers]:
        """Those of which an offer is on file, by name."""
        found = defaultdict(list)
        for way in self.rows:
            if way.usps:
                found[way.usps].append(way)
        offers = (StateOffers(usps, place_name(usps), rows) for usps, rows in found.items())
        return sorted(offers, key=lambda each: each.name)

    @property
    def not_collected(self) -> list[str]:
        """The names of the others."""
        return [name for usps, name in PLACES if usps not in {each.usps for each in self.states}]

    def in_state(self, usps: str) -> str:
        """What is on file for the reader’s state, in a sentence; empty if they named none."""
        count = sum(way.usps == usps for way in self.rows)
        return phrases.in_state(spoken_place(usps, place_name(usps)), count) if usps else ""
