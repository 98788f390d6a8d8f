"""What the sheet of paper of one path says, for someone who has only that sheet."""

from dataclasses import dataclass
from functools import cached_property

from certifications.models import PathStep
from coderpath.asked import AskedForm
from coderpath.filters import Tick, TickField
from coderpath.sources import words

from ..ledger import Line, LineKind
from .checklist import Item
from .ledger_table import LedgerRow
from .steps import ToldStep
from .told import PathTold

Kind = PathStep.Kind


class PaperForm(AskedForm):
    """How a sheet is printed. Large type is that of readers who see little: 16 points."""

    large = TickField(label="Large type", required=False, widget=Tick(attrs={"value": "1"}))


@dataclass(frozen=True)
class Handout:
    """The steps, the costs and the words of a path, without what changes nothing on it."""

    page: PathTold

    @property
    def steps(self) -> list[ToldStep]:
        """What is to be done: no membership that saves nothing, and no step only for who fails."""
        return [told for told in self.page.steps if self._is_to_do(told)]

    def _is_to_do(self, told: ToldStep) -> bool:
        match told.kind:
            case Kind.RETAKE:
                return False
            case Kind.MEMBERSHIP:
                kept = told.about.dues_kept.headline
                return self.page.is_member or not kept or kept.is_required
        return True

    @cached_property
    def checklist(self) -> tuple[Item, ...]:
        return self.page.checklist

    @property
    def costs(self) -> list[tuple[str, LedgerRow, str]]:
        """What is paid to the title in the column that sums are said from: its label, its row, and
        its amount, empty for an unknown."""
        rows = [row for row in self.page.table.earn if row.line.counts]
        return [
            (_label(row.line), row, row.member if self.page.is_member else row.outsider)
            for row in rows
            if self.page.is_member or not _is_spared(row.line)
        ]

    @property
    def total(self) -> str:
        return self.page.table.sums["earn"]["member" if self.page.is_member else "outsider"]

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """The short names on the sheet, each with what it stands for."""
        titles = self.page.held
        bodies = dict.fromkeys(each.issuer for each in titles)
        named = [(each.code, each.name) for each in (*titles, *bodies)]
        if self.page.plan.keeps_a:
            named.append((self.page.plan.code, "the same title as an apprentice"))
        if any("CEU" in item.text for item in self.checklist):
            named.append(("CEU", "continuing education unit, a credit for learning after the exam"))
        return [(code, name) for code, name in named if name != code]


def _is_spared(line: Line) -> bool:
    """Whether it is the price of a membership that the reader does without."""
    free = line.outsider and not line.outsider.high
    return line.kind == LineKind.DUES and bool(free) and not (line.is_required or line.is_yours)


def _label(line: Line) -> str:
    """Of what is free, why; of a second try that is only likely, that it is a part of the price."""
    if line.free_because:
        return f"{line.label}: {words.inside(line.free_because)}"
    if not line.share or line.is_yours:
        return line.label
    return f"Part of a {words.inside(line.label)} ({line.share} fail)"
