"""When the apprentice “A” can go, way by way. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from certifications.apprentice.papers import PRACTICODE
from certifications.upkeep.periods import months_after
from coderpath.sources import words


@dataclass(frozen=True)
class Apprentice:
    """What an apprentice has on a day; None where they did not say.

    `months` are those of coding work before the job that begins on `job`, or until today. `course`
    and `practicode` are the days on which they are complete, in the past or planned.
    """

    today: date
    passed: date | None = None
    months: int | None = None
    job: date | None = None
    course: date | None = None
    practicode: date | None = None


@dataclass(frozen=True)
class LosingRoute:
    """One way to lose the “A”, by a row of a source’s rule, for one apprentice."""

    row: Any
    rule: Any
    apprentice: Apprentice

    @property
    def months_asked(self) -> int:
        return self.row.experience_months or 0

    @property
    def asks_course(self) -> bool:
        return bool(self.row.training_hours)

    @property
    def asks_practicode(self) -> bool:
        return self.row.asks_practicode

    @property
    def is_told(self) -> bool:
        """Whether the source says how much of anything it asks."""
        return bool(self.months_asked or self.asks_course or self.asks_practicode)

    @property
    def course_is_ahead(self) -> bool:
        return self.asks_course and self._is_ahead(self.apprentice.course)

    @property
    def practicode_is_ahead(self) -> bool:
        return self.asks_practicode and self._is_ahead(self.apprentice.practicode)

    def _is_ahead(self, complete: date | None) -> bool:
        """Whether it is still to be done, planned or not."""
        return complete is None or complete > self.apprentice.today

    @property
    def months_left(self) -> int | None:
        """Months of work still to do when the job begins; None if the reader did not say."""
        if not self.months_asked:
            return 0
        if self.apprentice.months is None:
            return None
        return max(0, self.months_asked - self.apprentice.months)

    @cached_property
    def missing(self) -> list[str]:
        """What would have to be known, or done, to name a day."""
        if not self.is_told:
            return ["how much of each: the page that we read breaks off before it says so"]
        found = []
        if self.months_left is None:
            found.append("how many months of coding work you have")
        elif self.months_left and not self.apprentice.job:
            found.append(f"the first day of a job, for {words.months(self.months_left)} of work")
        if self.asks_course and not self.apprentice.course:
            found.append(f"the day you complete {self.row.training_hours} hours of a course")
        if self.asks_practicode and not self.apprentice.practicode:
            found.append(f"the day you complete {PRACTICODE}")
        return found

    @property
    def not_before(self) -> date:
        """The day by which what is dated is done: the exam, the work, what is studied."""
        who = self.apprentice
        days = [who.today, who.passed]
        if self.months_left and who.job:
            days.append(months_after(who.job, self.months_left))
        days += [who.course] * self.asks_course + [who.practicode] * self.asks_practicode
        return max(day for day in days if day)

    @property
    def day(self) -> date | None:
        """When the “A” can go; None while something is missing."""
        return None if self.missing else self.not_before

    @property
    def is_met(self) -> bool:
        return self.day == self.apprentice.today


def routes(rules: Iterable, apprentice: Apprentice) -> list[LosingRoute]:
    """Those of the organization: the ones with a day first, the soonest before the others."""
    found = [
        LosingRoute(row, rule, apprentice)
        for rule in rules
        if rule.is_in_force and rule.source.is_official
        for row in rule.ways
    ]
    return sorted(found, key=lambda route: (route.day is None, not route.is_told, route.not_before))
