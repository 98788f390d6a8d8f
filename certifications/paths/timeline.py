"""The steps of a path in time, for one reader: when each begins, and how long it takes.

Works on rows already fetched, and asks the database nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from certifications.catalogue.amounts import FREE, NOTHING, Spread, Sum
from certifications.catalogue.prices import Offer, alone, study
from certifications.catalogue.profile import Profile
from certifications.models import Certification, Path, PathStep, Requirement, Way
from certifications.upkeep.periods import months_after
from coderpath.sources.findings import Finding
from coderpath.sources.words import WEEKS_A_MONTH

from .terms import Terms

Kind = PathStep.Kind
NO_TIME = Sum(FREE)


def is_gate(step: PathStep, about: Profile | None) -> bool:
    """Whether a step can stand in the way; where its certification’s rule asks nothing, none does.

    `about` is what the sources say of the certification of the step.
    """
    asks = about.gate.headline if step.kind == Kind.START else None
    return step.is_gate and not (asks and asks.asks_nothing)


@dataclass(frozen=True)
class Leg:
    """One step in time: the months before it and the months it takes.

    `lasts` is None when nobody says how long it takes. `waits` for a job: how long hiring takes is
    not published. Of class hours alone it is at least as long as they take.
    """

    step: PathStep
    starts: Sum
    lasts: Spread | None
    finding: Finding | None = None
    waits: bool = False

    @cached_property
    def is_by_hours(self) -> bool:
        """Whether it is study whose hours are known: then the reader's hours a week count."""
        return self._is_known and bool(self.finding.headline.hours_in_all)

    @property
    def is_class_alone(self) -> bool:
        """Whether it is a course of which only the hours of class are known."""
        return self._is_known and getattr(self.finding.headline, "is_class_alone", False)

    @property
    def is_fixed(self) -> bool:
        """Whether it is study that its source gives in weeks or months, without hours."""
        return self._is_known and not self.is_by_hours

    @property
    def _is_known(self) -> bool:
        return bool(self.finding and self.finding.headline)

    @property
    def ends(self) -> Sum:
        unknown = self.starts.unknown + (self.lasts is None) + self.waits + self.is_class_alone
        return Sum(self.starts.spread + (self.lasts or Spread.exactly(0)), unknown)

    def begins_on(self, today: date) -> date:
        """The likely day; the earliest one where the time of a step before it is unknown."""
        months, part = divmod(self.starts.likely, 1)
        return months_after(today, int(months)) + timedelta(weeks=float(part * WEEKS_A_MONTH))


class Timeline:
    """A path with its steps in time."""

    def __init__(
        self,
        path: Path,
        steps: list[PathStep],
        profiles: Mapping[str, Profile],
        offers: Mapping[str, Offer],
        terms: Terms,
    ):
        self.path = path
        self.steps = steps
        self.profiles = profiles
        self.offers = offers
        self.terms = terms

    def profile(self, step: PathStep) -> Profile:
        return self.profiles[step.certification.slug]

    @cached_property
    def earned(self) -> list[Certification]:
        """The certifications whose exams are sat, in order."""
        return [step.certification for step in self.steps if step.is_exam]

    @cached_property
    def goal(self) -> Certification:
        """What the path leads to: its last exam; without one, what it starts from."""
        return self.earned[-1] if self.earned else self.path.holds

    @cached_property
    def loses_a(self) -> bool:
        return any(step.kind == Kind.LOSE_A for step in self.steps)

    @property
    def ways_to_lose_the_a(self) -> Finding:
        return self.profiles[self.goal.slug].losing_the_a

    @property
    def route_of_a(self) -> Way | None:
        """The way by which the “A” goes, as its finding has it: which knows whether it is old."""
        named = {step.way_id for step in self.steps if step.kind == Kind.LOSE_A}
        found = (way for rule in self.ways_to_lose_the_a.facts for way in rule.ways)
        return next((way for way in found if way.pk in named), None)

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
        for step in self.steps:
            beside = step.is_alongside and found
            leg = self._leg(step, found[-1].starts if beside else ends)
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
    def is_by_hours(self) -> bool:
        """Whether the reader's hours a week change how long any of it takes."""
        return any(leg.is_by_hours for leg in self.legs)

    @cached_property
    def has_fixed_study(self) -> bool:
        """Whether some of the study takes as long, whatever the hours a week."""
        return any(leg.is_fixed for leg in self.legs)

    @property
    def gates(self) -> list[PathStep]:
        return [s for s in self.steps if is_gate(s, s.certification and self.profile(s))]

    def months_left(self, step: PathStep) -> Spread:
        """Months from the start of a step to the end of the path, as far as known."""
        begun = self.legs[self.steps.index(step)].starts.spread
        end = self.months.spread
        return Spread(end.low - begun.low, end.likely - begun.likely, end.high - begun.high)

    def _leg(self, step: PathStep, starts: Sum) -> Leg:
        match step.kind:
            case Kind.TRAINING:
                return Leg(step, starts, *self._studied(step))
            case Kind.FIRST_JOB | Kind.LOSE_A:
                months = self._worked(step)
                waits = months > 0 and not self._jobs_before(step)
                return Leg(step, starts, Spread.exactly(months), waits=waits)
        return Leg(step, starts, Spread.exactly(0))

    def _studied(self, step: PathStep) -> tuple[Spread | None, Finding]:
        """Months of a program; alone, by the estimate that the step names or the one shown."""
        if step.training:
            offer = self.offers[step.training.slug]
            return offer.months(self.terms.hours), offer.length
        finding = alone(step.study) if step.study else self.profile(step).study_time
        return study(finding, self.terms.hours), finding

    def _worked(self, step: PathStep) -> Decimal:
        """Months of coding still to be worked; earlier steps and earlier work count."""
        asked = step.months_of_work or 0
        done = sum(job.months_of_work or 0 for job in self._jobs_before(step))
        is_to_sit = step.way and step.way.requirement.purpose != Requirement.Purpose.LOSE_A
        if step.kind == Kind.FIRST_JOB and is_to_sit:
            done = 0
        return max(Decimal(asked - done - (self.terms.person.coding_months or 0)), NOTHING)

    def _jobs_before(self, step: PathStep) -> list[PathStep]:
        before = self.steps[: self.steps.index(step)]
        return [each for each in before if each.kind == Kind.FIRST_JOB]
