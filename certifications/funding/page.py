"""The page of one way to pay: the paths and the programs that it bears on."""

from dataclasses import dataclass, field
from functools import cached_property

from ..catalogue.shelf import Shelf
from ..page.paths_around import lowest_first, plans_for
from ..paths.ledger import LineKind
from ..paths.list.misses import is_open
from ..paths.list.row import PathCells
from ..paths.plan import Plan
from ..programs.program import Program, programs
from ..reader.answers import Answers
from . import phrases
from .bearing import Bearing, Fit, PaidFor, bearing
from .items import costs, course
from .ways import WayToPay

FIRST, MOST_PROGRAMS = 5, 8


@dataclass(frozen=True)
class PathPaid:
    """A path that it could bear on, the costs by name, and what must hold, if that depends."""

    cells: PathCells
    costs: str
    why: str


@dataclass(frozen=True)
class ProgramPaid:
    """A program that it could bear on."""

    program: Program
    why: str


@dataclass(frozen=True)
class ProgramsPaid:
    """Of all on file, those that a way bears on. Two of one way are equal, so that their part of
    the page is kept by it."""

    way: WayToPay
    shelf: Shelf = field(compare=False)

    @property
    def of(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> list[tuple[Program, Bearing]]:
        return [(each, self._bearing(each)) for each in self.shelf.once(programs)]

    def _bearing(self, program: Program) -> Bearing:
        return bearing(self.way.offer, course(program.training, program.offer), program.usps)

    def _with(self, fit: Fit) -> list[ProgramPaid]:
        return [ProgramPaid(each, b.why) for each, b in self._found if b.fit is fit]

    @cached_property
    def could(self) -> list[ProgramPaid]:
        return self._with(Fit.COULD)

    @cached_property
    def only_if(self) -> list[ProgramPaid]:
        return self._with(Fit.ONLY_IF)

    @property
    def first(self) -> list[ProgramPaid]:
        """A few, those that fit as far as is known first, programs of a school before kinds."""
        rows = sorted((*self.could, *self.only_if), key=lambda each: each.program.is_kind)
        return sorted(rows, key=lambda each: bool(each.why))[:MOST_PROGRAMS]

    @property
    def says(self) -> str:
        return phrases.programs(len(self.could), len(self.only_if), self.of)


class WayPage:
    """What the page of one way shows a reader."""

    def __init__(self, way: WayToPay, there: Shelf, answers: Answers):
        self.way, self._there, self._answers = way, there, answers

    @property
    def programs(self) -> ProgramsPaid | None:
        """None where it pays for no course."""
        return ProgramsPaid(self.way, self._there) if PaidFor.COURSE in self.way.pays else None

    @property
    def usps(self) -> str:
        """Where the reader would have to live: an offer of one state is told for it."""
        return self.way.usps

    @property
    def first(self) -> tuple[PathPaid, ...]:
        return self._open[:FIRST]

    @property
    def rest(self) -> tuple[PathPaid, ...]:
        """Further ones that are open to the reader, then those made for others."""
        closed = [plan for plan in self._plans if not is_open(plan, self._answers)]
        return (*self._open[FIRST:], *self._rows(closed))

    @cached_property
    def _open(self) -> tuple[PathPaid, ...]:
        return self._rows([plan for plan in self._plans if is_open(plan, self._answers)])

    @cached_property
    def _plans(self) -> list[Plan]:
        plans = plans_for(self._there, self._answers).values()
        return [plan for plan in plans if self._bears_on(plan)]

    def _bears_on(self, plan: Plan) -> list[tuple[str, Bearing]]:
        """The costs that it could pay, by name, each with how it fits; a second try goes with its
        exam."""
        found = ((line, bearing(self.way.offer, item, self.usps)) for line, item in costs(plan))
        return [
            (line.label, b)
            for line, b in found
            if b.fit is not Fit.NO and line.kind is not LineKind.RETAKE
        ]

    def _rows(self, plans: list[Plan]) -> tuple[PathPaid, ...]:
        by_path = {plan.path: plan for plan in plans}
        ordered = lowest_first(self._there, plans)
        return tuple(self._row(cells, by_path[cells.outline.path]) for cells in ordered)

    def _row(self, cells: PathCells, plan: Plan) -> PathPaid:
        found = self._bears_on(plan)
        whys = dict.fromkeys(b.why for _, b in found if b.why)
        return PathPaid(cells, "; ".join(label for label, _ in found), " ".join(whys))
