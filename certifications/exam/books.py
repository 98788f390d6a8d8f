"""Which rules on code books hold on the day of an exam. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..upkeep.periods import months_after

# Editions change every year. How long a rule that names a first exam day holds, no source says:
# a year is our assumption, which the pages tell.
RULE_HOLDS_MONTHS = 12


class Stands(StrEnum):
    """How a rule on code books stands on the day of an exam."""

    HOLDS = "HOLDS"
    LATER = "LATER"
    OUTGROWN = "OUTGROWN"


def stands(rule, day: date) -> Stands:
    """A rule without a first exam day holds; so does, from its day, one for exams of any year."""
    if rule.exams_from is None:
        return Stands.HOLDS
    if day < rule.exams_from:
        return Stands.LATER
    if day >= months_after(rule.exams_from, RULE_HOLDS_MONTHS) and not rule.any_year:
        return Stands.OUTGROWN
    return Stands.HOLDS


def names_editions(rule) -> bool:
    """Whether it says of which years the books must be."""
    return bool(rule.any_year or rule.exams_from or rule.until)


@dataclass(frozen=True)
class ExamBooks:
    """The rules in force on the books of one exam, its organization's among them, on one day."""

    rules: list
    day: date

    @classmethod
    def of(cls, findings: Iterable, day: date) -> "ExamBooks":
        facts = [fact for finding in findings for fact in finding.facts]
        return cls([fact for fact in facts if fact.is_in_force], day)

    def _standing(self, how: Stands, of_body: bool, disputed: bool = False) -> list:
        return [
            rule
            for rule in self.rules
            if stands(rule, self.day) == how
            and (rule.certification_id is None) == of_body
            and (rule.standing == "DISPUTED") == disputed
        ]

    @property
    def own(self) -> list:
        """Its own rules on that day, those that name editions first, for any year before others."""
        rules = self._standing(Stands.HOLDS, False)
        return sorted(rules, key=lambda rule: (not rule.any_year, not names_editions(rule)))

    @property
    def of_body(self) -> list:
        return self._standing(Stands.HOLDS, True)

    @property
    def disputed(self) -> list:
        return self._standing(Stands.HOLDS, False, disputed=True)

    @property
    def later(self) -> list:
        return [*self._standing(Stands.LATER, False), *self._standing(Stands.LATER, True)]

    @property
    def outgrown(self) -> list:
        """Rules for exams of an earlier year: those of this day nobody has published yet."""
        return [*self._standing(Stands.OUTGROWN, False), *self._standing(Stands.OUTGROWN, True)]

    @property
    def are_editions_known(self) -> bool:
        return not self.outgrown or any(names_editions(rule) for rule in self.own)

    @property
    def assumes(self) -> bool:
        """Whether some rule is taken to hold for a year from its first exam day."""
        return any(rule.exams_from and not rule.any_year for rule in self.rules)

    @property
    def to_bring(self) -> list:
        """Its own rules; its organization's where it has none, or only those name editions."""
        own = self.own
        if any(names_editions(rule) for rule in own):
            return own
        return own + [rule for rule in self.of_body if not own or names_editions(rule)]
