"""What the page of one path shows: the plan for its reader, told step by step and line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from certifications.catalogue.pay_by_titles import PayByTitles
from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.of_shelf import Titles, VerdictOfOne
from certifications.eligibility.verdicts import Verdict
from certifications.funding.of_path import PathHelp
from certifications.models import Path
from certifications.upkeep.of_shelf import KeptTitles
from coderpath.near_names import near
from coderpath.renamed import follow
from coderpath.sources import words
from salaries import shelf as salaries_shelf
from salaries.pay import Pay
from salaries.places import spoken_place

from ..adding import added_by
from ..keeping import Keepings
from ..ledger import Ledger
from ..pay import FirstPay, StartPay
from ..plan import Plan, Plans
from ..raise_needed import YEARS, RaiseNeeded, raise_needed
from .ledger_table import LedgerTable
from .told import PathTold
from .what_if import WhatIf


@dataclass(frozen=True)
class Gate:
    """An exam's rules, and what they mean for the reader."""

    profile: Profile
    verdict: Verdict


class PathPage(PathTold):
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
        self._titles = shelf.once(KeptTitles)
        super().__init__(what_if.of(plan), what_if.payer, today, self._titles, shelf.once(Keepings))
        self.what_if = what_if
        self.answers = what_if.answers
        self.shelf = shelf
        self._wages = list(wages)
        self.ours: Ledger = plan.ledger

    @cached_property
    def told(self) -> PathTold:
        """What it tells every reader for whom the path is worked out alike: kept with the plan."""
        titles, keepings = self._titles, self.shelf.once(Keepings)
        return self.plan.once(PathTold, self.payer, self.today, titles, keepings)

    @cached_property
    def table(self) -> LedgerTable:
        return LedgerTable(self.ledger, self.ours, self.what_if.without)

    # The head of the page

    @cached_property
    def place(self) -> str:
        """The reader’s state as a sentence has it; empty if they did not say."""
        return spoken_place(self.answers.state, self.answers.place) if self.answers.state else ""

    @property
    def help(self) -> PathHelp:
        """Who could pay for it."""
        state = self.answers.state
        return PathHelp(self.path.slug, self.ledger, state, self.is_member, self.plan, self.shelf)

    @cached_property
    def verdicts(self) -> tuple[Gate, ...]:
        """For each exam on the way, whether the reader can take it as they are now."""
        person = self.shelf.once(Titles).widened(self.answers.person)
        on = self.shelf.once(VerdictOfOne).on
        return tuple(Gate(each, on(each.certification.slug, person)) for each in self.gated)

    # Pay

    @cached_property
    def pay(self) -> FirstPay:
        return FirstPay.of(self.plan, self.column.earn, self._wages, self.answers)

    @property
    def start_to_tell(self) -> StartPay | None:
        """Pay beside a job that has to be found; None where none has, or no pay is known."""
        pay = self.pay
        return pay.start if self.waits and pay.is_known and pay.is_for_someone_new else None

    @property
    def pay_by_titles(self) -> PayByTitles | None:
        return self.shelf.once(PayByTitles.of)

    @property
    def earns(self) -> str:
        """What the reader earns now; empty if they did not say."""
        return "" if self.answers.earn is None else words.money(self.answers.earn)

    @cached_property
    def raises_needed(self) -> tuple[RaiseNeeded, ...]:
        """What a further title must bring an hour to pay for itself; empty without a total."""
        titles = self._titles
        held = titles.held(self.answers.person.credentials)
        if not (held or self.path.holds) or not self.column.earn.is_total:
            return ()
        return tuple(
            raise_needed(added_by(self.plan, self.column, titles, held, years)) for years in YEARS
        )

    # Around it

    @cached_property
    def other_paths(self) -> tuple[Path, ...]:
        """Other paths to the same title, those that start alike first."""
        same = [
            other.path
            for other in self.shelf.once(Plans).on(self.what_if.form.terms).values()
            if other.goal == self.plan.goal and other.path != self.path
        ]
        return tuple(sorted(same, key=lambda other: other.start != self.path.start))


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
