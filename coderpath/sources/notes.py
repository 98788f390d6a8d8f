"""The numbered list of sources at the foot of a page. Pure: works on any fact with a source."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class SourceNotes:
    """Gives each source and date used on a page a number, in the order of first use.

    A figure that an editor checked later has a note of its own, which says when. `mark` begins the
    ids of these notes: one page may have several lists.
    """

    mark: str = "s"
    numbers: dict[tuple, int] = field(default_factory=dict)
    facts: list = field(default_factory=list)

    def number(self, fact) -> int:
        """The number of this fact's note."""
        return self.number_of(key(fact), fact)

    def number_of(self, key: tuple, fact) -> int:
        """The same, where the key of the fact is known."""
        if key not in self.numbers:
            self.facts.append(fact)
            self.numbers[key] = len(self.facts)
        return self.numbers[key]

    @property
    def listed(self) -> Iterable[tuple]:
        """Each with its key, in the order of the numbers."""
        return zip(self.numbers, self.facts, strict=True)

    def __bool__(self):
        return bool(self.facts)


def key(fact) -> tuple:
    """What makes a note of its own: a source, a date, and the day an editor checked it."""
    return fact.source.slug, fact.dated, getattr(fact, "checked_on", None)
