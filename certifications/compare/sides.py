"""The columns of a comparison."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, Path, PathStep
from certifications.paths.pay import FirstPay
from certifications.paths.plan import Plans
from certifications.paths.terms import Terms
from certifications.upkeep.of_shelf import KeptTitles
from salaries.pay import Pay

from .address import AskedComparison
from .questions import Answer, ComparisonQuestion, Side


def _said(_: Shelf) -> dict[Profile, dict[ComparisonQuestion, Answer]]:
    """What certifications answer, as far as they were asked."""
    return defaultdict(dict)


class Sides:
    """A column for each that is compared, in the order of the address."""

    def __init__(self, asked: AskedComparison, shelf: Shelf, wages: Iterable[Pay]):
        self.asked = asked
        self.shelf = shelf.on(asked.as_of)
        worked_out = self.shelf.once(Plans).on(Terms.of(asked.answers)) if asked.paths else {}
        self._plans = {path: worked_out[path.slug] for path in asked.paths}
        self._wages = list(wages)

    @property
    def certifications(self) -> list[Certification]:
        """Those compared, and those that the paths compared are about, each once."""
        named = [
            one
            for path, plan in self._plans.items()
            for one in (path.holds, *(step.certification for step in plan.steps))
            if one
        ]
        return list(dict.fromkeys([*self.asked.certifications, *named]))

    @property
    def steps(self) -> list[PathStep]:
        """Those of every path compared."""
        return [step for plan in self._plans.values() for step in plan.steps]

    @property
    def columns(self) -> list[Side]:
        return [
            self._path(one) if isinstance(one, Path) else self._certification(one)
            for one in self.asked.chosen
        ]

    @property
    def held(self) -> list[Certification]:
        """What the reader says to hold."""
        return self.shelf.once(KeptTitles).held(self.asked.answers.person.credentials)

    def _certification(self, one: Certification) -> Side:
        beside = self.shelf.once(KeptTitles).beside(one, self.held, self.asked.years)
        side = self._side(self.shelf.profile(one))
        return replace(side, is_held=beside.is_held, adds=beside.adds, together=beside.together)

    @property
    def leads_to(self) -> tuple[tuple[str, tuple[Path, ...]], ...]:
        """The paths that end with each certification compared, by its code.

        Nothing where none has a path.
        """
        found = [(one.code, tuple(self.shelf.paths_to(one))) for one in self.asked.certifications]
        return tuple(found) if any(paths for _, paths in found) else ()

    def _path(self, path: Path) -> Side:
        plan = self._plans[path]
        pay = FirstPay.of(plan, plan.ledger.cheaper.earn, self._wages, self.asked.answers)
        return self._side(plan.profiles[plan.goal.slug], plan, pay)

    def _side(self, profile: Profile, *of_path) -> Side:
        said = self.shelf.once(_said)[profile]
        return Side(profile, *of_path, years=self.asked.years, said=said)
