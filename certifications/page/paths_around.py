"""The paths that lead to a certification and on from it, worked out for a reader.

Nothing is ranked here but as the list of paths does: what starts lowest, then what costs least;
a path without a total comes last.
"""

from collections.abc import Iterable
from functools import cached_property

from ..catalogue.shelf import Shelf
from ..models import Certification
from ..paths.list.misses import is_open
from ..paths.list.row import Outlines, PathCells, cells_of
from ..paths.plan import Plan, Plans
from ..paths.terms import Terms
from ..reader.answers import Answers


class PathsAround:
    """Of one certification, for what a reader says of themselves."""

    def __init__(self, certification: Certification, there: Shelf, answers: Answers):
        self._certification, self._there, self.answers = certification, there, answers

    @property
    def is_there(self) -> bool:
        return bool(self._to)

    @cached_property
    def open(self) -> tuple[PathCells, ...]:
        """Those to it that start from where the reader is, or from nothing."""
        return self._cells(plan for plan in self._to if is_open(plan, self.answers))

    @cached_property
    def from_elsewhere(self) -> tuple[PathCells, ...]:
        """Those to it for people who have, or hold, something else."""
        return self._cells(plan for plan in self._to if not is_open(plan, self.answers))

    @cached_property
    def onward(self) -> tuple[PathCells, ...]:
        """Those that start from it and lead to another."""
        own = self._certification
        starting = (plan for plan in self._plans if plan.path.holds_id == own.pk)
        return self._cells(plan for plan in starting if plan.goal.pk != own.pk)

    @cached_property
    def _to(self) -> list[Plan]:
        return [plan for plan in self._plans if plan.goal.pk == self._certification.pk]

    @cached_property
    def _plans(self) -> list[Plan]:
        return list(plans_for(self._there, self.answers).values())

    def _cells(self, plans: Iterable[Plan]) -> tuple[PathCells, ...]:
        return lowest_first(self._there, plans)


def plans_for(there: Shelf, answers: Answers) -> dict[str, Plan]:
    """Every path, by its slug, worked out for what a reader says of themselves."""
    return there.once(Plans).on(Terms.of(answers))


def lowest_first(there: Shelf, plans: Iterable[Plan]) -> tuple[PathCells, ...]:
    """The rows of a short list of paths: those with a total first; then by level, and within a
    level by total."""
    outlines = there.once(Outlines).of
    found = (
        plan.once(cells_of, outlines[plan.path.slug], plan.ledger.column_for("").label)
        for plan in plans
    )
    return tuple(sorted(found, key=_place))


def _place(cells: PathCells) -> tuple:
    cost = cells.cost
    return (not cost.is_total, cells.outline.level, cost.likely, cells.name.lower())
