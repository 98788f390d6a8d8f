"""The numbered list of sources at the foot of a page. Pure: works on any fact with a source."""

from dataclasses import dataclass, field


@dataclass
class SourceNotes:
    """Gives each source and date used on a page a number, in the order of first use.

    A figure that an editor checked later has a note of its own, which says when.
    """

    facts: dict[tuple, object] = field(default_factory=dict)

    def number(self, fact) -> int:
        """The number of this fact's note."""
        key = (fact.source.slug, fact.dated, getattr(fact, "checked_on", None))
        self.facts.setdefault(key, fact)
        return list(self.facts).index(key) + 1

    def __iter__(self):
        return iter(self.facts.values())

    def __bool__(self):
        return bool(self.facts)
