"""The list of paths as one page shows it: those that fit, in order, what is left out and why."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from certifications.catalogue.amounts import Sum
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.verdicts import Outcome, Verdict, verdict
from certifications.list.listing import Advice
from certifications.models.scopes import Term
from certifications.reader.answers import USUAL_HOURS, Answers
from coderpath.sources import words
from salaries.pay import Pay

from ..ledger import Membership
from ..pay import StartPay, pays_back
from ..phrases import FIXED
from ..plan import Plan, Plans
from ..terms import Terms
from . import firsts, left_out, order_changes, plots, ranking
from . import phrases as list_phrases
from .chart import PathChart
from .folds import Fold, Whose, whose
from .form import PathsForm
from .kept_changes import KeptChanges
from .ranking import Contender, Sort
from .row import Outlines, PathRow, first_gate, letter

SHOWN_AT_FIRST = 5
BY_COST = "the lowest known cost comes first"


class PathListing:
    """What the list answers to a reader. Asks the database nothing."""

    def __init__(self, form: PathsForm, shelf: Shelf, wages: Iterable[Pay]):
        self.form, self.shelf = form, shelf
        self.answers: Answers = form.answers
        self.payer, self.sort = form.payer_asked, form.sort_asked
        self.pay = StartPay.of(wages, self.answers)
        self._verdicts: dict[str, Verdict] = {}
        self._outlines = shelf.once(Outlines).of
        self.plans = list(shelf.once(Plans).on(self._terms).values())
        own = left_out.from_own_start(self.plans, self.answers)
        found = [
            (plan, left_out.misses(plan, self._cost(plan), self.answers, own))
            for plan in self.plans
        ]
        self.left = [(plan, misses) for plan, misses in found if misses]
        self._split([plan for plan, misses in found if not misses])

    def _split(self, plans: list[Plan]):
        """The paths from where the reader is, or those open to anyone; the others are folded."""
        of: dict[Whose, list[Plan]] = {kind: [] for kind in Whose}
        for plan in plans:
            of[self._whose(plan)].append(plan)
        self.whose = Whose.OWN if of[Whose.OWN] else Whose.ANYONE
        self.rows = self._in_order(of.pop(self.whose))
        self.folds: list[Fold] = []
        for kind, folded in of.items():
            if folded:
                before = len(self.rows) + len(self.others)
                self.folds.append(Fold(kind, self._in_order(folded, before)))

    def _whose(self, plan: Plan) -> Whose:
        return whose(plan, self.answers.person)

    @property
    def is_own(self) -> bool:
        """Whether the table has the paths from where the reader is."""
        return self.whose is Whose.OWN

    @property
    def others(self) -> list[PathRow]:
        return [row for fold in self.folds for row in fold.rows]

    @property
    def _terms(self) -> Terms:
        return Terms(
            hours=self.answers.hours_a_week,
            person=self.answers.person,
            is_student=self.payer == Membership.STUDENT,
        )

    def _cost(self, plan: Plan) -> Sum:
        return plan.ledger.column_for(self.payer).earn

    def _contender(self, plan: Plan) -> Contender:
        cost, budget = self._cost(plan), self.answers.budget
        back = pays_back(plan, cost, self.pay, self.answers)
        found = self._verdict(plan)
        return Contender(
            plan.path.slug,
            plan.path.name,
            cost,
            plan.months,
            is_priced=not cost.is_unknown,
            slow=back.slow,
            quick=back.quick,
            can_sit=not found or found.outcome is Outcome.NOW,
            fits=budget is not None and cost.is_complete and cost.spread.high <= budget,
        )

    def _verdict(self, plan: Plan) -> Verdict | None:
        """Whether the reader can sit the path’s first exam."""
        step = first_gate(plan)
        if not step:
            return None
        slug = step.certification.slug
        if slug not in self._verdicts:
            self._verdicts[slug] = verdict(plan.profile(step), self.answers.person)
        return self._verdicts[slug]

    def _in_order(self, plans: list[Plan], before: int = 0) -> list[PathRow]:
        """Letters go by cost, whatever the order, so that a path keeps its letter.

        They go on after those of the paths before.
        """
        by_slug = {plan.path.slug: plan for plan in plans}
        contenders = [self._contender(plan) for plan in plans]
        letters = {
            one.slug: letter(number)
            for number, one in enumerate(ranking.ranked(contenders, Sort.COST), before)
        }
        if not before:
            self.cost_axis, self.months_axis = plots.axes(contenders, self.answers.budget)
        return [
            self._row(by_slug[one.slug], one, letters[one.slug])
            for one in ranking.ranked(contenders, self.sort)
        ]

    def _row(self, plan: Plan, contender: Contender, letter: str) -> PathRow:
        return PathRow(
            plan,
            self._outlines[plan.path.slug],
            letter,
            plan.ledger.column_for(self.payer),
            contender,
            pays_back(plan, contender.cost, self.pay, self.answers),
            self._verdict(plan),
            plots.Bar.on(self.cost_axis, contender.cost),
        )

    @cached_property
    def firsts(self) -> dict[str, str]:
        """What each path of the table is first at, by its slug."""
        return firsts.of(self.rows, self.others)

    @property
    def rows_and_firsts(self) -> list[tuple[PathRow, str]]:
        return [(row, self.firsts.get(row.path.slug, "")) for row in self.rows]

    @property
    def contenders(self) -> list[Contender]:
        return [row.contender for row in self.rows]

    # In words

    @property
    def heading(self) -> str:
        return list_phrases.heading(self.answers)

    @property
    def lead(self) -> str:
        return list_phrases.lead(self)

    @property
    def count(self) -> str:
        sort = Sort.COST if self.cannot_sort else self.sort
        return list_phrases.count(len(self.rows), sort, self.is_own)

    @property
    def hours(self) -> int | None:
        """The hours a week that we assume; None when the reader said, or where none count."""
        by_hours = any(row.plan.is_by_hours for row in self.rows)
        return USUAL_HOURS if by_hours and not self.answers.hours else None

    @property
    def fixed(self) -> str:
        """That hours a week do not change every path’s months; empty where they do."""
        return FIXED if any(row.plan.has_fixed_study for row in self.rows) else ""

    @cached_property
    def unbeaten(self) -> list[PathRow]:
        """Of the table alone; see `unbeaten_of_all` for what is folded too."""
        by_slug = {row.path.slug: row for row in self.rows}
        return [by_slug[one.slug] for one in ranking.surely_unbeaten(self.contenders)]

    @cached_property
    def unbeaten_of_all(self) -> set[str]:
        """The slugs of the paths that none beats, folded or not."""
        every = [row.contender for row in (*self.rows, *self.others)]
        return {one.slug for one in ranking.surely_unbeaten(every)}

    @property
    def incomplete(self) -> int:
        """How many sums have an unknown line."""
        return sum(not row.cost.is_complete for row in self.rows)

    @cached_property
    def sorts(self) -> dict[str, tuple[str, bool]]:
        """For each order, the query that asks for it, and whether it is chosen."""
        return {sort.value: (self.form.query(sort=sort.value), sort == self.sort) for sort in Sort}

    @property
    def cannot_sort(self) -> str:
        """Why the order asked for is not the one shown, if it cannot be."""
        if self.sort != Sort.PAYBACK or any(row.back.slow for row in self.rows) or not self.rows:
            return ""
        if any(row.back.is_asked for row in self.rows):
            return f"Say what you earn now to sort by payback. Until then {BY_COST}."
        return f"No payback can be worked out for these paths, so {BY_COST}."

    @cached_property
    def travels(self) -> str:
        """The query that takes the answers along to the page of a path."""
        payer = [("payer", self.payer)] if self.payer else []
        return self.answers.query(*payer)

    @property
    def earn(self) -> str:
        return words.money(self.answers.earn)

    @property
    def budget(self) -> str:
        return words.money(self.answers.budget)

    @property
    def setting(self) -> str:
        """Where the reader would like to work, as a sentence has it; empty if they did not say."""
        wanted = self.answers.setting
        return words.inside(Term(wanted).label) if wanted else ""

    @cached_property
    def limit(self) -> float | None:
        """Where the reader’s budget lies on the scale of the bars; None when it is off it."""
        return self.cost_axis.place_on(self.answers.budget)

    @cached_property
    def billing_codes(self) -> list[str]:
        """The codes used in billing to which paths of the table lead."""
        return sorted({row.plan.code for row in self.rows if row.plan.is_for_billing})

    # Where the reader has not said where they start

    @property
    def is_start_unsaid(self) -> bool:
        return not self.answers.start and not self.answers.person.credentials

    @property
    def is_credential_unsaid(self) -> bool:
        return self.answers.start == "coder" and not self.answers.person.credentials

    @property
    def starts_nowhere(self) -> str:
        """The credentials that the reader holds, where no path starts from any: “a COC-A”."""
        if any(plan.path.holds and left_out.is_open(plan, self.answers) for plan in self.plans):
            return ""
        return words.listing([words.one(code) for code in list_phrases.held(self.answers)], "or")

    @property
    def apprentice_code(self) -> str:
        """What the reader holds with an “A”, as an address has it."""
        return next((f"{slug}-a" for slug in sorted(self.answers.person.apprentice)), "")

    # Left out

    @cached_property
    def groups(self) -> list[left_out.LeftOut]:
        return left_out.grouped(self.left, self.form.query)

    @property
    def nearest(self) -> list[left_out.LeftOut]:
        return self.groups[:SHOWN_AT_FIRST]

    @property
    def further_count(self) -> int:
        return sum(len(group.plans) for group in self.further)

    @property
    def further(self) -> list[left_out.LeftOut]:
        return self.groups[SHOWN_AT_FIRST:]

    @property
    def advice(self) -> list[Advice]:
        """For a page without a path: the one answer to relax."""
        return [] if self.rows else left_out.advice(self.left, self.answers, self.form.query)

    @property
    def only_state(self) -> str:
        """The page without an answer but the state."""
        return Answers(state=self.answers.state).query() or "."

    # Cost against time

    @cached_property
    def chart(self) -> PathChart | None:
        points = {row.letter: row.point for row in self.rows if row.contender.is_drawn}
        if len(points) < 2:
            return None
        return PathChart(
            points=tuple(points.values()),
            best=tuple(points[row.letter] for row in self.unbeaten),
            among=len(self.rows),
            cost=self.cost_axis,
            months=self.months_axis,
            place=self.limit,
            budget="" if self.limit is None else self.budget,
        )

    # What would change the order

    @cached_property
    def changes(self) -> list[order_changes.OrderChange]:
        ranked = tuple((row.letter, row.contender) for row in self.rows)
        kept = self.shelf.once(KeptChanges)
        return kept.of(ranked, self._terms, self.payer, self.sort)

    @cached_property
    def over_budget(self) -> list[tuple[Plan, Decimal]]:
        """The paths that the budget alone keeps out of the table, and the budget that would do."""
        over = left_out.over_budget_only(self.left)
        return [pair for pair in over if self._whose(pair[0]) in (Whose.OWN, self.whose)]

    @cached_property
    def budget_change(self) -> tuple[Plan, str, str] | None:
        """The path that a larger budget would put first, with the budget’s query."""
        over = {plan.path.slug: (plan, budget) for plan, budget in self.over_budget}
        contenders = [self._contender(plan) for plan, _ in over.values()]
        found = order_changes.budget_change(self.contenders, contenders, self.sort)
        if not found or not self.rows:
            return None
        plan, budget = over[found.slug]
        return plan, words.money(budget), self.form.query(budget=budget)

    @property
    def pay_change(self) -> tuple[str, str]:
        """From which pay now on payback turns to never, and what then; nothing where none is."""
        backs = [row.back for row in self.rows if row.back.slow]
        if not backs:
            return ()
        return order_changes.pay_change(backs[0].slow.pay, backs[0].quick.pay, self.answers.earn)
