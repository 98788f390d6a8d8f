"""The list of paths as one page shows it: those that fit, in order, what is left out and why."""

from functools import cached_property

from certifications.catalogue.amounts import Sum
from certifications.catalogue.pay_by_titles import PayByTitles
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.implied import has_years
from certifications.eligibility.of_shelf import Titles, VerdictOfOne
from certifications.eligibility.verdicts import Outcome, Verdict
from certifications.models.scopes import Term
from certifications.reader.answers import USUAL_HOURS, Answers
from certifications.upkeep.adding import Adds
from coderpath.filtered import Advice
from coderpath.sources import words
from salaries.pay import Pay
from salaries.shelf import WageShelf

from ..keeping import keep_query
from ..ledger import Membership
from ..pay import StartPay
from ..plan import Plan, Plans
from ..raise_needed import HOURS_A_YEAR, YEARS
from ..terms import Terms
from . import answer, finding, firsts, misses, ranking
from . import phrases as list_phrases
from .cards import Card
from .chart import PathChart, chart
from .folds import Fold, Whose, whose
from .form import PathsForm
from .left_out import LeftPaths
from .pay_strip import PayStrip
from .pick_words import KEPT_LONG
from .picked import Picked
from .picks import KEPT_FOR
from .ranking import LAST, Contender, Sort
from .row import Outline, Outlines, PathRow, first_gate
from .unnamed import Unnamed
from .would_change import Consequence, WouldChange

TIMES = 4  # as dear as the first path that is named: without a limit, no more is drawn
# How much stands before the first exam: nothing, what the reader has not said, something to do.
NEEDS = {Outcome.NOW: 0, Outcome.UNDECIDED: 1, Outcome.AFTER: 2, Outcome.CANNOT: 3}


