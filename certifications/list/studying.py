"""How long a title takes one reader to be ready for, by the one model of study time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..catalogue.profile import Profile
from ..catalogue.study import Hours, Time, of_exam
from ..reader.answers import Answers

AT_OURS = "Hours of study are spread over weeks of {hours} hours, our assumption until you say."
AT_YOURS = "Hours of study are spread over weeks of your {hours} hours."


@dataclass(frozen=True)
class Study:
    """The time for one title, and whose estimate it is."""

    time: Time
    ready: Finding

    @classmethod
    def of(cls, profile: Profile, answers: Answers) -> "Study":
        hours = Hours(answers.hours_a_week, answers.hours is not None)
        time = of_exam(profile.study_time, answers.person.is_new_to_it, hours)
        return cls(time, time.finding or Finding())

    @property
    def is_unranked(self) -> bool:
        """Whether it has a time that cannot be held against others."""
        return not (self.time.is_unknown or self.time.is_rankable)

    @property
    def months(self) -> Decimal | None:
        """The likely months, to sort by; None where they cannot be held against others."""
        return self.time.likely if self.time.is_rankable else None

    def takes_at_most(self, months: int) -> bool:
        """Whether that is surely enough."""
        return self.time.is_rankable and self.time.high <= months


def said_of(times: Sequence[Time], answers: Answers) -> list[str]:
    """In sentences for whom the times are, at how many hours, and which of them are not ranked.

    Where a title has no time, its row says so.
    """
    known = [time for time in times if not time.is_unknown]
    who = "new to the field" if answers.person.is_new_to_it else "who knows the field"
    told = [f"Study time is for someone {who}, where sources tell the two apart."] * bool(known)
    if any(time.follows_hours for time in known):
        told.append(AT_YOURS if answers.hours else AT_OURS)
    unranked = [time for time in known if not time.is_rankable]
    if unranked:
        titles = words.counted(len(unranked), "title").capitalize()
        why = "; or ".join(dict.fromkeys(time.why_unranked for time in unranked))
        told.append(f"{titles} {'is' if len(unranked) == 1 else 'are'} not ranked by time: {why}.")
    return [sentence.format(hours=answers.hours_a_week) for sentence in told]
