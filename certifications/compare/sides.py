"""The columns of a comparison."""

from collections.abc import Iterable

from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, Path, PathStep
from certifications.paths.pay import FirstPay
from certifications.paths.plan import Plan
from certifications.paths.terms import Terms
from salaries.models import Wage

from .address import Asked
from .questions import Side


class Sides:
    """A column for each that is compared, in the order of the address."""

    def __init__(self, asked: Asked, shelf: Shelf, wages: Iterable[Wage]):
        self.asked = asked
        self._shelf = shelf.on(asked.as_of)
        self._steps = {
            path: [step for step in self._shelf.steps if step.path == path] for path in asked.paths
        }
        self._wages = list(wages)

    @property
    def certifications(self) -> list[Certification]:
        """Those compared, and those that the paths compared are about, each once."""
        named = [
            one
            for path, steps in self._steps.items()
            for one in (path.holds, *(step.certification for step in steps))
            if one
        ]
        return list(dict.fromkeys([*self.asked.certifications, *named]))

    @property
    def steps(self) -> list[PathStep]:
        """Those of every path compared."""
        return [step for steps in self._steps.values() for step in steps]

    @property
    def columns(self) -> list[Side]:
        return [
            self._path(one) if isinstance(one, Path) else Side(self._shelf.profile(one))
            for one in self.asked.chosen
        ]

    def _path(self, path: Path) -> Side:
        profiles, offers = self._shelf.profiles_by_slug, self._shelf.offers
        plan = Plan(path, self._steps[path], profiles, offers, self._terms)
        pay = FirstPay.of(plan, plan.ledger.cheaper.earn, self._wages, self.asked.answers)
        return Side(profiles[plan.goal.slug], plan, pay)

    @property
    def _terms(self) -> Terms:
        answers = self.asked.answers
        return Terms(hours=answers.hours_a_week, person=answers.person)
