"""What a path is worked out for: whom, and what they want counted. Pure: no Django."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from certifications.catalogue.study import Hours
from certifications.reader.person import Person


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

    @property
    def hours_a_week(self) -> Hours:
        return Hours(self.hours, self.says_hours)
