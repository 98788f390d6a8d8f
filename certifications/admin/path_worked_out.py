"""A path worked out beside its form by the code of readers’ pages, as it is stored or as typed."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from ..catalogue import shelf
from ..models import Path, PathStep
from ..paths.page import steps as told_steps
from ..paths.page.ledger_table import LedgerTable
from ..paths.plan import Plan
from ..paths.terms import Terms
from ..paths.timeline import PathRoute
from ..reader.person import USUAL_HOURS

NO_ROW = -1  # the number of a row that is not stored


@dataclass(frozen=True)
class WorkedOut:
    """A path by some steps: for who gave no answers, today.

    `plan` is None where they make up no path to a title; `is_saved` says that readers see it so.
    `problems` are what the check of the dataset finds: where, if not all over, and a sentence.
    """

    plan: Plan | None
    problems: list[tuple[str, str]]
    is_saved: bool

    @classmethod
    def of(cls, path: Path, steps: Iterable[PathStep], is_saved: bool) -> "WorkedOut":
        steps = list(steps)
        problems = list(path.problems_of(steps))
        can_be = path.leads_to_a_credential(steps) and (is_saved or not path.faults(steps))
        return cls(_plan(path, steps) if can_be else None, problems, is_saved)

    @cached_property
    def table(self) -> LedgerTable:
        return LedgerTable(self.plan.ledger)

    @property
    def steps(self) -> list[told_steps.ToldStep]:
        return told_steps.told(self.plan, shelf.at().day)


def _plan(path: Path, steps: list[PathStep]) -> Plan:
    """What is not stored yet is worked out under numbers that no row has."""
    there = shelf.at()
    path = copy(path)
    path.pk = path.pk or NO_ROW
    steps = [copy(step) for step in steps]
    for place, step in enumerate(steps, 1):
        step.pk, step.position, step.path = step.pk or NO_ROW * place, place, path
    route = PathRoute(path, steps, there.profiles_by_slug, there.offers)
    return Plan(route, Terms(USUAL_HOURS))
