"""What a path is worked out for: whom, and what they want counted. Pure: no Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from certifications.catalogue.study import Hours
from certifications.reader.person import Person

if TYPE_CHECKING:
    from certifications.reader.answers import Answers


class Fail(StrEnum):
    """What to count for failing an exam."""

    CHANCE = "chance"
    NEVER = "never"
    ONCE = "once"


@dataclass(frozen=True)
class Terms:
    """What a plan is worked out for. `own` are keys of lines with the reader’s own dollars; hours a
    week that the reader did not say are our assumption."""

    hours: int
    says_hours: bool = False
    person: Person = field(default_factory=Person)
    is_student: bool = False
    fail: Fail = Fail.CHANCE
    own: tuple[tuple[str, Decimal], ...] = ()

    @classmethod
    def of(cls, answers: Answers, is_student: bool = False, fail: Fail = Fail.CHANCE) -> Terms:
        """For a reader, as every page works paths out: pages that ask alike share the plans.

        The schooling that their titles imply is not in it: no plan hangs on schooling.
        """
        says_hours = answers.hours is not None
        return cls(answers.hours_a_week, says_hours, answers.person, is_student, fail)

    @property
    def hours_a_week(self) -> Hours:
        return Hours(self.hours, self.says_hours)
