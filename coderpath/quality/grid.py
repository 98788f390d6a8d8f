"""What is known of each thing on each matter: the best source in force, or why there is none."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from coderpath.sources.findings import NOT_COLLECTED, REASONS, Finding
from coderpath.sources.held import Held
from coderpath.sources.meanings import REASONS as MEANINGS

OFFICIAL, THIRD_PARTY, OLD = "official", "third party", "old"
MARKS = {OFFICIAL: "o", THIRD_PARTY: "t", OLD: "h"}
SHORT = {"not published": "np", "not applicable": "na", "withheld": "wh"}


class GridCell:
    """One matter of one thing: of all figures on it the one of the best source."""

    def __init__(self, matter: str, findings: Iterable[Finding]):
        self.matter = matter
        findings = list(findings)
        shown = sorted((f for f in findings if f.headline), key=_rank)
        self.finding = shown[0] if shown else _silent(findings)

    @property
    def fact(self):
        return self.finding.headline

    @property
    def word(self) -> str:
        """How good its source is; why there is no figure."""
        return _word(self.fact) if self.fact else self.finding.unknown

    @property
    def mark(self) -> str:
        """The class of its mark; empty where there is no figure."""
        return MARKS[self.word] if self.fact else ""

    @property
    def short(self) -> str:
        """What stands in a cell without a figure."""
        return SHORT.get(self.word, "–")

    @property
    def slug(self) -> str:
        """The page of its question; empty where nobody said anything."""
        return self.finding.slug


@dataclass(frozen=True)
class GridRow:
    """One thing with its page, and a cell for each matter."""

    code: str
    name: str
    address: str
    is_little_known: bool
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, eq=False)
class Grid:
    """All of them, with what is asked of each: first its exam fee."""

    matters: tuple[str, ...]
    rows: list[GridRow]

    @property
    def known(self) -> list[GridRow]:
        return [row for row in self.rows if not row.is_little_known]

    @property
    def little_known(self) -> list[GridRow]:
        return [row for row in self.rows if row.is_little_known]

    @property
    def without_fee(self) -> int:
        """How many have no figure on the first matter."""
        return sum(not row.cells[0].fact for row in self.rows)

    @property
    def reasons(self) -> list[tuple[str, int, str]]:
        """Why there are holes: each reason with how many there are, and what it means."""
        counted = Counter(cell.word for row in self.rows for cell in row.cells)
        return [
            (reason, counted[reason], MEANINGS[reason])
            for reason in REASONS.values()
            if counted[reason]
        ]


Cover = Callable[[Held, date], Grid]
_covered: list[Cover] = []


def covers(cover: Cover) -> Cover:
    """For the function that tells what is known; the package of the things has it."""
    _covered.append(cover)
    return cover


def grid(rows: Held, day: date) -> Grid:
    """The one that is registered."""
    return _covered[0](rows, day)


def _word(fact) -> str:
    if fact.is_old:
        return OLD
    return OFFICIAL if fact.source.is_official else THIRD_PARTY


def _rank(finding: Finding) -> int:
    return list(MARKS).index(_word(finding.headline))


def _silent(findings: list[Finding]) -> Finding:
    """One of which a source says why there is no figure, before one that nobody collected."""
    not_collected = REASONS[NOT_COLLECTED]
    return min(findings, key=lambda f: f.unknown == not_collected, default=Finding())
