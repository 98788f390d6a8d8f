"""The ledger of a path as its page writes it: line by line, with the sums under the lines."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from coderpath.sources import notes, words
from coderpath.sources.findings import Finding

from .. import phrases
from ..ledger import Ledger, Line, Stage

CENTS = 2


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger as the page writes it; empty amounts are unknown.

    `was` is the catalogue's figure for a line that the reader overruled, `without` the query that
    puts it back.
    """

    line: Line
    outsider: str
    member: str
    span: str
    was: str = ""
    without: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether no source was read that has a price of it, then or now."""
        known = any(finding.headline or finding.last_known for finding in self.line.findings)
        return not (known or self.line.is_asked)

    @property
    def findings(self) -> list:
        """What it stands on, each source note once; the disputed one of two."""
        said: dict[tuple, Finding] = {}
        for finding in self.line.findings:
            fact = finding.headline or finding.last_known
            key = notes.key(fact) if fact else ()
            if key not in said or finding.is_disputed:
                said[key] = finding
        return list(said.values())


class LedgerTable:
    """A ledger in figures that can be added up by hand: all of them with cents, or none.

    `ours` is the ledger before the reader overruled any line; `without` gives the query that puts
    the line of a key back.
    """

    def __init__(
        self, ledger: Ledger, ours: Ledger | None = None, without: Callable[[str], str] = str
    ):
        self.ledger, self._ours, self._without = ledger, ours or ledger, without

    @cached_property
    def _places(self) -> int:
        """Decimals of every amount in the ledger: cents where one line has any."""
        amounts = [
            spread.likely
            for line in self.ledger.lines
            for spread in (line.outsider, line.member)
            if spread
        ]
        return 0 if all(amount == amount.to_integral_value() for amount in amounts) else CENTS

    def _written(self, amount: Decimal) -> str:
        return f"{amount:,.{self._places}f}"

    @property
    def earn(self) -> list[LedgerRow]:
        return self._rows(Stage.EARN)

    @property
    def renew(self) -> list[LedgerRow]:
        return self._rows(Stage.RENEW)

    def _rows(self, stage: Stage) -> list[LedgerRow]:
        ours = {line.key: line for line in self._ours.lines}
        return [self._row(line, ours[line.key]) for line in self.ledger.stage(stage)]

    def _row(self, line: Line, ours: Line) -> LedgerRow:
        amounts = (line.outsider, line.member)
        outsider, member = (self._written(each.likely) if each else "" for each in amounts)
        if not line.is_yours:
            return LedgerRow(line, outsider, member, self._span(line))
        was = phrases.money(ours) or ours.reason
        return LedgerRow(line, outsider, member, "", was, self._without(line.key))

    def _span(self, line: Line) -> str:
        """From low to high, where a line is a range; the member’s too where it is another."""
        spans = [
            f"{words.money(spread.low)} to {words.money(spread.high)}"
            for spread in (line.outsider, line.member)
            if spread and not spread.is_exact
        ]
        return "; for members ".join(dict.fromkeys(spans))

    @property
    def sums(self) -> dict[str, dict[str, str]]:
        """The sums under the lines as written, by row and column."""
        columns = {"outsider": self.ledger.outsider, "member": self.ledger.member}
        return {
            row: {name: self._written(getattr(c, row).likely) for name, c in columns.items()}
            for row in ("earn", "whole")
        }
