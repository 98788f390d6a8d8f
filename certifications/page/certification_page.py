"""What the page of one certification shows beside its profile."""

from dataclasses import dataclass, field
from functools import cached_property

from coderpath.sources.findings import Finding
from salaries.models import Area
from salaries.pay import Pay
from salaries.places import place_name
from salaries.shelf import WageShelf
from salaries.tables import ENDS, WageRow, scale_of

from ..catalogue import phrases
from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..catalogue.thin import little_known
from ..models import Certification, Fee
from ..programs.program import programs
from ..upkeep.costs import TWO_TRIES
from ..upkeep.of_profiles import rules_of
from .history import History
from .related import Related, related

EXAM = {
    "items": "Questions",
    "scored_items": "Scored",
    "cases": "Cases",
    "minutes": "Time",
    "pass_mark": "Pass mark",
    "delivery": "Where",
    "window_days": "Time to take it",
    "retake_days": "Retake after",
    "identification": "To show",
}


@dataclass(frozen=True)
class CertificationPage:
    """A profile as its page tells it, with the neighbors on its shelf.

    Two of one profile are equal, so that its parts are kept by it.
    """

    profile: Profile
    shelf: Shelf = field(compare=False)

    @property
    def certification(self) -> Certification:
        return self.profile.certification

    @property
    def is_thin(self) -> bool:
        """Whether little is known of it: then what is not known stands first."""
        return self.certification.pk in self.shelf.once(little_known)

    @property
    def need(self) -> str:
        """What you need to take the exam, in few words; empty where no source gives a rule."""
        return phrases.need(self.profile, self.shelf.is_today)

    @property
    def programs(self) -> int:
        """How many programs on file prepare for its exam."""
        return sum(self.certification in each.exams for each in self.shelf.once(programs))

    @property
    def guesses(self) -> list:
        """Pass rates that some source only guesses: apart from those that someone counted."""
        return [r for r in self.profile.pass_rates if r.headline and r.headline.is_estimate]

    @property
    def counted(self) -> list:
        return [rate for rate in self.profile.pass_rates if rate not in self.guesses]

    # The exam

    @property
    def exam_rows(self) -> list[tuple[str, Finding]]:
        """What every reader asks of an exam, and what else some source says of it."""
        exam = self.profile.exam
        always = ("items", "minutes", "pass_mark", "delivery")
        return [
            (label, exam[name])
            for name, label in EXAM.items()
            if name in always or exam[name].headline
        ]

    @property
    def book_rules(self) -> dict:
        """Its own rules and its organization's: a source's rule adds to another's."""
        rules = [rule for finding in self.profile.code_books for rule in finding.agreeing]
        disputed = [f for f in self.profile.code_books if f.is_disputed]
        return {
            "own": [rule for rule in rules if rule.certification_id],
            "of_body": [rule for rule in rules if not rule.certification_id],
            "disputed": next(iter(disputed), None),
        }

    @property
    def ways_to_lose_the_a(self) -> list:
        """Each way with how it goes, in a word."""
        ways = self.profile.ways_to_lose_the_a
        return [{"way": way, "kind": phrases.kind_of_way(way)} for way in ways]

    # What it costs

    @cached_property
    def histories(self) -> list[History]:
        """The exam's price and the organization's dues over time."""
        code, body = self.certification.code, self.certification.issuer.code
        is_two = self.profile.costs.has_two_tries
        kind = Fee.Kind.EXAM_TWO if is_two else Fee.Kind.EXAM_ONE
        exam = self.profile.prices(kind, Fee.Payer.ANYONE)
        dues = self.profile.prices(Fee.Kind.DUES, Fee.Payer.MEMBER, Fee.Payer.ANYONE)
        return [
            History(f"{code} exam fee" + f", {TWO_TRIES}" * is_two, exam),
            History(f"{body} dues", dues),
        ]

    @property
    def has_history(self) -> bool:
        return any(history.is_told for history in self.histories)

    # Keeping it

    @property
    def essential_rules(self) -> list:
        """What every reader asks of a renewal: said to be unknown where nobody says it."""
        rules = rules_of(self.profile)
        return [
            ("Credits (CEUs)", self.profile.credits),
            ("Membership", self.profile.dues_kept),
            *([("Renewal fee", rules.fee)] if rules.asks_fee else []),
        ]

    @property
    def further_rules(self) -> list:
        return [
            (finding.headline.get_kind_display(), finding)
            for finding in self._rules
            if not finding.headline.held
        ]

    @property
    def rules_for_several(self) -> list:
        """What it takes to keep two titles of the organization, or more."""
        return [
            (self._holding(finding.headline.held), finding)
            for finding in self._rules
            if finding.headline.held
        ]

    @property
    def _rules(self) -> list:
        """Those not among the essential."""
        shown = [self.profile.credits.headline, self.profile.dues_kept.headline]
        return [f for f in self.profile.renewal_rules if f.headline not in shown]

    @staticmethod
    def _holding(held: int) -> str:
        return f"{held} or more" if held >= 5 else str(held)

    # Around it

    @cached_property
    def related(self) -> Related:
        return related(self.profile, self.shelf)

    @property
    def missing(self) -> list[str]:
        """What no source that was read says of it, in words."""
        profile = self.profile
        asked = {
            "what the exam costs": profile.exam_fee,
            "what you need to take it": profile.gate,
            "how long the exam is": profile.exam["minutes"],
            "what score passes": profile.exam["pass_mark"],
            "what share passes, by a count": next((r for r in self.counted if r.headline), None),
            "at what level it is": profile.level,
            "how long it takes to get ready": profile.study_time,
            "what it takes to keep it": profile.credits,
            "what its holders earn": profile.newest_pay,
        }
        return [what for what, finding in asked.items() if not (finding and finding.headline)]


class PayThere:
    """What coders earn in a state, or in the nation; `place` is a postal code or nothing."""

    def __init__(self, wages: WageShelf, place: str = ""):
        self.place = place_name(place)
        self._shelf = wages
        self._wages = {wage.area.slug: wage for wage in wages.of_coders(place)}
        self.wage = self._wages.get(place or Area.NATION)

    @property
    def range(self) -> WageRow | None:
        """The place's row on the scale of all rows; None where the survey gives none."""
        return self.wage and WageRow(self.wage, scale_of(self._wages.values(), ENDS))

    @property
    def groups(self) -> dict[str, Pay]:
        """The nation’s pay in hospitals and in doctors’ offices, where both are known."""
        nation = self._wages.get(Area.NATION)
        return self._shelf.hospitals_and_offices(nation.occupation) if nation else {}
