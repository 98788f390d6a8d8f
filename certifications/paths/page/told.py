"""What the page of a path tells alike to all for whom the path is worked out alike."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from certifications.catalogue.study import Time
from certifications.models import Certification, PathStep
from certifications.models.paths import Background
from certifications.upkeep.of_shelf import KeptTitles
from coderpath.sources import words

from .. import phrases
from ..keeping import Keeping, Keepings, keep_query
from ..ledger import Ledger, LedgerColumn, Line
from ..lines import FIRST_RENEWAL
from ..plan import Plan
from ..raise_needed import HOURS_A_YEAR
from .checklist import Item, items
from .ledger_table import LedgerTable
from .steps import ToldStep, told
from .stopping import Stop, stops


class PathTold:
    """A plan that begins today, told to who pays as `payer`."""

    def __init__(self, plan: Plan, payer: str, today: date, titles: KeptTitles, keepings: Keepings):
        self.plan, self.path = plan, plan.path
        self.payer, self.today = payer, today
        self._titles, self._keepings = titles, keepings

    @property
    def ledger(self) -> Ledger:
        return self.plan.ledger

    # The head of the page

    @cached_property
    def column(self) -> LedgerColumn:
        """The column that sums are said from: the one asked for, else the cheaper."""
        return self.ledger.column_for(self.payer)

    @property
    def other_column(self) -> LedgerColumn:
        mine, ledger = self.column, self.ledger
        return ledger.outsider if mine.label == ledger.member.label else ledger.member

    @property
    def lead(self) -> str:
        said = (phrases.lead(self.plan, self.column.earn), phrases.membership(self.ledger))
        return " ".join(filter(None, said))

    @cached_property
    def known_lines(self) -> int:
        counted = [line for line in self.ledger.to_earn if line.counts]
        return len(counted) - self.ledger.outsider.earn.unknown

    @property
    def difference(self) -> str:
        return phrases.difference(self.ledger)

    @property
    def time(self) -> Time:
        return self.plan.time

    @property
    def counted_with(self) -> str:
        """By how much of its time, where that is a range, the steps are counted."""
        return phrases.counted_with(self.time)

    @property
    def assumes_hours(self) -> bool:
        """Whether the time goes by hours a week that the reader did not say."""
        return self.time.follows_hours and not self.plan.terms.says_hours

    @property
    def hours(self) -> int:
        """Hours a week of study, said or assumed."""
        return self.plan.terms.hours

    @cached_property
    def waits(self) -> bool:
        """Whether a job has to be found on the way."""
        return any(leg.waits for leg in self.plan.legs)

    @cached_property
    def gates(self) -> list[ToldStep]:
        return [step for step in self.steps if step.is_gate]

    # Step by step

    @cached_property
    def steps(self) -> list[ToldStep]:
        return self.plan.once(told, self.today)

    @cached_property
    def checklist(self) -> tuple[Item, ...]:
        return items(self.steps, self.keeping, self.before)

    @cached_property
    def stops(self) -> list[Stop]:
        """Where one could stop on the way."""
        return stops(self)

    # The ledger

    @cached_property
    def table(self) -> LedgerTable:
        return LedgerTable(self.ledger)

    @property
    def is_member(self) -> bool:
        """Whether sums are said for a member."""
        return self.column.label == self.ledger.member.label

    @property
    def renewed_from(self) -> str:
        """The exam that the first renewal is counted from, named where there are several."""
        return self.plan.earned[0].code if self.plan.earned[1:] else ""

    @cached_property
    def months_to_renewal(self) -> int | None:
        """Months from the exam to the first renewal; None where two organizations differ."""
        return self._cycle_of(self.held)

    @property
    def renewed_how_often(self) -> str:
        """“every 2 years”; empty where the cycles of two titles differ."""
        months = self._cycle_of(self.kept)
        return words.every(months) if months else ""

    def _cycle_of(self, titles: Iterable[Certification]) -> int | None:
        found = [self.plan.profiles[each.slug].credits.headline for each in titles]
        cycles = {(said and said.cycle_months) or FIRST_RENEWAL for said in found}
        return cycles.pop() if len(cycles) == 1 else None

    @property
    def years_to_renewal(self) -> str:
        """The same as a sentence has it: “two years”."""
        years, rest = divmod(self.months_to_renewal, 12)
        return (
            words.plural(self.months_to_renewal, "month") if rest else words.counted(years, "year")
        )

    @cached_property
    def outsider(self) -> str:
        """Who pays the first column: where all must be members, those who are not students.

        A membership kept up for a title held before does not count for another organization’s exam.
        """
        paid = [self.plan.profiles[each.slug].dues_kept for each in self.plan.earned or self.held]
        all_must = all(f.headline and f.headline.is_required for f in paid)
        return "regular member" if all_must else self.ledger.outsider.label

    @property
    def which_is_cheaper(self) -> str:
        return phrases.which_is_cheaper(self.ledger, self.outsider)

    @property
    def has_no_student_price(self) -> bool:
        """Whether the reader pays as a student, and no line of the path knows such a price."""
        asked = self.plan.terms.is_student
        return asked and not any(each.dues_student.headline for each in self.gated)

    @property
    def left_out(self) -> list[Line]:
        """Lines nobody prices, those of the first renewal included."""
        return self.ledger.unknown

    @property
    def travel_is_asked(self) -> bool:
        return any(not line.counts for line in self.ledger.lines)

    @property
    def body_of_members(self):
        """Whose membership must be kept up on this path, with the rule that says so."""
        kept = [self.plan.profiles[each.slug].dues_kept for each in self.held]
        return next((f for f in kept if f.headline and f.headline.is_required), None)

    # What the exam asks, the apprentice title, keeping it

    @property
    def gated(self) -> list:
        """The profiles of the exams on the way."""
        return [self.plan.profiles[each.slug] for each in self.plan.earned]

    @cached_property
    def held(self) -> list[Certification]:
        """What is held at the end, as far as the path tells: what it starts from comes first."""
        before = [self.path.holds] if self.path.holds else []
        return list(dict.fromkeys(before + self.plan.earned))

    @cached_property
    def goal(self):
        return self.plan.profiles[self.plan.goal.slug]

    @cached_property
    def before(self) -> list[Certification]:
        """What the path starts from, and what the reader holds."""
        titles = self._titles.held(self.plan.terms.person.credentials)
        return list(dict.fromkeys([*filter(None, [self.path.holds]), *titles]))

    @cached_property
    def kept(self) -> list[Certification]:
        """What is kept at the end, with what the reader holds beside the path."""
        return list(dict.fromkeys([*self.before, *self.plan.earned]))

    @property
    def kept_beside(self) -> str:
        """The titles kept at the end that the ledger of the path does not count: “CCA”."""
        return words.listing([each.code for each in self.kept if each not in self.held])

    @cached_property
    def keeping(self) -> Keeping:
        return self._keepings.of(*self.kept)

    @property
    def keep_query(self) -> str:
        """What asks the tool for keeping these titles."""
        return keep_query(each.slug for each in self.kept)

    @cached_property
    def losing_step(self) -> ToldStep | None:
        return next((told for told in self.steps if told.kind == PathStep.Kind.LOSE_A), None)

    @property
    def hours_a_year(self) -> int:
        return HOURS_A_YEAR

    @property
    def is_for_holders(self) -> bool:
        """Whether it adds a title to one that is held."""
        return self.path.start == Background.HOLDER and bool(self.path.holds)
