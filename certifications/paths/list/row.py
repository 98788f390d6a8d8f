"""One path of the list as its table shows it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from certifications.catalogue import phrases
from certifications.catalogue.amounts import Sum
from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.catalogue.study import Time
from certifications.eligibility.verdicts import Verdict
from certifications.models import Certification, Path, PathStep, Way
from certifications.reader.answers import USUAL_HOURS
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..ledger import LedgerColumn
from ..plan import Plan, Plans
from ..terms import Terms
from . import phrases as list_phrases
from .chart import ChartPoint
from .ranking import LAST, Contender


class Outline:
    """What the list says of a path whatever its reader’s terms: where it begins and leads.

    What a certification asks is told in an editor’s few words where they hold: they are about the
    rule that is shown today.
    """

    def __init__(self, plan: Plan, is_today: bool = True):
        self.path: Path = plan.path
        self._plan = plan
        self._is_today = is_today

    @cached_property
    def first(self) -> Certification:
        """The first title on the way; of a path without an exam, the one it begins with."""
        return self._plan.earned[0] if self._plan.earned else self._plan.goal

    @property
    def first_title(self) -> str:
        """What may be written after the name from then on: “CPC-A”."""
        begins_so = self._plan.earned and (self._plan.keeps_a or self._plan.loses_a)
        return (self.first.apprentice_code if begins_so else "") or self.first.code

    @cached_property
    def you_need(self) -> str:
        """In short, what stands before the first exam, and a job on the way; empty where no source
        says."""
        jobs = [step for step in self._plan.steps if step.kind == PathStep.Kind.FIRST_JOB]
        if not self._plan.earned:
            return self.route_of_a.rule if self.route_of_a else ""
        if self.awaits_work:
            return "A job in the field first"
        asked = self._asked
        return f"{asked}; then a coding job" if asked and jobs else asked

    @property
    def _asked(self) -> str:
        step = first_gate(self._plan)
        return phrases.need(self._plan.profile(step), self._is_today) if step else ""

    @property
    def first_level(self) -> Finding:
        return self._start.level

    @property
    def last_level(self) -> Finding:
        return self._end.level

    @cached_property
    def level(self) -> int:
        """How far above a beginner the first title on the way is; 0 is entry level."""
        return self._start.level_rank

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What is earned, in order."""
        return tuple(each.slug for each in self._plan.earned)

    @property
    def _start(self) -> Profile:
        return self._plan.profiles[self.first.slug]

    @property
    def _end(self) -> Profile:
        return self._plan.profiles[self._plan.goal.slug]

    @cached_property
    def holders(self):
        """How many hold the first title, as its source says; None where none does."""
        return self._start.holders.headline

    @cached_property
    def asks_diploma_alone(self) -> bool:
        return asks_diploma_alone(self._start.gate.headline)

    @cached_property
    def last_level_rank(self) -> int:
        return self._end.level_rank

    @cached_property
    def has_teacher(self) -> bool:
        return any(step.training for step in self._plan.steps)

    @cached_property
    def counts_license(self) -> bool:
        """Whether a way into the last exam asks for a license."""
        rule = self._end.gate.headline
        return bool(rule) and any(way.license for way in rule.ways)

    @cached_property
    def organization(self) -> str:
        return self._end.certification.issuer.code

    @cached_property
    def settings(self) -> frozenset[str]:
        """Where the last title is used, as sources say."""
        return frozenset(finding.headline.term for finding in self._end.settings)

    @cached_property
    def awaits_work(self) -> bool:
        """Whether it begins with a job: before any study or exam."""
        before = (PathStep.Kind.START, PathStep.Kind.MEMBERSHIP)
        first = next((step for step in self._plan.steps if step.kind not in before), None)
        return bool(first) and first.kind == PathStep.Kind.FIRST_JOB

    @property
    def route_of_a(self) -> Way | None:
        return self._plan.route_of_a

    @property
    def ways_to_lose_the_a(self) -> Finding:
        return self._plan.ways_to_lose_the_a

    @property
    def is_disputed(self) -> bool:
        """Whether sources disagree on how the “A” goes, on which the path hangs."""
        return bool(self.route_of_a) and self.ways_to_lose_the_a.is_disputed


class Outlines:
    """Those of every path of a shelf, by its slug: `shelf.once(Outlines)`."""

    def __init__(self, shelf: Shelf):
        plans = shelf.once(Plans).on(Terms(USUAL_HOURS))
        self.of = {slug: Outline(plan, shelf.is_today) for slug, plan in plans.items()}


@dataclass(frozen=True)
class PathCells:
    """All that the row of a path shows."""

    outline: Outline
    name: str
    first_title: str
    cost: Sum
    takes: Time

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Rows are kept by them, and they with their plan."""
        return hash((self.outline, self.name, self.first_title, self.cost, self.takes))

    @property
    def time(self) -> str:
        return self.takes.short

    @property
    def missing(self) -> str:
        """What the sum cannot do without and has no price: “the course”."""
        return words.listing(list(self.cost.lacks))


def cells_of(plan: Plan, outline: Outline, label: str) -> PathCells:
    """The row of a path for the reader of a plan, by the prices of the column of this label."""
    ledger = plan.ledger
    column = ledger.member if label == ledger.member.label else ledger.outsider
    first = outline.first.code if plan.spared else outline.first_title
    return PathCells(outline, plan.name, first, column.earn, plan.time)


def first_gate(plan: Plan) -> PathStep | None:
    """The step that checks what the first exam asks; None where no exam lies ahead."""
    return next((step for step in plan.steps if step.kind == PathStep.Kind.START), None)


def asks_diploma_alone(rule) -> bool:
    """Whether the one way into an exam is a diploma; not where no source says."""
    return bool(rule) and len(rule.ways) == 1 and rule.ways[0].education == "HIGH_SCHOOL"


@dataclass(frozen=True)
class PathRow:
    """One path of the table."""

    plan: Plan
    outline: Outline
    column: LedgerColumn
    contender: Contender
    verdict: Verdict | None

    @property
    def path(self) -> Path:
        return self.plan.path

    @property
    def name(self) -> str:
        """As it is for this reader."""
        return self.plan.name

    @property
    def first_title(self) -> str:
        """What this reader may write after their name first: “CPC-A”."""
        return self.cells.first_title

    @property
    def cost(self) -> Sum:
        return self.column.earn

    @property
    def time(self) -> Time:
        return self.plan.time

    @property
    def surely_takes(self) -> Decimal:
        """Its months, to call it quick by: “at least so long” is no quickness."""
        return self.contender.time if self.time.is_complete else LAST

    @property
    def cells(self) -> PathCells:
        return self.plan.once(cells_of, self.outline, self.column.label)

    @property
    def point(self) -> ChartPoint:
        code, keeps_a = self.plan.code, self.plan.keeps_a
        how = list_phrases.how(self.name, code)
        return ChartPoint(self.path.slug, code, how, keeps_a, self.contender, self.may_be_first)

    @property
    def is_open_now(self) -> bool:
        """Whether nothing stands before it: no job, and no exam that cannot be taken now."""
        return self.contender.need == 0

    @property
    def is_above_entry(self) -> bool:
        """Whether it is open, and not made for where the reader stands."""
        return self.is_open_now and not self.may_be_first

    @property
    def may_be_first(self) -> bool:
        """Whether it can be called the cheapest or the quickest: it is open to the reader now, and
        made for where they stand."""
        return self.is_open_now and self.contender.level == 0
