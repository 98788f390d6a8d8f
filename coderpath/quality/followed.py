"""What of the log can be followed by itself: the changes that bear on one certification, one state.

A package says what its things rest on; several asked for at once are followed together, as those of
a comparison are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from coderpath.asked import Problem
from coderpath.sources import words
from coderpath.sources.held import Held
from coderpath.written import quoted

from .changed import LogEntry
from .log import Log

MOST = 12  # things that one address may ask for
MISTAKES = "mistakes"
NOT_ONLY = "The log can show “mistakes” alone. You wrote {}."


@dataclass(frozen=True)
class FollowedThing:
    """One of them: what a sentence calls it, its own page, and what it rests on.

    `about` has the names that `told.things_of` gives.
    """

    label: str
    address: str
    about: frozenset[str]


Find = Callable[[Held, str], FollowedThing | None]
_kinds: dict[str, tuple[str, Find]] = {}


def follows(parameter: str, noun: str) -> Callable[[Find], Find]:
    """For a function that finds one by its slug; `parameter` names it in addresses."""

    def note(find: Find) -> Find:
        _kinds[parameter] = (noun, find)
        return find

    return note


@dataclass
class AskedLog:
    """What the address asks of the log, as far as it can be understood."""

    rows: Held
    asked: QueryDict | MultiValueDict
    things: list[FollowedThing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self):
        for parameter, (noun, find) in _kinds.items():
            for slug in dict.fromkeys(self.asked.getlist(parameter)[:MOST]):
                if thing := find(self.rows, slug.strip().lower()):
                    self.things.append(thing)
                    self.pairs.append((parameter, slug.strip().lower()))
                elif slug:
                    self.problems.append(Problem(f"There is no {noun} {quoted(slug)}."))
        only = self.asked.get("only", "")
        if self.has_mistakes_only:
            self.pairs.append(("only", MISTAKES))
        elif only:
            self.problems.append(Problem(NOT_ONLY.format(quoted(only))))

    @property
    def has_mistakes_only(self) -> bool:
        return self.asked.get("only", "").strip().lower() == MISTAKES

    @cached_property
    def log(self) -> Log:
        return self.rows.once(Log)

    @cached_property
    def entries(self) -> list[LogEntry]:
        found = self.log.mistakes if self.has_mistakes_only else self.log.entries
        if self.things:
            about = frozenset().union(*(thing.about for thing in self.things))
            found = [entry for entry in found if entry.about & about]
        return found

    @property
    def of(self) -> str:
        """What it is about, for a heading; empty for everything."""
        return words.listing([thing.label for thing in self.things])

    @property
    def title(self) -> str:
        what = "Mistakes we put right" if self.has_mistakes_only else "What changed"
        return f"{what}: {self.of}" if self.things else what

    @property
    def query(self) -> str:
        return f"?{urlencode(self.pairs)}" if self.pairs else ""
