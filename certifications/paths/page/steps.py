"""The steps of a path as its page tells them: when, for how much, and by which rows."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from certifications.catalogue.phrases import to_get_in
from certifications.catalogue.prices import Offer
from certifications.catalogue.profile import Profile
from certifications.exam.books import ExamBooks
from certifications.models import PathStep
from certifications.reader.person import Work
from certifications.upkeep.periods import YEARS_AHEAD, months_after
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .. import phrases
from ..ledger import Line, LineKind
from ..lines import studied_for
from ..plan import Plan
from ..timeline import Leg, is_gate

Kind = PathStep.Kind


@dataclass(frozen=True)
class BooksTold:
    """The books of an exam, by the rules of the likely day of it.

    `is_earliest` where the day cannot be known, and the earliest possible is taken.
    """

    about: Profile
    day: date
    is_earliest: bool
    today: date

    @cached_property
    def rules(self) -> ExamBooks:
        return ExamBooks.of(self.about.code_books, self.day)

    @property
    def when(self) -> str:
        """“about Jan. 31, 2027”; “on May 22, 2028, the earliest day by this path”."""
        day = "today" if self.day == self.today else f"on {words.day(self.day)}"
        if self.is_earliest:
            return f"{day}, the earliest day by this path"
        return day.replace("on ", "about ")

    @property
    def disputed(self) -> list[Finding]:
        """What sources disagree on about that day."""
        found = self.rules.disputed
        return [f for f in self.about.code_books if any(rule in f.facts for rule in found)]

    @property
    def names_a_year(self) -> bool:
        """Whether it rests on a rule for the exams of one year, so that a later day may differ."""
        return any(rule.exams_from and not rule.any_year for rule in self.rules.to_bring)

    @property
    def query(self) -> str:
        """What asks the tool for this exam, and for the day if it looks so far ahead."""
        asked = {"c": self.about.certification.slug}
        if self.day <= months_after(self.today, 12 * YEARS_AHEAD):
            asked["day"] = self.day.isoformat()
        return urlencode(asked)


@dataclass(frozen=True)
class ToldStep:
    """One step: its leg in time, its lines of the ledger, and the rows it rests on.

    `about` is the profile of its certification, or of the one that its rule is about. Of a step of
    study, `ready` is the estimate of the time to be ready that counts, `estimates` all there are.
    `counted` is what counts of it in the reader’s time, `waits` whether a job has to be found for
    it, `is_done` whether it takes no time. What is told of a step is the same whenever it comes, so
    that two may be equal at different times.
    """

    leg: Leg = field(compare=False)
    title: str = field(compare=False)
    when: str = field(compare=False)
    step: PathStep
    counted: str
    waits: bool
    is_done: bool
    lines: tuple[Line, ...]
    about: Profile | None
    offer: Offer | None
    priced_as: Offer | None
    books: BooksTold | None
    ready: Finding
    estimates: Finding

    @property
    def kind(self) -> str:
        """Which telling it needs: an exam is told alike, whether it is the first or the second."""
        return Kind.EXAM if self.step.is_exam else self.step.kind

    @property
    def name(self) -> str:
        """Its fixed place in the page: “step-3”."""
        return f"step-{self.step.position}"

    @property
    def is_gate(self) -> bool:
        return is_gate(self.step, self.about)

    @property
    def gate(self) -> str:
        """What stands in the way, in a few words."""
        match self.kind:
            case Kind.START:
                rule = self.about.gate.headline
                return words.inside(to_get_in(rule)) if rule else "its rule"
            case Kind.EXAM:
                return f"{self.step.certification.code} exam"
            case Kind.LOSE_A:
                return "the full title"
        return f"{words.months(self.step.months_of_work)} of work{', advised' * self.is_advice}"

    @property
    def is_advice(self) -> bool:
        """Whether its rule is recommended, and not required."""
        return bool(self.step.way) and self.step.way.is_advice

    @property
    def prices(self) -> list[tuple[Line, str]]:
        """Its lines with what each costs, in short; empty for an unknown."""
        return [(line, phrases.money(line)) for line in self.lines]

    @property
    def other_estimates(self) -> list:
        """Other sources' estimates of the time to study, beside the one that counts."""
        counted = self.ready.headline
        said = self.estimates.facts if counted else ()
        return [fact for fact in said if fact.is_in_force and fact.pk != counted.pk]


