"""A path that is named, as its card shows it: its total, time, requirement and pay, each with who
says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.study import Time
from certifications.eligibility.verdicts import Outcome, Verdict
from certifications.models import Certification, Path
from certifications.models.scopes import Term
from certifications.reader.answers import Answers
from certifications.upkeep.adding import Adds
from certifications.upkeep.costs import TWO_TRIES
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .. import phrases as path_phrases
from ..keeping import keep_query
from ..ledger import Line, LineKind
from ..pay import StartPay, is_for_someone_new
from ..raise_needed import RaiseNeeded, raise_needed
from .picked import PickCard
from .picks import KEPT_FOR
from .row import asks_diploma_alone, first_gate

# What a line pays for, in a word.
NAMED = {LineKind.TUITION: "course", LineKind.DUES: "dues", LineKind.EXAM: "exam"}


@dataclass(frozen=True)
class Noted:
    """A few words, and the fact that says so; None where they are ours."""

    words: str
    fact: object = None


@dataclass(frozen=True)
class CardCells:
    """All that a card shows beside the pay of someone new; what is empty or None is not told."""

    path: Path
    name: str
    reason: str
    why: str
    for_you_if: str
    not_if: str
    is_next: bool
    total: str
    total_plus: str
    parts: tuple[Noted, ...]
    missing: str
    adds: Adds | None
    keeps: str
    kept_long: str
    keep_plus: str
    keep_query: str
    time: Noted | None
    time_note: str
    need: str
    gate: Finding
    has_it: str
    membership: str
    old_rule: str
    first_title: str
    title_is: str
    full_title: Noted | None
    holders: Noted | None
    first_level: Finding
    last_level: Finding
    pass_rate: Finding
    no_pay: str
    less: str


class Card:
    """One pick, for one reader."""

    def __init__(self, pick: PickCard, answers: Answers, pay: StartPay, adds: Sequence[Adds] = ()):
        self.pick, self.row = pick, pick.row
        self._answers, self._pay = answers, pay
        self._adds = adds  # to what the reader holds, over each number of years

    @property
    def cells(self) -> CardCells:
        """For the template, which is kept by them."""
        outline, plan = self.outline, self.row.plan
        return CardCells(
            path=self.path,
            name=self.name,
            reason=self.reason,
            why=self.why,
            for_you_if=plan.for_you_if,
            not_if=plan.not_if,
            is_next=self.is_next,
            total=self.total,
            total_plus=self.total_plus,
            parts=tuple(self.parts) if self.total else (),
            missing=self.missing,
            adds=self.adds,
            keeps=self.keeps,
            kept_long=self.kept_long,
            keep_plus=self.keep_plus,
            keep_query=self.keep_query if self.adds else "",
            time=self.time_told,
            time_note=self.time.note,
            need=self.need,
            gate=self.gate,
            has_it=self.has_it,
            membership=self.membership,
            old_rule=self.old_rule,
            first_title=self.row.first_title,
            title_is=self.title_is,
            full_title=self.full_title,
            holders=self.holders,
            first_level=outline.first_level,
            last_level=outline.last_level,
            pass_rate=self.pass_rate,
            no_pay=self.no_pay,
            less=self.less,
        )

    @property
    def is_next(self) -> bool:
        """Whether the reader holds a title: it comes on top of that."""
        return bool(self._adds)

    @property
    def adds(self) -> Adds | None:
        """What it adds to what the reader holds, as long as a title is kept to compare it."""
        return next((each for each in self._adds if each.years == KEPT_FOR), None)

    @property
    def kept_long(self) -> str:
        """“2 years”, in a label."""
        return words.plural(KEPT_FOR, "year")

    @property
    def keeps(self) -> str:
        """“both”, of one title that is held."""
        return "both" if len(self._answers.person.credentials) < 2 else "all"

    @property
    def keep_plus(self) -> str:
        return self.adds.keep.plus_gaps_in_words if self.adds else ""

    @property
    def keep_query(self) -> str:
        """What asks the tool for keeping it beside what is held."""
        held = sorted(self._answers.person.credentials)
        return keep_query([*held, *(each.slug for each in self.row.plan.earned)], KEPT_FOR)

    @property
    def raises(self) -> list[RaiseNeeded]:
        """What it must bring an hour to pay for itself; nothing without a total."""
        if not self.total:
            return []
        return [raise_needed(each) for each in self._adds]

    @property
    def reason(self) -> str:
        return self.pick.reason

    @property
    def why(self) -> str:
        return self.pick.why

    @property
    def path(self):
        return self.row.path

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def outline(self):
        return self.row.outline

    @property
    def exam(self) -> str:
        """Whose exam comes first: “CPC”."""
        return self.outline.first.code

    @property
    def is_past_its_exam(self) -> bool:
        """Whether no step is an exam, as where an apprentice title becomes the full one."""
        return not any(step.is_exam for step in self.row.plan.steps)

    @property
    def code(self) -> str:
        """What it leads to: “CPC-A”."""
        return self.row.plan.code

    @property
    def over(self) -> Decimal | None:
        """By how many dollars it passes the limit; None where it is within."""
        return self.pick.pick.over

    @property
    def time(self) -> Time:
        return self.row.time

    @property
    def time_told(self) -> Noted | None:
        """How long it takes, and whose estimate that is; None where nothing is known."""
        if self.time.is_unknown:
            return None
        said = self.time.finding
        return Noted(self.time.words, said.headline if said else None)

    # Total

    @property
    def total(self) -> str:
        """Empty without a total."""
        return self._cost.figure if self.pick.has_total else ""

    @property
    def total_plus(self) -> str:
        """“plus books”."""
        return self._cost.plus_gaps_in_words

    @property
    def dollars(self) -> Decimal:
        return self._cost.likely

    @property
    def _cost(self) -> Sum:
        return self.adds.get if self.adds else self.row.cost

    @property
    def missing(self) -> str:
        return words.listing(list(self.row.cost.lacks)) or "it"

    @cached_property
    def parts(self) -> list[Noted]:
        """What its total adds up: exams first, and last the part of a second try in it."""
        amounts = sorted(self._amounts(), key=lambda each: each[0].kind != LineKind.EXAM)
        found = [Noted(_named(line, amount), fact) for line, amount, fact in amounts]
        retakes = sum(line.kind == LineKind.RETAKE for line in self.priced)
        if retakes:
            found.append(Noted(f"part of a second try{' at each' if retakes > 1 else ''}"))
        return found

    def _amounts(self) -> Iterator[tuple[Line, Spread, object]]:
        for line in self.priced:
            if line.kind != LineKind.RETAKE:
                findings = line.findings[-1:] if self.is_member else line.findings[:1]
                yield line, self._amount(line), findings[0].headline if findings else None

    @cached_property
    def priced(self) -> list[Line]:
        """The lines on the way that cost something."""
        lines = [(line, self._amount(line)) for line in self.row.plan.ledger.to_earn]
        return [line for line, amount in lines if amount and amount.likely]

    def _amount(self, line: Line) -> Spread | None:
        return line.member if self.is_member else line.outsider

    @property
    def is_member(self) -> bool:
        """Whether the prices of members are counted."""
        return self.row.column.label != self.row.plan.ledger.outsider.label

    # What you need

    @cached_property
    def gate(self) -> Finding:
        step = first_gate(self.row.plan)
        return self.row.plan.profile(step).gate if step else Finding()

    @property
    def need(self) -> str:
        """What stands before the first exam; empty where no source says."""
        need = self.outline.you_need
        return "Nothing before the exam" if need == "Nothing" else need

    @property
    def has_it(self) -> str:
        """Whether the reader has it, or what they should say so that we can tell."""
        verdict, rule = self.row.verdict, self.gate.headline
        if not verdict or not rule or rule.asks_nothing:
            return ""
        if verdict.outcome is Outcome.NOW:
            if shown := _shown_by(verdict):
                return f"Your {shown} shows it: our inference."
            return "You have the diploma." if asks_diploma_alone(rule) else "You qualify now."
        to_say = verdict.reading.to_say if verdict.reading else []
        is_open = verdict.outcome is Outcome.UNDECIDED and to_say
        return f"{to_say[0].rstrip('.')} to see if you qualify." if is_open else ""

    @property
    def membership(self) -> str:
        """“AAPC membership.”, where it must be paid."""
        for line in self.row.plan.ledger.to_earn:
            if line.kind == LineKind.DUES and line.is_required and line.thing:
                return f"{line.thing.code} membership."
        return ""

    @property
    def old_rule(self) -> str:
        rule = self.gate.headline
        return f"A rule of {rule.dated}; check it first" if rule and rule.is_old else ""

    # Titles and pay

    @property
    def title_is(self) -> str:
        """What the first title is: “a full title”."""
        if self.row.first_title != self.outline.first.code:
            return ", apprentice"
        goal = self.row.plan.goal
        return f", then {goal.code}" if goal != self.outline.first else ", a full title"

    @property
    def full_title(self) -> Noted | None:
        """When an apprentice title becomes the full one, by work alone; or why none comes first."""
        if self.row.plan.spared and not self.row.plan.loses_a:
            return Noted(self.row.plan.spared)
        if not self.row.plan.keeps_a:
            return None
        rules = self.row.plan.ways_to_lose_the_a.facts
        ways = [way for rule in rules for way in rule.ways if way.experience_months]
        longest = max(ways, key=lambda way: way.experience_months, default=None)
        if not longest:
            return None
        worked = words.months(longest.experience_months)
        return Noted(f"{self.goal.code} after {worked} of coding work", longest.requirement)

    @property
    def holders(self) -> Noted | None:
        """How many hold its first title, to whom holds none; None where no source counts them."""
        first = self.outline.first
        said = self.row.plan.profiles[first.slug].holders.headline
        if self.is_next or not said:
            return None
        people = said.figure[:1].upper() + said.figure[1:]
        return Noted(f"{people} people hold the {first.code}", said)

    @property
    def goal(self) -> Certification:
        return self.row.plan.goal

    @property
    def pass_rate(self) -> Finding:
        """Of the last exam of the path."""
        return self.row.plan.profiles[self.goal.slug].pass_rate

    @property
    def first_pass_rate(self) -> Finding:
        return self.row.plan.profiles[self.outline.first.slug].pass_rate

    @property
    def failing(self) -> str:
        """“Nearly 4 in 10”, of its first exam; empty where no source counts."""
        said = self.first_pass_rate.headline
        return failing(said.percent_low) if said and said.percent_low else ""

    @cached_property
    def no_pay(self) -> str:
        """Why there is no likely start, in a sentence; empty where there is one."""
        settings = self.row.plan.profiles[self.goal.slug].settings
        if Term.DOCUMENTATION in {finding.headline.term for finding in settings}:
            return "The federal survey does not count this job apart"
        return f"The federal survey has none for {self._pay.place}" if self._pay.unknown else ""

    @property
    def less(self) -> str:
        """“$47,900–$51,500 less”, where the job is a cut for the reader."""
        earn = self._answers.earn
        if earn is None or self.no_pay or not is_for_someone_new(self.row.plan, self._answers):
            return ""
        return path_phrases.less(earn, self._pay.low.at_least, self._pay.high.at_least)


def _shown_by(verdict: Verdict) -> str:
    """The title of the reader’s from which we infer what the exam asks."""
    met = [way for way in (verdict.reading.ways if verdict.reading else ()) if way.is_met]
    return next((each.shown_by for way in met for each in way.conditions if each.shown_by), "")


def _named(line: Line, amount: Spread) -> str:
    """“$299 exam”."""
    about = "about " if amount.low < amount.likely < amount.high else ""
    dollars = words.money(words.rounded(amount.likely) if about else amount.likely)
    name = NAMED.get(line.kind) or words.inside(line.label)
    two = f" ({TWO_TRIES})" if line.kind == LineKind.EXAM and line.is_for_two_tries else ""
    return f"{about}{dollars} {name}{two}"


def failing(passed: Decimal) -> str:
    """How many of ten fail, where so many of a hundred pass.

    >>> failing(Decimal(62)), failing(Decimal(84)), failing(Decimal(60)), failing(Decimal(98))
    ('Nearly 4 in 10', 'Nearly 2 in 10', '4 in 10', 'Fewer than 1 in 10')
    """
    failed = 100 - passed
    tens = int((failed + 5) // 10)
    if not tens:
        return "Fewer than 1 in 10"
    so = "Nearly " if failed < tens * 10 else "More than " if failed > tens * 10 else ""
    return f"{so}{tens} in 10"
