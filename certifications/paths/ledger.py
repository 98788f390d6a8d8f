"""What a whole path costs, line by line, for a member and for others. Pure: no Django.

Every total can be added up by hand from the lines. A line that nobody has a price for stays in,
counted; a line that the reader overruled is theirs.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.gaps import Gap, add_up
from coderpath.sources import words
from coderpath.sources.findings import Finding


class Membership(StrEnum):
    """Whose price counts; without an answer, that of the cheaper column."""

    MEMBER = "member"
    OUTSIDER = "non-member"
    STUDENT = "student"


class Stage(StrEnum):
    """When a line falls due: on the way to the title, or at its first renewal."""

    EARN = "EARN"
    RENEW = "RENEW"


class LineKind(StrEnum):
    """What a line pays for; the value is how the keys of such lines begin."""

    TUITION = "tuition"
    BOOKS = "books"
    MATERIALS = "materials"
    EXAM = "exam"
    RETAKE = "retake"
    DUES = "dues"
    RENEWAL = "renewal"
    CREDITS = "credits"
    TRAVEL = "travel"


GAPS = {
    LineKind.TUITION: Gap.COURSE,
    LineKind.BOOKS: Gap.BOOKS,
    LineKind.MATERIALS: Gap.BOOKS,
    LineKind.EXAM: Gap.EXAM,
    LineKind.RETAKE: Gap.SECOND_TRY,
    LineKind.DUES: Gap.ANY_DUES,
    LineKind.RENEWAL: Gap.RENEWAL,
    LineKind.CREDITS: Gap.CREDITS,
    LineKind.TRAVEL: Gap.TRAVEL,
}


class Thing(Protocol):
    """What a line is paid for: a course, an exam’s certification, an organization."""

    slug: str


@dataclass(frozen=True)
class Line:
    """One line, in dollars; an amount is None when unknown, and `reason` says why.

    What it pays for, `kind` and `thing`, names it in its ledger; `part` is the second of one kind
    and thing: “after”. `findings` are what it stands on, the main one first; `note` is the working:
    “38% × $299”; `ours` is what we assume in it. Dues that must be paid are `is_required`. What
    only the reader can know `is_asked`: until they say, it is neither counted nor unknown. Nor is a
    second try of which no one knows how likely it is, or what it costs: `uncounted` says why. Of
    one that is counted only as often as people fail, `share` is how often: “38%”.
    """

    kind: LineKind
    thing: Thing | None
    label: str
    outsider: Spread | None = None
    member: Spread | None = None
    findings: tuple[Finding, ...] = ()
    note: str = ""
    reason: str = ""
    ours: str = ""
    stage: Stage = Stage.EARN
    is_asked: bool = False
    is_yours: bool = False
    is_required: bool = False
    part: str = ""
    uncounted: str = ""
    share: str = ""

    @cached_property
    def key(self) -> str:
        """Its name in the address, where a reader may overrule it: “dues-aapc-after”."""
        return "-".join(filter(None, (self.kind, self.thing.slug if self.thing else "", self.part)))

    @property
    def gap(self) -> Gap:
        """What it is called beside a sum that has no price of it."""
        return Gap.DUES if self.is_required else GAPS[self.kind]

    @property
    def is_for_two_tries(self) -> bool:
        """Whether the price that it stands on is one of two tries at the exam."""
        fact = self.findings[0].headline if self.findings and not self.is_yours else None
        return getattr(fact, "is_for_two_tries", False)

    @property
    def free_because(self) -> str:
        """Of books at no price, what that price holds; empty for all else."""
        is_free = self.kind == LineKind.BOOKS and self.outsider and not self.outsider.high
        return self.note if is_free and not self.is_yours else ""

    @property
    def counts(self) -> bool:
        return not (self.outsider is None and (self.is_asked or self.uncounted))

    @property
    def differs(self) -> bool:
        """Whether membership changes the line."""
        return self.outsider != self.member

    def overruled(self, amount: Decimal) -> "Line":
        """The line with the reader’s own amount, in both columns."""
        own = Spread.exactly(amount)
        return replace(self, outsider=own, member=own, is_yours=True, note="", reason="", ours="")


@dataclass(frozen=True)
class LedgerColumn:
    """The sums of one column: to the title, and on to the first renewal."""

    earn: Sum
    renew: Sum
    label: str

    @cached_property
    def whole(self) -> Sum:
        return self.earn + self.renew


@dataclass(frozen=True, eq=False)
class Ledger:
    """Every line of a path and their sums; there is one for all to whom the same lines apply."""

    lines: tuple[Line, ...]
    member_label: str = "member"

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(line.key for line in self.lines)

    def stage(self, stage: Stage) -> list[Line]:
        return [line for line in self.lines if line.stage == stage]

    @cached_property
    def to_earn(self) -> list[Line]:
        return self.stage(Stage.EARN)

    @property
    def to_renew(self) -> list[Line]:
        return self.stage(Stage.RENEW)

    @cached_property
    def outsider(self) -> LedgerColumn:
        return self._column("outsider", "not a member")

    @cached_property
    def member(self) -> LedgerColumn:
        return self._column("member", self.member_label)

    @cached_property
    def has_choice(self) -> bool:
        """Whether membership changes any line."""
        return any(line.differs for line in self.lines)

    @cached_property
    def cheaper(self) -> LedgerColumn:
        """The column that costs less to the title; of equals the one without membership.

        One with fewer unknown lines comes first: less is known of the other, not less to be paid.
        """
        columns = self.outsider, self.member
        return min(columns, key=lambda column: (column.earn.unknown, column.earn.likely))

    def column_for(self, payer: str) -> LedgerColumn:
        """The column whose sums count: the reader’s own, or the cheaper where they did not say."""
        if not payer:
            return self.cheaper
        return self.outsider if payer == Membership.OUTSIDER else self.member

    @property
    def saving(self) -> Decimal:
        """Dollars that membership saves to the title; less than 0 when it costs more."""
        return self.outsider.earn.likely - self.member.earn.likely

    @property
    def as_member(self) -> str:
        """What a sum to the title that counts a member’s prices says of it: “, as a member”; empty
        where others pay the same."""
        return f", as a {self.member_label}" if self.saving else ""

    @property
    def saving_in_all(self) -> Decimal:
        """Dollars that membership saves, the first renewal included."""
        return self.outsider.whole.likely - self.member.whole.likely

    @property
    def unknown(self) -> list[Line]:
        return [line for line in self.lines if line.counts and line.outsider is None]

    @property
    def not_counted(self) -> list[str]:
        """Why no second try is in the sums, an exam at a time."""
        return [
            f"No second try counted: {line.uncounted}."
            for line in self.lines
            if line.uncounted and not line.counts
        ]

    @property
    def gaps(self) -> str:
        """What is unknown on the way, in words: “code books and study materials”."""
        return words.listing(
            [words.inside(line.label) for line in self.unknown if line.stage == Stage.EARN]
        )

    @property
    def lacks_books(self) -> bool:
        """Whether what one studies with, or brings to the exam, has no price on the way."""
        books = (LineKind.BOOKS, LineKind.MATERIALS)
        return any(line.kind in books for line in self.unknown if line.stage == Stage.EARN)

    def overruled(self, amounts: dict[str, Decimal]) -> "Ledger":
        """With the reader’s own amounts in place of the lines they name."""
        lines = tuple(
            line.overruled(amounts[line.key]) if line.key in amounts else line
            for line in self.lines
        )
        return replace(self, lines=lines)

    def _column(self, name: str, label: str) -> LedgerColumn:
        earn, renew = _sum(self.to_earn, name), _sum(self.to_renew, name)
        return LedgerColumn(earn, renew, label)


def _sum(lines: list[Line], name: str) -> Sum:
    """Of one column."""
    return add_up((getattr(line, name), line.gap) for line in lines if line.counts)
