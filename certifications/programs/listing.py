"""The list of programs as one page shows it: those with a price, those without, and kinds."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from coderpath.filtered import FilteredList
from coderpath.sources import words
from salaries.places import spoken_place

from ..catalogue.shelf import Shelf
from . import phrases
from .filters import ProgramFilterSet, ways_taught
from .program import Program


@dataclass(frozen=True)
class ProgramRow:
    """One program of the list, and how it fits the filters."""

    program: Program
    fits: dict[str, bool]
    misses: list[str]


# The choices of each filter for which a row counts.
TAGS = {
    "where": lambda row: [row.program.usps],
    "mode": lambda row: ways_taught(row.program),
    "award": lambda row: [row.program.training.award],
    "school": lambda row: [row.program.training.school],
    "exam": lambda row: [exam.slug for exam in row.program.exams],
}


@dataclass(frozen=True)
class ProgramGroup:
    """Rows under one heading, with what holds for all of them."""

    heading: str
    says: str
    rows: list[Program]


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
        self.filterset.count(self.rows, TAGS)

    # What is on file, whatever is asked

    @cached_property
    def named(self) -> list[Program]:
        """Those of a school."""
        return [row.program for row in self.rows if not row.program.is_kind]

    @cached_property
    def priced(self) -> list[Program]:
        return [program for program in self.named if program.price.headline]

    @property
    def answer(self) -> str:
        return phrases.on_file(len(self.named), len(self.priced))

    @property
    def caution(self) -> str:
        old = sum(program.price.headline.is_old for program in self.priced)
        states = {each.place for each in self.named if each.place}
        return phrases.caution(old, len(self.priced), len(states))

    @property
    def online(self) -> int:
        """Of how many we read that they can be taken online."""
        return sum("ONLINE" in ways_taught(program) for program in self.named)

    @property
    def is_taught_unsaid(self) -> int:
        """Of how many no source we read says how they are taught."""
        return sum(not program.training.mode for program in self.named)

    # Groups

    @property
    def groups(self) -> list[ProgramGroup]:
        """Those of schools first; what has no price stands by name, after what has one."""
        schools = [program for program in self.page if not program.is_kind]
        priced = [program for program in schools if program.price.headline]
        unpriced = [program for program in schools if not program.price.headline]
        kinds = [program for program in self.page if program.is_kind]
        groups = (
            ProgramGroup("Programs with a price on file", phrases.PRICES, priced),
            ProgramGroup("No price on file", phrases.NO_PRICE, unpriced),
            ProgramGroup("Kinds of program", phrases.KINDS, kinds),
        )
        return [group for group in groups if group.rows]

    # The reader

    @property
    def near_reader(self) -> tuple[str, int, str] | None:
        """Their state, how many programs are there, and the list of these; None where none are.

        Also None where they look at a state already.
        """
        usps = self.filterset.values.get("state", "")
        own = [
            each for each in self.named if each.training.state and each.training.state.slug == usps
        ]
        if not own or "where" in self.filterset.active:
            return None
        said = spoken_place(usps, own[0].place)
        return said, len(own), self.filterset.query(where=[usps])

    @property
    def near_reader_says(self) -> str:
        place, count, _ = self.near_reader
        return f"{words.counted(count, 'program').capitalize()} in {place}"
