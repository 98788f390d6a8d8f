"""Everything the sources say of one certification, question by question; the shelf has them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from coderpath.sources.findings import Finding, group, preferred
from coderpath.sources.standing import Standing

from ..models import (
    Certification,
    CodeBookRule,
    ExamFormat,
    ExamOutline,
    Fee,
    HolderCount,
    PassRate,
    PayReport,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
    Way,
)
from ..models.exams import ExamAspect
from ..models.issuers import IssuedFact
from ..models.scopes import LEVELS, SETTINGS
from ..upkeep.costs import Costs, costs_of

# What a profile tells of, in the order of its page.
KINDS = (
    Fee,
    Scope,
    Requirement,
    StudyTime,
    RenewalRule,
    ExamFormat,
    PassRate,
    PayReport,
    ExamOutline,
    CodeBookRule,
    HolderCount,
)


def _is_for_non_members(finding: Finding) -> bool:
    return bool(finding.headline) and finding.headline.payer == Fee.Payer.NON_MEMBER


class Profile:
    """What the sources say of one certification; `said` gives its facts of a kind, in headline
    order. `is_today` is false of a day in the past."""

    def __init__(
        self, certification: Certification, said: Callable[[type], list], is_today: bool = True
    ):
        self.certification, self.is_today = certification, is_today
        self._said = said

    def _findings(self, kind) -> dict[tuple, Finding]:
        """By what they are about; where that may be its organization, by what they answer."""
        facts = self._said(kind)
        if issubclass(kind, IssuedFact):
            return kind.about_one(self.certification, facts)
        return group(kind.figures(facts))

    @cached_property
    def _fees(self) -> dict[tuple, Finding]:
        """By kind and payer."""
        return self._findings(Fee)

    def fee(self, kind: str, *payers: str) -> Finding:
        """The first of these payers' fees that has a figure.

        What non-members alone are asked is no price of a member, who may pay what anyone does.
        """
        payers = [Fee.one_payer(payer) for payer in payers or (Fee.Payer.ANYONE,)]
        found = [self._fees[kind, payer] for payer in payers if (kind, payer) in self._fees]
        if payers[0] == Fee.Payer.MEMBER:
            found = [finding for finding in found if not _is_for_non_members(finding)]
        return next((f for f in found if f.headline), found[0] if found else Finding())

    def prices(self, kind: str, *payers: str) -> list[Fee]:
        """Every price that any source gives for it, then or now, in headline order."""
        return [fact for payer in payers for fact in self._fees.get((kind, payer), Finding()).facts]

    @cached_property
    def exam_fee_one(self) -> Finding:
        """What someone who is not a member pays for one try."""
        return self.fee(Fee.Kind.EXAM_ONE)

    @cached_property
    def exam_fee(self) -> Finding:
        """What every page shows and sums hold: one try, or two where one alone has no price."""
        one, two = self.exam_fee_one, self.exam_fee_two
        return two if two.headline and not one.headline else one

    @cached_property
    def exam_fee_two(self) -> Finding:
        return self.fee(Fee.Kind.EXAM_TWO)

    @cached_property
    def exam_fee_member(self) -> Finding:
        return self.fee(Fee.Kind.EXAM_ONE, Fee.Payer.MEMBER)

    @cached_property
    def dues(self) -> Finding:
        return self.fee(Fee.Kind.DUES, Fee.Payer.MEMBER, Fee.Payer.ANYONE)

    @cached_property
    def dues_student(self) -> Finding:
        return self.fee(Fee.Kind.DUES, Fee.Payer.STUDENT)

    @cached_property
    def renewal_fee(self) -> Finding:
        return self.fee(Fee.Kind.RECERTIFICATION, Fee.Payer.ANYONE, Fee.Payer.MEMBER)

    @cached_property
    def other_fees(self) -> list[Finding]:
        """Prices beside those that its costs add up, in the order of their kinds."""
        added = [
            line.finding.headline
            for line in self.costs.lines
            if line.finding and isinstance(line.finding.headline, Fee)
        ]
        found = [
            f
            for f in self._fees.values()
            if f.headline and not any(self._same_price(f.headline, fee) for fee in added)
        ]
        return sorted(
            found, key=lambda f: (Fee.Kind.values.index(f.headline.kind), f.headline.payer)
        )

    @staticmethod
    def _same_price(one: Fee, other: Fee) -> bool:
        """One row, or the same amount under the other name of a payer."""
        return one == other or (
            one.kind == other.kind and one.paid_by == other.paid_by and one.amount == other.amount
        )

    @cached_property
    def _renewal(self) -> dict[tuple, Finding]:
        return self._findings(RenewalRule)

    def renewal(self, kind: str) -> Finding:
        """A rule for this title alone, or for one title of its issuer."""
        found = self._renewal.get((kind, 1), Finding())
        return found if found.headline else Finding()

    @cached_property
    def dues_kept(self) -> Finding:
        return self.renewal(RenewalRule.Kind.DUES_KEPT)

    @cached_property
    def credits(self) -> Finding:
        """Continuing education units in a cycle."""
        return self.renewal(RenewalRule.Kind.TOTAL)

    @cached_property
    def credits_by_number(self) -> dict[int, Finding]:
        """The organization’s credits by how many of its titles one holds."""
        return {
            held: finding
            for (kind, held), finding in self._renewal.items()
            if kind == RenewalRule.Kind.TOTAL
            and finding.headline
            and any(fact.held and fact.is_in_force for fact in finding.facts)
        }

    @cached_property
    def cycle(self) -> Finding:
        """How long a cycle is and what it counts from."""
        return self.renewal(RenewalRule.Kind.CYCLE)

    @cached_property
    def renewal_rules(self) -> list[Finding]:
        """Every rule of its renewal that some source gives, in the order of their kinds."""
        found = [finding for finding in self._renewal.values() if finding.headline]
        kinds = RenewalRule.Kind.values
        return sorted(found, key=lambda f: (kinds.index(f.headline.kind), f.headline.held or 0))

    @cached_property
    def _requirements(self) -> dict[tuple, Finding]:
        found = self._findings(Requirement).values()
        return {finding.facts[0].purpose: finding for finding in found}

    @cached_property
    def gate(self) -> Finding:
        """What it takes to take the exam; its facts are rules."""
        return self._requirements.get(Requirement.Purpose.SIT, Finding())

    @property
    def advised(self) -> list[Way]:
        """What the rule shown only recommends, or the source that names nothing required."""
        rule = self.gate.headline or self.gate.unknown_fact
        return rule.advice if rule else []

    @cached_property
    def is_open_to_beginners(self) -> bool:
        """Its rule has a way in without work experience, another title or a license.

        Where no source gives a rule, nobody knows.
        """
        rule = self.gate.headline
        return bool(rule) and any(way.is_open_to_beginners for way in rule.ways)

    @cached_property
    def losing_the_a(self) -> Finding:
        """The ways to lose the apprentice “A”; its facts are rules."""
        return self._requirements.get(Requirement.Purpose.LOSE_A, Finding())

    @property
    def ways_to_lose_the_a(self) -> list[Way]:
        """Every way of every rule in force, the rule shown first and the longest work first."""
        return [
            way
            for rule in self.losing_the_a.facts
            if rule.is_in_force
            for way in sorted(rule.ways, key=lambda way: -(way.experience_months or 0))
        ]

    @cached_property
    def experience(self) -> Finding:
        """What counts as experience; the ways of its rules hold together."""
        return self._requirements.get(Requirement.Purpose.COUNTS, Finding())

    @cached_property
    def proof(self) -> Finding:
        """The papers that prove experience; the ways of its rules hold together."""
        return self._requirements.get(Requirement.Purpose.PROOF, Finding())

    @cached_property
    def study_time(self) -> Finding:
        return next(iter(self._findings(StudyTime).values()), Finding())

    @cached_property
    def _scopes(self) -> dict[str, list[Finding]]:
        kinds = defaultdict(list)
        for finding in self._findings(Scope).values():
            if finding.headline:
                kinds[finding.headline.kind].append(finding)
        return kinds

    @cached_property
    def settings(self) -> list[Finding]:
        """In the order in which the site always names them."""
        found = self._scopes.get(Scope.Kind.SETTING, [])
        return sorted(found, key=lambda finding: SETTINGS.index(finding.headline.term))

    @cached_property
    def terms(self) -> set[str]:
        """The places of work that it is for."""
        return {finding.headline.term for finding in self.settings}

    def was_ever_for(self, terms: Iterable[str]) -> bool:
        """Whether some source says, or said, that it is for one of these."""
        return any(scope.term in terms for scope in self._said(Scope))

    @property
    def code_sets(self) -> list[Finding]:
        return self._scopes.get(Scope.Kind.CODE_SET, [])

    @cached_property
    def level(self) -> Finding:
        return next(iter(self._scopes.get(Scope.Kind.LEVEL, [])), Finding())

    @cached_property
    def level_rank(self) -> int:
        """How far above a beginner it stands: 0 at entry level; after all levels where no source
        says."""
        said = self.level.headline
        return LEVELS.index(said.term) if said else len(LEVELS)

    @property
    def is_entry_level(self) -> bool:
        return self.level_rank == 0

    @property
    def accreditor(self) -> Finding:
        return next(iter(self._scopes.get(Scope.Kind.ACCREDITED_BY, [])), Finding())

    @cached_property
    def exam(self) -> dict[str, Finding]:
        """Findings by aspect, as ExamAspect names them."""
        found = {finding.facts[0].name: finding for finding in self._findings(ExamFormat).values()}
        return {name: found.get(name, Finding()) for name in ExamAspect.NAMES}

    @cached_property
    def delivery(self) -> str:
        """Where the exam is taken; empty where nobody says."""
        said = self.exam["delivery"].headline
        return said.value if said else ""

    @cached_property
    def pass_rates(self) -> list[Finding]:
        """One finding a year, the newest first; what names no year comes last."""
        findings = self._findings(PassRate).values()
        return sorted(findings, key=lambda f: f.facts[0].year or 0, reverse=True)

    @cached_property
    def pass_rate(self) -> Finding:
        """The newest rate that is a count, not a guess; else what is said to be unknown."""
        counted = [f for f in self.pass_rates if f.headline and not f.headline.is_estimate]
        counted = [f for f in counted if f.headline.percent_low is not None]
        unknown = [Finding([f.unknown_fact]) for f in self.pass_rates if f.unknown_fact]
        return preferred(counted + unknown)

    @cached_property
    def pay_reports(self) -> list[Finding]:
        """Pay that surveys report for its holders, the newest first."""
        findings = [f for f in self._findings(PayReport).values() if f.headline]
        return sorted(findings, key=lambda f: f.headline.year or 0, reverse=True)

    @property
    def newest_pay(self) -> Finding:
        """What the newest survey reports for them, wherever one figure stands for all."""
        return next(iter(self.pay_reports), Finding())

    @cached_property
    def outline(self) -> Finding:
        """What the exam asks, by the outline of one publisher."""
        return next(iter(self._findings(ExamOutline).values()), Finding())

    @property
    def other_outlines(self) -> list[ExamOutline]:
        """The outlines of other publishers, and those that held once; none that is mistaken."""
        shown = self.outline.headline
        return [
            outline
            for outline in self.outline.facts
            if outline is not shown and outline.standing != Standing.MISTAKEN
        ]

    @cached_property
    def code_books(self) -> list[Finding]:
        return [f for f in self._findings(CodeBookRule).values() if f.headline]

    @cached_property
    def holders(self) -> Finding:
        """The newest count of people who hold it."""
        findings = [f for f in self._findings(HolderCount).values() if f.headline]
        return preferred(sorted(findings, key=lambda f: f.headline.as_of or date.min, reverse=True))

    @cached_property
    def costs(self) -> Costs:
        return costs_of(
            exam=self.exam_fee,
            dues=self.dues,
            dues_kept=self.dues_kept,
            books=self.fee(Fee.Kind.BOOKS),
            open_book=self.exam["open_book"],
            renewal=self.renewal_fee,
            credits=self.credits,
            cycle=self.cycle,
        )

    @cached_property
    def contradictions(self) -> list[Finding]:
        """Questions about it to which some source, right or wrong, gives another answer."""
        findings = [
            finding
            for kind in KINDS
            if kind is not Scope
            for finding in self._findings(kind).values()
        ]
        return [finding for finding in findings if finding.is_contradicted]

    @property
    def open_questions(self) -> list[Finding]:
        """Those to which sources in force give other answers today."""
        return [finding for finding in self.contradictions if finding.is_disputed]

    @property
    def settled_questions(self) -> list[Finding]:
        """Those to which other answers are old, outdated or mistaken."""
        return [finding for finding in self.contradictions if not finding.is_disputed]
