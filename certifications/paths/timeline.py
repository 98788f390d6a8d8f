"""The steps of a path in time, for one reader: when each begins, and how long it takes.

Works on rows already fetched, and asks the database nothing.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeVar

from certifications.catalogue.amounts import NOTHING, Spread
from certifications.catalogue.prices import Offer
from certifications.catalogue.profile import Profile
from certifications.catalogue.study import Time, TimeGap, estimate_for, of_study, of_work
from certifications.eligibility.implied import spared
from certifications.models import Certification, Path, PathStep, Requirement, Way
from certifications.models.paths import Background
from certifications.upkeep.periods import months_after
from coderpath.sources.findings import Finding
from coderpath.sources.words import WEEKS_A_MONTH

from .terms import Terms

Kind = PathStep.Kind
Made = TypeVar("Made")
MOST_KEPT = 30  # things made of a route for different readers
# What an editor’s clause on whom a path is for says of beginning with an apprentice title.
OF_THE_A = ("full title right away", "apprentice")


def is_gate(step: PathStep, about: Profile | None) -> bool:
    """Whether a step can stand in the way; where its certification’s rule asks nothing, none does.

    `about` is what the sources say of the certification of the step.
    """
    asks = about.gate.headline if step.kind == Kind.START else None
    return step.is_gate and not (asks and asks.asks_nothing)


@dataclass(frozen=True)
class Leg:
    """One step in time: the time before it, and the time it takes."""

    step: PathStep
    starts: Time
    time: Time = Time()

    @property
    def waits(self) -> bool:
        """Whether a job has to be found for it."""
        return TimeGap.JOB in self.time.gaps

    @property
    def finding(self) -> Finding | None:
        return self.time.finding

    @property
    def ends(self) -> Time:
        return self.starts.then(self.time)

    def begins_on(self, today: date) -> date:
        """The likely day; the earliest one where the time of a step before it is unknown."""
        months, part = divmod(self.starts.likely, 1)
        return months_after(today, int(months)) + timedelta(weeks=float(part * WEEKS_A_MONTH))


class PathRoute:
    """A path with all that sources say of its steps, whoever takes it."""

    def __init__(
        self,
        path: Path,
        steps: list[PathStep],
        profiles: Mapping[str, Profile],
        offers: Mapping[str, Offer],
    ):
        self.path = path
        self.steps = steps
        self.profiles = profiles
        self.offers = offers
        self._kept = lru_cache(MOST_KEPT)(self._make)

    def profile(self, step: PathStep) -> Profile:
        return self.profiles[step.certification.slug]

    @cached_property
    def earned(self) -> list[Certification]:
        """The certifications whose exams are taken, in order."""
        return [step.certification for step in self.steps if step.is_exam]

    @cached_property
    def goal(self) -> Certification:
        """What the path leads to: its last exam; without one, what it starts from."""
        return self.earned[-1] if self.earned else self.path.holds

    @cached_property
    def loses_a(self) -> bool:
        return any(step.kind == Kind.LOSE_A for step in self.steps)

    def once(self, make: Callable[..., Made], *of: Hashable) -> Made:
        """What `make(route, *of)` gives, made once for every reader to whom `of` applies."""
        return self._kept(make, *of)

    def _make(self, make: Callable[..., Made], *of: Hashable) -> Made:
        return make(self, *of)


class Timeline:
    """A path with its steps in time, for one reader."""

    def __init__(self, route: PathRoute, terms: Terms):
        self.route, self.terms = route, terms
        self.path, self.steps = route.path, route.steps
        self.profiles, self.offers = route.profiles, route.offers
        self.earned, self.goal, self.loses_a = route.earned, route.goal, route.loses_a

    def profile(self, step: PathStep) -> Profile:
        return self.route.profile(step)

    @property
    def ways_to_lose_the_a(self) -> Finding:
        return self.profiles[self.goal.slug].losing_the_a

    @property
    def route_of_a(self) -> Way | None:
        """The way by which the “A” goes, as its finding has it: which knows whether it is old."""
        named = {step.way_id for step in self.steps if step.kind == Kind.LOSE_A}
        found = (way for rule in self.ways_to_lose_the_a.facts for way in rule.ways)
        return next((way for way in found if way.pk in named), None)

    @cached_property
    def spared(self) -> str:
        """Why the reader gets no apprentice title on this path; empty where they do."""
        if not self.goal.apprentice_code or self.path.start == Background.APPRENTICE:
            return ""
        person, holds = self.terms.person, self.path.holds
        if holds and not person.credentials:
            person = replace(person, credentials=frozenset({holds.slug}))
        held = [
            self.profiles[slug].certification for slug in person.credentials & self.profiles.keys()
        ]
        apprenticed = {each.slug: each.issuer.code for each in held if each.apprentice_code}
        return spared(person, self.goal.issuer.code, apprenticed)

    @property
    def keeps_a(self) -> bool:
        """Whether the apprentice “A” is still there at the end."""
        return bool(self.goal.apprentice_code) and not (self.loses_a or self.spared)

    @property
    def name(self) -> str:
        """The name of the path as it is for this reader: “Self-study, then CPC”."""
        given, apprentice = self.path.name, self.goal.apprentice_code
        return given.replace(apprentice, self.goal.code) if self.spared else given

    @property
    def summary(self) -> str:
        """Whom the path is for, as it is for this reader: with the apprentice title that comes
        first, where one does."""
        apprentice = self.goal.apprentice_code
        if self.loses_a and self.spared:
            return f"For someone who starts with the {apprentice}, which you do not."
        first = f"You start with the {apprentice}, an apprentice title." if self.keeps_a else ""
        return f"{self.path.summary} {first}".strip()

    @property
    def for_you_if(self) -> str:
        return self._unless_spared(self.path.for_you_if)

    @property
    def not_if(self) -> str:
        return self._unless_spared(self.path.not_if)

    def _unless_spared(self, clause: str) -> str:
        """Nothing of an apprentice title to whom none comes first."""
        return "" if self.spared and any(said in clause for said in OF_THE_A) else clause

    @property
    def code(self) -> str:
        """What may be written after the name at the end: “CPC-A”."""
        return self.goal.apprentice_code if self.keeps_a else self.goal.code

    @cached_property
    def _legs_and_time(self) -> tuple[list[Leg], Time]:
        """The steps in time, and the time of them all."""
        found: list[Leg] = []
        whole = Time(hours=self.terms.hours_a_week)
        for step in self.steps:
            beside = found[-1] if step.is_alongside and found else None
            leg = Leg(step, beside.starts if beside else whole, self._takes(step))
            whole = whole.beside(leg.ends) if beside else leg.ends
            found.append(leg)
        return found, whole

    @property
    def legs(self) -> list[Leg]:
        """The steps in time. One that runs alongside begins with the step before it."""
        return self._legs_and_time[0]

    @property
    def time(self) -> Time:
        """From today to the title."""
        return self._legs_and_time[1]

    @property
    def gates(self) -> list[PathStep]:
        return [s for s in self.steps if is_gate(s, s.certification and self.profile(s))]

    def months_left(self, step: PathStep) -> Spread:
        """Months from the start of a step to the end of the path, as far as known."""
        begun = self.legs[self.steps.index(step)].starts.spread
        end = self.time.spread
        return Spread(end.low - begun.low, end.likely - begun.likely, end.high - begun.high)

    def _takes(self, step: PathStep) -> Time:
        hours = self.terms.hours_a_week
        match step.kind:
            case Kind.TRAINING:
                offer = self.offers[step.training.slug] if step.training else None
                length = offer.length if offer else Finding()
                has_course = any(each.training for each in self.steps)
                least = estimate_for(self.estimates(step), is_new=False)
                return of_study(length, self.ready(step), hours, has_course, least)
            case Kind.FIRST_JOB | Kind.LOSE_A:
                return of_work(self._worked(step), not self._jobs_before(step), hours)
        return Time(hours=hours)

    def ready(self, step: PathStep) -> Finding:
        """Of a step of study: how long it takes this reader to be ready for the exam after it."""
        is_new = self.path.start == Background.NEWCOMER and self.terms.person.is_new_to_it
        return estimate_for(self.estimates(step), is_new)

    def estimates(self, step: PathStep) -> Finding:
        """All that is said of the time to be ready for the exam that a step of study leads to."""
        if step.kind != Kind.TRAINING:
            return Finding()
        after = self.steps[self.steps.index(step) + 1 :]
        about = step if step.certification else next((s for s in after if s.is_exam), None)
        return self.profile(about).study_time if about else Finding()

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
