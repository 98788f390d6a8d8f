"""At most three paths to name to a reader, each for a reason of its own. Pure: no Django.

What a counselor would name: to whom begins, what is made for beginners, open to them now, within
their limit and priced as a whole; to whom holds a title, what it adds. A path without a total is
named only where it fits for another reason, and after all that have one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from certifications.catalogue.amounts import Sum
from certifications.catalogue.study import Time

MOST = 3
ENTRY = 0
KEPT_FOR = 2  # years over which what a title adds is held against another, and told


class Role(StrEnum):
    """Why a path is named."""

    LOWEST = "lowest"
    MOST_HELD = "most-held"
    STEP_UP = "step-up"
    TEACHER = "teacher"
    SHORTEST = "shortest"
    LICENSE = "license"
    ADDS_LEAST = "adds-least"
    ELSEWHERE = "elsewhere"
    YEARS = "years"
    WITHOUT_A_JOB = "without-a-job"
    FIT = "fit"
    NEAREST = "nearest"


@dataclass(frozen=True)
class Candidate:
    """One path as far as it counts for being named.

    `titles` are what is earned, in order, and `code` what may be written after the name at the end.
    `asks` is what its first exam asks in short, `asks_diploma_alone` whether that is a diploma.
    `level` is how far above a beginner the first title stands, `above` how far the last; 0 is
    entry. `is_open` is whether the reader can take its first exam now, `is_unsure` whether that
    hangs on what they did not say; `is_own` whether the path begins where they are, `awaits_work`
    whether it begins with a job. `people` hold the first title, `held_by` in words: “more than
    200,000”. `keep` is what it then costs to keep all titles for some years,
    None where that is not known; `keep_more` how much of it is on top of what is paid anyhow.
    """

    slug: str
    code: str
    titles: tuple[str, ...]
    cost: Sum
    time: Time
    asks: str = ""
    asks_diploma_alone: bool = False
    level: int = ENTRY
    above: int = ENTRY
    is_open: bool = True
    is_unsure: bool = False
    is_own: bool = False
    awaits_work: bool = False
    people: int = 0
    held_by: str = ""
    has_teacher: bool = False
    is_apprentice: bool = False
    counts_license: bool = False
    organization: str = ""
    settings: frozenset[str] = frozenset()
    keep: Decimal | None = None
    keep_more: Decimal = Decimal(0)

    @property
    def first(self) -> str:
        return self.titles[0] if self.titles else self.code

    @property
    def is_ready(self) -> bool:
        """Begins without a job, and all that it cannot do without has a price."""
        return not self.awaits_work and self.cost.is_total

    @property
    def may_be_ranked(self) -> bool:
        return self.is_open and self.is_ready

    @property
    def dollars(self) -> Decimal:
        return self.cost.likely

    @property
    def added(self) -> Decimal:
        """What it adds in all to what is held: to get it, and then to keep it."""
        return self.dollars + self.keep_more

    def is_within(self, budget: Decimal | None) -> bool:
        return budget is None or self.cost.over(budget) <= 0


@dataclass(frozen=True)
class Asker:
    """Who asks, as far as it decides what to name. `has_years` is work that spares an apprentice
    title; `is_apprentice` holds none but such titles."""

    budget: Decimal | None = None
    setting: str = ""
    is_nurse: bool = False
    is_certified: bool = False
    is_apprentice: bool = False
    has_years: bool = False
    has_job: bool = False
    organizations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pick:
    """A path that is named, and why.

    `among` are those that it is the first of, where it is first at something; `after` is the pick
    that it is set beside. `over` is by how many dollars it passes the limit. `less` are those of
    its kind that cost less and are not surely open to the reader, the lowest first.
    """

    candidate: Candidate
    role: Role
    among: tuple[Candidate, ...] = ()
    after: Candidate | None = None
    over: Decimal | None = None
    setting: str = ""
    less: tuple[Candidate, ...] = ()

    @property
    def hanging(self) -> tuple[Candidate, ...]:
        """Those that cost less, if the reader has what they did not say."""
        return tuple(each for each in self.less if each.is_unsure and each.is_ready)

    @property
    def hangs_on_a_diploma(self) -> bool:
        """Whether a diploma is all that keeps those from coming first."""
        return bool(self.hanging) and all(each.asks_diploma_alone for each in self.hanging)

    @property
    def slug(self) -> str:
        return self.candidate.slug

    @property
    def has_total(self) -> bool:
        return self.candidate.cost.is_total


def picks(candidates: Iterable[Candidate], asker: Asker) -> tuple[Pick, ...]:
    """At most three, the one to start with first; those without a total last."""
    choice = _Choice(tuple(candidates), asker)
    if asker.is_certified:
        choice.name_what_adds()
    elif asker.is_apprentice and any(each.is_own for each in choice.all):
        choice.name_ways_of_an_apprentice()
    elif asker.is_nurse and any(each.is_own for each in choice.all):
        choice.name_what_a_nurse_brings()
    elif asker.has_years:
        choice.name_what_years_open()
    else:
        choice.name_where_to_begin()
    return choice.found


@dataclass
class _Choice:
    """The picks as they are chosen, one after the other."""

    all: tuple[Candidate, ...]
    asker: Asker
    _found: list[Pick] = field(default_factory=list)

    @property
    def found(self) -> tuple[Pick, ...]:
        return tuple(sorted(self._found, key=lambda pick: not pick.has_total)[:MOST])

    @cached_property
    def open(self) -> list[Candidate]:
        return [each for each in self.all if each.may_be_ranked]

    @cached_property
    def within(self) -> list[Candidate]:
        return [each for each in self.open if each.is_within(self.asker.budget)]

    # For whom

    def name_where_to_begin(self):
        """Of what is made for beginners; where none of that leads to where the reader would like
        to work, what does comes last."""
        entry = [each for each in self.within if each.level == ENTRY]
        pool = self._suiting(entry)
        if pool:
            self._lowest(pool)
            self._most_held(pool)
            for name in self._by_purse():
                name(pool)
            self._shortest(pool)
        else:
            self._lowest(entry, setting="")
        if self.asker.setting:
            self._fit()
        self._nearest([each for each in self.open if each.level == ENTRY])

    def _by_purse(self):
        """Who wants a class, or can pay for one, hears of a teacher before a second exam."""
        if self.asker.budget is not None:
            return (self._teacher, self._step_up)
        return (self._step_up, self._teacher)

    def name_what_a_nurse_brings(self):
        """The entry title first, then what a nurse’s reading of charts serves, then what counts
        the license itself."""
        own = [each for each in self.within if each.is_own]
        pool = self._suiting(own)
        asks_for_license_alone = self.asker.setting and not pool and self._licensed()
        if not asks_for_license_alone:
            pool = pool or own
            entry = [each for each in pool if each.level == ENTRY]
            if not self._shortest(entry, among=pool):
                self._most_held(entry)
            self._lowest(pool)
        for each in self._licensed():
            self._add(Pick(each, Role.LICENSE, tuple(self._licensed())))
        if self.asker.setting and not asks_for_license_alone:
            self._fit()
        self._nearest([each for each in self.open if each.is_own])

    def name_what_adds(self):
        """The step that adds the least cost, of those for the work that is wanted and no other
        where there are some; then one of another organization or setting; without
        a setting wanted, one more of that kind.

        Who holds a title has most of what a rule asks: what hangs on an answer is named too.
        """
        unsure = [each for each in self.all if each.is_unsure and each.is_ready]
        priced = [*self.open, *unsure]
        within = [each for each in priced if each.is_within(self.asker.budget)]
        pool = self._suiting(within) or within
        wanted = self.asker.setting
        alone = [each for each in pool if each.settings == {wanted}]
        first = min(alone or pool, key=_adds_least, default=None)
        if first:
            among = tuple(alone or pool)
            self._add(Pick(first, Role.ADDS_LEAST, among, setting=wanted if alone else ""))
            self._elsewhere(pool, first)
            if not self.asker.setting:
                self._elsewhere(pool, first)
        if self.asker.setting:
            self._fit()
        self._nearest(priced)

    def name_what_years_open(self):
        """Work already done spares the apprentice title, and is what an advanced exam advises."""
        pool = self._suiting(self.within) or self.within
        spared = [each for each in pool if not each.is_apprentice]
        entry = [each for each in spared if each.above == ENTRY and not each.has_teacher]
        if most := _most_held(entry):
            self._add(Pick(most, Role.YEARS, tuple(entry)))
        higher = [each for each in spared if each.above > ENTRY and not each.has_teacher]
        if step := min(higher, key=_cheapest, default=None):
            self._add(Pick(step, Role.STEP_UP, after=most))
        self._lowest(pool)
        if self.asker.setting:
            self._fit()
        self._nearest(self.open)

    def name_ways_of_an_apprentice(self):
        """To the full title; to whom no one has hired, no way that begins with a job."""
        own = [each for each in self.all if each.is_own]
        if not self.asker.has_job:
            for each in sorted(own, key=_cheapest):
                if not each.awaits_work:
                    self._add(Pick(each, Role.WITHOUT_A_JOB))
            return
        pool = [each for each in own if each.cost.is_total and each.is_within(self.asker.budget)]
        self._lowest(pool)
        self._shortest(pool)
        self._nearest([each for each in own if each.cost.is_total])

    # One role each

    def _lowest(self, pool: Sequence[Candidate], setting: str | None = None):
        if lowest := min(pool, key=_cheapest, default=None):
            where = self.asker.setting if setting is None else setting
            less = self._less_than(lowest, pool)
            self._add(Pick(lowest, Role.LOWEST, tuple(pool), setting=where, less=less))

    def _most_held(self, pool: Sequence[Candidate]):
        if most := _most_held(pool):
            self._add(Pick(most, Role.MOST_HELD, tuple(pool)))

    def _step_up(self, pool: Sequence[Candidate]):
        """From the title of the first pick to a higher one."""
        first = self._found[0].candidate
        ups = [c for c in pool if len(c.titles) > 1 and c.first == first.first and c.above > ENTRY]
        if up := min(ups, key=_cheapest, default=None):
            self._add(Pick(up, Role.STEP_UP, after=first), is_other_title=False)

    def _teacher(self, pool: Sequence[Candidate]):
        taught = [each for each in pool if each.has_teacher]
        if lowest := min(taught, key=_cheapest, default=None):
            less = tuple(each for each in self._less_than(lowest, taught) if each.has_teacher)
            pick = Pick(lowest, Role.TEACHER, tuple(taught), less=less)
            self._add(pick, is_other_title=False)

    def _shortest(self, pool: Sequence[Candidate], among: Sequence[Candidate] = ()) -> bool:
        """Only of times that are known whole, that no other of them equals, and that none which
        cannot be ranked may undercut."""
        of_these = among or pool
        timed = [each for each in of_these if _is_timed(each)]
        shortest = min(timed, key=lambda each: each.time.likely, default=None)
        if not shortest or shortest not in pool or len(timed) < 2:
            return False
        if any(each.time.may_undercut(shortest.time.likely) for each in of_these):
            return False
        if sum(each.time.likely == shortest.time.likely for each in timed) > 1:
            return False
        return self._add(Pick(shortest, Role.SHORTEST, tuple(timed)))

    def _elsewhere(self, pool: Sequence[Candidate], first: Candidate):
        """What adds the least of those for other work, or of another organization, than all named.

        `first` is the pick that it is set beside."""
        named = [pick.candidate for pick in self._found]
        others = [one for one in pool if all(_is_elsewhere(one, each) for each in named)]
        if other := min(others, key=_adds_least, default=None):
            self._add(Pick(other, Role.ELSEWHERE, tuple(pool), after=first))

    def _fit(self):
        """What leads to where the reader would like to work, be it above a beginner or unpriced."""
        pool = self._suiting(each for each in self.all if not each.awaits_work)
        pool = [each for each in pool if not each.cost.is_total or self._is_affordable(each)]
        fit = min(pool, key=_likeliest_fit, default=None)
        if fit and not any(fit.first in pick.candidate.titles[:1] for pick in self._found):
            self._add(Pick(fit, Role.FIT, setting=self.asker.setting))

    def _nearest(self, pool: Sequence[Candidate]):
        """Where nothing with a total is within the limit: the lowest, and how much it is over."""
        budget = self.asker.budget
        if budget is None or any(pick.has_total for pick in self._found):
            return
        pool = self._suiting(pool) or pool
        if lowest := min(pool, key=_cheapest, default=None):
            less = self._less_than(lowest, pool)
            over = lowest.cost.over(budget)
            self._add(Pick(lowest, Role.NEAREST, over=over, less=less))

    # Of what

    def _less_than(self, lowest: Candidate, pool: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Those like the pool that it leaves out, as they are not surely open, and that cost less:
        of the lowest of all, whoever reads the table finds these beneath it."""
        suiting = self._suiting(self.all)
        if lowest not in suiting:
            suiting = list(self.all)
        top = max(each.level for each in pool)
        found = [
            each
            for each in suiting
            if each.cost.is_total
            and each.dollars < lowest.dollars
            and each.is_own == lowest.is_own
            and each.level <= top
            and self._is_affordable(each)
        ]
        return tuple(sorted(found, key=_cheapest))

    def _suiting(self, pool: Iterable[Candidate]) -> list[Candidate]:
        """Those that lead to where the reader would like to work; all, where they did not say."""
        wanted = self.asker.setting
        return [each for each in pool if not wanted or wanted in each.settings]

    def _licensed(self) -> list[Candidate]:
        """Those whose rule counts the reader’s license, but for what is surely over the limit."""
        return self._suiting(
            each
            for each in self.all
            if each.counts_license
            and each.is_own
            and (not each.cost.is_total or self._is_affordable(each))
        )

    def _is_affordable(self, each: Candidate) -> bool:
        return each.is_within(self.asker.budget)

    def _add(self, pick: Pick, is_other_title: bool = True) -> bool:
        """Unless the path, or another to the same first title, is named already."""
        named = [each.candidate for each in self._found]
        is_named = pick.slug in [each.slug for each in named]
        is_same = is_other_title and pick.candidate.first in [each.first for each in named]
        if is_named or is_same:
            return False
        self._found.append(pick)
        return True


def _cheapest(each: Candidate) -> tuple:
    months = each.time.likely if _is_timed(each) else Decimal("Infinity")
    return (each.dollars, months, each.slug)


def _adds_least(each: Candidate) -> tuple:
    """Of equals that which is surely open, then that which is for fewer kinds of work."""
    return (each.added, not each.is_open, len(each.settings), *_cheapest(each))


def _is_timed(each: Candidate) -> bool:
    return each.time.is_complete and each.time.is_rankable and each.time.likely > 0


def _most_held(pool: Iterable[Candidate]) -> Candidate | None:
    """The cheapest path to the title that most people hold, of those with a count."""
    counted = [each for each in pool if each.people]
    return min(counted, key=lambda each: (-each.people, *_cheapest(each)), default=None)


def _is_elsewhere(each: Candidate, first: Candidate) -> bool:
    """Of another organization, or for work that the first is not for."""
    is_for_other_work = not each.settings & first.settings
    return each.titles != first.titles and (
        each.organization != first.organization or is_for_other_work
    )


def _likeliest_fit(each: Candidate) -> tuple:
    """With a total and open now before all others; then the one nearest to a beginner."""
    return (not each.cost.is_total, not each.is_open, each.level, *_cheapest(each))
