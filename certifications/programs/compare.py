"""Two to six programs side by side: what sources say of each, question by question.

Prices are of unlike years and hold unlike things, so nothing is counted between two of them.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict

from coderpath.asked import Problem
from coderpath.links import encoded
from coderpath.near_names import near
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.sources.facts import SourcedFact
from coderpath.written import quoted

from ..catalogue.shelf import Shelf
from ..models import Training
from . import phrases
from .page import WANTED, ProgramPage
from .program import Program, programs

MOST = 6
NAME, FIELD = "program", "add"
# How many unknown names a message tells one by one, and how many near ones.
MOST_NAMED, MOST_MEANT = 5, 3
# More than these stand one under the other on a phone.
BESIDE = 3


@dataclass(frozen=True)
class ComparedCell:
    """What is said of one program: a word of ours, and facts with their sources."""

    label: str
    word: str = ""
    facts: tuple[SourcedFact, ...] = ()
    is_same: bool = False

    @property
    def is_unknown(self) -> bool:
        return not self.word and not self.facts

    @property
    def answer(self) -> tuple[str, ...]:
        return (self.word, *(fact.figure for fact in self.facts))


@dataclass(frozen=True)
class ComparedRow:
    """One question, answered for each program."""

    label: str
    cells: tuple[ComparedCell, ...]


class ComparedPrograms:
    """The programs in the order asked for, and what is asked of each."""

    def __init__(self, chosen: list[Program], problems: tuple[Problem, ...], there: Shelf):
        self.programs, self.problems = chosen, problems
        self._there = there

    @property
    def heading(self) -> str:
        return phrases.compared(self.labels)

    @property
    def answer(self) -> str:
        """Of how many there is a price; with fewer than two, what to do."""
        priced = sum(program.price.headline is not None for program in self.programs)
        return phrases.compared_prices(priced, len(self.programs))

    @cached_property
    def labels(self) -> list[str]:
        """By which each is called: the school, unless two are of one school."""
        schools = [program.school_or_kind for program in self.programs]
        return [
            program.full_name if schools.count(school) > 1 else school
            for program, school in zip(self.programs, schools, strict=True)
        ]

    # The table

    @property
    def columns(self) -> list[tuple[Program, str, str]]:
        """Each with what it is called, and the query of a link to the others."""
        others = ([p for p in self.programs if p is not one] for one in self.programs)
        return list(zip(self.programs, self.labels, map(self._choosing, others), strict=True))

    @cached_property
    def rows(self) -> list[ComparedRow]:
        """Only what some source says of one of them."""
        return [row for row in self._every_row if not all(cell.is_unknown for cell in row.cells)]

    @property
    def unknown(self) -> str:
        """What no source says of any of them, as a sentence."""
        return phrases.unknown_of_all(
            [said for what, said in WANTED.items() if not any(p.knows[what] for p in self._pages)]
        )

    @cached_property
    def _pages(self) -> list[ProgramPage]:
        return [ProgramPage(program, self._there) for program in self.programs]

    @cached_property
    def _every_row(self) -> list[ComparedRow]:
        given = {
            "Program": [program.training.name for program in self.programs],
            "State": [program.place for program in self.programs],
            "Kind of school": [program.training.get_school_display() for program in self.programs],
        }
        rows = [self._row(label, said, [()] * len(said)) for label, said in given.items()]
        for groups in zip(*(page.every_group for page in self._pages), strict=True):
            word = _WORDS.get(groups[0].place, lambda training: "")
            said = [word(program.training) for program in self.programs]
            rows.append(self._row(groups[0].heading, said, [tuple(g.facts) for g in groups]))
        return rows

    def _row(self, label: str, said: list[str], facts: list[tuple]) -> ComparedRow:
        cells = [ComparedCell(*each) for each in zip(self.labels, said, facts, strict=True)]
        beside = (_beside(cells[0], cell) for cell in cells[1:])
        return ComparedRow(label, (*cells[:1], *beside))

    # The address

    @property
    def is_full(self) -> bool:
        return len(self.programs) == MOST

    @property
    def is_long(self) -> bool:
        """Whether a phone shows the programs one under the other."""
        return len(self.programs) > BESIDE

    @property
    def query(self) -> str:
        return self._choosing(self.programs)

    @property
    def others(self) -> tuple[Program, ...]:
        """Those that could be added."""
        return tuple(each for each in self._there.once(programs) if each not in self.programs)

    @staticmethod
    def _choosing(chosen: list[Program]) -> str:
        return "?" + encoded(tuple((NAME, program.training.slug) for program in chosen))


# What the row of a program says beside the facts.
_WORDS = {
    "award": Training.get_award_display,
    "taught": Training.get_mode_display,
}


def _beside(first: ComparedCell, cell: ComparedCell) -> ComparedCell:
    return replace(cell, is_same=not cell.is_unknown and cell.answer == first.answer)


def compared(data: QueryDict, there: Shelf) -> ComparedPrograms:
    """What these parameters ask for: `program`, up to six times, each by its slug.

    Raises Renamed where a name is one that a program had before.
    """
    by_slug = {program.training.slug: program for program in there.once(programs)}
    asked = [name for name in dict.fromkeys(n.strip().lower() for n in data.getlist(NAME)) if name]
    lost = [name for name in asked if name not in by_slug]
    follow(Training, *lost[:MOST_NAMED])
    found = [by_slug[name] for name in asked if name in by_slug]
    problems = [Problem(_unknown(name, by_slug), FIELD) for name in lost[:MOST_NAMED]]
    if rest := lost[MOST_NAMED:]:
        problems.append(Problem(f"{words.plural(len(rest), 'more program')} unknown.", FIELD))
    if left_out := found[MOST:]:
        problems.append(Problem(phrases.too_many([each.full_name for each in left_out]), FIELD))
    return ComparedPrograms(found[:MOST], tuple(problems), there)


def _unknown(name: str, by_slug: dict[str, Program]) -> str:
    meant = [by_slug[slug].full_name for slug in near(name, by_slug, MOST_MEANT)]
    said = f" Did you mean {words.listing(meant, 'or')}?" if meant else ""
    return f"No program has the address {quoted(name)}.{said}"
