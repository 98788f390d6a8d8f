"""One program as its page tells it: facts in groups, what its hours may do, and paths like it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from coderpath.near_names import things_near
from coderpath.sources.facts import SourcedFact

from ..catalogue.shelf import Shelf
from ..funding.of_path import HelpWith, help_with
from ..models import Path, Training, Way
from ..models.path_kinds import StepKind
from . import phrases
from .program import Kind, Program, programs

# How its facts stand on the page: heading, id, and the kinds of what is said in words.
SAID = (
    ("What you get", "award", (Kind.AWARD,)),
    ("Exam it prepares for", "exam", (Kind.PREPARES,)),
    ("How it is taught", "taught", (Kind.DELIVERY,)),
    ("What you need to start", "start", (Kind.PREREQUISITE, Kind.CHECK)),
    ("Practice in a workplace", "practice", (Kind.EXTERNSHIP,)),
    ("Approved by", "approval", (Kind.APPROVAL,)),
    ("Help to pay", "aid", (Kind.AID,)),
    ("What a regulator did", "regulator", (Kind.REGULATOR,)),
    ("What became of its students", "outcome", (Kind.OUTCOME,)),
)
MOST_OTHERS = 5
# What a reader wants to know of any school's program, in the order of the page.
WANTED = {
    "price": "what it costs today",
    "length": "how long it takes",
    "taught": "whether it is online or on campus",
    "exam": "which exam it prepares you for",
    "practice": "whether you practice in a workplace",
    "approval": "who has approved it",
}


class NoSuchProgram(Exception):
    """No program has the address; `near` are those that may have been meant."""

    def __init__(self, near: list[Program]):
        super().__init__("No program has this address.")
        self.near = near


@dataclass(frozen=True)
class SaidOfIt:
    """One heading of the page, its id there, and what sources say under it."""

    heading: str
    place: str
    facts: list[SourcedFact]


class ProgramPage:
    """What the page of one program says."""

    def __init__(self, program: Program, there: Shelf):
        self.program, self._there = program, there
        self.training = program.training

    @property
    def title(self) -> str:
        return self.program.full_name

    @property
    def lead(self) -> str:
        return phrases.lead(
            self.training.provider,
            self.program.place,
            [exam.code for exam in self.program.exams],
            self.program.price.headline is not None,
        )

    @property
    def groups(self) -> list[SaidOfIt]:
        """Nothing that no source says."""
        return [group for group in self.every_group if group.facts]

    @property
    def every_group(self) -> list[SaidOfIt]:
        """Price and length first, then what is said in words; also what no source says."""
        lengths = [fact for fact in self.program.offer.lengths if fact.is_in_force]
        return [
            SaidOfIt("What it costs", "cost", self.program.costs),
            SaidOfIt("What the price holds", "holds", self.program.said(Kind.PRICE_HOLDS)),
            SaidOfIt(
                "How long it takes",
                "length",
                [*lengths, *self.program.said(Kind.LENGTH, Kind.CREDITS)],
            ),
            *(SaidOfIt(heading, id, self.program.said(*kinds)) for heading, id, kinds in SAID),
        ]

    @property
    def regulated(self) -> list[SourcedFact]:
        return self.program.said(Kind.REGULATOR)

    @property
    def unknown(self) -> str:
        """What no source we read says of it, as a list in a sentence; empty where all is known."""
        return phrases.unknown([said for what, said in WANTED.items() if not self.knows[what]])

    @cached_property
    def knows(self) -> dict[str, bool]:
        """Which of what is wanted some source says today."""
        said = self.program.said
        price = self.program.price.headline
        return {
            "price": bool(price and not price.is_old),
            "length": bool(self.program.lengths),
            "taught": bool(self.training.mode or said(Kind.DELIVERY)),
            "exam": bool(said(Kind.PREPARES)),
            "practice": bool(said(Kind.EXTERNSHIP)),
            "approval": bool(said(Kind.APPROVAL)),
        }

    # The 80 hours

    @cached_property
    def eighty_hours(self) -> Way | None:
        """The rule by which a course of its hours counts toward a full title.

        Only for a title with an apprentice stage that it prepares for, and hours that are enough.
        """
        for exam in self.program.exams:
            if exam.apprentice_code:
                for way in self._there.profile(exam).ways_to_lose_the_a:
                    if way.training_hours and self._is_long_enough(way):
                        return way
        return None

    def _is_long_enough(self, way: Way) -> bool:
        return self.program.hours is not None and self.program.hours >= way.training_hours

    # Who could pay

    @property
    def help(self) -> HelpWith:
        return help_with(self.program, self._there)

    @property
    def aid(self) -> tuple[SourcedFact, ...]:
        """What sources say of help through this school."""
        return tuple(self.program.said(Kind.AID))

    # Paths

    @cached_property
    def paths(self) -> list[Path]:
        """Those with this very program, or for a school's, those with a class to the same exam."""
        named = self._paths(lambda training: training == self.training)
        exams = set(self.program.exams)
        alike = [p for exam in exams for p in self._there.paths_to(exam) if p in self._taught]
        return list(dict.fromkeys([*named, *sorted(alike, key=lambda path: path.name)]))

    @cached_property
    def _taught(self) -> set[Path]:
        """Paths with a class or a program, of whatever kind."""
        return set(self._paths(lambda training: training is not None))

    def _paths(self, is_meant: Callable[[Training | None], bool]) -> list[Path]:
        steps = (step for step in self._there.steps if step.kind == StepKind.TRAINING)
        meant = (s for s in steps if is_meant(s.training) or s.priced_as and is_meant(s.priced_as))
        return list(dict.fromkeys(step.path for step in meant))

    @cached_property
    def others(self) -> list[Program]:
        """More of the same school, or else of the same state; none beside a kind of program."""
        rows = [each for each in self._there.once(programs) if each is not self.program]
        school, state = self.training.provider, self.training.state
        own = [each for each in rows if school and each.training.provider == school]
        near = [each for each in rows if school and state and each.training.state == state]
        return (own or near)[:MOST_OTHERS]

    @property
    def others_heading(self) -> str:
        is_own = self.others[0].training.provider == self.training.provider
        return f"More of {self.training.provider}" if is_own else f"Others in {self.program.place}"


def program_page(slug: str, there: Shelf) -> ProgramPage:
    """Raises NoSuchProgram, with those that an unknown slug may have been meant for."""
    rows = there.once(programs)
    for program in rows:
        if program.training.slug == slug:
            return ProgramPage(program, there)
    begins = [each for each in rows if each.training.slug.startswith(slug)][:MOST_OTHERS]
    raise NoSuchProgram(begins or things_near(slug, _called(rows)))


def _called(rows: Iterable[Program]) -> Iterator[tuple[str, Program]]:
    for program in rows:
        training = program.training
        yield from ((text, program) for text in (training.slug, training.name, training.provider))
