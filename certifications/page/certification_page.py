"""What the page of one certification shows beside its profile."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from coderpath.sources import words
from salaries.models import Area
from salaries.places import place_name
from salaries.tables import ENDS, WageRow, scale_of

from ..catalogue import phrases
from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..models import Certification, Fee
from ..upkeep.of_profiles import rules_of
from .history import History
from .related import Related, related


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

    # The exam

    @property
    def exam_unit(self) -> str:
        exam = self.profile.exam
        return phrases.exam_unit(exam["items"].headline, exam["minutes"].headline)

    @property
    def book_rules(self) -> dict:
        """Its own rules and its body's: a source's rule adds to another's."""
        rules = [rule for finding in self.profile.code_books for rule in finding.agreeing]
        disputed = [f for f in self.profile.code_books if f.is_disputed]
        return {
            "own": [rule for rule in rules if rule.certification_id],
            "of_body": [rule for rule in rules if not rule.certification_id],
            "disputed": next(iter(disputed), None),
        }

    @property
    def to_get_in(self) -> str:
        rule = self.profile.gate.headline
        return phrases.to_get_in(rule) if rule else ""

    @property
    def ways_to_lose_the_a(self) -> list:
        """Each way with how it goes, in a word."""
        ways = self.profile.ways_to_lose_the_a
        return [{"way": way, "kind": phrases.kind_of_way(way)} for way in ways]

    # What it costs

    @cached_property
    def histories(self) -> list[History]:
        """The exam's price and the body's dues over time."""
        code, body = self.certification.code, self.certification.issuer.code
        exam = self.profile.prices(Fee.Kind.EXAM_ONE, Fee.Payer.ANYONE)
        two = self.profile.prices(Fee.Kind.EXAM_TWO, Fee.Payer.ANYONE)
        dues = self.profile.prices(Fee.Kind.DUES, Fee.Payer.MEMBER, Fee.Payer.ANYONE)
        return [
            History(f"{code} exam fee", exam or two),
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
        """What it takes to keep two credentials of the body, or more."""
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
            "what it takes to sit it": profile.gate,
            "how long the exam is": profile.exam["minutes"],
            "what score passes": profile.exam["pass_mark"],
            "how many pass": next((rate for rate in profile.pass_rates if rate.headline), None),
            "how it is kept alive": profile.credits,
            "what its holders earn": next(iter(profile.pay_reports), None),
        }
        return [what for what, finding in asked.items() if not (finding and finding.headline)]

    @property
    def missing_in_words(self) -> str:
        return words.listing(self.missing)


class PayThere:
    """What coders earn in a state, or in the nation.

    `wages` are what coders earn there, `place` a postal code or nothing.
    """

    def __init__(self, wages: Iterable, place: str = ""):
        self.place = place_name(place)
        self._wages = {wage.area.slug: wage for wage in wages}
        self.wage = self._wages.get(place or Area.NATION)

    @property
    def range(self) -> WageRow | None:
        """The place's row on the scale of all rows; None where the survey gives none."""
        return self.wage and WageRow(self.wage, scale_of(self._wages.values(), ENDS))
