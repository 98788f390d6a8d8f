"""Everything that paths are worked out from, fetched once: at most eight queries."""

from dataclasses import dataclass

from certifications import prices
from certifications.dossier import Dossier, dossiers, with_serving
from certifications.models import (
    Fee,
    PassRate,
    PathStep,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
)

from . import plan

KINDS = (Fee, Scope, Requirement, StudyTime, RenewalRule, PassRate)


@dataclass(frozen=True)
class Catalogue:
    """The steps of every path, what the sources say of their certifications, what programs cost."""

    steps: list[PathStep]
    dossiers: dict[str, Dossier]
    offers: dict[str, prices.Offer]

    @classmethod
    def fetch(cls) -> "Catalogue":
        steps = list(PathStep.objects.of_whole_paths().in_order())
        certifications = {s.certification.pk: s.certification for s in steps if s.certification}
        found = with_serving(dossiers(list(certifications.values()), kinds=KINDS))
        trainings = {t for step in steps for t in (step.training, step.priced_as) if t}
        return cls(
            steps,
            {dossier.certification.slug: dossier for dossier in found},
            prices.offers(trainings),
        )

    def plans(self, terms: plan.Terms) -> list[plan.Plan]:
        return plan.plans(self.steps, self.dossiers, self.offers, terms)
