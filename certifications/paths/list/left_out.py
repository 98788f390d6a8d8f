"""What a reader’s answers leave out, as the list of paths shows it: those with the same reasons
together, and the answer that lets most in.

Works on plans already made, and asks the database nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from certifications.models import Path
from certifications.models.scopes import Term
from certifications.reader.answers import Answers
from coderpath.filtered import Advice
from coderpath.sources import words

from ..plan import Plan
from . import phrases
from .form import SHOW, PathsForm
from .misses import BUDGET, CLASS, SETTING, START, PathMiss

Left = tuple[Plan, list[PathMiss]]


@dataclass
class LeftOut:
    """Paths that are left out for the same reasons, with the one link that helps."""

    reasons: str
    link: str = ""
    query: str = ""
    distance: tuple = (0,)
    plans: list[Plan] = field(default_factory=list)

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(plan.path for plan in self.plans)


class LeftPaths:
    """The paths that are left out, with every reason of each."""

    def __init__(self, left: Sequence[Left], form: PathsForm):
        self.left, self._form = left, form

    def for_alone(self, name: str) -> list[Plan]:
        """Those that one reason alone leaves out."""
        return [plan for plan, misses in self.left if [miss.name for miss in misses] == [name]]

    @cached_property
    def groups(self) -> list[LeftOut]:
        return _grouped(self.left, self._form.query)

    @cached_property
    def for_others(self) -> list[LeftOut]:
        """Those made for people who start from somewhere else."""
        starts = {miss.says for _, misses in self.left for miss in misses if miss.name == START}
        return [group for group in self.groups if group.reasons in starts]

    @property
    def title(self) -> str:
        return phrases.left_title(len(self.left), self._otherwise)

    @property
    def counts(self) -> str:
        counts = ((len(group.plans), group.reasons) for group in self.for_others)
        return phrases.left_counts(counts, self._otherwise)

    @property
    def _otherwise(self) -> int:
        """How many are left out for what the reader said beside where they start."""
        return len(self.left) - sum(len(group.plans) for group in self.for_others)

    @property
    def classes(self) -> str:
        """How many classes for people new to the field are left out for that alone; empty for
        none."""
        count = len(self.for_alone(CLASS))
        return phrases.classes_left_out(count) if count else ""

    @property
    def show_classes(self) -> str:
        """The page with those classes."""
        return self._form.query(classes=SHOW)

    @property
    def advice(self) -> list[Advice]:
        """The one answer to relax, where nothing is shown."""
        return _advice(self.left, self._form.answers, self._form.query)


def _grouped(left: Sequence[Left], query: Callable[..., str]) -> list[LeftOut]:
    """The nearest first; those with the same reasons together. One that misses twice comes after
    all that miss once, and no single answer lets it in."""
    groups: dict[tuple, LeftOut] = {}
    for plan, found in left:
        reasons = "; ".join(miss.says for miss in found)
        first = found[0]
        only = first if len(found) == 1 else None
        key = (reasons, only and only.link)
        if key not in groups:
            groups[key] = LeftOut(
                reasons,
                only.link if only else "",
                query(only.answers, **only.more) if only and only.answers else "",
                (len(found) > 1, *min(miss.distance for miss in found)),
            )
        groups[key].plans.append(plan)
    return sorted(groups.values(), key=lambda group: (group.distance, group.reasons))


def _advice(
    left: Sequence[Left], answers: Answers, query: Callable[[Answers], str]
) -> list[Advice]:
    """The setting dropped, the budget raised to the nearest path: whichever alone would help.

    Where neither alone would, both dropped.
    """
    single = [found[0] for _, found in left if len(found) == 1]
    told = []
    if matches := sum(miss.name == SETTING for miss in single):
        wanted = words.inside(Term(answers.setting).label)
        told.append(Advice(f"Without “{wanted}”", matches, query(replace(answers, setting=""))))
    if over := [miss for miss in single if miss.name == BUDGET]:
        nearest = min(over, key=lambda miss: miss.distance)
        budget = nearest.answers.budget
        matches = sum(miss.answers.budget <= budget for miss in over)
        told.append(Advice(f"With {words.money(budget)}", matches, query(nearest.answers)))
    return told or _both_dropped(left, answers, query)


def _both_dropped(
    left: Sequence[Left], answers: Answers, query: Callable[[Answers], str]
) -> list[Advice]:
    both = {SETTING, BUDGET}
    matches = sum({miss.name for miss in found} == both for _, found in left)
    if not matches:
        return []
    wanted = words.inside(Term(answers.setting).label)
    free = replace(answers, setting="", budget=None)
    return [Advice(f"Without “{wanted}” and without a limit", matches, query(free))]