def told(plan: Plan, today: date) -> list[ToldStep]:
    """Every step of a plan that begins today."""
    return [_told(plan, leg, today) for leg in plan.legs]


def _told(plan: Plan, leg: Leg, today: date) -> ToldStep:
    step = leg.step
    return ToldStep(
        leg,
        _title(plan, step),
        phrases.when(leg),
        step,
        phrases.counted(leg.time),
        leg.waits,
        not leg.time.likely,
        _lines(plan, step),
        _about(plan, step),
        plan.offers.get(step.training.slug) if step.training else None,
        plan.offers.get(step.priced_as.slug) if step.priced_as else None,
        _books(plan, leg, today) if step.kind == Kind.BOOKS else None,
        plan.ready(step),
        plan.estimates(step),
    )


def _books(plan: Plan, leg: Leg, today: date) -> BooksTold:
    """By the day of the exam that they are bought for, which comes after them."""
    exam = next(
        (
            each
            for each in plan.legs
            if each.step.is_exam
            and each.step.certification == leg.step.certification
            and each.step.position > leg.step.position
        ),
        leg,
    )
    day, is_earliest = exam.begins_on(today), not exam.starts.is_complete
    return BooksTold(plan.profile(leg.step), day, is_earliest, today)


def _about(plan: Plan, step: PathStep) -> Profile | None:
    if step.certification:
        return plan.profile(step)
    of = step.way and step.way.requirement.certification_id
    return next((d for d in plan.profiles.values() if d.certification.pk == of), None)


def _lines(plan: Plan, step: PathStep) -> tuple[Line, ...]:
    thing, *kinds = _pays_for(step)
    paid = {(kind, thing) for kind in kinds}
    if exam := plan.route.once(studied_for, step):
        paid.add((LineKind.MATERIALS, exam.certification))
    return tuple(line for line in plan.ledger.to_earn if (line.kind, line.thing) in paid)


def _pays_for(step: PathStep) -> tuple:
    """What the lines of a step are paid for, and of which kinds they are."""
    match step.kind:
        case Kind.TRAINING if step.training:
            return step.training, LineKind.TUITION, LineKind.BOOKS
        case Kind.MEMBERSHIP:
            return step.certification.issuer, LineKind.DUES
        case Kind.BOOKS:
            return step.certification, LineKind.BOOKS
        case Kind.RETAKE:
            return step.certification, LineKind.RETAKE
        case Kind.EXAM | Kind.SECOND | Kind.SPECIALTY:
            return step.certification, LineKind.EXAM
    return (None,)


def _title(plan: Plan, step: PathStep) -> str:
    code = step.certification.code if step.certification else ""
    match step.kind:
        case Kind.START:
            return f"Check that you qualify for the {code}"
        case Kind.TRAINING:
            return str(step.training) if step.training else f"Study for the {code}"
        case Kind.MEMBERSHIP:
            return f"{step.certification.issuer.code} membership{_if_it_pays(plan, step)}"
        case Kind.BOOKS:
            return f"Books for the {code} exam"
        case Kind.RETAKE:
            return f"If you fail the {code}"
        case Kind.FIRST_JOB:
            return _job(step)
        case Kind.LOSE_A:
            return f"Get the full title: {step.certification.apprentice_code} becomes {code}"
    return f"Take the {code} exam"


def _job(step: PathStep) -> str:
    """Work is called coding only where its rule says so: a source may name none."""
    if not step.months_of_work:
        return "A coding job"
    is_coding = not step.way or step.way.work == Work.CODING
    return f"{words.months(step.months_of_work)} of {'coding ' * is_coding}work"


def _if_it_pays(plan: Plan, step: PathStep) -> str:
    kept: Finding = plan.profile(step).dues_kept
    return ", if it pays" if kept.headline and not kept.headline.is_required else ""
