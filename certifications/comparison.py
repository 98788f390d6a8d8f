"""Certifications side by side, question by question, each beside the first one, the baseline.

Pure: works on dossiers and a wage row already fetched, and asks the database nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from coderpath.sources import words
from coderpath.sources.findings import Finding
from salaries.figures import WageSpan

from .costs import Ledger, Total
from .dossier import Dossier

MOST = 6
NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True)
class Answer:
    """What one certification answers: what is shown, and what it is compared by.

    Shown is a `figure` (a Finding or a fact), or else `text`: with the `fact` it comes from, or of
    a sum (`total`), which links to its ledger. Answers agree when their `claim` is the same. Their
    distance is told where both have a `number` and are `like` one another.
    """

    claim: object
    figure: object = None
    total: Total | None = None
    text: str = ""
    fact: object = None
    note: str = ""
    number: Decimal | int | None = None
    like: object = ()


@dataclass(frozen=True)
class Question:
    """One row of the table: what is asked, and how a distance between two answers is written."""

    label: str
    ask: Callable[[Dossier], Answer]
    write: Callable[[Decimal], str] | None = None


@dataclass(frozen=True)
class Cell:
    """One answer, seen from the baseline."""

    dossier: Dossier
    answer: Answer
    is_base: bool = False
    differs: bool = False
    delta: str = ""


@dataclass(frozen=True)
class Row:
    """One question and what each certification answers, the baseline first."""

    label: str
    cells: list[Cell]
    is_numeric: bool = False

    @property
    def differs(self) -> bool:
        return any(cell.differs for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """The rows under one heading."""

    label: str
    rows: list[Row]


@dataclass(frozen=True)
class Table:
    """The whole comparison; `hidden` rows were left out."""

    dossiers: list[Dossier]
    groups: list[Group]
    hidden: int = 0

    @property
    def only_differences(self) -> "Table":
        """Without the rows that are the same all along, and with how many those are."""
        groups = [Group(g.label, [row for row in g.rows if row.differs]) for g in self.groups]
        kept = sum(len(group.rows) for group in groups)
        return replace(
            self, groups=[group for group in groups if group.rows], hidden=self.count - kept
        )

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def width(self) -> int:
        """Columns in all, the one of the questions included."""
        return len(self.dossiers) + 1


def table(dossiers: list[Dossier], pay, place: str) -> Table:
    """The whole comparison; `pay` is the range of the place, a fact or a Finding."""
    groups = [
        Group(label, [_row(question, dossiers) for question in questions])
        for label, questions in QUESTIONS.items()
    ]
    groups.append(Group("Pay evidence", [_pay(pay, place, dossiers), _row(SURVEYS, dossiers)]))
    return Table(dossiers, groups)


def pay_range(wages: Iterable, slug: str):
    """What coders of a place earn, lowest to highest tenth; not published where others are."""
    wages = {wage.area.slug: wage for wage in wages}
    if slug in wages:
        return WageSpan(wages[slug], "annual_p10", "annual_p90")
    return Finding(reason="NOT_PUBLISHED") if wages else Finding()


def _row(question: Question, dossiers: list[Dossier]) -> Row:
    answers = [question.ask(dossier) for dossier in dossiers]
    base = answers[0]
    cells = [Cell(dossiers[0], base, is_base=True)]
    cells += [
        Cell(
            dossier,
            answer,
            differs=answer.claim != base.claim,
            delta=distance(base, answer, question.write),
        )
        for dossier, answer in zip(dossiers[1:], answers[1:], strict=True)
    ]
    return Row(question.label, cells, is_numeric=question.write is not None)


def _pay(pay, place: str, dossiers: list[Dossier]) -> Row:
    """One federal survey covers all coders, whatever they hold: said once."""
    first = Answer("pay", figure=pay, note="a year, lowest to highest tenth")
    rest = Answer("pay", text="same survey")
    return Row(
        f"{place}, all coders",
        [Cell(dossiers[0], first, is_base=True), *(Cell(d, rest) for d in dossiers[1:])],
    )


def distance(base: Answer, other: Answer, write: Callable[[Decimal], str] | None) -> str:
    """How far one number lies from the baseline's, with its unit.

    >>> distance(Answer(1, number=425), Answer(2, number=299), words.money)
    '−$126'
    >>> distance(Answer(1, number=100), Answer(1, number=100), words.number)
    'same'
    >>> distance(Answer(1, number=24, like="A"), Answer(2, number=20, like="B"), words.number)
    'not comparable'
    """
    if write is None or base.number is None or other.number is None:
        return ""
    if base.like != other.like:
        return NOT_COMPARABLE
    apart = other.number - base.number
    if not apart:
        return "same" if base.claim == other.claim else ""
    known = [answer.total.is_complete for answer in (base, other) if answer.total]
    return words.signed(apart, write) + ("" if all(known) else " in known lines")


def minutes(count) -> str:
    return f"{words.number(count)} min"


def points(count) -> str:
    return words.plural(count, "point")


def credits(count) -> str:
    return f"{words.number(count)} CEUs"


def _claim(finding: Finding):
    return finding.headline.claim if finding.headline else finding.unknown


def _found(finding: Finding, number: str = "", like: Iterable[str] = (), note: str = "") -> Answer:
    """The answer of a finding; `number` and `like` name attributes of its headline."""
    fact = finding.headline
    return Answer(
        _claim(finding),
        figure=finding,
        number=getattr(fact, number) if fact and number else None,
        like=tuple(getattr(fact, name) for name in like) if fact else (),
        note=note if fact else "",
    )


def _issuer(dossier: Dossier) -> Answer:
    code = dossier.certification.issuer.code
    return Answer(code, text=code)


def _settings(dossier: Dossier) -> Answer:
    return _several(dossier.settings)


def _several(findings: list[Finding]) -> Answer:
    """Several findings as one answer; they share the number of the first one's source."""
    if not findings:
        return _found(Finding())
    facts = [finding.headline for finding in findings]
    figures = [facts[0].figure, *(words.inside(fact.figure) for fact in facts[1:])]
    return Answer(
        frozenset(fact.claim for fact in facts), text=words.listing(figures), fact=facts[0]
    )


