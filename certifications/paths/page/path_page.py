"""What the page of one path shows: the plan for its reader, told step by step and line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.verdicts import Verdict, verdict
from certifications.models import Certification, Path, PathStep
from coderpath.near_names import near
from coderpath.renamed import follow
from coderpath.sources import words
from salaries import shelf as salaries_shelf
from salaries.pay import Pay
from salaries.places import spoken_place

from .. import phrases
from ..keeping import Keeping, Keepings
from ..ledger import Ledger, LedgerColumn, Line
from ..lines import FIRST_RENEWAL
from ..pay import FirstPay
from ..plan import Plan, Plans
from .checklist import Item, items
from .ledger_table import LedgerTable
from .steps import ToldStep, told
from .what_if import WhatIf


@dataclass(frozen=True)
class Gate:
    """An exam's rules, and what they mean for the reader."""

    profile: Profile
    verdict: Verdict


class PathPage:
    """One path as its page tells it to one reader.

    `wages` are what coders earn in the nation and in the reader’s state.
    """

    def __init__(
        self,
        plan: Plan,
        what_if: WhatIf,
        wages: Iterable[Pay],
        shelf: Shelf,
        today: date,
    ):
        self.path = plan.path
        self.what_if = what_if
        self.answers = what_if.answers
        self.today = today
        self.shelf = shelf
        self._wages = list(wages)
        self.ours: Ledger = plan.ledger
        self.plan = plan.on(what_if.of(plan.ledger.lines))

    @property
    def ledger(self) -> Ledger:
        return self.plan.ledger

    # The head of the page

    @cached_property
    def place(self) -> str:
        """The reader’s state as a sentence has it; empty if they did not say."""
        return spoken_place(self.answers.state, self.answers.place) if self.answers.state else ""

    @cached_property
    def column(self) -> LedgerColumn:
        """The column that sums are said from: the one asked for, else the cheaper."""
        return self.ledger.column_for(self.what_if.payer)

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

    @cached_property
    def time(self) -> str:
        return words.duration(self.plan.months.likely) if self.plan.months.likely else ""

    @property
    def fixed(self) -> str:
        return phrases.FIXED

    @property
    def time_span(self) -> str:
        spread = self.plan.months.spread
        span = words.durations(spread.low, spread.high) + self.plan.months.or_more
        return "" if spread.is_exact else span

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
        return told(self.plan, self.today)

    @property
    def checklist(self) -> tuple[Item, ...]:
        return items(self.steps, self.keeping, self.path.holds)

    # The ledger

    @cached_property
    def table(self) -> LedgerTable:
        return LedgerTable(self.ledger, self.ours, self.what_if.without)

    @property
    def renewed_from(self) -> str:
        """The exam that the first renewal is counted from, named where there are several."""
        return self.plan.earned[0].code if self.plan.earned[1:] else ""

    @cached_property
    def months_to_renewal(self) -> int | None:
        """Months from the exam to the first renewal; None where two bodies differ."""
        found = [self.plan.profiles[each.slug].credits.headline for each in self.held]
        cycles = {(said and said.cycle_months) or FIRST_RENEWAL for said in found}
        return cycles.pop() if len(cycles) == 1 else None

    @cached_property
    def outsider(self) -> str:
        """Who pays the first column: where all must be members, those who are not students.

        A membership kept up for a credential held before does not count for another body’s exam.
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
        """The body whose membership must be kept up on this path, with the rule that says so."""
        kept = [self.plan.profiles[each.slug].dues_kept for each in self.held]
        return next((f for f in kept if f.headline and f.headline.is_required), None)

    # The gate, the “A”, keeping it

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
    def keeping(self) -> Keeping:
        return self.shelf.once(Keepings).of(*self.held)

    @property
    def keep_query(self) -> str:
        """What asks the tool for keeping credentials of these."""
        return urlencode([("c", each.slug) for each in self.held])

    @cached_property
    def verdicts(self) -> tuple[Gate, ...]:
        """For each exam on the way, whether the reader can sit it as they are now."""
        return tuple(Gate(each, verdict(each, self.answers.person)) for each in self.gated)

    @cached_property
    def losing_step(self) -> ToldStep | None:
        return next((told for told in self.steps if told.kind == PathStep.Kind.LOSE_A), None)

    # Pay

    @cached_property
    def pay(self) -> FirstPay:
        return FirstPay.of(self.plan, self.column.earn, self._wages, self.answers)

    # Around it

    @cached_property
    def other_paths(self) -> list[Plan]:
        """Other paths to the same credential, those that start alike first."""
        same = [
            other
            for other in self.shelf.once(Plans).on(self.what_if.form.terms).values()
            if other.goal == self.plan.goal and other.path != self.path
        ]
        return sorted(same, key=lambda other: other.path.start != self.path.start)


class NoSuchPath(LookupError):
    """No path has the address; `near` are those it may have been meant for."""

    def __init__(self, slug: str, paths: Iterable[Path]):
        super().__init__(f"No path has the address “{slug}”.")
        known = {path.slug: path for path in paths}
        self.near = [known[name] for name in near(slug.lower(), known)]


def path_page(slug: str, data: QueryDict, there: Shelf) -> PathPage:
    """Everything that the page needs, of a path begun that day. Raises NoSuchPath."""
    what_if = WhatIf(data, there.slugs)
    every = there.once(Plans).on(what_if.form.terms)
    if slug not in every:
        follow(Path, slug)
        raise NoSuchPath(slug, there.paths)
    wages = salaries_shelf.at().of_coders(what_if.answers.state)
    return PathPage(every[slug], what_if, wages, there, there.day)
