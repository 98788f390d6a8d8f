"""If you stop on the way: what is spent by then, what you hold, and when it lapses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from certifications.catalogue import prices
from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.profile import Profile
from certifications.models import Certification, PathStep
from certifications.models.paths import Background
from certifications.upkeep.of_profiles import rules_of
from certifications.upkeep.periods import years_begun
from certifications.upkeep.rules import UpkeepRules
from coderpath.sources import words

from ..ledger import Ledger, Line, LineKind
from .steps import ToldStep

if TYPE_CHECKING:
    from .told import PathTold

Kind = PathStep.Kind
# What ends with something to show for it; the other steps lead to one of these.
STOPS = {Kind.TRAINING, Kind.EXAM, Kind.FIRST_JOB, Kind.LOSE_A}


@dataclass(frozen=True)
class HeldTitle:
    """A title held at a stop, and what keeps it alive."""

    code: str
    profile: Profile

    @cached_property
    def rules(self) -> UpkeepRules:
        return rules_of(self.profile)

    @property
    def renews(self) -> str:
        """How often it is renewed: “every 2 years”; empty where no source gives it."""
        return words.every(self.rules.cycle_months) if self.rules.cycle_months else ""

    @property
    def must_be_member(self) -> bool:
        kept = self.profile.dues_kept.headline
        return bool(kept and kept.is_required)


@dataclass(frozen=True)
class Stop:
    """A step that one may stop after: all that is spent by then, and the titles held."""

    told: ToldStep
    spent: Sum
    held: tuple[HeldTitle, ...]
    is_as_before: bool

    @cached_property
    def of_each_organization(self) -> list[HeldTitle]:
        """The first title of each organization: what is renewed, is renewed together."""
        first = {title.rules.body: title for title in reversed(self.held)}
        return list(first.values())[::-1]

    @property
    def is_course(self) -> bool:
        """Whether it is a class that is paid for, and no title yet."""
        return bool(self.told.step.training)


def stops(page: "PathTold") -> list[Stop]:
    """Every step of a path that one may stop after, the last one too."""
    found: list[Stop] = []
    lines: list[Line] = []
    held: dict[str, HeldTitle] = {}
    for before in page.before:
        is_start = before == page.path.holds and page.path.start == Background.APPRENTICE
        is_apprentice = is_start or before.slug in page.plan.terms.person.apprentice
        held |= _title(page, before, (is_apprentice and before.apprentice_code) or before.code)
    for told in _whole_steps(page.steps):
        lines += [line for each in told for line in each.lines]
        last = told[0]
        if last.kind == Kind.EXAM:
            about = last.step.certification
            held |= _title(page, about, about.apprentice_code or about.code)
        if last.kind == Kind.LOSE_A:
            held |= _title(page, page.plan.goal, page.plan.goal.code)
        if last.kind in STOPS:
            now = tuple(held.values())
            is_as_before = bool(found and now and found[-1].held == now)
            found.append(Stop(last, _spent(page, lines, last), now, is_as_before))
    return found


def _title(page: "PathTold", about: Certification, code: str) -> dict[str, HeldTitle]:
    is_the_goal = about == page.plan.goal and not page.plan.loses_a
    profile = page.plan.profiles[about.slug]
    return {about.slug: HeldTitle(page.plan.code if is_the_goal else code, profile)}


def _whole_steps(steps: list[ToldStep]) -> Iterator[list[ToldStep]]:
    """Each step, an exam together with the second try that may follow it."""
    rest = list(steps)
    while rest:
        whole = [rest.pop(0)]
        while rest and rest[0].kind == Kind.RETAKE and whole[0].kind == Kind.EXAM:
            whole.append(rest.pop(0))
        yield whole


def _spent(page: "PathTold", lines: list[Line], last: ToldStep) -> Sum:
    so_far = [_dues_so_far(page, line, last) for line in lines]
    ledger = Ledger(tuple(so_far), page.ledger.member_label)
    return (ledger.member if page.is_member else ledger.outsider).earn


def _dues_so_far(page: "PathTold", line: Line, last: ToldStep) -> Line:
    """Dues of the years begun by then; a line of the reader’s own, or of students, as it is."""
    if line.kind is not LineKind.DUES or line.is_yours or page.plan.terms.is_student:
        return line
    joined = next(told for told in page.steps if line in told.lines)
    price = prices.fee(joined.about.dues)
    if not price:
        return line
    months = max(last.leg.ends.likely - joined.leg.starts.likely, 0)
    paid: Spread = price.times(years_begun(months))
    return replace(
        line, member=paid, outsider=paid if line.outsider == line.member else line.outsider
    )
