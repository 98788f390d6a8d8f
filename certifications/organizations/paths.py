"""The paths on which a reader takes an exam of one organization, with the reader’s answers."""

from collections.abc import Iterable
from functools import cached_property

from ..catalogue.shelf import Shelf
from ..models import Issuer
from ..models.path_kinds import EXAMS
from ..page.paths_around import lowest_first, plans_for
from ..paths.list.misses import is_open
from ..paths.list.row import PathCells
from ..paths.plan import Plan
from ..reader.answers import Answers

FIRST = 3


class PathsWithIt:
    """The first few that start from where the reader is, and the others."""

    def __init__(self, issuer: Issuer, there: Shelf, answers: Answers):
        self._issuer, self._there, self._answers = issuer, there, answers

    @property
    def count(self) -> int:
        return len(self._plans)

    @property
    def first(self) -> tuple[PathCells, ...]:
        return self._open[:FIRST]

    @cached_property
    def rest(self) -> tuple[PathCells, ...]:
        """Further ones that are open to the reader, then those made for others."""
        closed = (plan for plan in self._plans if not is_open(plan, self._answers))
        return (*self._open[FIRST:], *self._cells(closed))

    @cached_property
    def _open(self) -> tuple[PathCells, ...]:
        return self._cells(plan for plan in self._plans if is_open(plan, self._answers))

    @cached_property
    def _plans(self) -> list[Plan]:
        steps = self._there.steps
        with_it = {
            step.path.slug
            for step in steps
            if step.kind in EXAMS and step.certification.issuer_id == self._issuer.pk
        }
        if not with_it:
            return []
        plans = plans_for(self._there, self._answers)
        return [plan for slug, plan in plans.items() if slug in with_it]

    def _cells(self, plans: Iterable[Plan]) -> tuple[PathCells, ...]:
        return lowest_first(self._there, plans)
