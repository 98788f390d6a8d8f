"""One path worked out for one reader: when each step comes, and what it costs.

Works on rows already fetched, and asks the database nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from certifications.amounts import NOTHING, Spread, Sum
from certifications.dossier import Dossier
from certifications.models import Certification, Path, PathStep, Requirement
from coderpath.sources.findings import Finding

from . import lines
from .ledger import Ledger
from .prices import Offer, study
from .terms import Terms

Kind = PathStep.Kind
NO_TIME = Sum(Spread.exactly(0))


@dataclass(frozen=True)
class Leg:
    """One step in time: the months before it and the months it takes.

    `lasts` is None when nobody says how long it takes. `waits` for a job: how long hiring takes is
    not published.
    """

    step: PathStep
    number: int
    starts: Sum
    lasts: Spread | None
    finding: Finding | None = None
    waits: bool = False

    @property
    def ends(self) -> Sum:
        unknown = self.starts.unknown + (self.lasts is None) + self.waits
        return Sum(self.starts.spread + (self.lasts or Spread.exactly(0)), unknown)


class Plan:
    """A path with its dates and its ledger, for one reader."""

    def __init__(
        self,
        path: Path,
        steps: list[PathStep],
        dossiers: Mapping[str, Dossier],
        offers: Mapping[str, Offer],
        terms: Terms,
    ):
        self.path = path
        self.steps = steps
        self.dossiers = dossiers
        self.offers = offers
        self.terms = terms

    def dossier(self, step: PathStep) -> Dossier:
        return self.dossiers[step.certification.slug]

    @cached_property
    def earned(self) -> list[Certification]:
        """The certifications whose exams are sat, in order."""
        return [step.certification for step in self.steps if step.is_exam]

    @property
    def goal(self) -> Certification:
        """What the path leads to: its last exam; without one, what it starts from."""
        return self.earned[-1] if self.earned else self.path.holds

    @cached_property
    def loses_a(self) -> bool:
        return any(step.kind == Kind.LOSE_A for step in self.steps)

    @property
    def ways_to_lose_the_a(self) -> Finding:
        return self.dossiers[self.goal.slug].losing_the_a

    @property
    def route_of_a(self) -> Requirement | None:
        """The rule by which the “A” goes, as its finding has it: which knows whether it is old."""
        named = {step.rule_id for step in self.steps if step.kind == Kind.LOSE_A}
        found = (row for rule in self.ways_to_lose_the_a.facts for row in rule.rows)
        return next((row for row in found if row.pk in named), None)

    @property
    def keeps_a(self) -> bool:
        """Whether the apprentice “A” is still there at the end."""
        return bool(self.goal.apprentice_code) and not self.loses_a

    @property
    def code(self) -> str:
        """What may be written after the name at the end: “CPC-A”."""
        return self.goal.apprentice_code if self.keeps_a else self.goal.code

    @cached_property
    def _time(self) -> tuple[list[Leg], Sum]:
        """The steps in time, and the end of them all."""
        found, ends = [], NO_TIME
        for number, step in enumerate(self.steps, 1):
            beside = step.is_alongside and found
            leg = self._leg(step, number, found[-1].starts if beside else ends)
            unknown = ends.unknown + leg.ends.unknown - leg.starts.unknown
            ends = Sum(ends.spread.or_more(leg.ends.spread), unknown)
            found.append(leg)
        return found, ends

    @property
    def legs(self) -> list[Leg]:
        """The steps in time. One that runs alongside begins with the step before it."""
        return self._time[0]

    @property
    def months(self) -> Sum:
        """From today to the credential; how many steps nobody gives a time for."""
        return self._time[1]

    @property
    def gates(self) -> list[Leg]:
        return [leg for leg in self.legs if leg.step.is_gate]

    @cached_property
    def ledger(self) -> Ledger:
        label = "student member" if self.terms.is_student else "member"
        return Ledger(tuple(lines.of(self)), label).overruled(dict(self.terms.own))

    def months_left(self, step: PathStep) -> Spread:
        """Months from the start of a step to the end of the path, as far as known."""
        begun = self.legs[self.steps.index(step)].starts.spread
        end = self.months.spread
        return Spread(end.low - begun.low, end.likely - begun.likely, end.high - begun.high)

    def _leg(self, step: PathStep, number: int, starts: Sum) -> Leg:
        match step.kind:
            case Kind.TRAINING:
                return Leg(step, number, starts, *self._studied(step))
            case Kind.FIRST_JOB | Kind.LOSE_A:
                months = self._worked(step)
                waits = months > 0 and not self._has_job(number)
                return Leg(step, number, starts, Spread.exactly(months), waits=waits)
        return Leg(step, number, starts, Spread.exactly(0))

    def _studied(self, step: PathStep) -> tuple[Spread | None, Finding]:
        """Months of a program; alone, by the estimate that the step names or the one shown."""
        if step.training:
            offer = self.offers[step.training.slug]
            return offer.months(self.terms.hours), offer.length
        finding = self.dossier(step).study_time
        if step.rule:
            finding = _alone(step.rule) if step.rule.is_study_time else Finding()
        return study(finding, self.terms.hours), finding

    def _worked(self, step: PathStep) -> Decimal:
        """Months of coding still to be worked; earlier steps and earlier work count."""
        asked = step.months_of_work or 0
        before = self.steps[: self.steps.index(step)]
        done = sum(s.months_of_work or 0 for s in before if s.kind == Kind.FIRST_JOB)
        if step.kind == Kind.FIRST_JOB and step.rule and step.rule.purpose != "LOSE_A":
            done = 0
        return max(Decimal(asked - done - (self.terms.person.coding_months or 0)), NOTHING)

    def _has_job(self, number: int) -> bool:
        return any(step.kind == Kind.FIRST_JOB for step in self.steps[: number - 1])


def _alone(rule: Requirement) -> Finding:
    """The one estimate that a step names, in force or not: an editor chose it."""
    rule.is_in_force, rule.is_old = True, False
    return Finding([rule])


def plans(
    steps: Iterable[PathStep],
    dossiers: Mapping[str, Dossier],
    offers: Mapping[str, Offer],
    terms: Terms,
) -> list[Plan]:
    """A plan for each path that these steps belong to, in their order."""
    by_path: dict[Path, list[PathStep]] = {}
    for step in steps:
        by_path.setdefault(step.path, []).append(step)
    return [Plan(path, own, dossiers, offers, terms) for path, own in by_path.items()]