def _level(dossier: Dossier) -> Answer:
    return _found(dossier.level)


def _status(dossier: Dossier) -> Answer:
    status = dossier.certification.get_status_display()
    return Answer(status, text=status)


def _gate(dossier: Dossier) -> Answer:
    rule = dossier.gate.headline
    advice = (
        "" if not rule or rule.ways else "; ".join(words.inside(row.rule) for row in rule.advice)
    )
    return _found(dossier.gate, note=f"advised: {advice}" if advice else "")


def _apprentice(dossier: Dossier) -> Answer:
    code = dossier.certification.apprentice_code
    way = dossier.losing_the_a.headline
    if not code:
        return Answer("No", text="No", note="one source says yes" if way else "", fact=way)
    ways = "; or ".join(words.inside(row.rule) for row in way.ways) if way else ""
    until = f"until: {ways}" if ways else "until experience is shown"
    return Answer("Yes", text=f"Yes, {code}", note=until, fact=way)


def _aspect(name: str, number: str = "", like: Iterable[str] = ()) -> Callable[[Dossier], Answer]:
    """Asks for one aspect of the exam."""
    return lambda dossier: _found(dossier.exam[name], number, like)


def _pass_mark(dossier: Dossier) -> Answer:
    """Told apart only on one scale: 75 percent and 300 of 400 are not."""
    return _found(dossier.exam["pass_mark"], "pass_mark", ("pass_scale", "pass_scale_high"))


def _pass_rate(dossier: Dossier) -> Answer:
    fact = dossier.pass_rate.headline
    is_range = fact and fact.percent_high not in (None, fact.percent_low)
    number = "" if is_range else "percent_low"
    note = f"in {fact.year}" if fact and fact.year else ""
    return _found(dossier.pass_rate, number, ("year",), note)


def _exam_fee(dossier: Dossier) -> Answer:
    fee = dossier.exam_fee.headline
    note = "for two attempts" if fee and fee.is_for_two_attempts else ""
    return _found(dossier.exam_fee, "amount", note=note)


def _exam_fee_member(dossier: Dossier) -> Answer:
    return _found(dossier.exam_fee_member, "amount")


