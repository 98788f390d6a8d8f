"""What the front page says: six certifications at a glance, where pay starts, what is not known."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.http import QueryDict

from coderpath.guide.pages import GuidePage, on_home, statement
from coderpath.sources.facts import SourcedFact
from salaries.models import Area
from salaries.pay import Pay
from salaries.shelf import WageShelf
from salaries.states.asked import StatesAsked
from salaries.states.form import StateListForm
from salaries.tables import StatePay

from ..catalogue import phrases
from ..catalogue.amounts import Sum
from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..guide_figures import without_a_fee
from ..list import brief
from ..models import Certification
from ..reader.answers import Answers
from ..upkeep.adding import TO_GET
from ..upkeep.costs import EXAM_AND_DUES, YEARS
from ..upkeep.of_shelf import BesideHeld, KeptTitles, you_hold

# The fact that says what a coder does.
THE_JOB = "duty-assign-codes-bls"


@dataclass(frozen=True)
class Glance:
    """One certification in a line, beside what the reader holds.

    `is_today` is whether its few words on what you need hold.
    """

    profile: Profile
    is_today: bool
    beside: BesideHeld = field(default_factory=BesideHeld)

    @property
    def certification(self):
        return self.profile.certification

    @property
    def name(self) -> str:
        return brief.name(self.certification)

    @cached_property
    def total(self) -> Sum:
        """The exam and the first dues, as on every page; of them what the reader pays further."""
        adds = self.beside.adds
        return adds.get if adds else self.profile.costs.first_year

    @property
    def need(self) -> str:
        """What you need, in a few words; empty where no source gives a rule."""
        return phrases.need(self.profile, self.is_today)


class FrontPage:
    """Everything on the front page but its form."""

    def __init__(self, there: Shelf, wages: WageShelf, answers: Answers):
        self._shelf, self._wages, self._usps = there, wages, answers.state
        self._person = answers.person

    @property
    def asked(self) -> tuple[GuidePage, ...]:
        return on_home(self._shelf.rows, self._shelf.day)

    @property
    def job(self) -> SourcedFact | None:
        return statement(THE_JOB, self._shelf.rows, self._shelf.day)

    @property
    def core(self) -> tuple[Glance, ...]:
        found, held = self._shelf.once(_core), self.held
        if not held:
            return found
        beside = self._shelf.once(KeptTitles).beside
        return tuple(
            replace(each, beside=beside(each.certification, held, YEARS)) for each in found
        )

    @cached_property
    def held(self) -> tuple[Certification, ...]:
        """What the reader says to hold."""
        return tuple(self._shelf.once(KeptTitles).held(self._person.credentials))

    @property
    def you_hold(self) -> str:
        return you_hold(self.held, self._person.apprentice)

    @property
    def total_is(self) -> str:
        """What the sums of the core are of."""
        return TO_GET if self.held else EXAM_AND_DUES

    @property
    def total(self) -> int:
        return len(self._shelf.certifications)

    @property
    def without_a_fee(self) -> int:
        """How many have no exam fee in force that any source gives."""
        return self._shelf.once(without_a_fee)

    @property
    def pay(self) -> "CodersPay":
        wages, usps = self._wages, self._usps
        return wages.kept(("front page", usps), lambda: CodersPay(wages, usps))


class CodersPay:
    """What coders earn in the country, and beside it in a state: one for all who live there."""

    def __init__(self, wages: WageShelf, usps: str):
        self._wages, self._usps = wages, usps

    @cached_property
    def beside(self) -> StatePay | None:
        """A state’s row and the nation’s; without any of the state, the nation’s alone."""
        return StatePay.beside_nation(self._wages.of_coders(self._usps), self._usps)

    @property
    def is_of_a_state(self) -> bool:
        return bool(self.beside) and self.beside.wage.area.slug != Area.NATION

    @cached_property
    def states(self) -> StatesAsked | None:
        """Their median pay: the map without anything chosen."""
        form = StateListForm(QueryDict(), self._wages)
        return StatesAsked.of(form) if form.can_answer else None

    @cached_property
    def starts(self) -> list[Pay]:
        """Of the states whose start is known, the one where it is lowest and the highest."""
        known = self.states.table.states if self.states else []
        known = [wage for wage in known if _is_a_known_start(wage)]
        by_start = sorted(known, key=lambda wage: wage.likely_start.low.at_least)
        return list(dict.fromkeys([*by_start[:1], *by_start[-1:]]))

    @property
    def groups(self) -> dict[str, Pay]:
        """The nation’s pay in hospitals and in doctors’ offices, where both are known."""
        if not self.beside:
            return {}
        return self._wages.hospitals_and_offices(self.beside.nation.occupation)


def _is_a_known_start(wage: Pay) -> bool:
    return wage.area.kind == Area.Kind.STATE and not wage.likely_start.unknown


def _core(there: Shelf) -> tuple[Glance, ...]:
    """Those for beginners first; a level that no source gives comes last."""
    by_level = sorted(there.profiles(there.core), key=lambda profile: profile.level_rank)
    return tuple(Glance(profile, there.is_today) for profile in by_level)
