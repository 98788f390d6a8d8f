"""The list of programs as one page shows it: those with a price, those without, and kinds."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from coderpath.filtered import FilteredList
from coderpath.sources import words
from salaries.places import spoken_place

from ..catalogue.shelf import Shelf
from . import phrases
from .filters import ProgramFilterSet
from .program import Program, programs

# How many of each group stand there at once, and how many where the reader narrowed the list.
AT_ONCE, AT_ONCE_OF_MATCHES = (8, 4, 4), (12, 12, 12)
FEW = 2


@dataclass(frozen=True)
class ProgramRow:
    """One program of the list, and how it fits the filters."""

    program: Program
    fits: dict[str, bool]
    misses: list[str]

    @property
    def tags(self) -> dict[str, set[str]]:
        return self.program.tags


@dataclass(frozen=True)
class ProgramGroup:
    """Rows under one heading, with what holds for all of them."""

    heading: str
    says: str
    rows: tuple[Program, ...]
    one: str
    at_once: int

    @property
    def shown(self) -> tuple[Program, ...]:
        """What stands there at once; all of them where the rest would be a row or two."""
        is_short = len(self.rows) <= self.at_once + FEW
        return self.rows if is_short else self.rows[: self.at_once]

    @property
    def folded(self) -> tuple[Program, ...]:
        return self.rows[len(self.shown) :]

    @property
    def folded_says(self) -> str:
        """What the fold holds: “8 more kinds of program”."""
        return phrases.folded(len(self.folded), self.one)


class OnFile:
    """What the list says of all programs on file, whatever is asked."""

    def __init__(self, there: Shelf):
        self.named = [program for program in there.once(programs) if not program.is_kind]

    @cached_property
    def priced(self) -> list[Program]:
        return [program for program in self.named if program.price.headline]

    @cached_property
    def answer(self) -> str:
        """How many there are."""
        return phrases.on_file(len(self.named), len(self.priced))

    @cached_property
    def caution(self) -> str:
        old = sum(program.price.headline.is_old for program in self.priced)
        states = {each.place for each in self.named if each.place}
        return phrases.caution(old, len(self.priced), len(states))

    @property
    def online(self) -> int:
        """Of how many we read that they can be taken online."""
        return sum("ONLINE" in program.ways_taught for program in self.named)

    @property
    def is_taught_unsaid(self) -> int:
        """Of how many no source we read says how they are taught."""
        return sum(not program.training.mode for program in self.named)


class ProgramListing(FilteredList):
    """What the list answers to a query."""

    one, title_begins, per_page = "program", "Medical coding programs", 100

    def __init__(self, asked: QueryDict, there: Shelf):
        self.shelf = there
        self.filterset = ProgramFilterSet(asked, there)
        self.asked_page = asked.get("page", "")
        judged = self.filterset.judged()
        self.rows = [ProgramRow(each.row, each.fits, each.misses) for each in judged]
        hits = (row.program for row in self.rows if not row.misses)
        self.hits = sorted(hits, key=lambda program: (program.is_kind, not program.price.headline))
        self.filterset.count(self.rows)

    @property
    def on_file(self) -> "OnFile":
        return self.shelf.once(OnFile)

    # Groups

    @property
    def groups(self) -> list[ProgramGroup]:
        """Those of schools first; what has no price stands by name, after what has one."""
        priced, unpriced, kinds = [], [], []
        for program in self.on_page:
            like = kinds if program.is_kind else priced if program.price.headline else unpriced
            like.append(program)
        said = (
            ("Programs with a price on file", phrases.PRICES, priced, "program with a price"),
            ("No price on file", phrases.NO_PRICE, unpriced, "program without a price"),
            ("Kinds of program", phrases.KINDS, kinds, "kind of program"),
        )
        at_once = AT_ONCE_OF_MATCHES if self.chips else AT_ONCE
        groups = [
            ProgramGroup(heading, says, tuple(rows), one, most)
            for (heading, says, rows, one), most in zip(said, at_once, strict=True)
        ]
        return [group for group in groups if group.rows]

    # The reader

    @property
    def near_reader(self) -> tuple[str, int, str] | None:
        """Their state, how many programs are there, and the list of these; None where none are.

        Also None where they look at a state already.
        """
        usps = self.filterset.values.get("state", "")
        own = [each for each in self.on_file.named if each.usps == usps] if usps else []
        if not own or "where" in self.filterset.active:
            return None
        said = spoken_place(usps, own[0].place)
        return said, len(own), self.filterset.query(where=[usps])

    @property
    def near_reader_says(self) -> str:
        place, count, _ = self.near_reader
        return f"{words.counted(count, 'program').capitalize()} in {place}"
