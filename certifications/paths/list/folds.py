"""Paths that are open to a reader too, though they do not begin where the reader is."""

from dataclasses import dataclass
from enum import Enum

from certifications.models.paths import Background
from certifications.reader.person import Person
from coderpath.sources import words

from ..plan import Plan


class Whose(Enum):
    """Whom a path that is open to a reader is for; the value says so of those in a fold."""

    OWN = ""
    LATER = " for when you hold the full title"
    ANYONE = ", open to anyone new to the field"


def whose(plan: Plan, person: Person) -> Whose:
    """An apprentice’s own paths lead to the full title: those of its holder come after."""
    path = plan.path
    if path.start == Background.NEWCOMER:
        return Whose.ANYONE
    if path.start == Background.HOLDER and path.holds.slug in person.apprentice:
        return Whose.LATER
    return Whose.OWN


@dataclass(frozen=True)
class Fold:
    """Rows that stand closed below the table, in its order."""

    whose: Whose
    rows: list

    @property
    def title(self) -> str:
        count = words.spelled(len(self.rows))
        return f"{count[:1].upper()}{count[1:]} more{self.whose.value}"

    @property
    def note(self) -> str:
        """What is not in the sums, where something is not."""
        if self.whose is not Whose.LATER:
            return ""
        codes = words.listing(sorted({row.path.holds.code for row in self.rows}))
        return (
            f"They start from the full {codes}: what that costs you, and how long it takes, is on"
            " top."
        )
