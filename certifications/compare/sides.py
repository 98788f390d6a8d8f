"""The columns of a comparison, fetched together: one query a kind of fact, whoever asks for it."""

from collections.abc import Iterable

from certifications.dossier import COMPARISON, Dossier, dossiers
from certifications.models import Certification, Path, PathStep, PayReport, Training
from certifications.paths.pay import FirstPay
from certifications.paths.plan import Plan
from certifications.paths.terms import Terms
from certifications.prices import offers
from salaries.models import Wage

from .address import Asked
from .questions import Side


class Choice:
    """What there is to compare; the steps of paths are fetched only where a path is asked for."""

    def __init__(self, names_paths: bool):
        self.certifications = list(Certification.objects.select_related("issuer").in_order())
        steps = PathStep.objects.of_whole_paths().in_order()
        self._steps = list(steps) if names_paths else []
        self.paths = list(
            dict.fromkeys(step.path for step in self._steps)
            if names_paths
            else Path.objects.whole().in_order()
        )

    @property
    def offered(self) -> list[Certification]:
        """Those of a list to choose from; a retired one is compared where it is asked for."""
        return [one for one in self.certifications if one.is_examined]

    def steps_of(self, path: Path) -> list[PathStep]:
        return [step for step in self._steps if step.path_id == path.pk]


class Sides:
    """A column for each that is compared, in the order of the address."""

    def __init__(self, asked: Asked, choice: Choice, wages: Iterable[Wage]):
        self.asked = asked
        self._steps = {path: choice.steps_of(path) for path in asked.paths}
        self._wages = list(wages)
        # What holders report to earn is told where no path stands beside: a path has no holders.
        kinds = [kind for kind in COMPARISON if not (asked.paths and kind is PayReport)]
        self._dossiers = {
            dossier.certification: dossier
            for dossier in dossiers(self.certifications, asked.as_of, kinds)
        }
        self._offers = offers(self.trainings, asked.as_of) if self.trainings else {}

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
    def trainings(self) -> list[Training]:
        named = (one for step in self.steps for one in (step.training, step.priced_as) if one)
        return list(dict.fromkeys(named))

    @property
    def columns(self) -> list[Side]:
        return [
            self._path(one) if isinstance(one, Path) else Side(self._dossiers[one])
            for one in self.asked.chosen
        ]

    def _path(self, path: Path) -> Side:
        plan = Plan(path, self._steps[path], self._by_slug, self._offers, self._terms)
        pay = FirstPay.of(plan, plan.ledger.cheaper.earn, self._wages, self.asked.answers)
        return Side(self._by_slug[plan.goal.slug], plan, pay)

    @property
    def _by_slug(self) -> dict[str, Dossier]:
        return {one.slug: dossier for one, dossier in self._dossiers.items()}

    @property
    def _terms(self) -> Terms:
        answers = self.asked.answers
        return Terms(hours=answers.hours_a_week, person=answers.person)