def _dues(dossier: Dossier) -> Answer:
    """Dues that must be paid to stay certified; nothing where the issuer asks for none."""
    kept = dossier.dues_kept
    if not kept.headline:
        return _found(kept)
    if kept.headline.is_required:
        return _found(dossier.dues, "amount")
    return Answer(words.money(0), text=words.money(0), fact=kept.headline, number=Decimal(0))


def unknown_parts(dossier: Dossier, of_keeping: bool = False) -> list[str]:
    """The large lines that are not known; without them a total says little beside another."""
    parts = {"exam fee": dossier.exam_fee.headline, "dues": _dues_known(dossier)}
    if of_keeping and parts["dues"]:
        parts["renewal fee"] = keeping(dossier).five_years.is_complete
    return [f"the {name}" for name, known in parts.items() if not known]


def _dues_known(dossier: Dossier) -> bool:
    return dossier.ledger.part(dossier.dues, dossier.dues_kept).first_year.is_complete


def keeping(dossier: Dossier) -> Ledger:
    """The lines of the ledger that come round: dues and renewal fees."""
    return dossier.ledger.part(dossier.dues, dossier.dues_kept, dossier.renewal_fee)


def _sum(total: Total, lacks: Iterable[str] = ()) -> Answer:
    """A sum with nothing known in it is an unknown, never $0."""
    if total.unknown and not total.amount:
        return _found(Finding())
    note = f"without {words.listing(list(lacks))}" if lacks else ""
    return Answer(
        total.figure,
        total=total,
        text=words.money(total.amount),
        note=note,
        number=total.amount,
        like=tuple(lacks),
    )


def _first_year(dossier: Dossier) -> Answer:
    return _sum(dossier.ledger.first_year, unknown_parts(dossier))


def _keeping(dossier: Dossier) -> Answer:
    return _sum(keeping(dossier).five_years)


def _five_years(dossier: Dossier) -> Answer:
    return _sum(dossier.ledger.five_years, unknown_parts(dossier, of_keeping=True))


def _credits(dossier: Dossier) -> Answer:
    return _found(dossier.credits, "ceus", ("cycle_months",))


def _credits_price(dossier: Dossier) -> Answer:
    return _found(Finding())


def _survey(dossier: Dossier) -> Answer:
    """The newest report of its holders' pay. Two surveys are never set against each other."""
    finding = next(iter(dossier.pay_reports), Finding())
    fact = finding.headline
    if not fact:
        return _found(finding)
    told = [str(fact.year or ""), fact.get_statistic_display(), fact.survey]
    # Without the name of a survey nothing tells that two reports come from the same one.
    alone = dossier.certification.code
    survey = (fact.survey, fact.year, fact.statistic) if fact.survey else alone
    return Answer(
        (fact.claim, survey),
        figure=finding,
        note=", ".join(part for part in told if part),
        number=fact.low,
        like=alone if fact.high else survey,
    )


QUESTIONS = {
    "What it is": [
        Question("Issued by", _issuer),
        Question("Setting", _settings),
        Question("Level", _level),
        Question("Status", _status),
    ],
    "Gate": [
        Question("To sit the exam", _gate),
        Question("Apprentice “A”", _apprentice),
    ],
    "Exam": [
        Question("Questions", _aspect("items", "items", ("items_high",)), words.number),
        Question("Of them scored", _aspect("scored_items", "scored_items"), words.number),
        Question("Time", _aspect("minutes", "minutes"), minutes),
        Question("Pass mark", _pass_mark, points),
        Question("Code books", _aspect("open_book")),
        Question("Pass rate, first try", _pass_rate, points),
        Question("Where", _aspect("delivery")),
    ],
    "Cost to certify": [
        Question("Exam fee, no membership", _exam_fee, words.money),
        Question("Exam fee, member", _exam_fee_member, words.money),
        Question("Compulsory dues, year 1", _dues, words.money),
        Question("First year, known total", _first_year, words.money),
    ],
    "Cost to keep, five years": [
        Question("Dues or renewals", _keeping, words.money),
        Question("Credits", _credits, credits),
        Question("Price of credits", _credits_price),
        Question("Five years in all", _five_years, words.money),
    ],
}
SURVEYS = Question("Survey of its holders", _survey, words.money)