class PathListing:
    """What the list answers to a reader. Asks the database nothing."""

    def __init__(self, form: PathsForm, shelf: Shelf, wages: WageShelf):
        self.form, self.shelf, self._wages = form, shelf, wages
        self.answers: Answers = form.answers
        self.payer, self.sort = form.payer_asked, form.sort_asked
        self.pay = StartPay.of(wages.of_coders(self.answers.state), self.answers)
        self._titles = shelf.once(Titles)
        self.person = self._titles.widened(self.answers.person)
        self._verdict_on = shelf.once(VerdictOfOne).on
        self._outlines = shelf.once(Outlines).of
        terms = Terms.of(self.answers, is_student=self.payer == Membership.STUDENT)
        self.plans = list(shelf.once(Plans).on(terms).values())
        own = misses.from_own_start(self.plans, self.answers)
        reader = misses.WhoAsks(self.answers, self._titles.of, form.shows_classes)
        found = [(plan, misses.misses(plan, self._cost, reader, own)) for plan in self.plans]
        over = {plan.path.slug for plan, _ in misses.over_budget_only(found)}
        left = [pair for pair in found if pair[1] and pair[0].path.slug not in over]
        self.left_out = LeftPaths(left, form)
        self._split([plan for plan, why in found if not why or plan.path.slug in over], over)

    def _split(self, plans: list[Plan], over: set[str]):
        """The paths from where the reader is, or those open to anyone; the others are folded.

        `over` are those that cost more than the reader can spend.
        """
        of: dict[Whose, list[Plan]] = {kind: [] for kind in Whose}
        for plan in plans:
            of[self._whose(plan)].append(plan)
        self.whose = Whose.OWN if of[Whose.OWN] else Whose.ANYONE
        shown = of.pop(self.whose)
        self.unpriced = self._in_order([plan for plan in shown if self._cost(plan).lacks])
        priced = self._in_order([plan for plan in shown if not self._cost(plan).lacks])
        self.rows = [row for row in priced if row.path.slug not in over]
        self.over = [row for row in priced if row.path.slug in over]
        self.folds = [Fold(kind, self._in_order(folded)) for kind, folded in of.items() if folded]

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
    def named(self) -> tuple[str, ...]:
        """The paths that are the answer, in order, by their slugs."""
        return tuple(card.row.path.slug for card in self.picked.cards)

    @property
    def _others_within(self) -> list[PathRow]:
        return [row for row in self.others if not self.is_over(row)]

    def is_over(self, row: PathRow) -> bool:
        """Whether what is known of its cost is more than the reader can spend."""
        budget = self.answers.budget
        return budget is not None and not row.cost.is_unknown and row.cost.over(budget) > 0

    def _cost(self, plan: Plan) -> Sum:
        return plan.ledger.column_for(self.payer).earn

    def _contender(self, plan: Plan) -> Contender:
        cost = self._cost(plan)
        found, outline = self._verdict(plan), self._outlines[plan.path.slug]
        return Contender(
            plan.path.slug,
            plan.path.name,
            cost,
            plan.time,
            is_priced=not cost.is_unknown,
            level=0 if self.is_past_beginning else outline.level,
            need=self._need(outline, found),
        )

    def _need(self, outline: Outline, found: Verdict | None) -> int:
        """A path that begins with a job waits for one, where the reader has had none."""
        if outline.awaits_work and not self.answers.has_job:
            return NEEDS[Outcome.AFTER]
        return NEEDS[found.outcome] if found else 0

    @property
    def is_past_beginning(self) -> bool:
        """Whether the reader has begun: then no level keeps a path from being named."""
        has_begun = bool(self.person.credentials) or has_years(self.person)
        return has_begun or self.answers.is_coder

    def _verdict(self, plan: Plan) -> Verdict | None:
        """Whether the reader can take the path’s first exam."""
        step = first_gate(plan)
        if not step:
            return None
        return self._verdict_on(step.certification.slug, self.person)

    def _in_order(self, plans: list[Plan]) -> list[PathRow]:
        by_slug = {plan.path.slug: plan for plan in plans}
        contenders = [self._contender(plan) for plan in plans]
        return [self._row(by_slug[one.slug], one) for one in ranking.ranked(contenders, self.sort)]

    def _row(self, plan: Plan, contender: Contender) -> PathRow:
        return PathRow(
            plan,
            self._outlines[plan.path.slug],
            plan.ledger.column_for(self.payer),
            contender,
            self._verdict(plan),
        )

    @cached_property
    def firsts(self) -> dict[str, str]:
        """What each path of the table is first at, by its slug."""
        return firsts.of(self.rows, self._others_within)

    @property
    def groups_of_rows(self) -> list[tuple[str, list[PathRow]]]:
        """The table in parts, each with its heading: what the reader can spend splits it."""
        within, over = list_phrases.groups(self.answers.budget)
        return [(title, rows) for title, rows in ((within, self.rows), (over, self.over)) if rows]

    @cached_property
    def picked(self) -> Picked:
        """At most three paths to name: `picked.cards`.

        One that the limit or the setting alone leaves out may be among them.
        """
        left = [
            self._row(plan, self._contender(plan))
            for plan in self.left_out.for_alone(misses.SETTING)
            if self._whose(plan) in (Whose.OWN, self.whose)
        ]
        rows = (*self.rows, *self.over, *self.unpriced, *left)
        return Picked(rows, self.answers, self.shelf)

    # In words

    @cached_property
    def heading(self) -> str:
        return answer.heading(self.answers, self.cards, self._unnamed.is_empty)

    @cached_property
    def cards(self) -> list[Card]:
        """The paths that are named, as their cards show them."""
        return [
            Card(each, self.answers, self.pay, self._adds(each.row)) for each in self.picked.cards
        ]

    def _adds(self, row: PathRow) -> list[Adds]:
        """What a path adds to what the reader holds, over some years; nothing to who is new."""
        if not self.picked.is_nothing_an_answer:
            return []
        return [self.picked.adds(row, years) for years in YEARS]

    @property
    def alone(self) -> Sum | None:
        """What it costs to keep what the reader holds, as long as a title is kept to compare it."""
        adds = self.cards[0].adds if self.cards else None
        return adds.alone if adds and self.person.credentials else None

    @property
    def held(self) -> str:
        return words.listing(answer.held(self.answers))

    @property
    def keep_query(self) -> str:
        """What asks the tool for what it takes to keep that."""
        return keep_query(sorted(self.answers.person.credentials), KEPT_FOR)

    @property
    def kept_long(self) -> str:
        """“two years”, in a sentence."""
        return KEPT_LONG

    @property
    def pay_by_titles(self) -> PayByTitles | None:
        return self.shelf.once(PayByTitles.of)

    @property
    def picks_title(self) -> str:
        return answer.picks_title(self.answers, self.cards)

    @cached_property
    def strip(self) -> PayStrip | None:
        """The reader’s pay beside that of coders, to whom a first job is a change of pay."""
        if self.is_past_beginning:
            return None
        return PayStrip.of(self.pay, self.answers.earn, self._wages)

    @property
    def answer(self) -> str:
        return answer.answer(self.cards, self.answers, self.strip, self._unnamed)

    @cached_property
    def _unnamed(self) -> Unnamed:
        """For a page that names no path."""
        is_bare = not (self.rows or self.over or self.unpriced)
        return Unnamed(
            self.answers,
            self.rows,
            self.over,
            self.unpriced,
            self.others,
            self.folds[0].whose.value if self.folds else "",
            None if self.shelf.is_today else self.shelf.day,
            bool(self.advice if is_bare else self.changes),
        )

    @property
    def places_of_work(self) -> dict[str, Pay]:
        """Pay in hospitals and in doctors’ offices, to whom a title is there already."""
        wage = self.pay.wage
        if not (self.is_past_beginning and wage):
            return {}
        return self._wages.hospitals_and_offices(wage.occupation)

    @property
    def hours_a_year(self) -> int:
        return HOURS_A_YEAR

    @property
    def books(self) -> str:
        return answer.books(self.cards)

    @property
    def count(self) -> str:
        shown = len(self.rows) + len(self.over) + len(self.unpriced)
        return list_phrases.count(shown, self.is_own)

    @property
    def of_them(self) -> str:
        return list_phrases.of_them(len(self.rows) + len(self.over), len(self.unpriced))

    @property
    def lacking(self) -> str:
        """What has no price in the paths without a total: “the course”."""
        return list_phrases.lacking(self.unpriced)

    @property
    def order(self) -> str:
        return list_phrases.ORDERS[self.sort]

    @property
    def hours(self) -> int | None:
        """The hours a week that we assume; None when the reader said, or where none count."""
        by_hours = any(row.plan.time.follows_hours for row in self.rows)
        return USUAL_HOURS if by_hours and not self.answers.hours else None

    @property
    def unranked_by_time(self) -> str:
        """“Two paths are not ranked by time: no source says how long the study takes.”"""
        return list_phrases.unranked([row.time.why_unranked for row in (*self.rows, *self.over)])

    @cached_property
    def unbeaten_of_all(self) -> set[str]:
        """The slugs of the paths that none surely beats, folded or not."""
        within = (*self.rows, *self._others_within)
        every = [row.contender for row in within if row.may_be_first]
        return {one.slug for one in ranking.surely_unbeaten(every)}

    @cached_property
    def sorts(self) -> dict[str, tuple[str, bool]]:
        """For each order, the query that asks for it, and whether it is chosen."""
        return {sort.value: (self.form.query(sort=sort.value), sort == self.sort) for sort in Sort}

    @cached_property
    def travels(self) -> str:
        """The query that takes the answers along to the page of a path."""
        payer = [("payer", self.payer)] if self.payer else []
        return self.answers.query(*payer)

    @property
    def budget(self) -> str:
        return words.money(self.answers.budget)

    @property
    def setting(self) -> str:
        """Where the reader would like to work, as a sentence has it; empty if they did not say."""
        wanted = self.answers.setting
        return words.inside(Term(wanted).label) if wanted else ""

    # Where the reader has not said where they start

    @property
    def is_start_unsaid(self) -> bool:
        return not self.answers.start and not self.answers.person.credentials

    @property
    def is_credential_unsaid(self) -> bool:
        return self.answers.is_coder and not self.answers.person.credentials

    @property
    def starts_nowhere(self) -> str:
        """The titles that the reader holds, where no path starts from any: “a COC-A”."""
        if any(plan.path.holds and misses.is_open(plan, self.answers) for plan in self.plans):
            return ""
        return words.listing([words.one(code) for code in answer.held(self.answers)], "or")

    @property
    def apprentice_code(self) -> str:
        """What the reader holds with an “A”, as an address has it."""
        return next((f"{slug}-a" for slug in sorted(self.answers.person.apprentice)), "")

    # Left out

    @property
    def advice(self) -> list[Advice]:
        """For a page without a path: the one answer to relax."""
        return [] if self.rows or self.over else self.left_out.advice

    @property
    def only_state(self) -> str:
        """The page without an answer but the state."""
        return Answers(state=self.answers.state).query() or "."

    # Cost against time

    @cached_property
    def chart(self) -> PathChart | None:
        """Of what the reader can pay; without a limit, of what is near the first that is named.

        None where a path that has no place on the axis of time may lie below the line.
        """
        if any(row.time.may_undercut(LAST) for row in self.rows):
            return None
        named = self.cards[0].row if self.cards else None
        first = named.contender if named and named.contender.is_drawn else None
        drawn = [row for row in self.rows if row.contender.is_drawn]
        if self.answers.budget is None and first:
            drawn = [row for row in drawn if finding.is_near(row.contender, first, TIMES)]
        away = [row for row in (*self.rows, *self.over) if row not in drawn]
        return chart(
            [row.point for row in drawn],
            first.slug if first else "",
            self.answers.budget,
            list_phrases.not_drawn(
                [row.cost for row in away if row.contender.is_drawn],
                sum(not row.contender.is_drawn for row in away),
                [row.cost for row in self.unpriced],
            ),
            finding.Among(
                any(not row.is_open_now for row in drawn), any(row.is_above_entry for row in drawn)
            ),
        )

    # What would change the order

    @cached_property
    def changes(self) -> list[Consequence]:
        return WouldChange(self.cards, self.rows, self.over, self.form).found

    @property
    def unknowns(self) -> list[str]:
        return answer.unknowns(self.cards, [row.cost for row in self.unpriced], self.answers)
