"""What would change the answer: each a sentence on the reader, what follows in dollars, and the
address that works it out.

Works on plans already made, and asks the database nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from certifications.catalogue.amounts import NOTHING, Sum
from coderpath.sources import words

from ..ledger import Line, LineKind
from ..plan import Plan
from ..terms import Fail
from .cards import Card
from .form import PathsForm
from .row import PathRow

MOST = 5
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Consequence:
    """“An employer pays for the exam.” “The CCA drops to about $110 plus books.”"""

    what: str
    then: str
    address: str


class WouldChange:
    """The changes worth naming to a reader, of what is named to them and what stands below."""

    def __init__(
        self,
        named: Sequence[Card],
        rows: Sequence[PathRow],
        over: Sequence[PathRow],
        form: PathsForm,
    ):
        self._named = [card for card in named if card.total]
        self._rows, self._over = rows, over
        self._form = form

    @property
    def found(self) -> list[Consequence]:
        return list(self._every())[:MOST]

    def _every(self) -> Iterator[Consequence]:
        if not self._named:
            yield from self._more_money()
            return
        first = self._named[0]
        if first.is_next:
            yield from self._member(first)
        yield from self._paid(first, LineKind.EXAM, f"An employer pays the {first.exam} exam.")
        if first.is_next:
            for card in self._named:
                yield from self._paid(card, LineKind.DUES, "Your employer pays the {dues}.")
        else:
            yield from self._job(first)
            yield from self._class()
        yield from self._more_money()
        yield from self._failed(first)

    def _paid(self, card: Card, kind: LineKind, what: str) -> Iterator[Consequence]:
        """One line that someone else pays."""
        line = next((line for line in card.priced if line.kind == kind), None)
        if line:
            left = self._sum(card.row.plan.ledger.overruled({line.key: NOTHING}))
            if left.is_unknown:
                return
            then = f"The {card.code} drops to {_total(left)}."
            yield Consequence(what.format(dues=line.label), then, self._at(card, (line.key, "0")))

    def _member(self, card: Card) -> Iterator[Consequence]:
        """What membership does to the price of the exam, for who pays as a non-member."""
        for line in card.priced:
            if line.kind == LineKind.EXAM and not card.is_member and _is_less(line):
                body = card.row.plan.goal.issuer.code
                then = (
                    f"The {card.code} exam is {words.money(line.member.likely)},"
                    f" not {words.money(line.outsider.likely)}."
                )
                what = f"You are {words.one(body)} member."
                yield Consequence(what, then, self._at(card, ("payer", "member")))

    def _job(self, first: Card) -> Iterator[Consequence]:
        """A path that begins with a job is open to whom has one."""
        jobs = [row for row in self._rows if row.outline.awaits_work and row.cost.is_total]
        row = min(jobs, key=lambda row: row.cost.likely, default=None)
        if row and row.cost.likely < first.row.cost.likely:
            then = f"The {row.plan.code} then costs {_total(row.cost)} and comes first on price."
            what = "You already have a job in a clinic or billing office."
            yield Consequence(what, then, self._of(row.plan))

    def _class(self) -> Iterator[Consequence]:
        """Not to who holds a title, be it an apprentice’s."""
        holds = bool(self._form.answers.person.credentials)
        if holds or any(_has_class(card.row.plan) for card in self._named):
            return
        taught = [row for row in (*self._rows, *self._over) if _has_class(row.plan)]
        if row := min(taught, key=lambda row: row.cost.likely, default=None):
            then = f"The lowest total we have is {_total(row.cost)}: {words.inside(row.name)}."
            yield Consequence("You want a class and a teacher.", then, self._of(row.plan))

    def _more_money(self) -> Iterator[Consequence]:
        """How much would bring the next path within the limit."""
        if row := min(self._over, key=lambda row: row.cost.likely, default=None):
            enough = (row.cost.shown / HUNDRED).to_integral_value(ROUND_CEILING) * 100
            what = f"You can spend {words.money(enough)}."
            yield Consequence(what, f"{row.name} comes in.", self._form.query(budget=enough))

    def _failed(self, card: Card) -> Iterator[Consequence]:
        plan = card.row.plan
        again = plan.on(replace(plan.terms, fail=Fail.ONCE))
        column = again.ledger.member if card.is_member else again.ledger.outsider
        then, now = column.earn, card.row.cost
        if then.likely <= now.likely:
            return
        less = [c for c in self._named if now.likely <= c.row.cost.likely < then.likely]
        less = [each for each in less if each is not card][:1]
        ends = f", and the {less[0].code} costs less" if less else ""
        said = f"The {card.code} goes from {now.figure} to {then.figure}{ends}."
        joined = again.ledger.member.earn
        if not card.is_member and joined.is_total and joined.likely < then.likely:
            body = words.one(card.outline.first.issuer.code)
            said += f" It is {joined.figure} if you are {body} member before the first try."
        bought = ", with two tries bought at the start" if _has_two_tries(again) else ""
        yield Consequence(
            f"You fail the {card.exam} exam once{bought}.", said, self._at(card, ("fail", "once"))
        )

    def _sum(self, ledger) -> Sum:
        return ledger.column_for(self._form.payer_asked).earn

    def _at(self, card: Card, more: tuple[str, str]) -> str:
        return self._of(card.row.plan, more)

    def _of(self, plan: Plan, *more: tuple[str, str]) -> str:
        """The page of a path with the reader’s answers, and with more asked of it."""
        payer = [("payer", self._form.payer_asked)] * bool(self._form.payer_asked)
        asked = dict([*payer, *more])
        return plan.path.get_absolute_url() + self._form.answers.query(*asked.items())


def _total(total: Sum) -> str:
    return total.figure + total.plus_gaps_in_words


def _has_two_tries(plan: Plan) -> bool:
    """Whether a second try is cheap only for who pays for both at once."""
    tries = [line for line in plan.ledger.to_earn if line.kind == LineKind.RETAKE]
    return any(line.is_for_two_tries for line in tries)


def _has_class(plan: Plan) -> bool:
    return any(step.training for step in plan.steps)


def _is_less(line: Line) -> bool:
    return bool(line.member and line.outsider) and line.member.likely < line.outsider.likely
